"""The part of the team's screen with the appointments: who may do what, and who said so."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.appointments import (
    APPOINTMENT_ENDED,
    NO_ADMINISTRATOR,
    NO_APPOINTMENT,
    UNAPPOINTED,
    Appointment,
    AppointmentLine,
    Body,
    Capability,
)
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.printing.appointments import appointments_sheet
from smdesk.printing.press import Sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.appointing import Appointer, duty
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.fields import Choice, Day, Field, OptionalDay
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register
from smdesk.ui.kit.ticks import Ticks
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.team.parts import RegisterPart, TeamMeans, TeamScreen


class AppointmentRegister(Register[Appointment]):
    """The list of appointments; a new one is asked for together with its decision."""

    wanting = Signal()
    """A new appointment is wanted."""

    @override
    def add_one(self) -> None:
        self.wanting.emit()


class AppointmentsPart(RegisterPart):
    """What somebody has to be appointed to, and who is; then every appointment there ever was."""

    kinds = frozenset({Appointment.kind})
    follows = frozenset({Topic.ROSTER, Topic.ACCOUNTS})
    mends = frozenset(
        rule.code for rule in (NO_APPOINTMENT, UNAPPOINTED, APPOINTMENT_ENDED, NO_ADMINISTRATOR)
    )

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        session = means.session
        self._desk = session.appointments
        self._lines: Mapping[RecordId, AppointmentLine] = {}
        book = DecisionBook(session.decisions, self.me, means.today)
        self.appointer = Appointer(self._desk, session.roster.people, session.accounts, book)
        self.output = means.output(team)
        declared = self._declared()
        register = AppointmentRegister(
            declared, self._desk, self.me, means.now, team, undo=self.take_back
        )
        register.wanting.connect(self.begin)
        self._end = team.offer(self, _tr("Ends &today"), self.end_today)
        self.hold(register, declared.add)
        team.offer(self, _tr("&Print"), self.print, icon="printer")
        team.offer(self, _tr("Save as PD&F…"), self.save)
        register.table.chosen.connect(self.entered)
        self.card = Card(_tr("Who may do what"), team)
        self.widget = QWidget(team)
        above = QWidget(self.widget)
        held = QVBoxLayout(above)
        held.setContentsMargins(24, 0, 12, 8)
        held.addWidget(self.card)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(register, 1)

    @override
    @classmethod
    def name(cls) -> str:
        return _tr("Appointments")

    @override
    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:
        return session.appointments.findings()

    @override
    def refresh(self) -> None:
        lines = self._desk.lines()
        self._lines = {line.appointment.id: line for line in lines}
        super().refresh()
        self.card.clear()
        for capability in Capability:
            now = [
                line for line in lines if line.holds and line.appointment.capability is capability
            ]
            self._add_row(capability, now)

    @override
    def entered(self) -> None:
        one = self.register.chosen()
        self._end.setEnabled(one is not None and one.holds(self.means.today()))

    @override
    def begin(self) -> None:
        self._ask(Capability.ACCOUNT_MANAGER)

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.id in self._lines:
            super().reveal(ref)
        elif ref.id == NONE_YET:
            self._ask(Capability.ADMINISTRATOR)
        else:
            self._ask(Capability.ACCOUNT_MANAGER, ref.id)

    @override
    def mend(self, finding: Finding) -> None:
        if finding.rule is NO_ADMINISTRATOR:
            self._ask(Capability.ADMINISTRATOR)
        else:
            self._ask(Capability.ACCOUNT_MANAGER, finding.about.id)

    def end_today(self) -> None:
        """Let the chosen appointment hold for the last time today."""
        one = self.register.chosen()
        if one is None:
            return
        with self.team.polite():
            self._desk.end(one.id, self.means.today(), by=self.me)
            self.say(_tr("Today is the last day of that appointment."))

    def print(self) -> None:
        """Bring the appointments that hold today to paper."""
        name = _tr("Appointments.pdf")
        self.output.print(self._sheet, title=_tr("Appointments"), name=name)

    def save(self) -> None:
        """Save the appointments that hold today as a PDF."""
        name = _tr("Appointments.pdf")
        self.output.save(self._sheet, title=_tr("Appointments"), name=name)

    def _sheet(self) -> Sheet:
        imprint = self.session.imprint(by=self.me)
        return appointments_sheet(self._desk.lines(), imprint, zone=OwnZone())

    def _ask(self, capability: Capability, person: RecordId | None = None) -> None:
        asked = self.appointer.ask(
            self.team, person=person, capability=capability, then=self._appointed
        )
        if asked is None:
            self.team.banner.say(
                _tr("Nobody is on file yet."), _tr("Put in the people first."), tone=Tone.WARNING
            )

    def _appointed(self) -> None:
        self.refresh()
        self.say(_tr("The appointment is on file."))

    def _add_row(self, capability: Capability, now: Sequence[AppointmentLine]) -> None:
        appoint = Button(_tr("Appoint…"), self.card, then=partial(self._ask, capability))
        name = wording.name(capability)
        appoint.setAccessibleName(_tr("Appoint: {what}").format(what=name))
        widgets: list[QWidget] = [appoint]
        if now:
            words = wording.listed([_held(line) for line in now])
        else:
            words = duty(capability)
            widgets.insert(0, Chip(_tr("Nobody"), Tone.WARNING, self.card))
        self.card.add_row(name, words[:1].upper() + words[1:], widgets)

    def _declared(self) -> Declared[Appointment]:
        return Declared(
            title=_tr("Appointments"),
            add=_tr("&Appoint…"),
            none=_tr("Nobody is appointed yet. Those in charge decide who looks after what."),
            record=Appointment,
            columns=(
                Column(_tr("Who"), self._person, width=180),
                Column(_tr("Appointed as"), lambda a: wording.name(a.capability)),
                Column(_tr("Since"), lambda a: a.first, lambda a: wording.day(a.first), width=105),
                Column(
                    _tr("Until"),
                    lambda a: a.last,
                    lambda a: wording.day(a.last) if a.last else "",
                    width=110,
                ),
                Column(_tr("Decision"), self._number, width=130),
            ),
            fields=self._fields,
            blank=self._blank,
            detail=self._rows,
            follows=self.follows,
        )

    def _fields(self) -> Sequence[Field]:  # type: ignore[type-arg]
        decisions = {one.id: one.number for one in self.session.decisions.all()}
        accounts = {line.id: line.name for line in self.session.accounts.lines()}
        return (
            Choice("capability", _tr("Is &to be"), {c: wording.name(c) for c in Capability}),
            Day("first", _tr("&From")),
            OptionalDay("last", _tr("&Until")),
            Choice("decision", _tr("&Decision"), decisions),
            Ticks(
                "channels",
                _tr("For which accounts"),
                accounts,
                help=_tr("None ticked: for all, and for those to come."),
            ),
        )

    @staticmethod
    def _blank() -> Appointment:
        raise LookupError  # A new one is asked for with its decision.

    def _rows(self, one: Appointment) -> tuple[tuple[str, str], ...]:
        line = self._lines.get(one.id)
        if line is None:
            return ()
        channels = wording.listed(list(line.channels)) if line.channels else _tr("All accounts")
        told = (
            (_tr("Who"), line.person),
            (_tr("Appointed as"), wording.name(one.capability)),
            (_tr("For"), channels),
            (_tr("Since"), wording.day(one.first)),
            (_tr("Until"), wording.day(one.last) if one.last else ""),
            (_tr("Decision"), _decided(line)),
            (_tr("Stands"), _tr("Holds today") if line.holds else _tr("Does not hold today")),
        )
        return tuple((key, value) for key, value in told if value)

    def _person(self, one: Appointment) -> str:
        line = self._lines.get(one.id)
        return line.person if line is not None else ""

    def _number(self, one: Appointment) -> str:
        line = self._lines.get(one.id)
        return _decided(line) if line is not None else ""


def _held(line: AppointmentLine) -> str:
    """Return somebody with the days and the decision of their appointment."""
    one = line.appointment
    days = (
        _tr("until {day}").format(day=wording.day(one.last))
        if one.last
        else _tr("since {day}").format(day=wording.day(one.first))
    )
    told = [line.person, days, _decided(line)]
    if line.channels:
        told.append(wording.listed(list(line.channels)))
    return f"{told[0]} ({'; '.join(told[1:])})"


def _decided(line: AppointmentLine) -> str:
    return _tr("to be confirmed") if line.body is Body.FOUNDER else line.number


def _tr(text: str) -> str:
    return QCoreApplication.translate("AppointmentsPart", text)
