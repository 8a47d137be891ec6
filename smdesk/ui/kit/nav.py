"""The list of screens in the side bar, with how many things wait in each."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Property, QAbstractListModel, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from smdesk.overriding import override
from smdesk.ui.kit.icons import SMALL, picture
from smdesk.ui.kit.letters import scale, scaled, sized
from smdesk.ui.kit.paint import RADIUS, elided, paint_ring
from smdesk.ui.kit.records import ROOT, Index
from smdesk.ui.kit.sheet import ORDER, Density, height
from smdesk.ui.kit.tokens import tokens

_Role = Qt.ItemDataRole
PLACE_ROLE = _Role.UserRole + 1
SIDE = 10


@dataclass(frozen=True, slots=True)
class Place:
    """One screen in the side bar. ``count`` stands at the right, as ``4`` or ``11/16``."""

    key: Hashable
    text: str
    icon: str = ""
    shortcut: str = ""
    count: str = ""

    @property
    def aloud(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(filter(None, (self.text, self.count, self.shortcut)))


class Places(QAbstractListModel):
    """The screens in their order."""

    def __init__(self, places: Sequence[Place], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = list(places)

    def row_of(self, key: Hashable) -> int:
        """Return the row of the screen; raises ValueError for one that is not there."""
        return [place.key for place in self._places].index(key)

    def place(self, row: int) -> Place:
        """Return the screen in the row."""
        return self._places[row]

    def count(self, key: Hashable, count: str) -> None:
        """Write how many things wait in the screen."""
        row = self.row_of(key)
        if self._places[row].count != count:
            self._places[row] = replace(self._places[row], count=count)
            self.dataChanged.emit(self.index(row), self.index(row))

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._places)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._places):
            return None
        place = self._places[index.row()]
        if role == _Role.DisplayRole:
            return place.text
        if role == _Role.AccessibleTextRole:
            return place.aloud
        if role == _Role.ToolTipRole:
            return place.shortcut or None
        return place if role == PLACE_ROLE else None


class NavList(QListView):
    """Rows 32 px high; arrows move, and what is chosen is shown at once."""

    went = Signal(object)
    """The key of the screen that was chosen."""

    def __init__(self, name: str, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._density = ORDER.index(Density.NORMAL)
        self._places = Places(places, self)
        self.setModel(self._places)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kit", "plain")
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def row_height(self) -> int:
        """The height of a row in px, with the 2 px of air under it."""
        return height("control", self._density, scale(self.font())) + 2

    @property
    def key(self) -> Hashable:
        """The key of the chosen screen, or None."""
        row = self.currentIndex().row()
        return self._places.place(row).key if row >= 0 else None

    def go(self, key: Hashable) -> None:
        """Choose the screen; raises ValueError for one that is not there."""
        self.setCurrentIndex(self._places.index(self._places.row_of(key)))

    def set_count(self, key: Hashable, count: str) -> None:
        """Write how many things wait in the screen; empty for none."""
        self._places.count(key, count)

    def _tell(self) -> None:
        if self.key is not None:
            self.went.emit(self.key)

    def _get_density(self) -> int:
        return self._density

    def _set_density(self, density: int) -> None:
        self._density = density
        self.scheduleDelayedItemsLayout()

    density = Property(int, _get_density, _set_density)
    """The place of the density in ORDER; the style sheet sets it."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(184, self.row_height * max(1, self._places.rowCount()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.row_height)


class _Rows(QStyledItemDelegate):
    """Paints one screen of a NavList."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        nav = self.parent()
        return QSize(0, nav.row_height if isinstance(nav, NavList) else 34)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        nav, place = self.parent(), index.data(PLACE_ROLE)
        if not isinstance(nav, NavList) or not isinstance(place, Place):
            return
        colours = tokens(nav.palette())
        area: QRect = option.rect.adjusted(0, 0, 0, -2)
        chosen = nav.selectionModel().isSelected(index)
        ink = colours.accent if chosen else colours.text
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        inner = area.adjusted(SIDE, 0, -SIDE, 0)
        if place.icon:
            side = scaled(nav, SMALL)
            drawing = picture(place.icon, ink, side, nav.devicePixelRatioF())
            painter.drawPixmap(inner.left(), inner.center().y() - side // 2 + 1, drawing)
            inner.setLeft(inner.left() + side + 10)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        small = sized(nav.font(), "meta", weight)
        if place.count:
            painter.setFont(small)
            painter.setPen(QColor(ink if chosen else colours.muted))
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, place.count
            )
            inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(place.count) - 6)
        font = sized(nav.font(), "base", weight)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, left, elided(place.text, font, inner.width()))
        if nav.hasFocus() and nav.currentIndex() == index:
            paint_ring(painter, area, colours)
        painter.restore()
