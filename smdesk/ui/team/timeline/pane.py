"""The first part of the team's screen: the timeline or its table, and what can be done there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from smdesk.domain.records import RecordId
from smdesk.domain.term_chart import Bar, Chart
from smdesk.overriding import override
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.page import Page
from smdesk.ui.team.parts import TeamMeans, TeamPart, TeamScreen
from smdesk.ui.team.registers import SeatsPart
from smdesk.ui.team.timeline.acts import TermActs
from smdesk.ui.team.timeline.canvas import TimelineCanvas
from smdesk.ui.team.timeline.detail import ItemCard
from smdesk.ui.team.timeline.legend import Legend
from smdesk.ui.team.timeline.places import Item, Places, key
from smdesk.ui.team.timeline.table import item_table

CHART, TABLE = "chart", "table"
LEAST, SHARE = 180, 0.56
"""The chart has so many px at least, and no more than this share of the screen's height."""


class TimelinePane(QWidget):
    """A chart of the terms with its tools, the card of what is chosen, and what to look at."""

    def __init__(self, part: TeamPart, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team)
        self._team, self._today = team, means.today
        self._chart: Chart | None = None
        self.canvas = TimelineCanvas(self)
        self.table = item_table(means.today, self)
        self.acts = TermActs(part, team, means, self.item)
        self.card = ItemCard(self.acts.actions, self)
        self.care = FindingsCard(self.tr("To look at"), team.mend, self)
        self._lay_out()
        self._connect()

    # What is shown.

    def show_chart(self, chart: Chart, starts: tuple[int, int]) -> None:
        """Show the chart as it is now."""
        self._chart = chart
        self.canvas.show_chart(chart, starts)
        self.table.show_records(Places(chart, 1, 0).items())
        self._whole.setCurrentIndex(0 if chart.rows else 1)
        self._fit_height()
        self._look()

    def item(self) -> Item | None:
        """Return what is chosen."""
        return self.table.selected() if self._shown is self.table else self.canvas.item()

    def choose(self, item: Item) -> None:
        """Choose a term or a gap, in the chart and in the table."""
        self.canvas.choose(key(item))
        self.table.select(key(item))
        self._look()

    def show_id(self, term: RecordId) -> None:
        """Choose the term, if it is there, and let the keyboard begin at it."""
        self.canvas.choose(term)
        self.table.select(term)
        self._shown.setFocus()

    # Behind the scenes.

    @property
    def _shown(self) -> QWidget:
        return self.table if self._ways.key == TABLE else self.canvas

    def _look(self) -> None:
        """Show what is chosen in words, and offer what can be done with it."""
        item, today = self.item(), self._today()
        rows = self._chart.rows if self._chart is not None else ()
        seat = item.term.seat if isinstance(item, Bar) else None
        shared = next((row.shared for row in rows if row.seat.id == seat), ())
        self.card.show_item(item, shared, today)
        self.acts.look(self._chart.following.last if self._chart is not None else None)

    def _connect(self) -> None:
        for shown in (self.canvas, self.table):
            shown.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            shown.customContextMenuRequested.connect(self._menu)
            shown.chosen.connect(self._look)
            shown.opened.connect(self.acts.open_it)
        ends = QAction(self.tr("End early…"), self.table)
        ends.setShortcut(QKeySequence("Del"))
        ends.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        ends.triggered.connect(self.acts.end)
        self.table.addAction(ends)
        self.canvas.ending.connect(self.acts.end)
        self.canvas.moved.connect(self.acts.move)
        self.canvas.handing.connect(self._hand_on)
        self.canvas.said.connect(self._say)
        self._ways.chosen.connect(self._turn)

    def _hand_on(self, bar: Bar) -> None:
        self.acts.dialogs.hand_on(bar.term)

    def _say(self, words: str) -> None:
        """Tell what goes on; else what the keys do."""
        told = self.tr("{days}. Enter keeps it, Esc leaves it as it was.")
        self._hint.setText(told.format(days=words) if words else self._keys())

    def _keys(self) -> str:
        return self.tr(
            "Arrows choose, Enter opens, Alt with arrows moves an end, + and − zoom, Home is "
            "today, Page Up and Page Down go by years."
        )

    def _turn(self) -> None:
        item = self.canvas.item() if self._shown is self.table else self.table.selected()
        self._stack.setCurrentWidget(self._shown)
        if item is not None:
            self.choose(item)
        for tool in (*self._tools, self._hint, self.legend):
            tool.setVisible(self._shown is self.canvas)
        self._fit_height()
        self._look()

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.acts.fill_menu(menu, ends=self._shown is self.canvas)
        if self._shown is self.canvas:
            menu.addSeparator()
            for tool in self._tools:
                menu.addAction(tool.accessibleName()).triggered.connect(tool.click)
        menu.popup(self._shown.mapToGlobal(at))

    def _lay_out(self) -> None:
        ways = [Filter(CHART, self.tr("Chart")), Filter(TABLE, self.tr("Table"))]
        self._ways = FilterChips(self.tr("Show as"), ways, self)
        canvas = self.canvas
        self._tools = [
            Button(self.tr("A year earlier"), self, then=canvas.earlier, icon="chevron-left",
                   bare=True),
            Button(self.tr("Today"), self, then=canvas.go_to_today),
            Button(self.tr("A year later"), self, then=canvas.later, icon="chevron-right",
                   bare=True),
            Button(self.tr("Zoom out"), self, then=canvas.zoom_out, icon="zoom-out", bare=True),
            Button(self.tr("Zoom in"), self, then=canvas.zoom_in, icon="zoom-in", bare=True),
            Button(self.tr("Two years"), self, then=canvas.fit),
        ]  # fmt: skip
        bar = QHBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self._ways)
        bar.addStretch(1)
        for tool in self._tools:
            bar.addWidget(tool)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(canvas)
        self._stack.addWidget(self.table)
        frame = QFrame(self)
        frame.setProperty("kit", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._stack)
        self._hint = Label("", self, type=Type.META)
        self.legend = Legend(self)
        self._page = Page(self)
        top = QWidget(self)
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        for below in (frame, self._hint, self.legend):
            column.addWidget(below)
        for part in (top, self.card, self.care):
            self._page.add_widget(part)
        self._empty = Empty(
            self.tr("There are no seats yet. Begin with one for each job."),
            self,
            action=self.tr("New seat"),
            then=self._new_seat,
            icon="users",
        )
        self._whole = QStackedWidget(self)
        self._whole.addWidget(self._page)
        self._whole.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        self._say("")

    def _new_seat(self) -> None:
        self._team.turn_to(SeatsPart).begin()

    def _fit_height(self) -> None:
        most = max(scaled(self, LEAST), round(self.height() * SHARE))
        wanted = self.canvas.wanted_height if self._shown is self.canvas else most
        self._stack.setFixedHeight(min(most, wanted))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()
