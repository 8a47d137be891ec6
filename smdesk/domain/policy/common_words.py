"""The longest row of words that two wordings have in common, found a whole row at a time.

The table of the textbook is kept as one long number for each word of the new wording, with a bit
for each word of the old (Hyyrö, Bit-Parallel LCS-length Computation Revisited, 2004), and walked
back from its end.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple


class Stretch(NamedTuple):
    """A stretch of both wordings: the same in both, or what went and what came in its place."""

    same: bool
    old: int
    old_end: int
    new: int
    new_end: int


def stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Stretch]:
    """Return the stretches in order, the same and the other ones by turns."""
    i = j = 0
    for start, start_new, length in _runs(_pairs(old, new)):
        if (i, j) != (start, start_new):
            yield Stretch(False, i, start, j, start_new)
        i, j = start + length, start_new + length
        yield Stretch(True, start, i, start_new, j)
    if (i, j) != (len(old), len(new)):
        yield Stretch(False, i, len(old), j, len(new))


def _rows(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int]:
    """Return a number for each word of ``new``; a bit that is not set is one more in common."""
    places: dict[Hashable, int] = {}
    for index, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << index
    full = (1 << len(old)) - 1
    row, rows = full, []
    for word in new:
        there = row & places.get(word, 0)
        row = ((row + there) | (row - there)) & full
        rows.append(row)
    return rows


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places of the words in common, in both."""
    rows = _rows(old, new)
    found: list[tuple[int, int]] = []
    i, j = len(old), len(new)
    while i and j:
        bit = 1 << (i - 1)
        if rows[j - 1] & bit:
            i -= 1
            continue
        j -= 1
        if j and not rows[j - 1] & bit:
            continue
        i -= 1
        found.append((i, j))
    found.reverse()
    return found


def _runs(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Return where words in common follow on each other in both, and how many do."""
    start = 0
    for end in range(1, len(pairs) + 1):
        if end == len(pairs) or (pairs[end] != (pairs[end - 1][0] + 1, pairs[end - 1][1] + 1)):
            yield *pairs[start], end - start
            start = end
