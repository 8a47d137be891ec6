"""Changing one's own passphrase."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smdesk.desk.front import FrontDesk
from smdesk.desk.session import Session
from smdesk.domain.passphrases import good_enough, same_passphrase
from smdesk.domain.records import SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.caps import CapsLockHint
from smdesk.ui.kit.key_file import KeyFileRow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.passphrase import ChoosePassphrase
from smdesk.ui.kit.secret_entry import SecretEntry
from smdesk.ui.settings.section import Section


class PassphraseSection(Section):
    """Asks for the present passphrase, then for a new one that is typed back."""

    def __init__(
        self,
        session: Session,
        front: FrontDesk,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._front, self._background = session, front, background
        self.entitle(
            self.tr("Your passphrase"),
            self.tr(
                "It is yours alone. Changing it takes the old one's power in this cabinet; copies "
                "that were saved before still open with the old one."
            ),
        )
        label = Label(self.tr("Your passphrase &now"), self)
        self.old = SecretEntry(self.tr("Your passphrase now"), self)
        label.setBuddy(self.old.edit)
        self.old.edit.textEdited.connect(self._calm)
        self._caps = CapsLockHint(self.old.edit, self)
        self._fault = Label("", self, tone="danger")
        self._fault.hide()
        self.key_file = KeyFileRow(self)
        mine = next((line for line in session.members.lines() if line.me), None)
        self._needs_key_file = mine is not None and mine.key_file
        self.key_file.setVisible(self._needs_key_file)
        self.choose = ChoosePassphrase(front.suggest_passphrase, good_enough, self)
        self.choose.entered.connect(self.change)
        self._change = Button(self.tr("&Change it"), self, then=self.change, primary=True)
        for widget in (label, self.old, self._caps, self._fault, self.key_file):
            self.add(widget)
        self.add(Label(self.tr("The new one"), self, type=Type.HEADING))
        self.add(self.choose)
        self.column.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def change(self) -> None:
        """Change it, if the present one is right and the new one was typed back."""
        if not self.old.edit.text():
            self._say(self.tr("Type the passphrase that you use now."))
            return
        self._calm()
        new = self.choose.chosen()
        if new is None:
            return
        if same_passphrase(new, self.old.edit.text()):
            self._say(
                self.tr(
                    "The new passphrase is the one that you typed here, so nothing was changed. "
                    "Choose another one below."
                )
            )
            return
        self._set_busy(True)
        work = partial(self._work, self.old.edit.text(), new, self.key_file.content)
        self._background.run(work, self._worked, self._failed)

    @override
    def forget(self) -> None:
        super().forget()
        self.old.forget()
        self.key_file.forget()
        self.choose.forget()

    def _work(self, old: str, new: str, key_file: bytes | None) -> object:
        """Derive the keys, away from the window's thread; None where the old one is wrong."""
        if not self._session.members.proves(old, key_file):
            return None
        return self._front.prepare_new(new, key_file if self._needs_key_file else None)

    def _worked(self, prepared: Any) -> None:  # noqa: ANN401 - opaque here
        self._set_busy(False)
        if prepared is None:
            self._say(self.tr("That is not the passphrase that you use now."))
            return
        with self.polite():
            self._session.members.change_passphrase(prepared, by=self._session.me)
            self.forget()
            self.choose.begin_anew()
            self.notice(self.tr("Your passphrase was changed."))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, SmdeskError):
            raise error
        self.tell(error)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.old, self.choose, self._change, self.key_file):
            widget.setEnabled(not busy)
        self._change.set_words(self.tr("Changing it…") if busy else self.tr("&Change it"))

    def _say(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.show()
        self.old.edit.setAccessibleDescription(words)
        self.old.edit.setFocus()
        announce(self.old.edit, words, urgent=True)

    def _calm(self) -> None:
        self._fault.hide()
        self.old.edit.setAccessibleDescription("")
