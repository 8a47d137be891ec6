"""Where clauses are at work: rules that follow from them, and things that point at them (D2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from smdesk.domain.policy.content import Clause
from smdesk.domain.records import Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import BoundClause, Fact, Finding, Rule, Severity
from smdesk.overriding import override

CONFIRM_AGAIN = Rule("D2.confirm_again", Severity.NUDGE)
CLAUSE_GONE = Rule("D2.clause_gone", Severity.NUDGE, urgent=True)
RULES = (CONFIRM_AGAIN, CLAUSE_GONE)


class Bound(Enum):
    """How a binding stands to its clause."""

    TYPED = "typed"
    """The clause is not kept here: its number and words were typed."""
    HOLDS = "holds"
    CHANGED = "changed"
    """The clause says something else since; somebody is to confirm that the rule still follows."""
    GONE = "gone"
    """The clause is in no document in force any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLink(Record):
    """Something in the cabinet that a clause speaks of: a post, a check, a template, a task."""

    kind: ClassVar[str] = "clause_link"

    document: RecordId
    clause: RecordId
    target_kind: str
    target: RecordId
    seen: str = ""
    """The fingerprint of the clause when somebody last said that it fits."""

    def __post_init__(self) -> None:
        faults_of(
            document=filled(self.document),
            clause=filled(self.clause),
            target_kind=filled(self.target_kind),
            target=filled(self.target),
        )

    @property
    @override
    def title(self) -> str:
        """What sort of thing it is."""
        return self.target_kind


def standing(
    bound: Iterable[BoundClause], published: Mapping[RecordId, Clause]
) -> dict[RecordId, Bound]:
    """Return how each binding stands, by its id."""

    def stands(one: BoundClause) -> Bound:
        if one.clause is None:
            return Bound.TYPED
        if one.clause not in published:
            return Bound.GONE
        same = published[one.clause].fingerprint == one.seen
        return Bound.HOLDS if same else Bound.CHANGED

    return {one.id: stands(one) for one in bound}


def to_confirm(
    bound: Iterable[BoundClause], published: Mapping[RecordId, Clause]
) -> list[BoundClause]:
    """Return the bindings whose clause says something else than when they were made."""
    return [
        one
        for one in bound
        if one.clause is not None
        and one.clause in published
        and published[one.clause].fingerprint != one.seen
    ]


def gone(bound: Iterable[BoundClause], published: Mapping[RecordId, Clause]) -> list[BoundClause]:
    """Return the bindings whose clause is in no published document any more."""
    return [one for one in bound if one.clause is not None and one.clause not in published]


def findings(bound: Iterable[BoundClause], published: Mapping[RecordId, Clause]) -> list[Finding]:
    """Return for each clause the rules that are to be confirmed, or that lost it."""
    every = tuple(bound)
    found: list[Finding] = []
    for rule, ailing in (
        (CONFIRM_AGAIN, to_confirm(every, published)),
        (CLAUSE_GONE, gone(every, published)),
    ):
        by_clause: dict[RecordId | None, list[BoundClause]] = {}
        for one in ailing:
            by_clause.setdefault(one.clause, []).append(one)
        for bindings in by_clause.values():
            first = bindings[0]
            facts: dict[str, Fact] = {"count": len(bindings), "title": first.title}
            found.append(Finding(rule=rule, about=Ref.to(first), facts=facts))
    return found
