"""A hint that Caps Lock seems to be on, for fields where one cannot see what one types."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.label import Label


class CapsLockHint(Label):
    """Watches a field's keys and shows itself while they come out in the wrong case.

    No system tells every program how the key stands, so a letter tells it: a capital without
    Shift, or a small one with it.
    """

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("", parent, tone="warning")
        self.setText(self.tr("Caps Lock seems to be on."))
        self.hide()
        field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._learn(event)
        return False

    def _learn(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            # It was on and is being turned off; the next letter says whether that is so.
            self.hide()
        elif len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            on = letter.isupper() is not shift
            if on and self.isHidden():
                announce(self, self.text())
            self.setVisible(on)
