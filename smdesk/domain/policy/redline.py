"""What changed between two versions: clause by clause, by what each clause is, not where it is."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from smdesk.domain.policy.compared import (
    BlockChange,
    Numbers,
    Run,
    RunKind,
    blocks_compared,
    whole,
    words_compared,
)
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.records import RecordId


class Change(Enum):
    """What can have happened to a clause."""

    ADDED = auto()
    REMOVED = auto()
    MOVED = auto()
    """It stands elsewhere among its neighbours, or under another clause."""
    RENUMBERED = auto()
    RETITLED = auto()
    EDITED = auto()
    """Its words changed."""
    STYLED = auto()
    """Its words did not change, but emphasis, the kind of a block or where a link leads."""


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What happened to one clause; ``what`` is empty for one that is as it was."""

    clause: RecordId
    what: frozenset[Change]
    before: Clause | None
    after: Clause | None
    number_before: str
    number_after: str
    title: tuple[Run, ...]
    blocks: tuple[BlockChange, ...]

    @property
    def said(self) -> bool:
        """Whether what the policy says changed, and not only where it stands or its looks."""
        return bool(self.what & {Change.ADDED, Change.REMOVED, Change.EDITED, Change.RETITLED})


def redline(
    old: Content, new: Content, old_numbers: Numbers, new_numbers: Numbers
) -> tuple[ClauseChange, ...]:
    """Return every clause with what happened to it, in the order of ``new``.

    What was removed stands after what it followed. The numbers are as they stand before clauses.
    """
    before = {clause.id: clause for clause in old}
    moved = _moved(old, new)
    after_what = _removed_after(old, {clause.id for clause in new})
    found: list[ClauseChange] = []

    def gone(anchor: RecordId | None) -> None:
        lost = after_what.get(anchor, ())
        found.extend(_one_sided(clause, old_numbers, Change.REMOVED) for clause in lost)

    gone(None)
    for clause in new:
        was = before.get(clause.id)
        if was is None:
            found.append(_one_sided(clause, new_numbers, Change.ADDED))
        else:
            found.append(_both(was, clause, old_numbers, new_numbers, moved=clause.id in moved))
        gone(clause.id)
    return tuple(found)


def changed(found: Iterable[ClauseChange]) -> tuple[ClauseChange, ...]:
    """Return the clauses to which something happened."""
    return tuple(one for one in found if one.what)


def _removed_after(old: Content, kept: set[RecordId]) -> dict[RecordId | None, list[Clause]]:
    found: dict[RecordId | None, list[Clause]] = {}
    anchor: RecordId | None = None
    for clause in old:
        if clause.id in kept:
            anchor = clause.id
        else:
            found.setdefault(anchor, []).append(clause)
    return found


# Where clauses stand.


def _families(content: Content) -> dict[RecordId, RecordId | None]:
    """Return under which clause each one stands, in reading order."""
    above: list[RecordId] = []
    found: dict[RecordId, RecordId | None] = {}
    for clause in content:
        del above[clause.depth :]
        found[clause.id] = above[-1] if above else None
        above.append(clause.id)
    return found


def _moved(old: Content, new: Content) -> set[RecordId]:
    was, now = _families(old), _families(new)
    place = {clause: index for index, clause in enumerate(was)}
    moved = {one for one in now if one in was and was[one] != now[one]}
    brothers: dict[RecordId | None, list[RecordId]] = {}
    for one, parent in now.items():
        if one in was and one not in moved:
            brothers.setdefault(parent, []).append(one)
    for family in brothers.values():
        stay = _longest_rising([place[one] for one in family])
        moved |= {one for index, one in enumerate(family) if index not in stay}
    return moved


def _longest_rising(places: Sequence[int]) -> set[int]:
    """Return which of the places make the longest series that rises; patience sorting."""
    tops: list[int] = []
    at: list[int] = []
    below: list[int] = []
    for index, place in enumerate(places):
        pile = bisect_left(tops, place)
        below.append(at[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        at[pile : pile + 1] = [index]
    found: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        found.add(index)
        index = below[index]
    return found


# What happened to each.


def _one_sided(clause: Clause, numbers: Numbers, change: Change) -> ClauseChange:
    kind = RunKind.ADDED if change is Change.ADDED else RunKind.REMOVED
    number = numbers.get(clause.id, "")
    added = change is Change.ADDED
    return ClauseChange(
        clause=clause.id,
        what=frozenset({change}),
        before=None if added else clause,
        after=clause if added else None,
        number_before="" if added else number,
        number_after=number if added else "",
        title=(Run(kind, clause.title),) if clause.title else (),
        blocks=whole(kind, clause.blocks, numbers),
    )


def _both(
    was: Clause, now: Clause, old_numbers: Numbers, new_numbers: Numbers, *, moved: bool
) -> ClauseChange:
    before, after = old_numbers.get(was.id, ""), new_numbers.get(now.id, "")
    what = {Change.MOVED} if moved else set()
    if before != after:
        what.add(Change.RENUMBERED)
    if was.blocks == now.blocks:
        blocks = whole(RunKind.SAME, now.blocks, new_numbers)
    else:
        differ, blocks = blocks_compared(was.blocks, now.blocks, old_numbers, new_numbers)
        what.add(Change.EDITED if differ else Change.STYLED)
    title: tuple[Run, ...] = (Run(RunKind.SAME, now.title),) if now.title else ()
    if was.title != now.title:
        what.add(Change.RETITLED)
        title = words_compared(was.title, now.title)
    return ClauseChange(
        clause=now.id,
        what=frozenset(what),
        before=was,
        after=now,
        number_before=before,
        number_after=after,
        title=title,
        blocks=blocks,
    )
