"""The part of the team's screen with the departments: who speaks for each, and what each uses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.departments import (
    ISOLATED,
    NO_LIAISON,
    NO_USE,
    Department,
    Facet,
    Liaison,
    UseStatus,
)
from smdesk.domain.records import Fault, InvalidError, RecordId, Ref
from smdesk.domain.registers import DepartmentRow
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.printing.press import Sheet
from smdesk.printing.registers import contacts_sheet, departments_sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Line, Lines, OptionalDay, PersonPick, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register
from smdesk.ui.team.parts import RegisterPart, TeamMeans, TeamScreen
from smdesk.ui.team.tools import Above


@dataclass(frozen=True, slots=True)
class Speaks:
    """Who is to speak for a department, as the form asks it."""

    person: RecordId | None
    since: date
    last_contact: date | None = None
    instead: RecordId | None = None
    """The liaison whom they follow; None adds them to those there are."""


@dataclass(frozen=True, slots=True)
class Uses:
    """What a department uses social media for, as the form asks it: one on each line."""

    in_use: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    idea: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()


class DepartmentsPart(RegisterPart):
    """The grid of departments."""

    kinds = frozenset({Department.kind, Liaison.kind, Facet.kind})
    follows = frozenset({Topic.ROSTER})
    mends = frozenset({NO_LIAISON.code, ISOLATED.code, NO_USE.code})

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        self._desk = means.session.departments
        self._rows: Mapping[RecordId, DepartmentRow] = {}
        self._read()
        self.output = means.output(team)
        declared = self._declared()
        desk = self._desk.departments
        made = Register(declared, desk, self.me, means.now, team, undo=self.take_back)
        self.hold(made, declared.add)
        self.speaks = Button(_tr("&Who speaks for it…"), made, then=self.name_somebody)
        self.heard = Button(_tr("&Heard from them today"), made, then=self.note_contact)
        self.uses = Button(_tr("What it &uses us for…"), made, then=self.ask_uses)
        self.widget = Above(made, (self.speaks, self.heard, self.uses), team)
        made.table.chosen.connect(self._look)
        team.offer(self, _tr("&Print the grid"), self.print, icon="printer")
        team.offer(self, _tr("Print the &contacts"), self.print_contacts)
        team.offer(self, _tr("Save as PD&F…"), self.save)
        self._look()

    @override
    @classmethod
    def name(cls) -> str:
        return _tr("Departments")

    @override
    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:
        return session.departments.findings()

    @override
    def refresh(self) -> None:
        self._read()
        super().refresh()
        self._look()

    @override
    def reveal(self, ref: Ref) -> None:
        owner = {
            one.id: row.department.id
            for row in self._rows.values()
            for one in (*row.facets, *(speaker.liaison for speaker in row.speakers))
        }
        super().reveal(Ref(Department.kind, owner.get(ref.id, ref.id)))

    @override
    def mend(self, finding: Finding) -> None:
        self.register.table.select(finding.about.id)
        if finding.rule.code == NO_LIAISON.code:
            self.name_somebody()
        elif finding.rule.code == NO_USE.code:
            self.ask_uses()
        else:
            self.heard.setFocus()

    def name_somebody(self) -> None:
        """Ask who is to speak for the chosen department."""
        row = self._chosen()
        if row is None:
            return
        people = {person.id: person.name for person in self.session.roster.people.all()}
        now: dict[RecordId | None, str] = {s.liaison.id: s.name for s in row.speakers}
        form = Form(
            Speaks,
            (
                PersonPick("person", _tr("&Who"), people, nobody=_tr("Nobody")),
                *self._instead(now),
                Day("since", _tr("&From")),
                OptionalDay("last_contact", _tr("&Last heard from")),
            ),
        )
        first = next(iter(now), None)
        form.fill(Speaks(person=None, since=self.means.today(), instead=first))
        title = _tr("Who speaks for {department}").format(department=row.department.name)
        keep = partial(self._keep_speaker, row.department.id)
        FormDialog(title, form, keep, self.team).open()

    def note_contact(self) -> None:
        """Note that the team heard from the chosen department today."""
        row = self._chosen()
        if row is not None and row.speakers:
            with self.team.polite():
                self._desk.had_contact(row.department.id, by=self.me)
                words = _tr("Noted: heard from {department} today.")
                self.say(words.format(department=row.department.name))

    def ask_uses(self) -> None:
        """Ask what the chosen department uses social media for."""
        row = self._chosen()
        if row is None:
            return
        form = Form(
            Uses,
            (
                Lines("in_use", _tr("In &use"), help=_tr("One on each line.")),
                Lines("tried", _tr("Being &tried")),
                Lines("idea", _tr("&Ideas")),
                Lines("stopped", _tr("S&topped")),
            ),
        )
        form.fill(
            Uses(
                **{
                    status.value: tuple(f.use for f in row.facets if f.status is status)
                    for status in UseStatus
                }
            )
        )
        title = _tr("What {department} uses us for").format(department=row.department.name)
        FormDialog(title, form, partial(self._keep_uses, row.department.id), self.team).open()

    def print(self) -> None:
        """Bring the grid to paper."""
        self.output.print(self._sheet, title=_tr("Departments"), name=_tr("Departments.pdf"))

    def save(self) -> None:
        """Save the grid as a PDF."""
        self.output.save(self._sheet, title=_tr("Departments"), name=_tr("Departments.pdf"))

    def print_contacts(self) -> None:
        """Bring everybody to turn to to paper."""
        self.output.print(self._contacts, title=_tr("Contacts"), name=_tr("Contacts.pdf"))

    def _sheet(self) -> Sheet:
        return departments_sheet(self._desk.grid(self.imprint()), zone=OwnZone())

    def _contacts(self) -> Sheet:
        return contacts_sheet(self._desk.contacts(self.imprint()), zone=OwnZone())

    def _read(self) -> None:
        self._rows = {row.department.id: row for row in self._desk.rows()}

    def _chosen(self) -> DepartmentRow | None:
        record = self.register.chosen()
        return self._rows.get(record.id) if record is not None else None

    def _look(self) -> None:
        row = self._chosen()
        self.speaks.setEnabled(row is not None)
        self.uses.setEnabled(row is not None)
        self.heard.setEnabled(row is not None and bool(row.speakers))

    def _keep_speaker(self, department: RecordId, said: Speaks, _reason: str) -> None:
        if said.person is None and said.instead is None:
            raise InvalidError(person=Fault.EMPTY)
        if said.person is None and said.instead is not None:
            self._desk.end_liaison(said.instead, by=self.me)
        elif said.person is not None:
            named = Liaison(
                person=said.person,
                department=department,
                since=said.since,
                last_contact=said.last_contact,
            )
            self._desk.name_liaison(named, instead=said.instead, by=self.me)
        self.say(_tr("Noted."))

    def _keep_uses(self, department: RecordId, said: Uses, _reason: str) -> None:
        uses = {status: getattr(said, status.value) for status in UseStatus}
        self._desk.set_uses(department, uses, by=self.me)
        self.say(_tr("Noted."))

    def _instead(self, now: dict[RecordId | None, str]) -> tuple[Choice[RecordId | None], ...]:
        if not now:
            return ()
        return (Choice("instead", _tr("&Instead of"), now, nobody=_tr("In addition")),)

    def _declared(self) -> Declared[Department]:
        def row(one: Department) -> DepartmentRow:
            return self._rows.get(one.id) or DepartmentRow(one, (), (), ())

        def speaker(one: Department) -> str:
            return ", ".join(s.name for s in row(one).speakers) or _tr("Nobody")

        def heard(one: Department) -> str:
            days = [s.liaison.last_contact for s in row(one).speakers if s.liaison.last_contact]
            return wording.day(max(days)) if days else ""

        def uses(one: Department) -> str:
            found = row(one).facets
            return ", ".join(f.use for f in found) or _tr("No use yet")

        return Declared(
            title=_tr("Departments"),
            add=_tr("&New department"),
            none=_tr("One person from each department keeps the team from working for itself."),
            record=Department,
            columns=(
                Column(_tr("Department"), lambda d: d.name, width=190),
                Column(_tr("Speaks for it"), speaker, width=140),
                Column(_tr("Last heard from"), lambda d: _latest(row(d)), heard, width=120),
                Column(_tr("Uses us for"), uses),
            ),
            fields=lambda: (
                Line("name", _tr("&Name"), example=_tr("Local history")),
                Line("contact", _tr("&Reached at"), help=_tr("Its own mailbox or extension.")),
                Text("note", _tr("N&ote"), lines=2),
            ),
            blank=lambda: Department(name="?"),
            asked=("name",),
            detail=lambda d: self._told(row(d)),
            follows=self.follows,
        )

    def _told(self, row: DepartmentRow) -> list[tuple[str, str]]:
        told = [(_tr("Reached at"), row.department.contact)]
        for one in row.speakers:
            since = _tr("since {day}").format(day=wording.day(one.liaison.since))
            also = _tr("also for {names}").format(names=wording.listed(one.also))
            told.append(
                (_tr("Speaks for it"), f"{one.name}, {since}" + (f"; {also}" if one.also else ""))
            )
        told.extend((wording.name(f.status), f.use) for f in row.facets)
        told.extend((_tr("To look at"), wording.one_sentence(f)) for f in row.findings)
        if row.department.note:
            told.append((_tr("Note"), row.department.note))
        return told


def _latest(row: DepartmentRow) -> date | None:
    days = [one.liaison.last_contact for one in row.speakers if one.liaison.last_contact]
    return max(days, default=None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DepartmentsPart", text)
