"""Gathers everything that one packet prints: for the whole team, or for one seat alone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.office import Office
from smdesk.desk.packet_areas import PacketAreas
from smdesk.desk.packet_source import PacketDesks
from smdesk.domain.accounts import Account
from smdesk.domain.calendar import Variant
from smdesk.domain.custody import Custodian, SecretKind
from smdesk.domain.dates import Span, academic_year
from smdesk.domain.handoff import AccountSheet, Letter, Packet, PacketContents, When
from smdesk.domain.learning import Certificate
from smdesk.domain.leaving import Leaving
from smdesk.domain.organisation import Organisation
from smdesk.domain.packet_copies import Changes, PacketCopy, changes
from smdesk.domain.packet_lines import lines_of
from smdesk.domain.packet_scope import WHOLE_TEAM, PacketChoice, Scope, scope_of
from smdesk.domain.projects import Project
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.reporting import ReportDuty
from smdesk.domain.roster import Person, Seat, Term
from smdesk.domain.rota import Need
from smdesk.domain.rules import Finding


class PacketGathering:
    """Reads the cabinet once for a packet, and leaves out what is not for its seat."""

    def __init__(self, office: Office, keys: AccountKeys, desks: PacketDesks) -> None:
        self._office, self._keys, self._desks = office, keys, desks
        self._areas = PacketAreas(office, desks)

    def scope(self, choice: PacketChoice) -> Scope:
        """Return what belongs to the choice's seat; raises GoneError for a seat that is gone."""
        if choice.seat is None:
            return WHOLE_TEAM
        library = self._office.library
        seat = library.seats.get(choice.seat)
        if seat is None:
            raise GoneError(choice.seat)
        return scope_of(seat, library.terms.all(), library.custodians.all(), self._office.today())

    def points(self, holes: Iterable[Finding], scope: Scope) -> tuple[Finding, ...]:
        """Return what is not done, as far as it concerns the scope."""
        if scope.seat is None:
            return tuple(holes)
        owners = self._owners()
        return tuple(found for found in holes if scope.holds(found.about, owners))

    def contents(
        self, packet: Packet, holes: Sequence[Finding], letter: Letter | None, scope: Scope
    ) -> PacketContents:
        """Return what the packet prints; ``holes`` are those of its scope."""
        library, today = self._office.library, self._office.today()
        organisation = self._desks.organisation.get()
        seats = self._desks.roster.seats.all()
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
            letter=letter,
            first_tasks=tuple(tasks),
            accounts=tuple(one for one in self._sheets() if scope.account(one.account.id)),
            support_units=tuple(library.support_units.all(order="name")),
            holes=tuple(holes),
            appointments=tuple(
                line
                for line in self._desks.appointments.lines()
                if scope.person(line.appointment.person)
            ),
            roles=self._desks.roles.rows(),
            flow=tuple(self._desks.plan.flow.all()),
            sections=self._areas.sections(_year(organisation, today).first, scope),
            scope=scope,
        )
        return replace(contents, changes=self._changes(contents))

    def _changes(self, contents: PacketContents) -> Changes | None:
        """Return what changed since the packet before for the same seat; None before the first."""
        seat = contents.scope.seat.id if contents.scope.seat is not None else None
        library = self._office.library
        copies: dict[RecordId, PacketCopy] = {
            one.packet: one
            for one in library.handover.packet_copies.all()
            if one.seat == seat and one.packet != contents.packet.id
        }
        for before in reversed(library.packets.all(order="printed_at")):
            if before.id in copies:
                return changes(before.number, copies[before.id].lines, lines_of(contents))
        return None

    def _owners(self) -> dict[Ref, Ref]:
        """Return whose each record is that findings are about: an account's, a person's, a seat's.

        What a certificate's finding is about is the term that it is for.
        """
        library = self._office.library
        found: dict[Ref, Ref] = {}
        for kind, owner, pairs in (
            (Variant.kind, Account.kind, library.calendar.variants.pick("id, channel")),
            (Need.kind, Account.kind, library.needs.pick("id, account")),
            (Term.kind, Seat.kind, library.terms.pick("id, seat")),
            (Certificate.kind, Seat.kind, library.terms.pick("id, seat")),
            (Leaving.kind, Person.kind, library.leavings.pick("id, person")),
            (Project.kind, Person.kind, library.plan.projects.pick("id, lead")),
            (ReportDuty.kind, Person.kind, library.plan.report_duties.pick("id, owner")),
        ):
            for record, whose in pairs:
                if whose:
                    found[Ref(kind, RecordId(record))] = Ref(owner, RecordId(whose))
        return found

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
        for line in self._desks.accounts.lines():
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
