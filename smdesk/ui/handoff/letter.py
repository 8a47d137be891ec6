"""The letter to the next team, which is kept by itself while it is written."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from smdesk.domain.handoff import Letter
from smdesk.overriding import override
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.typed import printable

ADVICE = 3
IDLE_MS = 20_000
"""After so long without a key what was typed is kept, whatever happens to the computer then."""


class LetterCard(Card):
    """Text, three pieces of advice, and what one wishes one had known.

    What was typed is kept when the card is left, hidden or closed, and after a while of quiet.
    """

    keeping = Signal(object)
    """A Letter that is to be kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("The letter"))
        self._letter: Letter | None = None
        self._showing = False
        self.text = self._several(self.tr("To the next team"), 9)
        self.advice = [
            self._one(self.tr("Advice {number}").format(number=number + 1))
            for number in range(ADVICE)
        ]
        self.wish = self._several(self.tr("What I wish I had known"), 3)
        self.state = Label("", self, type=Type.META)
        self.keep_button = Button(self.tr("&Keep now"), self, then=self.keep)
        self.add_to_heading(self.state)
        self.add_to_heading(self.keep_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self.keep)
        self._build()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._letter is not None and self._typed() != self._letter

    def show_letter(self, letter: Letter) -> None:
        """Show the letter as it is kept; what is being typed stays."""
        if self.unsaved:
            return
        self._letter = letter
        self._showing = True
        if self.text.toPlainText() != letter.text:
            self.text.setPlainText(letter.text)
        if self.wish.toPlainText() != letter.wish_known:
            self.wish.setPlainText(letter.wish_known)
        for place, line in enumerate(self.advice):
            said = letter.advice[place] if place < len(letter.advice) else ""
            if line.text().strip() != said:
                line.setText(said)
        self._showing = False
        self._say()

    def keep(self) -> None:
        """Keep what was typed now."""
        self._timer.stop()
        if self.unsaved:
            letter = self._typed()
            self.keeping.emit(letter)

    def kept(self, letter: Letter) -> None:
        """Take note of what is kept now."""
        self._letter = letter
        self._say()

    def _typed(self) -> Letter:
        if self._letter is None:
            raise LookupError
        said = [printable(line.text()) for line in self.advice]
        while said and not said[-1]:
            said.pop()
        return replace(
            self._letter,
            text=self.text.toPlainText(),
            wish_known=self.wish.toPlainText(),
            advice=(*said, *self._letter.advice[ADVICE:]),
        )

    def _changed(self) -> None:
        if not self._showing:
            self._timer.start()
            self._say()

    def _say(self) -> None:
        unsaved = self.unsaved
        self.keep_button.setEnabled(unsaved)
        if unsaved:
            self.state.setText(self.tr("Not kept yet"))
        else:
            written = self._letter is not None and bool(self._letter.text.strip())
            self.state.setText(self.tr("Kept") if written else "")

    def _several(self, name: str, lines: int) -> QPlainTextEdit:
        editor = QPlainTextEdit(self)
        editor.setAccessibleName(name)
        editor.setTabChangesFocus(True)
        editor.setMinimumHeight(editor.fontMetrics().lineSpacing() * lines + 22)
        editor.setMaximumHeight(editor.fontMetrics().lineSpacing() * lines * 2)
        editor.textChanged.connect(self._changed)
        editor.installEventFilter(self)
        return editor

    def _one(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.textEdited.connect(self._changed)
        line.installEventFilter(self)
        return line

    def _build(self) -> None:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(SIDE, 12, SIDE, 14)
        column.setSpacing(6)
        for text, editor in (
            (self.tr("To the next &team"), self.text),
            (self.tr("Three pieces of &advice"), self.advice[0]),
            (self.tr("What I &wish I had known"), self.wish),
        ):
            label = QLabel(text, holder)
            label.setBuddy(editor)
            column.addWidget(label)
            column.addWidget(editor)
            if editor is self.advice[0]:
                for line in self.advice[1:]:
                    column.addWidget(line)
            column.addSpacing(6)
        self.add_widget(holder)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            reason = getattr(event, "reason", None)
            if reason is None or reason() != Qt.FocusReason.PopupFocusReason:
                QTimer.singleShot(0, self, self._look_at_focus)
        return False

    def _look_at_focus(self) -> None:
        focused = self.window().focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.keep()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep()
