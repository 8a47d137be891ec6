"""What has to be settled before somebody is let out: who gets the new key, the backups, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from smdesk.desk.removal import Backups, Receiver, Removal
from smdesk.domain.records import MOST_REASON
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import literal
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.typed import printable
from smdesk.ui.settings.removal_words import backup_words, receiver_doubt, receiver_words

INDENT = 30
MOST_COPIES = 5
"""How many copies are named, the latest."""


class RemovalQuestions(QWidget):
    """Says what a removal does and does not, and asks what it needs to know."""

    changed = Signal()

    def __init__(self, removal: Removal, parent: QWidget) -> None:
        super().__init__(parent)
        self._removal, self._name = removal, removal.line.name
        self.ways: list[tuple[str, QCheckBox]] = []
        self.keep: QRadioButton | None = None
        self.delete: QRadioButton | None = None
        self.why = QPlainTextEdit(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._explain()
        self._ask_receivers(removal.receivers)
        self._say_copies()
        self._ask_backups()
        self._ask_why()

    @property
    def settled(self) -> bool:
        """Whether everything is answered."""
        return not self.missing

    @property
    def missing(self) -> str:
        """Say what is still to be answered; nothing once all of it is."""
        if len(self.reason) > MOST_REASON:
            words = self.tr("The reason is longer than anybody reads: {most} letters are enough.")
            return words.format(most=wording.number(MOST_REASON))
        chosen = self.keep is None or self.keep.isChecked() or self.backups is Backups.DELETE
        if chosen and self.reason:
            return ""
        if chosen:
            return self.tr("Still needed: the reason.")
        if self.reason:
            return self.tr("Still needed: what becomes of the backups.")
        return self.tr("Still needed: what becomes of the backups, and the reason.")

    @property
    def reason(self) -> str:
        """Why somebody is let out."""
        return printable(self.why.toPlainText())

    @property
    def backups(self) -> Backups:
        """What becomes of the backups."""
        deletes = self.delete is not None and self.delete.isChecked()
        return Backups.DELETE if deletes else Backups.KEEP

    @property
    def given(self) -> list[str]:
        """The slots that get the new key."""
        return [slot for slot, box in self.ways if box.isChecked()]

    @property
    def unticked(self) -> list[Receiver]:
        """Those who are out as well."""
        given = set(self.given)
        return [one for one in self._removal.receivers if one.slot not in given]

    def _explain(self) -> None:
        does = self.tr(
            "The cabinet is encrypted anew with a key that {person} does not get. From then on "
            "their passphrase opens nothing here, nor any copy or backup that is made after it."
        )
        not_does = self.tr(
            "It takes nothing out of their head: what {person} saw they may remember or have "
            "written down, and copies saved until today still open with their passphrase. So the "
            "passwords they know have to be changed; the leaving list that opens next says which."
        )
        for words in (does, not_does):
            self._column.addWidget(Label(words.format(person=self._name), self))

    def _ask_receivers(self, receivers: Sequence[Receiver]) -> None:
        card = Card(self.tr("Who gets the new key"), self)
        told = self.tr(
            "Read the five words out to each other where you are not sure. Ticked are those whom "
            "somebody inside has signed for; who is not ticked is out as well."
        )
        card.add_text(told)
        for one in receivers:
            box = QCheckBox(literal(one.name), card)
            box.setChecked(one.ticked or one.me)
            box.setEnabled(not one.me)
            details, doubt = receiver_words(one), receiver_doubt(one)
            box.setAccessibleName(one.name)
            box.setAccessibleDescription(f"{details}. {doubt}".strip())
            box.toggled.connect(self.changed)
            held = QWidget(card)
            column = QVBoxLayout(held)
            column.setContentsMargins(16, 8, 16, 8)
            column.setSpacing(2)
            column.addWidget(box)
            below = QVBoxLayout()
            below.setContentsMargins(scaled(self, INDENT), 0, 0, 0)
            below.addWidget(Label(details, held, type=Type.META))
            if doubt:
                below.addWidget(Label(doubt, held, tone="danger"))
            column.addLayout(below)
            card.add_widget(held)
            self.ways.append((one.slot, box))
        self._column.addWidget(card)

    def _ask_backups(self) -> None:
        backups = self._removal.backups
        if not backups:
            return
        card = Card(self.tr("Backups of the cabinet"), self)
        words = self.tr("{person} can open these with the passphrase of today: {backups}.")
        card.add_text(
            words.format(
                person=self._name, backups=wording.listed([backup_words(b) for b in backups])
            )
        )
        held = QWidget(card)
        column = QVBoxLayout(held)
        column.setContentsMargins(16, 8, 16, 10)
        self.delete = QRadioButton(
            self.tr("&Delete them: nobody can go back to before today"), held
        )
        self.keep = QRadioButton(
            self.tr("&Keep them: they go on opening with the passphrase of today"), held
        )
        for button in (self.delete, self.keep):
            button.toggled.connect(self.changed)
            column.addWidget(button)
        card.add_widget(held)
        self._column.addWidget(card)

    def _say_copies(self) -> None:
        """Say which copies outside no dialog can reach."""
        copies = self._removal.copies
        if not copies:
            return
        days = dict.fromkeys(wording.day(copy.astimezone().date()) for copy in copies)
        words = self.tr(
            "Copies that were saved outside on {days} still open for {person}. Where they lie, "
            "smdesk does not know: find them, and delete those that are not needed."
        )
        said = words.format(days=wording.listed(list(days)[-MOST_COPIES:]), person=self._name)
        self._column.addWidget(Label(said, self))

    def _ask_why(self) -> None:
        label = Label(self.tr("&Reason"), self)
        self.why.setTabChangesFocus(True)
        self.why.setAccessibleName(self.tr("Reason"))
        self.why.setFixedHeight(self.why.fontMetrics().lineSpacing() * 2 + 22)
        self.why.textChanged.connect(self.changed)
        label.setBuddy(self.why)
        self._column.addWidget(label)
        self._column.addWidget(self.why)
        hint = self.tr("The reason is kept in the log and printed in the handoff packet.")
        self._column.addWidget(Label(hint, self, type=Type.META))
