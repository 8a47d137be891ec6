"""What every desk has at hand: the open cabinet, the calendar on the wall, whoever listens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from smdesk.desk.topics import Announce, Topic
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member, Person
from smdesk.domain.rules import BoundClause, Finding
from smdesk.store.library import Library

Now: TypeAlias = Callable[[], datetime]
"""Gives this instant, aware and in UTC."""
Today: TypeAlias = Callable[[], date]
"""Gives the day that the calendar on the wall shows."""


@dataclass(frozen=True, slots=True)
class Office:
    """The open cabinet with its clock, its calendar and its listeners."""

    library: Library
    announce: Announce
    now: Now
    today: Today

    @contextmanager
    def task(self, name: str, *topics: Topic, by: Member, reason: str = "") -> Iterator[None]:
        """Do one task: all of it is kept and then announced, or nothing is."""
        with self.library.transaction(name, by=by, reason=reason):
            yield
        for topic in (*topics, Topic.JOURNAL):
            self.announce(topic)

    def people(self) -> dict[RecordId, Person]:
        """Return everybody on file by their id."""
        return {person.id: person for person in self.library.people.all()}

    def clauses(self) -> dict[str, BoundClause]:
        """Return the clauses that rules are bound to, by the code of the rule."""
        return {clause.rule: clause for clause in self.library.bound_clauses.all()}

    def bound(self, finding: Finding) -> Finding:
        """Return the finding with the clause of the policy that it follows from, if any."""
        return finding.under(self.clauses())
