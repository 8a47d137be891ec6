"""Knows the clauses of a file again: by their ids where smdesk wrote it, else by what they say."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from smdesk.domain.policy.content import Clause, Content, clause_text
from smdesk.domain.policy.editing import repoint
from smdesk.domain.records import RecordId

ALIKE = 0.55
"""How much two clauses must share to count as one: of each five words, nearly three."""


def matched(old: Content, new: Content) -> Content:
    """Return ``new`` with the ids of the clauses of ``old`` that it holds, edited or moved or not.

    First those with the same id, then those that say the same, then those with the same title,
    then the most alike.
    """
    free = {clause.id: clause for clause in old}
    given = {clause.id: clause.id for clause in new if free.pop(clause.id, None) is not None}
    for key in (_all_of, _title_of):
        by_key: dict[str, list[RecordId]] = {}
        for clause in free.values():
            by_key.setdefault(key(clause), []).append(clause.id)
        for clause in new:
            there = by_key.get(key(clause)) if key(clause) else None
            if clause.id not in given and there:
                given[clause.id] = there.pop(0)
                del free[given[clause.id]]
    rest = [clause for clause in new if clause.id not in given]
    given.update(_most_alike(list(free.values()), rest))
    return _renamed(new, given)


def _all_of(clause: Clause) -> str:
    return f"{clause.title}\n{clause_text(clause)}".strip()


def _title_of(clause: Clause) -> str:
    return clause.title.casefold().strip()


def _most_alike(old: Sequence[Clause], new: Sequence[Clause]) -> list[tuple[RecordId, RecordId]]:
    ratios: list[tuple[float, int, int]] = []
    said = [_all_of(clause).split() for clause in old]
    matcher: SequenceMatcher[str] = SequenceMatcher(None, autojunk=False)
    for j, clause in enumerate(new):
        matcher.set_seq2(_all_of(clause).split())
        for i, words in enumerate(said):
            matcher.set_seq1(words)
            if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
                continue
            ratio = matcher.ratio()
            if ratio >= ALIKE:
                ratios.append((-ratio, i, j))
    found: list[tuple[RecordId, RecordId]] = []
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    for _, i, j in sorted(ratios):
        if i not in old_taken and j not in new_taken:
            old_taken.add(i)
            new_taken.add(j)
            found.append((new[j].id, old[i].id))
    return found


def _renamed(content: Content, given: dict[RecordId, RecordId]) -> Content:
    """Return the content with other ids."""
    # Each reference is followed to the clause it means before any clause has its new name.
    aside = {new: RecordId(f"aside {new}") for new in given}
    for new, away in aside.items():
        content = repoint(content, new, away)
    content = Content(
        tuple(replace(clause, id=given.get(clause.id, clause.id)) for clause in content)
    )
    for new, away in aside.items():
        content = repoint(content, away, given[new])
    return content
