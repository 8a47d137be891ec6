"""The fourth step of setting up: who decided that the founder looks after the accounts."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from smdesk.domain.appointments import Body, Capability, Decision, Founding
from smdesk.domain.records import short_enough
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.day import DayEdit, UnreadableDayError
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.quoting import bodies
from smdesk.ui.unlock.step import Step


class DecisionStep(Step):
    """Asks for the decision by its number. Without one, the founding itself is on record."""

    skippable = True

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.introduce(
            self.tr("Who decided it"),
            self.tr(
                "Who has a library's accounts in hand is decided by those in charge of the "
                "library. Did they decide that you have? Then put it down once: it is printed in "
                "every handoff packet."
            ),
        )
        self.number = QLineEdit(self)
        self.number.setPlaceholderText(self.tr("Board 2026-14"))
        self.body = QuietComboBox(self)
        for body, words in bodies().items():
            self.body.addItem(words, body.value)
        self.day = DayEdit(self)
        self.day.set_day(today())
        for label, editor in (
            (self.tr("N&umber of the decision, letter or minutes"), self.number),
            (self.tr("&Who decided"), self.body),
            (self.tr("Decided &on"), self.day),
        ):
            self._add(label, editor)
        self._fault = Label("", self, tone="danger")
        self._fault.hide()
        self.approves = QCheckBox(
            self.tr("It also makes me an &administrator: I may approve what is posted"), self
        )
        self.column.addWidget(self._fault)
        self.column.addWidget(self.approves)
        none = Card(self.tr("If nobody decided it yet"), self)
        none.add_text(
            self.tr(
                "Leave this empty and begin: you can keep and use all accounts at once. smdesk "
                "notes that the cabinet was begun on your own word, and Today reminds you to have "
                "it confirmed. Only naming others to look after accounts waits for a decision."
            )
        )
        self.column.addWidget(none)
        note = self.tr("Everything here can be changed later under Team, Decisions.")
        self.column.addWidget(Label(note, self, type=Type.META))
        self.column.addStretch(1)
        self.number.textChanged.connect(self._look)
        self._look()

    def founding(self) -> Founding:
        """Return by what word the founder looks after the accounts."""
        number = self.number.text().strip()
        if not number:
            return Founding.unasked(self.tr("Founding of the cabinet"), self._today())
        granted = [Capability.ACCOUNT_MANAGER]
        if self.approves.isChecked():
            granted.append(Capability.ADMINISTRATOR)
        decision = Decision(
            number=number, body=Body(self.body.currentData()), on=self._day() or self._today()
        )
        return Founding(decision, tuple(granted))

    def told(self) -> str:
        """Return in a few words what was said here."""
        number = self.number.text().strip()
        if not number:
            return self.tr("nobody yet; to be confirmed later")
        return f"{number} ({wording.name(Body(self.body.currentData()))})"

    def leave_out(self) -> None:
        """Forget what was typed: nobody decided it yet."""
        self.number.clear()

    @override
    def ready(self) -> bool:
        self._say("")
        if not self.number.text().strip():
            return True
        long = short_enough(self.number.text())
        if long is not None:
            self._say(wording.fault(long))
            self.number.setFocus()
            return False
        try:
            missing = self.day.day() is None
        except UnreadableDayError as error:
            self._say(wording.error(error).what)
            return False
        if missing:
            self._say(self.tr("On which day was it decided?"))
        return not missing

    @override
    def enter(self) -> None:
        self.number.setFocus()

    def _day(self) -> date | None:
        try:
            return self.day.day()
        except UnreadableDayError:
            return None

    def _add(self, words: str, editor: QWidget) -> None:
        label = Label(words, self)
        label.setBuddy(editor)
        editor.setAccessibleName(words.replace("&", ""))
        self.column.addWidget(label)
        self.column.addWidget(editor)

    def _look(self) -> None:
        given = bool(self.number.text().strip())
        for editor in (self.body, self.day, self.approves):
            editor.setEnabled(given)
        self.edited.emit()

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.day.setAccessibleDescription(fault)
        if fault:
            self.day.setFocus()
            announce(self.day, fault, urgent=True)
