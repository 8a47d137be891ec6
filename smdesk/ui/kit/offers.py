"""What the command palette offers: one line each, with its kind and its keys at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Property, QAbstractListModel, QObject, QRect, QSize, Qt
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
from smdesk.ui.kit.letters import scale, sized
from smdesk.ui.kit.paint import RADIUS, elided
from smdesk.ui.kit.records import ROOT, Index
from smdesk.ui.kit.sheet import ORDER, Density, height
from smdesk.ui.kit.tokens import tokens

_Role = Qt.ItemDataRole
OFFER_ROLE = _Role.UserRole + 1


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing the palette can do: ``act`` is called when it is chosen."""

    title: str
    kind: str
    act: Callable[[], object]
    note: str = ""
    shortcut: str = ""
    icon: str = ""

    @property
    def aloud(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(filter(None, (self.title, self.kind, self.note, self.shortcut)))


class Offers(QAbstractListModel):
    """What the palette offers at the moment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        """Offer these instead."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._offers)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._offers):
            return None
        offer = self._offers[index.row()]
        if role == _Role.DisplayRole:
            return offer.title
        if role == _Role.AccessibleTextRole:
            return offer.aloud
        return offer if role == OFFER_ROLE else None


class OfferList(QListView):
    """The offers; the keyboard stays in the line above."""

    def __init__(self, model: QAbstractListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._density = ORDER.index(Density.NORMAL)
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(self.tr("Found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kit", "plain")

    @property
    def row_height(self) -> int:
        """The height of a row in px."""
        return height("control", self._density, scale(self.font())) + 4

    def _get_density(self) -> int:
        return self._density

    def _set_density(self, density: int) -> None:
        self._density = density

    density = Property(int, _get_density, _set_density)


class _Rows(QStyledItemDelegate):
    """Paints one offer: drawing, title, note; at the right its kind and its keys."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        return QSize(0, view.row_height if isinstance(view, OfferList) else 36)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, offer = self.parent(), index.data(OFFER_ROLE)
        if not isinstance(view, OfferList) or not isinstance(offer, Offer):
            return
        colours, area = tokens(view.palette()), QRect(option.rect)
        chosen = view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setBrush(QColor(colours.accent_soft))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRect(area.left(), area.top() + 8, 3, area.height() - 16), 1, 1)
        inner = area.adjusted(12, 0, -10, 0)
        if offer.icon:
            drawing = picture(offer.icon, colours.muted, SMALL, view.devicePixelRatioF())
            painter.drawPixmap(inner.left(), inner.center().y() - SMALL // 2 + 1, drawing)
        inner.setLeft(inner.left() + SMALL + 10)
        meta = sized(view.font(), "meta")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(meta)
        painter.setPen(QColor(colours.muted))
        tail = "  ·  ".join(filter(None, (offer.kind, offer.shortcut)))
        painter.drawText(inner, right, tail)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(tail) - 12)
        weight = QFont.Weight.Medium if chosen else QFont.Weight.Normal
        base = sized(view.font(), "base", weight)
        painter.setFont(base)
        painter.setPen(QColor(colours.text))
        title = elided(" ".join(offer.title.split()), base, inner.width())
        painter.drawText(inner, left, title)
        used = painter.fontMetrics().horizontalAdvance(title) + 10
        if offer.note and used < inner.width():
            inner.setLeft(inner.left() + used)
            painter.setFont(meta)
            painter.setPen(QColor(colours.muted))
            note = " ".join(offer.note.split())
            painter.drawText(inner, left, elided(note, meta, inner.width()))
        painter.restore()
