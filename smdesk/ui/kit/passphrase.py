"""Choosing a passphrase: six words made for you and typed back once, or one of your own."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.caps import CapsLockHint
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import pixels
from smdesk.ui.kit.secret_entry import SecretEntry

COLUMNS = 3
WORD_SIZE = 1.35
"""How much larger than ordinary letters the words are: they are copied to paper by hand."""


class ChoosePassphrase(QWidget):
    """Asks for a new passphrase in one of two ways, and for proof that it can be typed again.

    ``suggest`` makes six words; ``good_enough`` says whether a passphrase of somebody's own is
    hard to guess. It holds the words until ``forget``.
    """

    edited = Signal()
    entered = Signal()
    """Enter was pressed where the passphrase is typed for the last time."""

    def __init__(
        self,
        suggest: Callable[[], str],
        good_enough: Callable[[str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._use_made = QRadioButton(self.tr("Six words made for you"), self)
        self.use_own = QRadioButton(self.tr("A passphrase of your own"), self)
        self._use_made.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self._use_made)
        group.addButton(self.use_own)
        self.use_own.toggled.connect(self._turn)
        self._made = MadeWords(suggest, self)
        self._own = OwnWords(good_enough, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addWidget(self._use_made)
        ways.addWidget(self.use_own)
        ways.addStretch(1)
        column.addLayout(ways)
        for page in (self._made, self._own):
            column.addWidget(page)
            page.edited.connect(self.edited)
        self._made.last.returnPressed.connect(self.entered)
        self._own.last.returnPressed.connect(self.entered)
        self._turn()

    def begin_typing(self) -> None:
        """Go to the field in which something is typed first."""
        # As a focus proxy the field would be all that Tab reaches in here.
        (self._own if self.use_own.isChecked() else self._made).begin_typing()

    def chosen(self) -> str | None:
        """Return the passphrase, or None after saying in place what is still amiss."""
        return self._own.chosen() if self.use_own.isChecked() else self._made.chosen()

    def begin_anew(self) -> None:
        """Make six other words and forget what was typed, for the next time."""
        self.forget()
        self._made.make_another()
        self._use_made.setChecked(True)

    def forget(self) -> None:
        """Drop every word."""
        self._made.forget()
        self._own.forget()

    def _turn(self) -> None:
        own = self.use_own.isChecked()
        self._made.setVisible(not own)
        self._own.setVisible(own)
        self.edited.emit()


class MadeWords(QWidget):
    """Shows six words large; hides them while they are typed back."""

    edited = Signal()

    def __init__(self, suggest: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._passphrase = ""
        self._frame = QFrame(self)
        self._frame.setProperty("kit", "card")
        self._grid = QGridLayout(self._frame)
        self._grid.setContentsMargins(18, 14, 18, 14)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self._words: list[Label] = []
        self._another = Button(self.tr("Another six"), self, then=self.make_another)
        self._again = Button(self.tr("Show them again"), self, then=self._show_again)
        self._again.hide()
        self._entry = SecretEntry(self.tr("Type the six words back"), self)
        self._back = self._entry.edit
        self._back.setPlaceholderText(self.tr("with a space or a hyphen between"))
        self._back.textEdited.connect(self._typing)
        self._fault = Label("", self, tone="danger")
        self._fault.hide()
        label = Label(self.tr("Write them on paper, then &type them back"), self)
        label.setBuddy(self._back)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._another)
        buttons.addWidget(self._again)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._frame)
        column.addLayout(buttons)
        column.addSpacing(4)
        column.addWidget(label)
        column.addWidget(self._entry)
        column.addWidget(self._fault)
        self.make_another()

    def begin_typing(self) -> None:
        """Go to the field in which the words are typed back."""
        self._back.setFocus()

    def make_another(self) -> None:
        """Make six other words, which have to be typed back anew."""
        self._passphrase = self._suggest()
        self._back.setText("")
        self._say("")
        self._show_again()
        self.edited.emit()

    @property
    def last(self) -> QLineEdit:
        """Where the words are typed back."""
        return self._back

    def chosen(self) -> str | None:
        """Return the words if they were typed back; case and what joins them do not matter."""
        typed = _words(self._back.text())
        if typed == _words(self._passphrase) and typed:
            self._say("")
            return self._passphrase
        self._say(
            self.tr("These are not the six words above. Look at them again.")
            if typed
            else self.tr("Type the six words here, so that you know they are well written down.")
        )
        self._back.setFocus()
        return None

    def forget(self) -> None:
        """Drop the words."""
        self._passphrase = ""
        self._entry.forget()
        self._spell([])
        self._frame.setAccessibleName("")

    def _typing(self) -> None:
        self._say("")
        if self._back.text() and self._again.isHidden():
            self._spell(["•••••"] * len(_words(self._passphrase)))
            self._frame.setAccessibleName(self.tr("The six words, hidden while you type them"))
            self._again.show()
        self.edited.emit()

    def _show_again(self) -> None:
        self._again.hide()
        words = _words(self._passphrase)
        self._spell(words)
        self._frame.setAccessibleName(self.tr("Six words: {words}").format(words=" ".join(words)))

    def _spell(self, words: list[str]) -> None:
        for label in self._words:
            label.setText("")
            label.deleteLater()
        self._words = []
        for at, word in enumerate(words):
            label = Label(f"{at + 1}  {word}", self._frame, wrap=False)
            font = QFont(self.font())
            font.setPixelSize(round(pixels(font) * WORD_SIZE))
            font.setWeight(QFont.Weight.DemiBold)
            label.setFont(font)
            self._grid.addWidget(label, at // COLUMNS, at % COLUMNS)
            self._words.append(label)

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._back.setAccessibleDescription(fault)
        if fault:
            announce(self._back, fault, urgent=True)


def _words(text: str) -> list[str]:
    """Return the words of a passphrase, however they are joined."""
    return text.casefold().replace("-", " ").split()


class OwnWords(QWidget):
    """Takes a passphrase twice and says whether it is hard enough to guess."""

    edited = Signal()

    def __init__(self, good_enough: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._good_enough = good_enough
        self._entries = (
            SecretEntry(self.tr("Passphrase"), self),
            SecretEntry(self.tr("The same once more"), self),
        )
        self._first, self._second = (entry.edit for entry in self._entries)
        self._first.textEdited.connect(self._typing)
        self._second.textEdited.connect(self._typing)
        self._note = Label("", self, type=Type.META)
        self._caps = CapsLockHint(self._first, self)
        self._fault = Label("", self, tone="danger")
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        headings = (self.tr("&Passphrase"), self.tr("The same once &more"))
        for words, entry in zip(headings, self._entries, strict=True):
            label = Label(words, self)
            label.setBuddy(entry.edit)
            column.addWidget(label)
            column.addWidget(entry)
            if entry.edit is self._first:
                column.addWidget(self._caps)
                column.addWidget(self._note)
        column.addWidget(self._fault)
        column.addStretch(1)
        self._typing()

    def begin_typing(self) -> None:
        """Go to the first of the two fields."""
        self._first.setFocus()

    @property
    def last(self) -> QLineEdit:
        """Where the passphrase is typed once more."""
        return self._second

    def chosen(self) -> str | None:
        """Return the passphrase if it is strong and was typed twice alike."""
        first, second = self._first.text(), self._second.text()
        if not first:
            self._say(self.tr("Type the passphrase that you want to use."), self._first)
        elif not self._good_enough(first):
            self._say(self.tr("This is too easy to guess. Longer is what helps."), self._first)
        elif first != second:
            self._say(self.tr("The two are not the same."), self._second)
        else:
            self._say("", self._first)
            return first
        return None

    def forget(self) -> None:
        """Drop what was typed."""
        for entry in self._entries:
            entry.forget()

    def _typing(self) -> None:
        self._fault.hide()
        typed = self._first.text()
        if not typed:
            note = self.tr("A sentence that only you would write is good. Spaces are welcome.")
        elif self._good_enough(typed):
            note = self.tr("Hard to guess. Good.")
        else:
            note = self.tr("Still easy to guess. Add words.")
        self._note.setText(note)
        self.edited.emit()

    def _say(self, fault: str, field: QWidget) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        field.setAccessibleDescription(fault)
        if fault:
            field.setFocus()
            announce(field, fault, urgent=True)
