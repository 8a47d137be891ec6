"""The dialog in which a new password, or any other secret of an account, is put in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from smdesk.domain.custody import SecretKind
from smdesk.domain.records import InvalidError, SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.ui.accounts import suggest
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.caps import CapsLockHint
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.secret_entry import SecretEntry


@dataclass(frozen=True, slots=True)
class NewSecret:
    """What was put in: the kind of secret, its label, and its text."""

    what: SecretKind
    label: str
    text: SecretText


class SecretDialog(Dialog):
    """Asks for a new value twice, or draws one; ``save`` keeps it and may raise an SmdeskError.

    Without ``what`` the kind and a label are asked for as well. Nothing stays in it once it is
    closed.
    """

    saved = Signal()

    def __init__(
        self,
        title: str,
        save: Callable[[NewSecret], object],
        clipboard: SecretClipboard,
        draw_words: Callable[[], str],
        parent: QWidget,
        *,
        what: SecretKind | None = None,
        label: str = "",
    ) -> None:
        super().__init__(title, parent)
        self._save, self._clipboard, self._draw_words = save, clipboard, draw_words
        self._what, self._label = what, label
        self._kinds: QuietComboBox | None = None
        self._name: QLineEdit | None = None
        if what is None:
            self._ask_kind()
        elif what is SecretKind.PASSWORD:
            hint = self.tr("Change it at the platform, too: smdesk only keeps it.")
            self.body.addWidget(Label(hint, self, type=Type.META))
        self.first = SecretEntry(self.tr("New value"), self)
        self.again = SecretEntry(self.tr("The same once more"), self, then=self.save)
        self._lay_out()
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Keep it"), self.save, primary=True)
        self.finished.connect(self.forget)
        self.resize(480, self.sizeHint().height())
        (self._kinds or self.first).setFocus()

    def draw_characters(self) -> None:
        """Take twenty characters drawn at random."""
        self._take(suggest.characters())

    def draw_words(self) -> None:
        """Take words drawn at random."""
        self._take(suggest.words(self._draw_words))

    def copy(self) -> None:
        """Copy what was typed or drawn, to paste it at the platform."""
        if self.first.secret():
            self._clipboard.copy(self.first.secret())
            words = self.tr("Copied. The clipboard is cleared in {seconds} seconds.")
            announce(self, words.format(seconds=self._clipboard.left))

    def save(self) -> None:
        """Keep it, if both lines say the same."""
        self.banner.close_it()
        text = self.first.secret()
        if not text:
            self._fault(self.tr("Nothing was typed yet."), self.first)
        elif text.reveal() != self.again.secret().reveal():
            self._fault(self.tr("The two do not match."), self.again)
        else:
            self._keep(text)

    @override
    def reject(self) -> None:
        self.forget()
        super().reject()

    def forget(self) -> None:
        """Empty both lines, with no way back."""
        self.first.forget()
        self.again.forget()

    def _keep(self, text: SecretText) -> None:
        new = NewSecret(self._kind(), self._labelled(), text)
        try:
            self._save(new)
        except InvalidError as invalid:
            words = " ".join(dict.fromkeys(map(wording.fault, invalid.faults.values())))
            self._fault(words, self.first)
        except SmdeskError as error:
            self.tell(error)
        else:
            self.accept()
            self.saved.emit()

    def _take(self, text: SecretText) -> None:
        for entry in (self.first, self.again):
            entry.edit.setText(text.reveal())
        if not self.first.edit.shown:
            self.first.toggle()
        self._error.hide()
        self._copy.setFocus()

    def _fault(self, words: str, entry: SecretEntry) -> None:
        self._error.setText(words)
        self._error.show()
        self.fit_soon()
        entry.edit.setAccessibleDescription(words)
        entry.setFocus()
        announce(entry, words, urgent=True)

    def _kind(self) -> SecretKind:
        if self._kinds is not None:
            return SecretKind(self._kinds.currentData())
        return self._what or SecretKind.OTHER

    def _labelled(self) -> str:
        return self._label if self._name is None else self._name.text().strip()

    def _ask_kind(self) -> None:
        self._kinds = QuietComboBox(self)
        for kind in SecretKind:
            if kind not in {SecretKind.PASSWORD, SecretKind.ATTACHMENT}:
                self._kinds.addItem(wording.name(kind), kind.value)
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(self.tr("Key of the scheduling service"))
        for text, editor in ((self.tr("K&ind"), self._kinds), (self.tr("&Label"), self._name)):
            self.body.addWidget(_labelled(text, editor, self))
            self.body.addWidget(editor)

    def _lay_out(self) -> None:
        for text, entry in (
            (self.tr("&New value"), self.first),
            (self.tr("The same &once more"), self.again),
        ):
            self.body.addWidget(_labelled(text, entry.edit, self))
            self.body.addWidget(entry)
            if entry is self.first:
                self.body.addLayout(self._draws())
        self.body.addWidget(CapsLockHint(self.first.edit, self))
        self._error = Label("", self, tone="danger")
        self._error.hide()
        self.body.addWidget(self._error)
        self.body.addStretch(1)

    def _draws(self) -> QHBoxLayout:
        self._copy = Button(self.tr("Copy"), self, then=self.copy, icon="copy")
        self._copy.setAccessibleName(self.tr("Copy the new value"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(self.tr("Draw one:"), self, type=Type.META, wrap=False))
        tasks: Mapping[str, Callable[[], object]] = {
            self.tr("Words"): self.draw_words,
            self.tr("Characters"): self.draw_characters,
        }
        for text, task in tasks.items():
            button = Button(text, self, then=task)
            button.setAccessibleName(self.tr("Draw a value: {sort}").format(sort=text))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._copy)
        return row


def _labelled(text: str, editor: QWidget, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setBuddy(editor)
    return label
