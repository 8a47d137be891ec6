"""The dialog in which custodians are named and released."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.desk.accounts import AccountsDesk, CustodianLine
from smdesk.domain.appointments import NO_APPOINTMENT
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding, ReasonNeededError
from smdesk.ui.kit import wording
from smdesk.ui.kit.appointing import Appointer
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.dialog import AskReason, Dialog
from smdesk.ui.kit.fields import QuietComboBox, fitting
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.quoting import NumberLine
from smdesk.ui.kit.tokens import Tone

WIDTH = 580


class CustodyDialog(Dialog):
    """Names, releases, and says who is asked first. Each press is a task of its own, done at once.

    That is why it has a button to close, and none to save or cancel.
    """

    changed = Signal()

    def __init__(
        self,
        account: RecordId,
        desk: AccountsDesk,
        me: Member,
        parent: QWidget,
        *,
        appointer: Appointer | None = None,
    ) -> None:
        """``appointer`` asks for the decision where somebody is not appointed yet."""
        name = desk.one(account).name
        super().__init__(
            QCoreApplication.translate("CustodyDialog", "Who can open {account}").format(
                account=name
            ),
            parent,
        )
        self._account, self._desk, self._me = account, desk, me
        self._appointer = appointer
        if appointer is not None:
            self.menders = {NO_APPOINTMENT.code: self._ask_for_the_decision}
        words = self.tr(
            "Secrets are sealed to these people's own keys. When one is released, everything is "
            "sealed anew; change the password as well, for they may remember it."
        )
        self._waiting: tuple[Callable[..., object], str] | None = None
        self.body.addWidget(Label(words, self, type=Type.META))
        self.card = Card("", self)
        self.body.addWidget(self.card)
        self._who = QuietComboBox(self)
        self._who.setAccessibleName(self.tr("Whom to name"))
        numbers = appointer.book.desk.numbers() if appointer is not None else ()
        self._decision = NumberLine(numbers, self)
        self._decision.setPlaceholderText(self.tr("Decision, as in Board 2026-14"))
        self._decision.setAccessibleName(self.tr("Decision it rests on"))
        self._name = Button(self.tr("&Name"), self, then=self.name_chosen, icon="user-plus")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._who, 4)
        row.addWidget(self._decision, 5)
        row.addWidget(self._name)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_button(self.tr("Close"), self.accept)
        self.resize(WIDTH, self.height())
        self._build()
        self._who.setFocus()

    def name_chosen(self) -> None:
        """Name the person in the field a custodian."""
        person = self._who.currentData()
        if person:
            try:
                decision = fitting("decision", self._decision.text())
            except SmdeskError as error:
                self.tell(error)
                self._decision.setFocus()
                return
            said = self.tr("{name} is a custodian now.").format(name=self._who.currentText())
            task = partial(
                self._desk.name_custodian,
                self._account,
                RecordId(person),
                decision=decision,
                by=self._me,
            )
            self._do(task, said)

    def release(self, line: CustodianLine) -> None:
        """Release the custodian."""
        said = self.tr("{name} is released. Change the password now.").format(name=line.name)
        task = self._desk.release_custodian
        self._do(partial(task, self._account, line.person, by=self._me), said)

    def make_primary(self, line: CustodianLine) -> None:
        """Let the custodian be asked first."""
        said = self.tr("{name} is asked first now.").format(name=line.name)
        task = self._desk.make_primary
        self._do(partial(task, self._account, line.person, by=self._me), said)

    def _do(self, task: Callable[..., object], said: str) -> None:
        try:
            task()
        except ReasonNeededError as needed:
            self._waiting = (task, said)
            ask = AskReason(wording.finding(needed.finding), self)
            ask.given.connect(self._do_for)
            ask.open()
            return
        except SmdeskError as error:
            self.tell_or_mend(error, partial(self._do, task, said))
            return
        self.banner.say(said, tone=Tone.SUCCESS)
        self._decision.clear()
        self._build()
        self.changed.emit()

    def _do_for(self, reason: str) -> None:
        """Do what waits for a reason, with the reason."""
        if self._waiting is not None:
            task, said = self._waiting
            self._waiting = None
            self._do(partial(task, reason=reason), said)

    def _ask_for_the_decision(
        self, finding: Finding, over: QWidget, again: Callable[[], object]
    ) -> None:
        """Ask who decided it, beginning with the number that was typed here."""
        if self._appointer is not None:
            number = self._decision.text().strip()
            self._appointer.ask(over, person=finding.about.id, number=number, then=again)

    def _build(self) -> None:
        self.card.clear()
        for line in self._desk.sheet(self._account).custodians:
            self.card.add_row(line.name, self._until(line), self._tasks(line))
        self._who.clear()
        for person in self._desk.could_be_custodian(self._account):
            self._who.addItem(person.name, person.id)
        self._name.setEnabled(self._who.count() > 0)
        self._who.setEnabled(self._who.count() > 0)
        self.fit_soon()

    def _until(self, line: CustodianLine) -> str:
        if line.last is None:
            return self.tr("No term holds today")
        return self.tr("Until {day}").format(day=wording.day(line.last))

    def _tasks(self, line: CustodianLine) -> list[QWidget]:
        widgets: list[QWidget] = []
        if line.primary:
            widgets.append(Chip(self.tr("Asked first"), Tone.INFO, self.card))
        else:
            widgets.append(LineButton(self.tr("Ask first"), line, self.make_primary, self.card))
        widgets.append(LineButton(self.tr("Release"), line, self.release, self.card))
        return widgets


class LineButton(Button):
    """Does something with one custodian."""

    def __init__(
        self,
        text: str,
        line: CustodianLine,
        task: Callable[[CustodianLine], object],
        parent: QWidget,
    ) -> None:
        super().__init__(text, parent, then=self._do)
        self._line, self._task = line, task
        self.setAccessibleName(f"{text}: {line.name}")

    def _do(self) -> None:
        self._task(self._line)
