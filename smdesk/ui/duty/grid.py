"""The weeks side by side: a row for each duty of each channel, a cell for each week."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from smdesk.desk.rota_weeks import Cell, Row
from smdesk.domain.dates import runs_of
from smdesk.domain.records import RecordId
from smdesk.domain.rota import WEEK_DAYS, Duty
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.letters import scale, scaled, sized
from smdesk.ui.kit.paint import paint_line, paint_ring
from smdesk.ui.kit.records import ROOT, Index
from smdesk.ui.kit.tokens import tokens

_Role = Qt.ItemDataRole
CELL_ROLE = _Role.UserRole + 2
NAME_WIDTH = 190
LEAST_WEEK, FEW_WEEKS_LEAST, FEW_WEEKS = 118, 40, 8
AIR = 8
TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
BOTTOM = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft


class Weeks(QAbstractTableModel):
    """Shows rows of cells; the first column names the channel and the duty."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._weeks: Sequence[date] = ()
        self._today = date.min

    def show(self, rows: Sequence[Row], weeks: Sequence[date], today: date) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows, self._weeks, self._today = tuple(rows), tuple(weeks), today
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return what is done on one channel, week by week, by its place from above."""
        return self._rows[number]

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell, or None for the column of names."""
        return self._rows[row].cells[column - 1] if column else None

    def at(self, account: RecordId, duty: Duty) -> int | None:
        """Return which row is that duty's."""
        for number, row in enumerate(self._rows):
            if (row.account, row.duty) == (account, duty):
                return number
        return None

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._weeks) + 1

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row, cell = self._rows[index.row()], self.cell(index.row(), index.column())
        if role == CELL_ROLE:
            return row, cell
        if role in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            named = f"{row.name}, {wording.name(row.duty)}"
            if cell is None:
                return named
            said = "; ".join(filter(None, (people_words(cell), gap_words(cell))))
            if role == _Role.DisplayRole:
                return said
            yours = QCoreApplication.translate("Duty", "yours") if cell.mine else ""
            week = week_words(cell.week, self._today)
            return ", ".join(filter(None, (named, f"{week}: {said}", yours)))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != _Role.DisplayRole:
            return None
        if section == 0:
            return QCoreApplication.translate("Duty", "Channel and duty")
        if section <= len(self._weeks):
            return week_words(self._weeks[section - 1], self._today)
        return None


class DutyGrid(QTableView):
    """Arrows go from cell to cell; Enter opens one, Delete clears it."""

    opened = Signal()
    clearing = Signal()
    chosen = Signal()
    turned = Signal(int)
    """Page Up or Page Down: so many weeks on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.weeks = Weeks(self)
        self.setModel(self.weeks)
        self._cells = _Cells(self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Duty by week"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setProperty("kit", "plain")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(round(52 * max(1.0, scale(self.font()))))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self.opened)
        self.selectionModel().currentChanged.connect(self.chosen)

    def show_rows(self, rows: Sequence[Row], weeks: Sequence[date], today: date) -> None:
        """Show these rows, with the same cell chosen if it is still there."""
        before = self.place()
        self.weeks.show(rows, weeks, today)
        if rows:
            header = self.horizontalHeader()
            # A few weeks share the width; of many each keeps room for a name, and they scroll.
            least = LEAST_WEEK if len(weeks) > FEW_WEEKS else FEW_WEEKS_LEAST
            header.setMinimumSectionSize(scaled(self, least))
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(0, scaled(self, NAME_WIDTH))
        if before is not None:
            self.choose(*before)
        if not self.currentIndex().isValid() and rows:
            self.setCurrentIndex(self.weeks.index(0, 1))

    def place(self) -> tuple[RecordId, Duty, date] | None:
        """Return whose cell is chosen: channel, duty and week."""
        row, cell = self.selected()
        return None if row is None or cell is None else (row.account, row.duty, cell.week)

    def choose(self, account: RecordId, duty: Duty, week: date) -> bool:
        """Choose a cell; False if it is not shown."""
        number = self.weeks.at(account, duty)
        if number is None:
            return False
        for column in range(1, self.weeks.columnCount()):
            cell = self.weeks.cell(number, column)
            if cell is not None and cell.week == week:
                self.setCurrentIndex(self.weeks.index(number, column))
                return True
        return False

    def selected(self) -> tuple[Row | None, Cell | None]:
        """Return the chosen row and cell."""
        index = self.currentIndex()
        if not index.isValid():
            return None, None
        return self.weeks.row(index.row()), self.weeks.cell(index.row(), index.column())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        self._cells.look = _Look(self)
        super().paintEvent(e)
        self._cells.look = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clearing.emit()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)


class _Look:
    """The colours and letters of one painting of the grid, looked up once for all its cells."""

    def __init__(self, grid: DutyGrid) -> None:
        font = grid.font()
        self.colours = tokens(grid.palette())
        self.plain, self.small = sized(font, "base"), sized(font, "meta")
        self.strong = sized(font, "base", QFont.Weight.DemiBold)
        self._metrics = {
            id(one): QFontMetrics(one) for one in (self.plain, self.strong, self.small)
        }

    def elided(self, text: str, font: QFont, room: int) -> str:
        """Return as much of the text as has room; the font is one of these."""
        metrics = self._metrics[id(font)]
        if metrics.horizontalAdvance(text) <= room:
            return text
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))

    def on_two_lines(self, words: list[str], font: QFont, room: int) -> tuple[str, str]:
        """Return what goes on the first line and what on the second, empty if all has room."""
        whole = _joined(words)
        if not words[1:] or self._metrics[id(font)].horizontalAdvance(whole) <= room:
            return whole, ""
        return words[0], _joined(words[1:])


class _Cells(QStyledItemDelegate):
    """Paints who is on duty; yours are filled, and what nobody does is hatched and said."""

    look: _Look | None = None

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid = self.parent()
        if not isinstance(grid, DutyGrid):
            return
        row, cell = index.data(CELL_ROLE)
        look = self.look or _Look(grid)
        colours = look.colours
        area: QRect = option.rect
        mine = cell is not None and cell.mine
        painter.fillRect(area, QColor(colours.accent_soft if mine else colours.surface))
        if cell is not None and cell.uncovered:
            painter.fillRect(
                QRect(area.left(), area.top(), 5, area.height()),
                QBrush(QColor(colours.danger), Qt.BrushStyle.BDiagPattern),
            )
        paint_line(painter, area, colours)
        inner = area.adjusted(AIR + 2, 6, -AIR, -6)
        if cell is None:
            first, second = row.name, wording.name(row.duty)
        else:
            first, second = people_words(cell), gap_words(cell)
        font = look.strong if mine or cell is None else look.plain
        more = ""
        if cell is not None and not second:
            first, more = look.on_two_lines(_each_words(cell), font, inner.width())
        painter.setFont(font)
        painter.setPen(QColor(colours.text if first else colours.muted))
        place = TOP if second or more else MIDDLE
        painter.drawText(inner, place, look.elided(first, font, inner.width()))
        if more:
            painter.drawText(inner, BOTTOM, look.elided(more, font, inner.width()))
        if second:
            painter.setFont(look.small)
            painter.setPen(QColor(colours.muted if cell is None else colours.danger))
            place = BOTTOM if first else MIDDLE
            painter.drawText(inner, place, look.elided(second, look.small, inner.width()))
        if grid.currentIndex() == index:
            painter.save()
            if grid.hasFocus():
                paint_ring(painter, area, colours)
            else:
                painter.setPen(QColor(colours.border))
                painter.drawRect(area.adjusted(1, 1, -2, -2))
            painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(LEAST_WEEK, 48)


def people_words(cell: Cell) -> str:
    """Return who is on duty, with the days where they share the week."""
    return _joined(_each_words(cell))


def _joined(words: Sequence[str]) -> str:
    """Return everybody in one line; their days have commas of their own."""
    return ("; " if any("," in one for one in words) else ", ").join(words)


def _each_words(cell: Cell) -> list[str]:
    """Return for each on duty the name, with all their days where they share the week."""
    end = cell.week + timedelta(days=WEEK_DAYS - 1)
    whole = len(cell.shifts) == 1 and not cell.uncovered
    days_of: dict[str, list[str]] = {}
    for shift, name in zip(cell.shifts, cell.names, strict=True):
        days = days_of.setdefault(name.split()[0] if name.strip() else "?", [])
        if not whole and not (shift.first <= cell.week and shift.last >= end):
            days.append(days_words(max(shift.first, cell.week), min(shift.last, end)))
    return [" ".join(filter(None, (name, ", ".join(days)))) for name, days in days_of.items()]


def gap_words(cell: Cell) -> str:
    """Return on which days nobody is there, in words; nothing where somebody always is."""
    if not cell.uncovered:
        return ""
    days = ", ".join(days_words(*run) for run in runs_of(cell.uncovered))
    return QCoreApplication.translate("Duty", "nobody {days}").format(days=days)


def days_words(first: date, last: date) -> str:
    """Return days of the week, as in ``Mon–Wed``."""
    one = wording.weekday(first)
    return one if first == last else f"{one}–{wording.weekday(last)}"


def week_words(week: date, today: date) -> str:
    """Return what a week is called: this one, the next, or its Monday."""
    ahead = (week - today).days
    if -WEEK_DAYS < ahead <= 0:
        return QCoreApplication.translate("Duty", "This week")
    if 0 < ahead <= WEEK_DAYS:
        return QCoreApplication.translate("Duty", "Next week")
    return QCoreApplication.translate("Duty", "From {day}").format(day=wording.day(week))
