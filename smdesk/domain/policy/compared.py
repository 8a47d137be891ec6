"""Which words stayed, went and came between two wordings, read as a person reads them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from smdesk.domain.policy.blocks import (
    Block,
    Bullet,
    CrossReference,
    Span,
    Spans,
    Variable,
    runs,
    span_text,
)
from smdesk.domain.policy.common_words import stretches
from smdesk.domain.records import RecordId

Numbers = Mapping[RecordId, str]


class RunKind(Enum):
    """What happened to a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share what happened to them."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block as the redline shows it; ``kind`` says whether all of it came or went."""

    runs: tuple[Run, ...]
    bullet: bool = False
    level: int = 0

    @property
    def kind(self) -> RunKind:
        """SAME for a block that was there and still is, whatever happened within it."""
        kinds = {run.kind for run in self.runs}
        return kinds.pop() if len(kinds) == 1 else RunKind.SAME


@dataclass(frozen=True, slots=True)
class _Break:
    """The end of a block: as much a part of what is said as a word is."""

    bullet: bool
    level: int


Key = str | CrossReference | Variable | _Break
_WORD = re.compile(r"\S+\s*|\s+")


_Piece = tuple[RunKind, list[Key], list[str]]
LEAST_SAME = 2
"""Fewer words than this between two changes are read more easily as part of the change."""


def _tokens(blocks: Sequence[Block], numbers: Numbers) -> tuple[list[Key], list[str]]:
    """Return what is compared, and how each of it reads, a break after each block or cell."""
    keys: list[Key] = []
    shown: list[str] = []
    for block in blocks:
        end = _Break(isinstance(block, Bullet), block.level if isinstance(block, Bullet) else 0)
        for run in runs(block):
            _take(run, numbers, keys, shown)
            keys.append(end)
            shown.append("")
    return keys, shown


def _shown(span: Span, numbers: Numbers) -> str:
    text = span_text(span, numbers)
    return text.removesuffix(".") if isinstance(span, CrossReference) else text


def _take(spans: Spans, numbers: Numbers, keys: list[Key], shown: list[str]) -> None:
    text = ""
    for span in spans:
        if isinstance(span, CrossReference | Variable):
            _take_words(text, keys, shown)
            text = ""
            keys.append(span)
            shown.append(_shown(span, numbers))
        else:
            text += span.text
    _take_words(text, keys, shown)


def _take_words(text: str, keys: list[Key], shown: list[str]) -> None:
    words = text.split()
    if text[:1].isspace():
        keys.append(" ")
    keys += words
    # The words with the white space after each; what begins with some has a piece more.
    shown += _WORD.findall(text)


def _compared(
    old: list[Key], old_shown: list[str], new: list[Key], new_shown: list[str]
) -> Iterator[_Piece]:
    """Return what stayed, went and came; what begins and ends alike is not looked at twice."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    yield RunKind.SAME, new[:start], new_shown[:start]
    old_end, new_end = len(old) - end, len(new) - end
    for i, i_end, j, j_end in _cleaned(old[start:old_end], new[start:new_end]):
        if i == -1:
            yield RunKind.SAME, new[start + j : start + j_end], new_shown[start + j : start + j_end]
            continue
        yield RunKind.REMOVED, old[start + i : start + i_end], old_shown[start + i : start + i_end]
        yield RunKind.ADDED, new[start + j : start + j_end], new_shown[start + j : start + j_end]
    yield RunKind.SAME, new[new_end:], new_shown[new_end:]


def _cleaned(old: list[Key], new: list[Key]) -> Iterator[tuple[int, int, int, int]]:
    """Return changes with what lies between them; ``i`` of what stayed is -1.

    Too few same words between two changes become part of one change; the end of a block stays.
    """
    pending: tuple[int, int, int, int] | None = None
    for same, i, i_end, j, j_end in stretches(old, new):
        if same:
            short = i_end - i < LEAST_SAME and not isinstance(old[i], _Break)
            if short and pending is not None and i_end < len(old):
                continue
            if pending is not None:
                yield pending
                pending = None
            yield -1, -1, j, j_end
        elif pending is None:
            pending = (i, i_end, j, j_end)
        else:
            pending = (pending[0], i_end, pending[2], j_end)
    if pending is not None:
        yield pending


def _blocks(pieces: Iterable[_Piece]) -> tuple[BlockChange, ...]:
    """Return the pieces as blocks; a break that went or came ends a block as any other does."""
    found: list[BlockChange] = []
    run_list: list[Run] = []
    for kind, keys, shown in pieces:
        start = 0
        for at, key in [(at, key) for at, key in enumerate(keys) if isinstance(key, _Break)]:
            if start < at:
                run_list.append(Run(kind, "".join(shown[start:at])))
            if run_list:
                found.append(BlockChange(_joined(run_list), key.bullet, key.level))
                run_list = []
            start = at + 1
        if start < len(keys):
            run_list.append(Run(kind, "".join(shown[start:])))
    if run_list:
        found.append(BlockChange(_joined(run_list)))
    return tuple(found)


def _joined(found: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with neighbours of one kind as one."""
    joined: list[Run] = []
    for run in found:
        if joined and joined[-1].kind is run.kind:
            joined[-1] = Run(run.kind, joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def words_compared(old: str, new: str) -> tuple[Run, ...]:
    """Return what stayed, went and came between two lines of words."""
    old_keys: list[Key] = []
    new_keys: list[Key] = []
    old_shown: list[str] = []
    new_shown: list[str] = []
    _take_words(old, old_keys, old_shown)
    _take_words(new, new_keys, new_shown)
    blocks = _blocks(_compared(old_keys, old_shown, new_keys, new_shown))
    return blocks[0].runs if blocks else ()


def whole(kind: RunKind, blocks: Sequence[Block], numbers: Numbers) -> tuple[BlockChange, ...]:
    """Return the blocks with all their words of one kind."""
    found = []
    for block in blocks:
        bullet = isinstance(block, Bullet)
        level = block.level if isinstance(block, Bullet) else 0
        for run in runs(block):
            text = "".join(_shown(span, numbers) for span in run)
            if text:
                found.append(BlockChange((Run(kind, text),), bullet, level))
    return tuple(found)


def blocks_compared(
    old: Sequence[Block], new: Sequence[Block], old_numbers: Numbers, new_numbers: Numbers
) -> tuple[bool, tuple[BlockChange, ...]]:
    """Return whether words differ, and the blocks with what stayed, went and came."""
    old_keys, old_shown = _tokens(old, old_numbers)
    keys, shown = _tokens(new, new_numbers)
    if old_keys == keys:
        return False, _blocks([(RunKind.SAME, keys, shown)])
    return True, _blocks(_compared(old_keys, old_shown, keys, shown))
