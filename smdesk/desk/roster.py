"""The team's desk: people, seats, and terms that never end on the only key-holder."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.errors import CannotUndoError, Why
from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.domain import roster, term_chart, terms
from smdesk.domain.custody import TERM_ENDS_ON_SOLE_CUSTODIAN, solely_held
from smdesk.domain.dates import DAY
from smdesk.domain.journal import Entry
from smdesk.domain.records import Fault, InvalidError, RecordId, Ref
from smdesk.domain.roster import Member, Person, Seat, Term
from smdesk.domain.rules import Finding, ReasonNeededError, RefusedError
from smdesk.domain.term_chart import Chart, Story
from smdesk.overriding import override
from smdesk.store.journal import Said

SEPTEMBER = (9, 1)
"""Month and day on which academic years begin where nothing else is said."""


class PeopleDesk(RegisterDesk[Person]):
    """The people the team works with."""

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        super().__init__(office, office.library.people, Person, order="name")
        self._keys = keys

    def check_undo(self, entry: Entry) -> None:
        """Raise CannotUndoError if taking the entry back would lose a member."""
        for change in self._office.library.journal.changes(entry):
            made = change.kind == Person.kind and change.field == "name" and change.before is None
            if made and change.record in self._keys.members():
                raise CannotUndoError(Why.STILL_NEEDED)

    @override
    def _uses(self, record: Person) -> tuple[Ref, ...]:
        library, person = self._office.library, record.id
        tied = [
            *library.terms.where(person=person),
            *library.custodians.where(person=person),
            *library.accounts.where(run_through=person),
            *library.accounts.where(second_factor_holder=person),
            *library.accounts.where(card_holder=person),
            *library.appointments.where(person=person),
            *library.leavings.where(person=person),
            *library.first_tasks.where(person=person),
            *library.passkeys.where(person=person),
            *library.registers.liaisons.where(person=person),
            *library.registers.candidates.where(asked_by=person),
            *library.registers.learning_goals.where(person=person),
            *library.registers.learning_entries.where(person=person),
            *library.registers.certificates.where(person=person),
        ]
        member = [Ref("member", person)] if person in self._keys.members() else []
        return (*member, *(Ref.to(one) for one in tied))


class SeatsDesk(RegisterDesk[Seat]):
    """The places on the team."""

    @override
    def _uses(self, record: Seat) -> tuple[Ref, ...]:
        return tuple(Ref.to(term) for term in self._office.library.terms.where(seat=record.id))


class TermsDesk(RegisterDesk[Term]):
    """Who holds which seat from when to when."""

    def end(self, term: RecordId, on: date, why: str, *, by: Member) -> Term:
        """End the term early, with the day as its last.

        Raises InvalidError without a why or for a day outside the term, and RefusedError when
        its holder is the only one who answers for an account.
        """
        ending = self.one(term)
        if not why.strip():
            raise InvalidError(why=Fault.EMPTY)
        if not ending.first <= on <= ending.last:
            raise InvalidError(on=Fault.OUT_OF_RANGE)
        ended = ending.ended(on, why.strip())
        self._check(ending, ended, why)
        with self._office.task("term.end", self._topic, by=by, reason=why.strip()):
            return self._table.save(ended)

    def check_undo(self, entry: Entry) -> None:
        """Raise RefusedError if taking the entry back would end a term on a sole custodian."""
        befores: dict[RecordId, dict[str, object]] = {}
        for change in self._office.library.journal.changes(entry):
            if change.kind == Term.kind:
                befores.setdefault(change.record, {})[change.field] = change.before
        for record, fields in befores.items():
            current = self._table.get(record)
            if current is not None:
                self._check_custody(current, _taken_back(current, fields))

    @override
    def change(self, record: Term, *, by: Member, reason: str = "") -> Term:
        """Keep the term as it now is; a reason for a shorter one is why it ended early.

        Raises GoneError, InvalidError for a seat that its holder has already, RefusedError or
        ReasonNeededError.
        """
        today = self._office.today()
        kept = terms.settled(self.one(record.id), record, today, reason)
        return super().change(kept, by=by, reason=reason)

    @override
    def _check(self, before: Term | None, after: Term | None, reason: str) -> None:
        if before is not None:
            self._check_custody(before, after)
        if after is None:
            return
        names = {person.id: person.name for person in self._office.people().values()}
        same_seat = self._table.where(seat=after.seat)
        asked = terms.asked(before, after, same_seat, names, self._office.today())
        if asked is not None and not reason.strip():
            raise ReasonNeededError(self._office.bound(asked))

    def _check_custody(self, before: Term, after: Term | None) -> None:
        """Refuse to take days from today on that leave an account with nobody who serves."""
        library, person = self._office.library, before.person
        day = _first_lost(before, after, self._office.today())
        if day is None:
            return
        others = [t for t in library.terms.all() if t.id != before.id]
        kept = others if after is None else [*others, after]
        if person in roster.serving(kept, day):
            return
        held = solely_held(person, library.custodians.all(), kept, day)
        if not held:
            return
        names = self._office.people()
        accounts = {account.id: account.name for account in library.accounts.all()}
        raise RefusedError(
            self._office.bound(
                Finding(
                    rule=TERM_ENDS_ON_SOLE_CUSTODIAN,
                    about=Ref.to(before),
                    facts={
                        "person": names[person].name if person in names else "",
                        "accounts": tuple(sorted(accounts.get(a, "") for a in held)),
                        "last": before.last,
                        "day": day,
                    },
                    whom=person,
                )
            )
        )


class RosterDesk:
    """Everything about who is on the team and for how long."""

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        library = office.library
        self._office = office
        self.people = PeopleDesk(office, keys)
        self.seats = SeatsDesk(office, library.seats, Seat, order="name")
        self.terms = TermsDesk(office, library.terms, Term, order="first")

    def chart(self) -> Chart:
        """Return the seats with their terms as bars, over all years."""
        library, held = self._office.library, self.terms.all()
        house = library.organisations.all()
        starts = (house[0].year_starts_month, house[0].year_starts_day) if house else None
        said = library.journal.said(Term.kind, "last", [term.id for term in held])
        return term_chart.chart(
            self.seats.all(),
            held,
            {person.id: person.name for person in self._office.people().values()},
            stories={term.id: _story(term, said.get(term.id, [])) for term in held},
            today=self._office.today(),
            year_starts=starts or SEPTEMBER,
        )

    def serving(self) -> list[Person]:
        """Return those whose term holds today, by name."""
        now = roster.serving(self.terms.all(), self._office.today())
        return [person for person in self.people.all() if person.id in now]

    def findings(self) -> list[Finding]:
        """Return what the rules say about the roster, each with its clause.

        A short term that somebody gave a reason for carries it as the fact ``reason``.
        """
        clauses = self._office.clauses()
        people, seats, held = self.people.all(), self.seats.all(), self.terms.all()
        library, today = self._office.library, self._office.today()
        names = {person.id: person.name for person in people}
        accounts = {account.id: account.name for account in library.accounts.all()}
        found = (
            *roster.findings(people, seats, held, today),
            *terms.handover_findings(seats, held, names, today),
            *terms.one_person_findings(accounts, library.custodians.all(), held, names, today),
        )
        return [self._with_reason(finding).under(clauses) for finding in found]

    def _with_reason(self, finding: Finding) -> Finding:
        if finding.rule is not roster.SHORT_TERM:
            return finding
        changes = self._office.library.journal.history(finding.about.id)
        reasons = [c.entry.reason for c in changes if c.field == "last" and c.entry.reason]
        return (
            replace(finding, facts={**finding.facts, "reason": reasons[0]}) if reasons else finding
        )


def _story(term: Term, said: Sequence[Said]) -> Story:
    """Return which last day was meant when the term began, and why it is what it is now."""
    if not said:
        return Story(term.last)
    before = [one for one in said if one.at.date() <= term.first] or said[:1]
    reason = next((one.reason for one in reversed(said) if one.reason), "")
    return Story(date.fromisoformat(str(before[-1].value)), reason)


def _first_lost(before: Term, after: Term | None, today: date) -> date | None:
    """Return the first day from today on that the person no longer holds, or None."""
    start = max(before.first, today)
    if start > before.last:
        return None
    if after is None or after.person != before.person:
        return start
    if start < after.first:
        return start
    lost = max(start, after.last + DAY)
    return lost if lost <= before.last else None


def _taken_back(term: Term, before: dict[str, object]) -> Term | None:
    """Return the term as it was before the changes, or None if they are what made it."""
    if "first" in before and before["first"] is None:
        return None
    first = date.fromisoformat(str(before.get("first", term.first.isoformat())))
    last = date.fromisoformat(str(before.get("last", term.last.isoformat())))
    person = RecordId(str(before.get("person", term.person)))
    return replace(term, first=first, last=max(first, last), person=person)
