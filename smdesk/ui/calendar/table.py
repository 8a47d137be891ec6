"""The list: every post in one table that sorts by any column, the equal of the pictures."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.dates import Span
from smdesk.domain.records import RecordId
from smdesk.domain.routes import Link
from smdesk.overriding import override
from smdesk.ui.calendar.grid import ARROWS
from smdesk.ui.calendar.looks import clock_words, followed
from smdesk.ui.calendar.rows import choose_rows
from smdesk.ui.calendar.slots import Slot
from smdesk.ui.kit import wording
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable

OWNER, CAMPAIGN = 4, 5
"""The places of the last columns."""
WIDE = {OWNER: 136, CAMPAIGN: 100}
LEAST_TITLE = 120
"""Px that titles have at least."""


class PostTable(DataTable[CalendarLine]):
    """All posts there are, whatever the month; those without a time come last."""

    beginning = Signal(object)
    stepping = Signal(object, int, int)
    shifting = Signal(int)
    """All chosen posts are to move by so many days."""
    binning = Signal()
    """All chosen posts are to go into the bin."""
    copying = Signal()
    """All chosen posts are to be copied."""
    asking = Signal(QPoint)
    """What can be done to the chosen posts is asked for, at a place of the screen."""

    def __init__(
        self,
        campaigns: Callable[[], Mapping[RecordId, str]],
        link_of: Callable[[CalendarLine], Link | None],
        parent: QWidget,
    ) -> None:
        """``campaigns`` gives the names of campaigns; ``link_of`` by what a post is led."""
        self._wide = dict(WIDE)
        """What the last columns take, with their headings."""
        self._campaign: Mapping[RecordId, str] = {}
        self._campaigns = campaigns
        self._link_of = link_of
        self._after: dict[RecordId, str] = {}
        super().__init__(
            _tr("List of posts"),
            [
                Column(_tr("Title"), _title),
                Column(_tr("When"), _when, _when_words, width=158),
                Column(_tr("Channel"), _channel, self._channel_words, width=104),
                Column(_tr("State"), _state, width=112),
                Column(_tr("Owner"), _owner, width=WIDE[OWNER]),
                Column(_tr("Campaign"), self._campaign_of, width=WIDE[CAMPAIGN]),
            ],
            _key,
            parent,
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # The ring is around a whole row, and Qt paints one cell of it anew.
        self.selectionModel().currentChanged.connect(self._paint_anew)

    def several(self) -> list[CalendarLine]:
        """Return all chosen posts, in the order in which they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records[row] for row in rows]

    @override
    def selected(self) -> CalendarLine | None:
        """Return the chosen post; of several the one with the ring."""
        current = self.currentIndex()
        if current.isValid() and self.selectionModel().isRowSelected(current.row()):
            return self.records[current.row()]
        return super().selected()

    @override
    def show_records(self, records: Sequence[CalendarLine]) -> None:
        before = self._several_ids()
        super().show_records(records)
        self._choose_again(before)

    @override
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        before = self._several_ids()
        super()._sort(column, order)
        self._choose_again(before)

    def _paint_anew(self) -> None:
        self.viewport().update()

    def _several_ids(self) -> set[RecordId]:
        return {line.id for line in self.several()}

    def _choose_again(self, before: Collection[RecordId]) -> None:
        """Choose those of several posts that are still there."""
        if len(before) > 1:
            choose_rows(self, [n for n, line in enumerate(self.records) if line.id in before])

    def span(self, day: date) -> Span | None:  # noqa: ARG002 - it shows all days
        """Return nothing: there is no end to what is shown."""
        return None

    def show_lines(
        self,
        day: date,  # noqa: ARG002 - it shows all days
        lines: Sequence[CalendarLine],
        notes: Mapping[date, tuple[str, ...]],  # noqa: ARG002 - they belong to days
        now: datetime,  # noqa: ARG002 - the lines know their states
    ) -> None:
        """Show the lines, sorted as before."""
        self._campaign, self._after = self._campaigns(), {}
        self.show_records(lines)

    def slot(self) -> Slot | None:
        """Return the day of the chosen post."""
        line = self.selected()
        return None if line is None or line.day is None else Slot(line.day)

    def picked(self) -> CalendarLine | None:
        """Return the chosen post, if any."""
        return self.selected()

    def choose(self, slot: Slot | None, picked: RecordId | None = None) -> bool:
        """Choose the post; or, without one, the first of the day or of a later day."""
        if picked is not None and len(self.several()) > 1:
            row = next((n for n, one in enumerate(self.records) if one.id == picked), None)
            if row is not None and self.selectionModel().isRowSelected(row):
                index = self.model().index(row, 0)
                still = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(index, still)
                return True
        if picked is not None and self.select(picked):
            return True
        if slot is not None:
            coming = (n for n in self.records if n.day is not None and n.day >= slot.day)
            first = min(coming, key=lambda line: (line.day, line.clock), default=None)
            if first is not None:
                return self.select(first.id)
        return False

    def _channel_words(self, line: CalendarLine) -> str:
        if line.id not in self._after:
            # Of thousands of posts a few are seen, and words are asked for only then.
            link = self._link_of(line)
            said = "" if link is None else followed([link])[line.id]
            self._after[line.id] = ", ".join(filter(None, (line.channel_name, said)))
        return self._after[line.id]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_room()

    @override
    def _fit_headings(self) -> None:
        for column in WIDE:
            self.setColumnHidden(column, False)
        super()._fit_headings()
        self._wide = {column: self.columnWidth(column) for column in WIDE}
        self._leave_room()

    def _leave_room(self) -> None:
        """Leave out what the pane says too, from the right, where titles would have no room."""
        room = self.viewport().width() - sum(map(self.columnWidth, range(1, OWNER)))
        for column in (OWNER, CAMPAIGN):
            room -= self._wide[column]
            self.setColumnHidden(column, room < LEAST_TITLE)

    def _campaign_of(self, line: CalendarLine) -> str | None:
        return self._campaign.get(line.campaign) if line.campaign is not None else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = Qt.Key(event.key()), self.selected()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        many = len(self.several()) > 1
        if key in ARROWS and alt:
            right, down = ARROWS[key]
            if many:
                self.shifting.emit(right or down)
            elif line is not None:
                self.stepping.emit(line, right or down, 0)
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.beginning.emit(self.slot())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif key == Qt.Key.Key_Delete and line is not None:
            self.binning.emit()
        elif key == Qt.Key.Key_Escape and many and line is not None:
            self.select(line.id)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asking.emit(event.globalPos())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Let letters choose nothing: the field above finds."""


def _key(line: CalendarLine) -> RecordId:
    return line.id


def _title(line: CalendarLine) -> str:
    return line.title


def _when(line: CalendarLine) -> datetime | None:
    return line.at


def _when_words(line: CalendarLine) -> str:
    if line.day is None:
        return _tr("no time yet")
    return f"{wording.day(line.day)}, {clock_words(line.clock)}"


def _channel(line: CalendarLine) -> str:
    return line.channel_name


def _state(line: CalendarLine) -> str:
    return wording.name(line.state)


def _owner(line: CalendarLine) -> str:
    return line.owner_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("PostTable", text)
