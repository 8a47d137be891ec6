"""The side of the main window: whose cabinet it is, Search, the screens, who is signed in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scale, sized
from smdesk.ui.kit.nav import NavList, Place
from smdesk.ui.kit.paint import RADIUS, elided, paint_ring
from smdesk.ui.kit.sheet import HEIGHTS, Density
from smdesk.ui.kit.tokens import tokens

WIDTH = 208
SIDE = 12


class SearchButton(QAbstractButton):
    """Looks like a field with its key at the right, and opens the palette when it is pressed."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setText(self.tr("Search or do…"))
        self.setAccessibleName(self.tr("Search or do something by its name"))
        self.setAccessibleDescription(keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._fit()

    def _fit(self) -> None:
        larger = scale(self.font())
        self.setFixedHeight(round(HEIGHTS[Density.NORMAL].control * larger))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        colours = tokens(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.border_strong), 1))
            painter.setBrush(QColor(colours.surface))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
            inner = QRect(self.rect()).adjusted(10, 0, -10, 0)
            small, base = sized(self.font(), "meta"), sized(self.font(), "base")
            painter.setPen(QColor(colours.muted))
            painter.setFont(small)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, right, self._keys)
            inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(self._keys) - 6)
            painter.setFont(base)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, left, elided(self.text(), base, inner.width()))
            if self.hasFocus():
                paint_ring(painter, self.rect(), colours)


class Sidebar(QWidget):
    """208 px wide at ordinary letters; wider with larger ones."""

    went = Signal(object)
    asked_to_search = Signal()
    asked_to_lock = Signal()

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kit", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = Label("", self, type=Type.HEADING)
        self.search = SearchButton("Ctrl K", self)
        self.search.clicked.connect(self._ask_to_search)
        self.nav = NavList(self.tr("Screens"), places, self)
        self.nav.went.connect(self.went)
        self.me = Label("", self)
        self.lock = Button("", self, then=self.asked_to_lock.emit, icon="lock")
        self.lock.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lock.set_words(self.tr("Lock   Ctrl L"))
        self.lock.setAccessibleName(self.tr("Lock"))
        self.lock.setAccessibleDescription("Ctrl+L")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 16, SIDE, SIDE)
        column.setSpacing(12)
        held = QVBoxLayout()
        held.setContentsMargins(8, 0, 8, 0)
        held.addWidget(self.name)
        column.addLayout(held)
        column.addWidget(self.search)
        column.addWidget(self.nav, 1)
        who = QVBoxLayout()
        who.setContentsMargins(8, 0, 8, 0)
        who.addWidget(self.me)
        column.addLayout(who)
        column.addWidget(self.lock)
        self._fit()

    def show_library(self, name: str) -> None:
        """Say whose cabinet it is."""
        self.name.setText(name)

    def show_member(self, me: Member) -> None:
        """Say who is signed in."""
        words = self.tr("{name} · coordinator") if me.coordinator else "{name}"
        self.me.setText(words.format(name=me.name))

    def _ask_to_search(self) -> None:
        self.asked_to_search.emit()

    def _fit(self) -> None:
        larger = scale(self.font())
        self.setFixedWidth(round(WIDTH * min(larger, 1.5)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
