"""The handoff desk: the letter, the first month, and the packet that can be printed any time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.appointments import AppointmentsDesk, DecisionsDesk
from smdesk.desk.audits import AuditsDesk
from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.candidates import CandidatesDesk
from smdesk.desk.departments import DepartmentsDesk
from smdesk.desk.handing_over import HandingOverDesk
from smdesk.desk.learning import LearningDesk
from smdesk.desk.leaving import LeavingDesk
from smdesk.desk.numbering import after
from smdesk.desk.occasions import OccasionsDesk
from smdesk.desk.office import Office
from smdesk.desk.organisation import OrganisationDesk
from smdesk.desk.packet_areas import PacketAreas
from smdesk.desk.packet_source import Desks
from smdesk.desk.plan import PlanDesk
from smdesk.desk.plans import PlansDesk
from smdesk.desk.policy import PolicyDesk
from smdesk.desk.recovery import RecoveryDesk
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.roles import RolesDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.rota import RotaDesk
from smdesk.desk.topics import Topic
from smdesk.domain import handoff
from smdesk.domain.accounts import SupportUnit, check_unit
from smdesk.domain.custody import Custodian, SecretKind
from smdesk.domain.dates import Span, academic_year
from smdesk.domain.handing_over import Changes, PacketCopy, changes
from smdesk.domain.handoff import (
    AccountSheet,
    FirstTask,
    Letter,
    Packet,
    PacketContents,
    When,
    packet_number,
)
from smdesk.domain.organisation import Organisation
from smdesk.domain.packet_lines import lines_of
from smdesk.domain.records import RecordId, new_id
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding, weight
from smdesk.vault.words import Words


class HandoffDesk:
    """Everything that one team leaves the next."""

    def __init__(
        self,
        office: Office,
        keys: AccountKeys,
        words: Words,
        *,
        organisation: OrganisationDesk,
        roster: RosterDesk,
        accounts: AccountsDesk,
        audits: AuditsDesk,
        leaving: LeavingDesk,
        rota: RotaDesk,
        roles: RolesDesk,
        departments: DepartmentsDesk,
        candidates: CandidatesDesk,
        learning: LearningDesk,
        plan: PlanDesk,
        decisions: DecisionsDesk,
        appointments: AppointmentsDesk,
        occasions: OccasionsDesk,
        recovery: RecoveryDesk,
        calendar: CalendarDesk,
        plans: PlansDesk,
        policy: PolicyDesk,
    ) -> None:
        """``words`` puts the log's hash into the few words that the packet prints."""
        library = office.library
        self._office, self._keys, self._words = office, keys, words
        self._organisation, self._roster, self._accounts = organisation, roster, accounts
        self._audits, self._leaving, self._recovery = audits, leaving, recovery
        self._calendar, self._occasions = calendar, occasions
        self._rota, self._roles = rota, roles
        self._departments, self._candidates = departments, candidates
        self._learning = learning
        self._plan, self._plans = plan, plans
        self._policy = policy
        self._decisions, self._appointments = decisions, appointments
        self.ceremony = HandingOverDesk(office, leaving)
        self._areas = PacketAreas(
            office,
            Desks(
                calendar=calendar,
                occasions=occasions,
                departments=departments,
                candidates=candidates,
                leaving=leaving,
                policy=policy,
            ),
        )
        self.first_tasks = RegisterDesk(office, library.first_tasks, FirstTask)
        self.support_units = RegisterDesk(office, library.support_units, SupportUnit, order="name")

    # The letter.

    def letter(self) -> Letter | None:
        """Return the letter as it now stands, or None if nobody has begun one."""
        return next(iter(self.letters()), None)

    def letters(self) -> list[Letter]:
        """Return the letter's versions, the newest first; the newest is printed."""
        found = self._office.library.letters.all()
        return sorted(found, key=lambda letter: (letter.written_on, letter.id), reverse=True)

    def save_letter(self, letter: Letter, *, by: Member) -> Letter:
        """Keep the letter as it now is, written today by ``by``."""
        signed = replace(letter, written_by=by.person, written_on=self._office.today())
        with self._office.task("letter.save", Topic.HANDOFF, by=by):
            return self._office.library.letters.save(signed)

    def keep_letter(self, *, by: Member) -> Letter | None:
        """Put the letter aside as a version and go on with a copy; return the copy.

        There is nothing to put aside before the first letter, nor twice in one day.
        """
        current = self.letter()
        if current is None or current.written_on >= self._office.today():
            return current
        return self.save_letter(replace(current, id=new_id()), by=by)

    # The support units.

    def confirm_unit(self, unit: RecordId, *, by: Member) -> SupportUnit:
        """Note that somebody asked today and the unit still does what is written; GoneError."""
        confirmed = self.support_units.one(unit).confirmed(self._office.today())
        with self._office.task("support_unit.confirm", Topic.ACCOUNTS, by=by):
            return self._office.library.support_units.save(confirmed)

    # The packet.

    def packets(self) -> list[Packet]:
        """Return the packets printed so far, the latest first."""
        return self._office.library.packets.all(order="printed_at")[::-1]

    def findings(self) -> list[Finding]:
        """Return the parts of the packet that nobody has written, and units unconfirmed."""
        library, clauses = self._office.library, self._office.clauses()
        found = handoff.findings(
            self._organisation.get(),
            tuple(library.letters.all()),
            library.first_tasks.pick("id"),
            library.accounts.pick("id"),
            library.terms.pick("id"),
        )
        units = (check_unit(unit, self._office.today()) for unit in self.support_units.all())
        return [finding.under(clauses) for finding in (*found, *filter(None, units))]

    def holes(self) -> list[Finding]:
        """Return everything that the packet would list as not done, those that weigh most first."""
        found = (
            *self._organisation.findings(),
            *self.findings(),
            *self._roster.findings(),
            *self._accounts.findings(),
            *self._audits.findings(),
            *self._leaving.findings(),
            *self._rota.findings(),
            *self._roles.findings(),
            *self._departments.findings(),
            *self._candidates.findings(),
            *self._learning.findings(),
            *self._plan.findings(),
            *self._appointments.findings(),
            *self._occasions.findings(),
            *self._decisions.findings(),
            *self._recovery.findings(),
            *self._calendar.findings(),
            *self._plans.findings(),
            *self._policy.findings(),
            *self.ceremony.findings(),
        )
        return sorted(found, key=weight)

    def preview(self, *, by: Member) -> PacketContents:
        """Return what a packet would print now; nothing is recorded."""
        holes = self.holes()
        return self._contents(self._packet(by, holes), holes)

    def print_packet(self, *, by: Member) -> PacketContents:
        """Record that a packet is printed, and return what it prints."""
        holes = self.holes()
        packet = self._packet(by, holes)
        contents = self._contents(packet, holes)
        with self._office.task("packet.print", Topic.HANDOFF, by=by):
            self._office.library.packets.save(packet)
            copy = PacketCopy(packet=packet.id, lines=lines_of(contents))
            self._office.library.handover.packet_copies.save(copy)
        return contents

    def _packet(self, by: Member, holes: Sequence[Finding]) -> Packet:
        """Return the next packet, with the head of the log as it was before the packet's entry."""
        library, now = self._office.library, self._office.now()
        numbers = (packet.number for packet in library.packets.all())
        head = library.journal.head()
        return Packet(
            number=after(numbers, self._office.today().year, packet_number),
            printed_at=now,
            printed_by=by.person,
            holes=len(holes),
            log_entries=head.entries,
            check_words=self._words.check_words(head.hash),
        )

    def _contents(self, packet: Packet, holes: Sequence[Finding]) -> PacketContents:
        library = self._office.library
        organisation = self._organisation.get()
        today = self._office.today()
        seats = self._roster.seats.all()
        order = {seat.id: place for place, seat in enumerate(seats)}
        span = _this_year_and_next(organisation, today)
        terms = [term for term in library.terms.all() if term.span.overlap(span)]
        tasks = sorted(library.first_tasks.all(), key=lambda t: list(When).index(t.when))
        contents = PacketContents(
            organisation=organisation,
            packet=packet,
            today=today,
            people=self._office.people(),
            members=frozenset(self._keys.members()),
            seats=tuple(seats),
            terms=tuple(sorted(terms, key=lambda t: (order.get(t.seat, len(order)), t.first))),
            letter=self.letter(),
            first_tasks=tuple(tasks),
            accounts=tuple(self._sheets()),
            support_units=tuple(self.support_units.all()),
            holes=tuple(holes),
            appointments=tuple(self._appointments.lines()),
            roles=self._roles.rows(),
            flow=tuple(self._plan.flow.all()),
            sections=self._areas.sections(_year(organisation, today).first),
        )
        return replace(contents, changes=self._changes(contents))

    def _changes(self, contents: PacketContents) -> Changes | None:
        """Return what changed since the packet before; None before the first of which one knows."""
        before = next((one for one in self.packets() if one.id != contents.packet.id), None)
        drawer = self._office.library.handover.packet_copies
        copies = drawer.where(packet=before.id) if before is not None else []
        if before is None or not copies:
            return None
        return changes(before.number, copies[-1].lines, lines_of(contents))

    def _sheets(self) -> Iterable[AccountSheet]:
        library = self._office.library
        custodians: dict[RecordId, list[Custodian]] = {}
        for custodian in library.custodians.all(order="since"):
            custodians.setdefault(custodian.account, []).append(custodian)
        latest: dict[RecordId, tuple[int, date]] = {}
        for secret, number, made_at in library.secret_versions.pick("secret, number, made_at"):
            made = (number, made_at.date())
            latest[secret] = max(made, latest.get(secret, made))
        kept: dict[RecordId, list[tuple[SecretKind, str, date]]] = {}
        for one in library.secrets.all():
            if one.id in latest:
                kept.setdefault(one.account, []).append((one.what, one.label, latest[one.id][1]))
        kinds = list(SecretKind)
        accounts = {account.id: account for account in library.accounts.all()}
        for line in self._accounts.lines():
            answering = sorted(custodians.get(line.id, ()), key=lambda c: not c.primary)
            secrets = sorted(kept.get(line.id, ()), key=lambda k: (kinds.index(k[0]), k[1]))
            yield AccountSheet(
                account=accounts[line.id],
                custodians=tuple(answering),
                kept=tuple(secrets),
                findings=line.findings,
            )


def _this_year_and_next(organisation: Organisation, today: date) -> Span:
    this = _year(organisation, today)
    return Span(this.first, _year(organisation, this.last + timedelta(days=1)).last)


def _year(organisation: Organisation, on: date) -> Span:
    return academic_year(on, organisation.year_starts_month, organisation.year_starts_day)
