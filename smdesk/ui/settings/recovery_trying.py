"""Marking a share as delivered, and trying the shares once a year."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.desk.recovery import PROOF_WORDS
from smdesk.desk.session import Session
from smdesk.domain.records import SmdeskError
from smdesk.domain.recovery import Trustee
from smdesk.domain.secret_text import SecretText
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.paper_entry import SharesEntry
from smdesk.ui.kit.scrolled import Scrolled
from smdesk.ui.kit.secret_entry import SecretEntry
from smdesk.ui.kit.tokens import Tone

WIDTH = 620


class DeliverDialog(Dialog):
    """The trustee types two words of the page, as dots, so that nobody else need see it."""

    delivered = Signal(object)
    """The Trustee."""

    def __init__(
        self, session: Session, waiting: Sequence[Trustee], chosen: Trustee, parent: QWidget
    ) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("A share was delivered"))
        self._session, self._waiting = session, list(waiting)
        self.who = QuietComboBox(self)
        self.who.setAccessibleName(self.tr("Whose share?"))
        self.who.addItems([f"{one.number}  {one.name}" for one in self._waiting])
        self.who.setCurrentIndex(self._waiting.index(chosen))
        label = Label(self.tr("&Whose share?"), self)
        label.setBuddy(self.who)
        words = Label(
            self.tr(
                "The trustee types two words of the page. smdesk keeps too little to learn the "
                "share from, but enough to know these two again."
            ),
            self,
            tone="muted",
        )
        for widget in (label, self.who, words):
            self.body.addWidget(widget)
        self.entries = []
        for number in PROOF_WORDS:
            name = self.tr("Word {number}").format(number=number)
            entry = SecretEntry(name, self, then=self.deliver)
            mark = Label(name, self, type=Type.META)
            mark.setBuddy(entry.edit)
            self.body.addWidget(mark)
            self.body.addWidget(entry)
            self.entries.append(entry)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Delivered"), self.deliver, primary=True)
        self.finished.connect(self.forget)
        self.entries[0].edit.setFocus()

    def deliver(self) -> None:
        """Compare the words, and mark the share as delivered."""
        trustee = self._waiting[self.who.currentIndex()]
        words = SecretText(" ".join(entry.edit.text().strip() for entry in self.entries))
        try:
            right = self._session.recovery.deliver(trustee.id, words, by=self._session.me)
        except SmdeskError as error:
            self.tell(error)
            return
        if right:
            self.delivered.emit(trustee)
            self.accept()
            return
        self.banner.say(
            self.tr("These are not words {first} and {second} of that share.").format(
                first=PROOF_WORDS[0], second=PROOF_WORDS[1]
            ),
            self.tr("Compare them with the page, and the number on it with the one above."),
            tone=Tone.WARNING,
        )
        self.forget()
        self.entries[0].edit.setFocus()
        self.fit_soon()

    def forget(self) -> None:
        """Drop what was typed."""
        for entry in self.entries:
            entry.forget()


class DrillDialog(Dialog):
    """The trustees type their shares in; a test value opens, and nothing else."""

    drilled = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Try the board's shares"))
        self.setMinimumWidth(scaled(self, WIDTH))
        self._session = session
        self._words = Label(
            self.tr(
                "As many trustees as are needed type in their pages. Together they open a test "
                "value that nobody needs: nothing of the cabinet is shown or opened."
            ),
            self,
            tone="muted",
        )
        self.entry = SharesEntry(session.recovery.share_words, self)
        self.entry.complete.connect(self.drill)
        self.entry.changed.connect(self.fit_soon)
        self._told = Label("", self, type=Type.HEADING)
        self._told.hide()
        self._room = Scrolled(self.entry, self)
        for widget in (self._words, self._room, self._told):
            self.body.addWidget(widget)
        self._close = self.add_button(self.tr("Cancel"), self.reject)
        self.finished.connect(self.entry.forget)
        self.entry.setFocus()

    def drill(self) -> None:
        """Try the shares that were typed in."""
        shares = list(self.entry.shares)
        self.banner.close_it()
        try:
            opened = self._session.recovery.drill(shares, by=self._session.me)
        except SmdeskError as error:
            self.entry.forget()
            self.tell(error)
            self.drilled.emit()
            return
        self.entry.forget()
        self._room.hide()
        said = (
            self.tr("They opened the test value. The log keeps that they were tried.")
            if opened
            else self.tr("They did not open the test value. Make new shares soon.")
        )
        self._told.setText(said)
        self._told.show()
        announce(self, said, urgent=True)
        self._close.set_words(self.tr("Close"))
        self._close.setFocus()
        self.drilled.emit()
        self.fit_soon()
