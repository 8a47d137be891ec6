"""A leaving list as people read it, and what the rules say about lists and about leavers."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.leaving import (
    CUSTODY_OPEN,
    LEAVING_SOON,
    LEFT_WITHOUT_LIST,
    NOT_CHANGED,
    NOTICE_DAYS,
    READABLE_OPEN,
    ROTATION_OPEN,
    STILL_INSIDE,
    Because,
    Group,
    Leaving,
    State,
)
from smdesk.domain.leaving_facts import Row
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Person, Term
from smdesk.domain.rules import Fact, Finding

NAMED = 4
"""How many accounts a finding names at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a leaving list with all its names. It has no place for a secret's text."""

    row: Row
    account: str
    """The account's name; empty for what concerns the whole cabinet."""
    there: bool = True
    """Whether the account is still in the cabinet."""
    what: SecretKind | None = None
    label: str = ""
    how: Seen | None = None
    seen_at: datetime | None = None
    """How and when the leaver last came to know the secret."""
    by: str = ""
    """Who settled it."""
    at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.row.state is State.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingList:
    """What changes when somebody leaves, line by line: what weighs most first."""

    leaving: Leaving
    name: str
    """The leaver's."""
    lines: tuple[Line, ...]
    active: bool
    """Whether somebody leaves: not after a list was called off, nor once the leaver stays on."""
    gone: bool
    """Whether the leaver's last day is over, or they were let out of the cabinet."""

    def of(self, group: Group) -> tuple[Line, ...]:
        """Return the lines of one group."""
        return tuple(line for line in self.lines if line.row.matter.group is group)

    def settled(self, group: Group | None = None) -> tuple[int, int]:
        """Return how many lines are settled and how many there are, of one group or of all."""
        lines = self.lines if group is None else self.of(group)
        return sum(not line.open for line in lines), len(lines)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return not any(line.open for line in self.lines)


def leaves(leaving: Leaving, terms: Collection[Term], *, opens: bool, today: date) -> bool:
    """Whether the list still stands: somebody who stays on, or was let in again, does not leave.

    ``opens`` says whether the person can open the cabinet.
    """
    if leaving.called_off:
        return False
    if leaving.because is Because.REMOVAL:
        return not opens
    last = last_day(leaving.person, terms)
    return last is None or last <= leaving.last or (last - today).days <= NOTICE_DAYS


def last_day(person: RecordId, terms: Collection[Term]) -> date | None:
    """Return the last day of the person's last term; None without any."""
    return max((term.last for term in terms if term.person == person), default=None)


def findings(found: LeavingList) -> list[Finding]:
    """Return what is still to be done for one leaver, as far as the list stands.

    What could only have been read waits until the leaver is gone: until then they can read it.
    """
    if not found.active:
        return []
    asked = [(Group.MUST_CHANGE, ROTATION_OPEN), (Group.CUSTODY, CUSTODY_OPEN)]
    if found.gone:
        asked.insert(1, (Group.THIS_TERM, READABLE_OPEN))
    said = []
    for group, rule in asked:
        lines = [line for line in found.of(group) if line.open]
        if lines:
            names = tuple(dict.fromkeys(line.account for line in lines if line.account))
            facts: dict[str, Fact] = {
                "person": found.name,
                "things" if group is Group.CUSTODY else "secrets": len(lines),
                "last": found.leaving.last,
            }
            if names:
                facts["accounts"] = names[:NAMED]
            said.append(Finding(rule=rule, about=Ref.to(found.leaving), facts=facts))
    return said


def check_tick(found: LeavingList, line: Line) -> Finding | None:
    """Return the finding that the cabinet itself says it is not done.

    A secret is changed by a newer version, a key is given back by being released.
    """
    matter = line.row.matter
    if matter.group is Group.CUSTODY and not matter.inside:
        return None
    rule = STILL_INSIDE if matter.inside else NOT_CHANGED
    facts: dict[str, Fact] = {"person": found.name, "account": line.account}
    return Finding(rule=rule, about=Ref.to(found.leaving), facts=facts)


def wanting(
    people: Mapping[RecordId, Person],
    terms: Collection[Term],
    *,
    members: Collection[RecordId],
    knowing: Collection[RecordId],
    listed: Collection[RecordId],
    today: date,
) -> Iterable[Finding]:
    """Yield who leaves soon, or has left, without a list having been begun.

    ``members`` can open the cabinet, ``knowing`` have come to know a secret, ``listed`` have a
    list that stands. A term's end changes nothing by itself: nobody is locked out by a date.
    """
    for who in sorted(people.values(), key=lambda person: person.name.casefold()):
        last = last_day(who.id, terms)
        concerned = who.id in members or who.id in knowing
        if who.id in listed or not concerned:
            continue
        facts: dict[str, Fact] = {"person": who.name}
        if last is not None and last >= today and who.id in members:
            days = (last - today).days
            if days <= NOTICE_DAYS:
                facts |= {"last": last, "days": days}
                yield Finding(rule=LEAVING_SOON, about=Ref.to(who), facts=facts)
        elif last is not None or who.id not in members:
            # Without any term, a member has not left: the team may not keep terms at all.
            facts |= {} if last is None else {"last": last}
            yield Finding(rule=LEFT_WITHOUT_LIST, about=Ref.to(who), facts=facts)
