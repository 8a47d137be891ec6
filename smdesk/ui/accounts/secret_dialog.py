"""The dialog in which a new password, or any other secret of an account, is put in."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.accounts import Account
from smdesk.domain.custody import SecretKind
from smdesk.domain.records import InvalidError, SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.domain.strength import Strength
from smdesk.overriding import override
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.accounts.generator_dialog import GeneratorDialog
from smdesk.ui.accounts.strength_bar import StrengthBar
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.caps import CapsLockHint
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.secret_entry import SecretEntry

WIDTH = 500


@dataclass(frozen=True, slots=True)
class NewSecret:
    """What was put in. Without ``protected`` everybody on the team may read it."""

    what: SecretKind
    label: str
    text: SecretText
    protected: bool = True


def _tr(text: str) -> str:
    return QCoreApplication.translate("SecretDialog", text)


class SecretDialog(ForgetfulDialog):
    """Asks for a value, a password twice, or draws one.

    ``save`` keeps it and may raise an SmdeskError. Where the secret is ``new``, what it is called
    is asked for as well. Nothing stays in the dialog once it is closed.
    """

    saved = Signal()

    def __init__(
        self,
        title: str,
        save: Callable[[NewSecret], object],
        desk: SecretsDesk,
        account: Account,
        parent: QWidget,
        *,
        clipboard: SecretClipboard,
        what: SecretKind,
        label: str = "",
        new: bool = False,
        mine: bool = True,
    ) -> None:
        """Whoever is no custodian, so that it is not ``mine``, can only add what is open."""
        super().__init__(title, parent)
        self._save, self._clipboard, self._desk = save, clipboard, desk
        self._account, self._what, self._label = account, what, label
        self._mine = mine
        self._twice = what is SecretKind.PASSWORD
        self.name: QLineEdit | None = None
        self.protected: QCheckBox | None = None
        if new and not self._twice:
            self._ask_name()
        if self._twice:
            hint = self.tr("Change it at the platform, too: smdesk only keeps it.")
            self.body.addWidget(Label(hint, self, type=Type.META))
        self.first = SecretEntry(_value(what).replace("&", ""), self, then=self._enter)
        self.again = SecretEntry(self.tr("The same once more"), self, then=self.save)
        self.strength = StrengthBar(self.first.secret, self._judge, self)
        self._lay_out()
        self.add_button(self.tr("Cancel"), self.reject)
        self._keep_it = self.add_button(self.tr("&Keep it"), self.save, primary=True)
        self.take_room(WIDTH)
        (self.name or self.first).setFocus()

    def draw(self) -> None:
        """Let a value be drawn, with its length and sort to choose."""
        dialog = GeneratorDialog(self._desk, self._account.platform, self._clipboard, self)
        dialog.taken.connect(self.take)
        dialog.open()

    def take(self, text: SecretText) -> None:
        """Put the text in both lines; Enter keeps it then."""
        for entry in (self.first, self.again):
            entry.edit.setText(text.reveal())
        self.strength.look()
        self._keep_it.setFocus()

    def copy(self) -> None:
        """Copy what was typed or drawn, to paste it at the platform."""
        if self.first.secret():
            self._clipboard.copy(self.first.secret())
            words = self.tr("Copied. The clipboard is cleared in {seconds} seconds.")
            announce(self, words.format(seconds=self._clipboard.left))

    def save(self) -> None:
        """Keep it; a password only if both lines say the same."""
        self.banner.close_it()
        text = self.first.secret()
        if self.name is not None and not self.name.text().strip() and self._named:
            self._fault(self.tr("It needs a name, to be told from others."), self.name)
        elif not text:
            self._fault(self.tr("Nothing was typed yet."), self.first)
        elif self._twice and text.reveal() != self.again.secret().reveal():
            self._fault(self.tr("The two do not match."), self.again)
        else:
            self._keep(text)

    @override
    def forget(self) -> None:
        self.first.forget()
        self.again.forget()
        self.strength.rest()
        for dialog in self.findChildren(GeneratorDialog):
            dialog.forget()

    @property
    def _named(self) -> bool:
        return self._what in {SecretKind.QUESTION, SecretKind.FIELD}

    def _judge(self, text: SecretText) -> Strength:
        account = self._account
        return self._desk.strength(text, (account.name, account.login_name, account.platform.value))

    def _enter(self) -> None:
        if self._twice:
            self.again.setFocus()
        else:
            self.save()

    def _keep(self, text: SecretText) -> None:
        label = self._label if self.name is None else self.name.text().strip()
        protected = self.protected is None or self.protected.isChecked()
        try:
            self._save(NewSecret(self._what, label, text, protected))
        except InvalidError as invalid:
            words = " ".join(dict.fromkeys(map(wording.fault, invalid.faults.values())))
            at = self.name if self.name is not None and "label" in invalid.faults else self.first
            self._fault(words, at)
        except SmdeskError as error:
            self.tell(error)
        else:
            self.accept()
            self.saved.emit()

    def _fault(self, words: str, at: QWidget) -> None:
        self._error.setText(words)
        self._error.show()
        self.fit_soon()
        editor = at.edit if isinstance(at, SecretEntry) else at
        editor.setAccessibleDescription(words)
        at.setFocus()
        announce(at, words, urgent=True)

    def _ask_name(self) -> None:
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(_example(self._what))
        self.body.addWidget(_labelled(_called(self._what), self.name, self))
        self.body.addWidget(self.name)
        if self._what is SecretKind.FIELD:
            self.protected = QCheckBox(self.tr("&Protected: only custodians can read it"), self)
            self.protected.setChecked(self._mine)
            self.protected.setEnabled(self._mine)
            self.protected.setToolTip(
                self.tr("Without this, everybody on the team reads it, and search finds it.")
            )

    def _lay_out(self) -> None:
        self.body.addWidget(_labelled(_value(self._what), self.first.edit, self))
        self.body.addWidget(self.first)
        self.body.addWidget(self.strength)
        self.strength.setVisible(self._twice)
        self.body.addLayout(self._draws())
        if self.protected is not None:
            self.body.addWidget(self.protected)
        self._again_label = _labelled(self.tr("The same &once more"), self.again.edit, self)
        self.body.addWidget(self._again_label)
        self.body.addWidget(self.again)
        self._again_label.setVisible(self._twice)
        self.again.setVisible(self._twice)
        self.body.addWidget(CapsLockHint(self.first.edit, self))
        self._error = Label("", self, tone="danger")
        self._error.hide()
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self.first.edit.textChanged.connect(self.strength.look_soon)

    def _draws(self) -> QHBoxLayout:
        draw = Button(self.tr("&Draw one…"), self, then=self.draw)
        copy = Button(self.tr("Copy"), self, then=self.copy, icon="copy")
        copy.setAccessibleName(self.tr("Copy the new value"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(draw)
        row.addStretch(1)
        row.addWidget(copy)
        return row


def _value(what: SecretKind) -> str:
    return _tr("A&nswer") if what is SecretKind.QUESTION else _tr("&New value")


def _called(what: SecretKind) -> str:
    return (
        _tr("&Question, as the platform asks it") if what is SecretKind.QUESTION else _tr("Na&me")
    )


def _example(what: SecretKind) -> str:
    return {
        SecretKind.API_KEY: _tr("Key of the scheduling service"),
        SecretKind.QUESTION: _tr("Name of the first librarian?"),
        SecretKind.FIELD: _tr("Number of the contract"),
    }.get(what, _tr("What it is for"))


def _labelled(text: str, editor: QWidget, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setBuddy(editor)
    return label
