"""The list at the left of a screen: rows of a tile, two lines and one chip that says the worst."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from smdesk.overriding import override
from smdesk.ui.kit.letters import scale, scaled, sized
from smdesk.ui.kit.paint import chip_width, elided, paint_chip, paint_line, paint_ring, paint_tile
from smdesk.ui.kit.records import RECORD_ROLE, ROOT, Index
from smdesk.ui.kit.sheet import ORDER, Density, height
from smdesk.ui.kit.tokens import Tokens, Tone, tokens

T = TypeVar("T")
FACE_ROLE = RECORD_ROLE + 1
_Role = Qt.ItemDataRole

TILE, SIDE, GAP = 32, 24, 12
WIDEST_CHIP = 0.6
"""The share of a row that its chip may take."""


@dataclass(frozen=True, slots=True)
class Face:
    """How one record looks in the list; the chip is its words and their tone."""

    title: str
    second: str = ""
    tile: str = ""
    chip: tuple[str, Tone] | None = None

    @property
    def aloud(self) -> str:
        """Everything the row says, in the order in which it is best heard."""
        return ", ".join(filter(None, (self.title, self.chip[0] if self.chip else "", self.second)))


class Faces(QAbstractListModel, Generic[T]):
    """Shows records by their faces, each made only when its row is looked at."""

    def __init__(self, face: Callable[[T], Face], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._records: tuple[T, ...] = ()
        self._faces: dict[int, Face] = {}

    def show(self, records: Sequence[T]) -> None:
        """Show these records instead."""
        self.beginResetModel()
        self._records = tuple(records)
        self._faces = {}
        self.endResetModel()

    @property
    def records(self) -> tuple[T, ...]:
        """The records, in their order."""
        return self._records

    def _face_of(self, row: int) -> Face:
        face = self._faces.get(row)
        if face is None:
            face = self._faces[row] = self._face(self._records[row])
        return face

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row = index.row()
        if not 0 <= row < len(self._records):
            return None
        if role == RECORD_ROLE:
            return self._records[row]
        if role == _Role.DisplayRole:
            return self._face_of(row).title
        if role == _Role.AccessibleTextRole:
            return self._face_of(row).aloud
        if role == FACE_ROLE:
            return self._face_of(row)
        return None


class CardList(QListView, Generic[T]):
    """A list of records of which one is chosen; keeps it when the list is shown anew."""

    chosen = Signal()
    opened = Signal()
    """Enter was pressed on a row, or it was clicked twice."""
    entered = Signal()
    """A row was clicked, or Right was pressed on it: the person wants to see what is in it."""

    def __init__(
        self,
        name: str,
        face: Callable[[T], Face],
        key: Callable[[T], Hashable],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._density = ORDER.index(Density.NORMAL)
        self._quiet = False
        self._faces: Faces[T] = Faces(face, self)
        self.setModel(self._faces)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self.setProperty("kit", "plain")
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self.entered)

    @property
    def row_height(self) -> int:
        """The height of a row in px at the density and size of letters of the moment."""
        return height("card", self._density, scale(self.font()))

    def show_records(self, records: Sequence[T]) -> None:
        """Show these records, with the same one chosen if it is still there."""
        before = self.selected()
        place = self.verticalScrollBar().value()
        self._quiet = True
        self._faces.show(records)
        kept = before is not None and self.select(self._key(before))
        self._quiet = False
        self.verticalScrollBar().setValue(place)
        if kept or before is not None:
            self.chosen.emit()

    @property
    def records(self) -> tuple[T, ...]:
        """The records that are shown."""
        return self._faces.records

    def selected(self) -> T | None:
        """Return the chosen record, if any."""
        index = self.currentIndex()
        return self._faces.records[index.row()] if index.isValid() else None

    def select(self, key: Hashable) -> bool:
        """Choose the record with the key; False if it is not shown."""
        for row, record in enumerate(self._faces.records):
            if self._key(record) == key:
                self.setCurrentIndex(self._faces.index(row))
                return True
        return False

    def select_first(self) -> None:
        """Choose the first row, if there is one."""
        if self._faces.records:
            self.setCurrentIndex(self._faces.index(0))

    def walk_from(self, field: QWidget) -> None:
        """Let Up and Down walk through the list while somebody types in the field."""
        for key, then in ((Qt.Key.Key_Up, self._walk_up), (Qt.Key.Key_Down, self._walk_down)):
            shortcut = QShortcut(QKeySequence(key), field)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(then)

    def _walk_up(self) -> None:
        self._walk(-1)

    def _walk_down(self) -> None:
        self._walk(1)

    def _walk(self, step: int) -> None:
        index = self._faces.index(self.currentIndex().row() + step)
        if index.isValid():
            self.setCurrentIndex(index)

    def _tell(self) -> None:
        if not self._quiet:
            self.chosen.emit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit()

    def _get_density(self) -> int:
        return self._density

    def _set_density(self, density: int) -> None:
        self._density = density
        self.scheduleDelayedItemsLayout()

    density = Property(int, _get_density, _set_density)
    """The place of the density in ORDER; the style sheet sets it."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Right and self.currentIndex().isValid():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self.hasFocus() and not self.currentIndex().isValid():
            with QPainter(self.viewport()) as painter:
                paint_ring(painter, self.viewport().rect(), tokens(self.palette()))


class _Rows(QStyledItemDelegate):
    """Paints one row of a CardList."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        listing = self.parent()
        return QSize(0, listing.row_height if isinstance(listing, CardList) else 64)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        listing = self.parent()
        face = index.data(FACE_ROLE)
        if not isinstance(listing, CardList) or not isinstance(face, Face):
            return
        colours, area = tokens(listing.palette()), QRect(option.rect)
        painter.save()
        if listing.selectionModel().isSelected(index):
            painter.fillRect(area, QColor(colours.accent_soft))
            if colours.accent_soft == colours.surface:
                painter.fillRect(
                    QRect(area.left(), area.top(), 5, area.height()), QColor(colours.accent)
                )
        paint_line(painter, area, colours)
        inner = area.adjusted(SIDE, 0, -SIDE, 0)
        if face.tile:
            side = scaled(listing, TILE)
            top = inner.top() + (inner.height() - side) // 2
            tile = QRect(inner.left(), top, side, side)
            paint_tile(painter, tile, face.tile, colours, listing.font())
            inner.setLeft(tile.right() + 1 + GAP)
        if face.chip is not None:
            inner.setRight(self._chip(painter, inner, face.chip, colours, listing) - GAP)
        self._lines(painter, inner, face, colours, listing)
        if listing.hasFocus() and listing.currentIndex() == index:
            paint_ring(painter, area.adjusted(1, 1, -1, -2), colours)
        painter.restore()

    def _chip(
        self,
        painter: QPainter,
        inner: QRect,
        chip: tuple[str, Tone],
        colours: Tokens,
        listing: QWidget,
    ) -> int:
        width = min(chip_width(chip[0], listing.font()), round(inner.width() * WIDEST_CHIP))
        area = QRect(inner.right() + 1 - width, inner.top(), width, inner.height())
        paint_chip(painter, area, chip, colours, listing.font())
        return area.left()

    def _lines(
        self, painter: QPainter, inner: QRect, face: Face, colours: Tokens, listing: QWidget
    ) -> None:
        base, meta = sized(listing.font(), "base"), sized(listing.font(), "meta")
        if not face.second:
            base.setWeight(QFont.Weight.Normal)
        painter.setFont(base)
        painter.setPen(QColor(colours.text))
        metrics = painter.fontMetrics()
        height = metrics.height()
        painter.setFont(meta)
        second = painter.fontMetrics().height() if face.second else 0
        top = inner.top() + (inner.height() - height - second) // 2
        painter.setFont(base)
        painter.drawText(
            QRect(inner.left(), top, inner.width(), height),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            elided(face.title, base, inner.width()),
        )
        if face.second:
            painter.setFont(meta)
            painter.setPen(QColor(colours.muted))
            painter.drawText(
                QRect(inner.left(), top + height, inner.width(), second),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                elided(face.second, meta, inner.width()),
            )
