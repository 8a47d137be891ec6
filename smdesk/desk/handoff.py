"""The handoff desk: the letter, the first month, and the packet that can be printed any time."""

from collections.abc import Sequence
from dataclasses import replace

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
from smdesk.desk.packet_documents import PacketDocuments
from smdesk.desk.packet_gathering import PacketGathering
from smdesk.desk.packet_source import PacketDesks
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
from smdesk.domain.handoff import (
    FirstTask,
    Letter,
    Packet,
    PacketContents,
    packet_number,
)
from smdesk.domain.packet_copies import Changes, PacketCopy, changes
from smdesk.domain.packet_lines import lines_of
from smdesk.domain.packet_scope import PacketChoice
from smdesk.domain.records import GoneError, RecordId, new_id
from smdesk.domain.roster import Member, Seat
from smdesk.domain.rules import Finding, weight
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.words import Words

EVERYTHING = PacketChoice()
"""The whole packet, for the whole team."""


class HandoffDesk:
    """Everything that one team leaves the next."""

    def __init__(
        self,
        office: Office,
        keys: AccountKeys,
        words: Words,
        vault: OpenVault,
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
        self._office, self._words = office, words
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
        self.documents = PacketDocuments(office, vault)
        self._gathering = PacketGathering(
            office,
            keys,
            PacketDesks(
                organisation=organisation,
                roster=roster,
                roles=roles,
                accounts=accounts,
                appointments=appointments,
                plan=plan,
                calendar=calendar,
                occasions=occasions,
                departments=departments,
                candidates=candidates,
                leaving=leaving,
                plans=plans,
                policy=policy,
            ),
        )
        self.first_tasks = RegisterDesk(office, library.first_tasks, FirstTask)
        self.support_units = RegisterDesk(office, library.support_units, SupportUnit, order="name")

    def seats(self) -> list[Seat]:
        """Return the seats for which a packet can be made, or which can be handed over."""
        return self._roster.seats.all()

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

    def sealed_by(self, handover: RecordId) -> tuple[int, str] | None:
        """Return the number of the log's entry that completed a handover, and its check words.

        None while it is not complete.
        """
        entry = self.ceremony.entry(handover)
        return None if entry is None else (entry.number, self._words.check_words(entry.hash))

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
        return sorted((*found, *self.ceremony.under_way(found)), key=weight)

    def preview(self, choice: PacketChoice = EVERYTHING, *, by: Member) -> PacketContents:
        """Return what a packet would print now; nothing is recorded.

        Raises GoneError for a seat that is gone.
        """
        scope = self._gathering.scope(choice)
        holes = self._gathering.points(self.holes(), scope)
        return self._gathering.contents(self._packet(by, holes), holes, self.letter(), scope)

    def print_packet(self, choice: PacketChoice = EVERYTHING, *, by: Member) -> PacketContents:
        """Record that a packet is printed and for whom, and return what it prints; GoneError."""
        contents = self.preview(choice, by=by)
        packet = contents.packet
        with self._office.task("packet.print", Topic.HANDOFF, by=by):
            self._office.library.packets.save(packet)
            copy = PacketCopy(
                packet=packet.id,
                lines=lines_of(contents),
                seat=choice.seat,
                reader=choice.reader,
                recipient=choice.recipient,
                parts=choice.parts,
                digest=choice.digest,
            )
            self._office.library.handover.packet_copies.save(copy)
        return contents

    def changed_since(self, packet: RecordId, *, by: Member) -> Changes:
        """Return what a packet for the same would say now and did not say then, and what is gone.

        Raises GoneError where nothing is known of what it said, or its seat is gone.
        """
        copy = self.documents.copies().get(packet)
        if copy is None:
            raise GoneError(packet)
        number = self._office.library.packets.one(packet).number
        now = lines_of(self.preview(copy.choice, by=by))
        return changes(number, copy.lines, now)

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
