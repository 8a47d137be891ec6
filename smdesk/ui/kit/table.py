"""The table that lists of records are shown in."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Property, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from smdesk.overriding import override
from smdesk.ui.kit.letters import scale, scaled, sized
from smdesk.ui.kit.paint import elided, paint_line, paint_ring
from smdesk.ui.kit.records import Column, Index, Records
from smdesk.ui.kit.sheet import ORDER, Density, height
from smdesk.ui.kit.tokens import tokens

T = TypeVar("T")
SIDE = 12
ARROW = 16
"""What the arrow of a sorted column takes beside its heading, in px."""


class DataTable(QTableView, Generic[T]):
    """Sorts by any column when its heading is pressed; keeps what is chosen when shown anew."""

    chosen = Signal()
    opened = Signal()
    """Enter was pressed on a row, or it was clicked twice."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._fitted = False
        self._density = ORDER.index(Density.NORMAL)
        self._records: Records[T] = Records(columns, self)
        self.setModel(self._records)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setProperty("kit", "plain")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._lay_out_header(columns)
        self._set_heights()
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.doubleClicked.connect(self._open)

    def show_records(self, records: Sequence[T]) -> None:
        """Show these records, with the same one chosen if it is still there."""
        before = self.selected()
        place = self.verticalScrollBar().value()
        self._records.show(records)
        if before is not None:
            self.select(self._key(before))
        self.verticalScrollBar().setValue(place)
        self.chosen.emit()

    @property
    def records(self) -> tuple[T, ...]:
        """The records in the order in which they are shown."""
        return self._records.records

    def selected(self) -> T | None:
        """Return the chosen record, if any."""
        rows = self.selectionModel().selectedRows()
        return self._records.record(rows[0].row()) if rows else None

    def select(self, key: Hashable) -> bool:
        """Choose the record with the key; False if it is not shown."""
        for row, record in enumerate(self._records.records):
            if self._key(record) == key:
                self.selectRow(row)
                return True
        return False

    def _lay_out_header(self, columns: Sequence[Column[T]]) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        for number, column in enumerate(columns):
            mode = (
                QHeaderView.ResizeMode.Interactive
                if column.width
                else QHeaderView.ResizeMode.Stretch
            )
            header.setSectionResizeMode(number, mode)
            if column.width:
                self.setColumnWidth(number, scaled(self, column.width))
        self._widths = {at: column.width for at, column in enumerate(columns) if column.width}

    def _fit_headings(self) -> None:
        """Give each column its px at this size of letters, and room for its heading."""
        header = self.horizontalHeader()
        for at, width in self._widths.items():
            needed = header.sectionSizeHint(at) + scaled(self, ARROW)
            self.setColumnWidth(at, max(scaled(self, width), needed))
        self._fitted = True

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        before = self.selected()
        self._records.sort(column, order)
        if before is not None:
            self.select(self._key(before))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit()

    def _set_heights(self) -> None:
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(24)
        vertical.setDefaultSectionSize(height("table", self._density, scale(self.font())))

    def _get_density(self) -> int:
        return self._density

    def _set_density(self, density: int) -> None:
        self._density = density
        self._set_heights()

    density = Property(int, _get_density, _set_density)
    """The place of the density in ORDER; the style sheet sets it."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._fitted:
            # Only now the letters are those of the screen.
            self._fit_headings()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self.hasFocus() and not self.currentIndex().isValid():
            with QPainter(self.viewport()) as painter:
                paint_ring(painter, self.viewport().rect(), tokens(self.palette()))


class _Cells(QStyledItemDelegate):
    """Paints cells: the chosen row softly filled, one ring around the row with the focus."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = self.parent()
        if not isinstance(table, DataTable):
            return
        colours = tokens(table.palette())
        area: QRect = option.rect
        row = index.row()
        chosen = table.selectionModel().isRowSelected(row)
        painter.save()
        painter.fillRect(area, QColor(colours.accent_soft if chosen else colours.surface))
        paint_line(painter, area, colours)
        first = index.column() == table.horizontalHeader().logicalIndex(0)
        weight = QFont.Weight.Medium if first else QFont.Weight.Normal
        font = sized(table.font(), "base", weight)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        inner = area.adjusted(SIDE, 0, -SIDE, 0)
        words = elided(str(index.data() or ""), font, inner.width())
        painter.drawText(inner, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), words)
        if table.hasFocus() and table.currentIndex().row() == row:
            left = table.columnViewportPosition(0)
            header = table.horizontalHeader()
            whole = QRect(left, area.top(), header.length(), area.height())
            painter.setClipRect(area)
            paint_ring(painter, whole, colours)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, 24)
