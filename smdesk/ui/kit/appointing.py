"""Appointing somebody: one form for the decision and the appointment, wherever one is missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.appointments import AppointmentsDesk
from smdesk.desk.roster import PeopleDesk
from smdesk.domain.appointments import (
    NO_APPOINTMENT,
    Appointment,
    Body,
    Capability,
    Decision,
)
from smdesk.domain.records import RecordId
from smdesk.domain.rules import Finding
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog, Menders
from smdesk.ui.kit.fields import Choice, Day, Line, OptionalDay, PersonPick, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.quoting import DecisionBook, Quoted, QuotedEdit, bodies
from smdesk.ui.kit.ticks import Ticks

OF_THE_DECISION = ("body", "on", "says", "paper")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointing:
    """What is asked for: whom, to what, for how long, and by which decision."""

    person: RecordId
    capability: Capability
    channels: tuple[RecordId, ...] = ()
    first: date
    last: date | None = None
    number: str = ""
    body: Body = Body.SENIOR_MANAGEMENT
    on: date
    says: str = ""
    paper: str = ""

    def decision(self) -> Decision:
        """Return the decision as a new record; raises InvalidError."""
        return Decision(
            number=self.number, body=self.body, on=self.on, says=self.says, paper=self.paper
        )

    def appointment(self) -> Appointment:
        """Return the appointment, which still lacks its decision; raises InvalidError."""
        return Appointment(
            person=self.person,
            capability=self.capability,
            decision=RecordId("?"),
            channels=self.channels,
            first=self.first,
            last=self.last,
        )


class Appointer:
    """Asks for an appointment wherever one is missing, and then goes on with what was refused."""

    def __init__(
        self,
        desk: AppointmentsDesk,
        people: PeopleDesk,
        accounts: AccountsDesk,
        book: DecisionBook,
    ) -> None:
        self.desk, self.book = desk, book
        self._people, self._accounts = people, accounts

    @property
    def menders(self) -> Menders:
        """What a dialog does about our refusals, by the rule's code."""
        return {NO_APPOINTMENT.code: self.mend}

    def mend(self, finding: Finding, over: QWidget, again: Callable[[], object]) -> None:
        """Ask for the appointment that a refusal misses, and try again once it is there."""
        self.ask(over, person=finding.about.id, then=again)

    def ask(
        self,
        over: QWidget,
        *,
        person: RecordId | None = None,
        capability: Capability = Capability.ACCOUNT_MANAGER,
        number: str = "",
        then: Callable[[], object] | None = None,
    ) -> "AppointDialog | None":
        """Ask for an appointment; ``then`` is done once it is kept. None with nobody on file.

        ``number`` is the decision's, where it was typed already.
        """
        people = {one.id: one.name for one in self._people.all()}
        if not people:
            return None
        accounts = {line.id: line.name for line in self._accounts.lines()}
        today = self.book.today()
        asked = Appointing(
            person=person if person in people else next(iter(people)),
            capability=capability,
            number=number,
            first=today,
            on=today,
        )
        dialog = AppointDialog(asked, self, people, accounts, over, then=then)
        if person in people:
            dialog.entitle(_tr("Who decided on {person}?").format(person=people[asked.person]))
            dialog.form.editor("number").setFocus()
        dialog.open()
        return dialog

    def keep(self, asked: Appointing, _reason: str) -> object:
        """Keep the appointment, and the decision with it unless that is on file."""
        decision = self.book.desk.numbered(asked.number) or asked.decision()
        made = replace(asked.appointment(), decision=decision.id)
        return self.desk.appoint(decision, [made], by=self.book.me)


class AppointDialog(FormDialog[Appointing]):
    """Asks whom, to what, and by which decision: one form, kept in one task."""

    def __init__(
        self,
        asked: Appointing,
        appointer: Appointer,
        people: Mapping[RecordId, str],
        accounts: Mapping[RecordId, str],
        over: QWidget,
        *,
        then: Callable[[], object] | None = None,
    ) -> None:
        form = appoint_form(people, accounts, appointer.book)
        form.fill(asked)
        super().__init__(_tr("Appoint somebody"), form, appointer.keep, over, verb=_tr("&Appoint"))
        self._book, self._then = appointer.book, then
        number = form.editor("number")
        if isinstance(number, QuotedEdit):
            number.edited.connect(self._follow)
        self._follow()
        self.saved.connect(self._go_on)

    def _follow(self) -> None:
        """Show what a decision on file says, and leave it to the register."""
        number = self.form.editor("number")
        if not isinstance(number, QuotedEdit):
            return
        known = self._book.desk.numbered(number.text())
        for name in OF_THE_DECISION:
            if known is not None:
                self.form.put(name, getattr(known, name))
            self.form.editor(name).setEnabled(known is None)

    def _go_on(self) -> None:
        if self._then is not None:
            self._then()


def appoint_form(
    people: Mapping[RecordId, str], accounts: Mapping[RecordId, str], book: DecisionBook
) -> Form[Appointing]:
    """Return the form that appoints somebody."""
    return Form(
        Appointing,
        (
            PersonPick("person", _tr("&Who"), people),
            Choice("capability", _tr("Is &to be"), {one: meant(one) for one in Capability}),
            Quoted("number", _tr("&Number"), book, offers=False),
            Choice(
                "body",
                _tr("Who &decided"),
                bodies(),
                unknown=wording.name(Body.FOUNDER),
            ),
            Day("on", _tr("Decided &on")),
            Text("says", _tr("What it &says"), lines=2),
            Line("paper", _tr("Where the &paper lies"), example=_tr("Minutes, binder 4")),
            Day("first", _tr("&From")),
            OptionalDay("last", _tr("&Until"), help=_tr("Empty: until it is decided otherwise.")),
            Ticks(
                "channels",
                _tr("For which accounts"),
                accounts,
                help=_tr("None ticked: for all, and for those to come."),
            ),
        ),
        groups={"number": _tr("The decision"), "first": _tr("How long, and for what")},
    )


def meant(capability: Capability) -> str:
    """Return the name of a capability and what it is, for a choice."""
    return f"{wording.name(capability)}: {duty(capability)}"


def duty(capability: Capability) -> str:
    """Return what somebody of that capability does."""
    return {
        Capability.ADMINISTRATOR: _tr("approves what is to be posted"),
        Capability.ACCOUNT_MANAGER: _tr("has the accounts in hand"),
        Capability.PAGE_MANAGER: _tr("looks after pages and comments"),
        Capability.AUDITOR: _tr("checks how the accounts are used"),
        Capability.CORPORATE_SUPPORT: _tr("keeps up what accounts rest on"),
    }[capability]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Appointing", text)
