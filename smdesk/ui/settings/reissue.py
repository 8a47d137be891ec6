"""The dialog that gives a member who forgot their passphrase a new way in: a minute's work."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.desk.front import FrontDesk
from smdesk.desk.members import MemberLine, Reissued
from smdesk.desk.session import Session
from smdesk.domain.membership import REMOVES_LAST_KEY
from smdesk.domain.records import SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.passphrase import MadeWords
from smdesk.ui.kit.tokens import Tone


class ReissueDialog(Dialog):
    """Makes six words, has them typed back by whoever will use them, and lets these open."""

    reissued = Signal()
    """The member has a new way in."""

    def __init__(
        self,
        session: Session,
        front: FrontDesk,
        background: Background,
        line: MemberLine,
        parent: QWidget,
    ) -> None:
        super().__init__("", parent)
        self._session, self._front, self._background = session, front, background
        self._line = line
        title = self.tr("New words for {person}").format(person=line.name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        note = self.tr(
            "{person} sits beside you, writes these six words on paper and types them back. From "
            "then on they are the passphrase; the forgotten one opens nothing any more. Nothing "
            "that {person} did is lost."
        )
        self._note = Label(note.format(person=line.name), self)
        self.words = MadeWords(front.suggest_passphrase, self)
        self.body.addWidget(self._note)
        alone = self._alone()
        if alone:
            words = self.tr(
                "Nobody else holds the key of {accounts}. If the old words are gone for good, what "
                "is kept there cannot be read again. Look for them once more before you go on."
            )
            self.banner.say(
                self.tr("Some accounts open with the old words alone."),
                words.format(accounts=wording.listed(alone)),
                tone=Tone.WARNING,
                lasting=True,
            )
        self.body.addWidget(self.words)
        self._cancel = self.add_button(self.tr("Cancel"), self.reject)
        self._go = self.add_button(self.tr("&Let these words open"), self.reissue, primary=True)
        self.fit_soon()

    def reissue(self) -> None:
        """Derive the keys of the words that were typed back, and let them open."""
        chosen = self.words.chosen()
        if chosen is None:
            return
        self._set_busy(True)
        work = partial(self._front.prepare_new, chosen, None)
        self._background.run(work, self._derived, self._failed)

    def forget(self) -> None:
        """Drop the words; called before the cabinet is locked, and when the dialog goes."""
        self.words.forget()

    @override
    def reject(self) -> None:
        if self._go.isEnabled():
            self.forget()
            super().reject()

    def _derived(self, prepared: Any) -> None:  # noqa: ANN401 - opaque here
        self._set_busy(False)
        try:
            made = self._session.members.reissue(self._line.slot, prepared, by=self._session.me)
        except SmdeskError as error:
            self.tell(error)
            return
        self._say_done(made)

    def _say_done(self, made: Reissued) -> None:
        line = made.line
        self.words.forget()
        self.words.hide()
        said = [self.tr("{person} can unlock with the six words now.").format(person=line.name)]
        if made.waiting:
            words = self.tr(
                "These accounts open once another custodian of theirs unlocks: {accounts}."
            )
            said.append(words.format(accounts=wording.listed(made.waiting)))
        if made.lost:
            words = self.tr(
                "Nobody holds the key of these any more, and what is kept there cannot be read: "
                "{accounts}. Set new passwords at the platform, and put them in anew."
            )
            said.append(words.format(accounts=wording.listed(made.lost)))
        known = self.tr("The new keys are known by: {words}.")
        said.append(known.format(words=line.fingerprint))
        self._note.setText(" ".join(said))
        announce(self, self._note.text())
        self._cancel.hide()
        self._go.hide()
        self.add_button(self.tr("Done"), self.accept, primary=True).setFocus()
        self.fit_soon()
        self.reissued.emit()

    def _alone(self) -> tuple[str, ...]:
        """Return the accounts whose key is this member's alone."""
        blocks = self._session.members.removal(self._line.slot).blocks
        found = (f.facts.get("accounts", ()) for f in blocks if f.rule is REMOVES_LAST_KEY)
        return next((names for names in found if isinstance(names, tuple)), ())

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, SmdeskError):
            raise error
        self.tell(error)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.words, self._go, self._cancel):
            widget.setEnabled(not busy)
        self._go.set_words(self.tr("Making keys…") if busy else self.tr("&Let these words open"))
