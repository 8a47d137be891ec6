"""The top of a screen: its title, one line that says where things stand, what can be done."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.chip import Tile
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type

SIDE = 24
Way = QBoxLayout.Direction


class PageHeader(QWidget):
    """Title and subtitle at the left, buttons at the right, the filled one last.

    Where there is too little room the buttons go below the title, in lines like words.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = Tile("", self)
        self.tile.hide()
        self.title = Label(title, self, type=Type.TITLE)
        self.subtitle = Label("", self, type=Type.META)
        self._primaries: list[QWidget] = []
        self._ordinary: list[QWidget] = []
        self._holder = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self._flow = Flow(self._holder, spacing=8)
        named = QHBoxLayout()
        named.setSpacing(8)
        named.addWidget(self.tile)
        named.addWidget(self.title, 1)
        self._first = QBoxLayout(Way.LeftToRight)
        self._first.setSpacing(8)
        self._first.addLayout(named, 1)
        self._first.addWidget(self._holder, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 16, SIDE, 10)
        column.setSpacing(4)
        column.addLayout(self._first)
        column.addWidget(self.subtitle)
        self.set_words(title)

    def set_words(self, title: str, subtitle: str = "", *, letters: str = "") -> None:
        """Say which screen it is, where things stand, and the letters of the tile before it."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.tile.show_letters(letters)
        self.tile.setVisible(bool(letters))
        self._fold()

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """Its buttons as they stand, from left to right."""
        return (*self._ordinary, *self._primaries)

    def add_button(self, button: QWidget) -> None:
        """Add a button; the filled one stays at the right end."""
        (self._primaries if button.property("primary") else self._ordinary).append(button)
        for one in self.buttons:
            self._flow.removeWidget(one)
        for one in self.buttons:
            self._flow.addWidget(one)
        button.installEventFilter(self)
        self._fold()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the buttons at the right end when one of them comes or goes."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._fold()
        return super().eventFilter(watched, event)

    def _fold(self) -> None:
        tile = self.tile.width() + 8 if not self.tile.isHidden() else 0
        title = self.title.fontMetrics().horizontalAdvance(self.title.text()) + tile
        wanted = title + 16 + self._flow.sizeHint().width() + 2 * SIDE
        folded = self.width() < wanted and self._flow.count() > 0
        self._first.setDirection(Way.TopToBottom if folded else Way.LeftToRight)
        alignment = Qt.AlignmentFlag(0) if folded else Qt.AlignmentFlag.AlignTop
        self._first.setAlignment(self._holder, alignment)
        self._holder.setMinimumWidth(0 if folded else self._flow.sizeHint().width())

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the widest button or word, so that folding can begin."""
        widest = max(self._flow.minimumSize().width(), self.title.minimumSizeHint().width())
        return QSize(widest + 2 * SIDE, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
