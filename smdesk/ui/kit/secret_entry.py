"""Where a secret is typed in: it can be pasted and looked at, and leaves no way back to it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.ui.kit.button import Button

SHOWN_MS = 15_000
BLOCKED = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)
SELECTING = tuple(key for key in QKeySequence.StandardKey if key.name.startswith("Select"))
"""Keys that select. On X11 what they select is on the middle button's clipboard at once."""
NEVER_SUGGEST = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretLineEdit(QLineEdit):
    """A line for a secret. It can be pasted into; nothing can be copied, cut, dragged or undone.

    Qt's own field brings a cleared password back on undo. Here clearing forgets, and the keys
    and the menu that undo or copy do nothing.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDragEnabled(False)
        self.set_shown(shown=False)

    @property
    def shown(self) -> bool:
        """Whether the letters can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def set_shown(self, *, shown: bool) -> None:
        """Let the letters be read, or show dots."""
        self.deselect()
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(self.inputMethodHints() | NEVER_SUGGEST)

    def secret(self) -> SecretText:
        """Return what was typed."""
        return SecretText(self.text())

    def forget(self) -> None:
        """Empty it, with no way back, and show dots."""
        self.set_shown(shown=False)
        # clear() would leave the text in the undo history; setText drops the history.
        self.setText("")

    @override
    def clear(self) -> None:
        self.setText("")

    @override
    def event(self, arg__1: QEvent) -> bool:
        if (
            arg__1.type() == QEvent.Type.ShortcutOverride
            and isinstance(arg__1, QKeyEvent)
            and _blocked(arg__1)
        ):
            arg__1.accept()
            return True
        return super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if _blocked(arg__1):
            arg__1.accept()
        elif self.shown and arg__1.matches(QKeySequence.StandardKey.SelectAll):
            # Selecting by program puts nothing on any clipboard, and lets it all be deleted.
            self.selectAll()
        elif self.shown and any(arg__1.matches(key) for key in SELECTING):
            arg__1.accept()
        else:
            super().keyPressEvent(arg__1)

    @override
    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        # On X11 a finished selection goes to the clipboard of the middle button by itself.
        if self.shown:
            self.deselect()
        super().mouseReleaseEvent(arg__1)

    @override
    def mouseDoubleClickEvent(self, arg__1: QMouseEvent) -> None:
        if self.shown:
            arg__1.accept()
        else:
            super().mouseDoubleClickEvent(arg__1)

    @override
    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = QAction(self.tr("Paste"), menu)
        paste.triggered.connect(self.paste)
        menu.addAction(paste)
        menu.popup(arg__1.globalPos())


def _blocked(event: QKeyEvent) -> bool:
    """Whether the key would copy, cut or undo. Windows has older keys for the first two."""
    if any(event.matches(key) for key in BLOCKED):
        return True
    return event.keyCombination() in {
        QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Delete),
        QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Insert),
    }


class SecretEntry(QWidget):
    """A line for a secret with the button Show beside it, which hides it again by itself."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, then: Callable[[], object] | None = None
    ) -> None:
        """``then`` is called when Enter is pressed in the line."""
        super().__init__(parent)
        self._then = then
        self.edit = SecretLineEdit(name, self)
        self.setFocusProxy(self.edit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._hide)
        self._name = name
        self.show_button = Button(self.tr("Show"), self, then=self.toggle)
        self.show_button.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.show_button)
        self.edit.returnPressed.connect(self._enter)
        self._say()

    def secret(self) -> SecretText:
        """Return what was typed."""
        return self.edit.secret()

    def toggle(self) -> None:
        """Show the letters for 15 s, or dots again."""
        self.edit.set_shown(shown=not self.edit.shown)
        if self.edit.shown:
            self._timer.start(SHOWN_MS)
        self._say()

    def forget(self) -> None:
        """Empty it, with no way back."""
        self._timer.stop()
        self.edit.forget()
        self._say()

    def _hide(self) -> None:
        self.edit.set_shown(shown=False)
        self._say()

    def _enter(self) -> None:
        if self._then is not None:
            self._then()

    def _say(self) -> None:
        shown = self.edit.shown
        self.show_button.set_words(self.tr("Hide") if shown else self.tr("Show"))
        words = self.tr("Hide {what}") if shown else self.tr("Show {what}")
        self.show_button.setAccessibleName(words.format(what=self._name))
        self.show_button.setChecked(shown)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hide()
