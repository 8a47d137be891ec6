"""Buttons: outlined, filled (one in a screen), quiet, and those of an icon alone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.icons import AIR, ORDINARY, SMALL, icon
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.tokens import tokens


def literal(text: str) -> str:
    """Return the text with its ampersands doubled, so that none is taken for a mnemonic."""
    return text.replace("&", "&&")


class Button(QPushButton):
    """A button with words, an icon or both.

    ``then`` is called without arguments when it is pressed; give a bound method. A button that
    shows its icon alone takes its words as its name and its tool tip.
    """

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        then: Callable[[], object] | None = None,
        primary: bool = False,
        quiet: bool = False,
        icon: str = "",
        bare: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._bare = bare
        self._then = then
        self.setProperty("primary", primary)
        self.setProperty("quiet", quiet or bare)
        self.setProperty("bare", bare)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(text)
        self._draw_icon()
        self.clicked.connect(self._press)

    @property
    def primary(self) -> bool:
        """Whether it is the filled one."""
        return bool(self.property("primary"))

    def set_words(self, text: str) -> None:
        """Say something else; ``&`` before a letter makes it the mnemonic."""
        plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
        if self._bare:
            self.setToolTip(plain)
        else:
            self.setText(text)
        self.setAccessibleName(plain)

    def set_primary(self, primary: bool) -> None:
        """Fill it, or outline it again."""
        if self.primary is not primary:
            self.setProperty("primary", primary)
            self.style().unpolish(self)
            self.style().polish(self)
            self._draw_icon()

    def follow(self, action: QAction) -> None:
        """Be enabled and seen as the action is."""
        self._action = action
        action.changed.connect(self._look_at_action)
        self._look_at_action()

    def _look_at_action(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())

    def _press(self) -> None:
        if self._then is not None:
            self._then()

    def _draw_icon(self) -> None:
        if self._icon_name:
            colours = tokens(self.palette())
            stroke = colours.on_accent if self.primary else colours.text
            side = scaled(self, ORDINARY if self._bare else SMALL)
            air = 0 if self._bare else AIR
            self.setIconSize(QSize(side + air, side))
            self.setIcon(icon(self._icon_name, self.palette(), colour=stroke, side=side, air=air))

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(arg__1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw_icon()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.primary and self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(tokens(self.palette()).on_accent), 2))
                painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 4, 4)


def menu_button(text: str, parent: QWidget, actions: list[QAction]) -> Button:
    """Return a button that opens a menu of the actions."""
    button = Button(text, parent)
    menu = QMenu(button)
    menu.addActions(actions)
    button.setMenu(menu)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
