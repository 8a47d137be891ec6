"""The weeks of the duty's screen: the grid, the buttons that turn it, and those that change it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.rota_weeks import Row
from smdesk.domain.rota import WEEK_DAYS
from smdesk.ui.duty.grid import DutyGrid
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type

FRAME = 6
"""Px for the frame and the scroll bar's air around the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What the buttons do."""

    earlier: Callable[[], object]
    today: Callable[[], object]
    later: Callable[[], object]
    put: Callable[[], object]
    swap: Callable[[], object]
    clear: Callable[[], object]
    needs: Callable[[], object]


class WeeksPane(QStackedWidget):
    """The grid with its buttons, or what to do first while no channel asks for anybody."""

    def __init__(self, acts: Acts, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = DutyGrid(self)
        self._span = Label("", self, type=Type.SECTION)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(Button(self.tr("Ear&lier"), self, then=acts.earlier, icon="chevron-left"))
        bar.addWidget(Button(self.tr("&Today"), self, then=acts.today))
        bar.addWidget(Button(self.tr("Late&r"), self, then=acts.later, icon="chevron-right"))
        bar.addSpacing(8)
        bar.addWidget(self._span, 1)
        tools = QWidget(self)
        flow = Flow(tools, spacing=8)
        self._put = Button(self.tr("&Put on duty…"), self, then=acts.put, icon="user-plus")
        self._swap = Button(self.tr("Ask for a s&wap…"), self, then=acts.swap)
        self._clear = Button(self.tr("&Clear the week"), self, then=acts.clear, icon="trash-2")
        for button in (self._put, self._swap, self._clear):
            flow.addWidget(button)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(tools)
        column.addWidget(self.grid)
        self.addWidget(holder)
        self.addWidget(
            Empty(
                self.tr("Say first what each channel asks for: who watches it, on which days."),
                self,
                action=self.tr("What channels ask for"),
                then=acts.needs,
                icon="calendar-days",
            )
        )
        self.grid.chosen.connect(self.look)

    def show_rows(self, rows: Sequence[Row], weeks: Sequence[date], today: date) -> None:
        """Show these rows; the grid is as high as they are."""
        self.grid.show_rows(rows, weeks, today)
        height = self.grid.horizontalHeader().sizeHint().height()
        height += self.grid.verticalHeader().defaultSectionSize() * max(1, len(rows))
        self.grid.setFixedHeight(height + FRAME)
        self._span.setText(wording.span(weeks[0], weeks[-1] + timedelta(days=WEEK_DAYS - 1)))
        self.setCurrentIndex(0 if rows else 1)
        self.look()

    def look(self) -> None:
        """Offer what can be done with the chosen week."""
        _, cell = self.grid.selected()
        self._put.setEnabled(cell is not None)
        for button in (self._swap, self._clear):
            button.setEnabled(cell is not None and bool(cell.shifts))
