"""Recovery codes: read from what people paste, ticked off one by one, and counted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of
from smdesk.domain.rules import Finding, Rule, Severity
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override

FEW_CODES = Rule("A5.few_codes", Severity.NUDGE)
RULES = (FEW_CODES,)

FEWEST_CODES = 3
"""With fewer left than these it is time to make new ones."""

SHORT_GROUP = 5
"""Groups of up to this many signs with one blank between are parts of one code, as in 1234 5678."""
PAIRED = 4
"""Groups of so many digits on one line are halves of codes, as the large platforms print them."""

_NUMBERING = re.compile(r"^(?:\(?\d{1,2}[.):]|\[[ xX]?\]|[-–—*•·▪◦☐☑✓✔])\s+")
_READS = re.compile(r"[\s:@]")
_BETWEEN = re.compile(r"[,;\t]|\s{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeUse(Record):
    """One code of a list was used (A5): by whom, and on which day. It says nothing of the code."""

    kind: ClassVar[str] = "code_use"

    secret: RecordId
    number: int
    """Which version of the list it stood in."""
    position: int
    """Its place in the list, counted from 1."""
    used_on: date
    person: RecordId

    def __post_init__(self) -> None:
        faults_of(
            number=None if self.number >= 1 else Fault.OUT_OF_RANGE,
            position=None if self.position >= 1 else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """The code's place in the list."""
        return str(self.position)


def understood(pasted: str) -> tuple[str, ...]:
    """Return the codes in a pasted text, in its order.

    Understands one on each line, numbered and ticked lists, columns, and lists divided by commas
    or blanks; a code printed as two short groups stays one, and headings are left out.
    """
    lines = [line.strip() for line in pasted.splitlines() if line.strip()]
    lines = _unnumbered([_NUMBERING.sub("", line) for line in lines])
    parts = [part.strip() for line in lines for part in _BETWEEN.split(line)]
    cells = _codes_alone([cell for part in parts if (cell := _NUMBERING.sub("", part).strip())])
    if len(cells) == 1:
        return _of_one_line(cells[0].split())
    return tuple(code for cell in cells for code in _of_cell(cell))


def kept(codes: Iterable[str]) -> str:
    """Return the codes as they are kept: one on each line."""
    return "\n".join(codes)


def cleaned(pasted: SecretText) -> tuple[SecretText, int]:
    """Return a pasted list as it is kept, and how many codes it has; raises InvalidError."""
    codes = understood(pasted.reveal())
    faults_of(text=None if codes else Fault.EMPTY)
    return SecretText(kept(codes)), len(codes)


def listed(text: str) -> tuple[str, ...]:
    """Return the codes of a list as it is kept; their places never change."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def left(size: int, used: Iterable[int]) -> int:
    """Return how many of a list's codes are not used; a place that is ticked twice counts once."""
    return size - len({place for place in used if 1 <= place <= size})


def check_left(about: Ref, account: str, count: int | None) -> Finding | None:
    """Return the finding that few codes are left; None where enough are, or nobody knows."""
    if count is None or count >= FEWEST_CODES:
        return None
    return Finding(rule=FEW_CODES, about=about, facts={"account": account, "count": count})


def _unnumbered(lines: list[str]) -> list[str]:
    """Take away bare numbers that do nothing but count the lines."""
    heads = [line.split(maxsplit=1) for line in lines]
    counted = len(lines) > 1 and all(
        len(head) > 1 and head[0] == str(place) for place, head in enumerate(heads, start=1)
    )
    return [head[1] for head in heads] if counted else lines


def _codes_alone(cells: list[str]) -> list[str]:
    """Leave out headings and addresses: what has no digit where nearly all have, and reads so."""
    coded = sum(any(map(str.isdigit, cell)) for cell in cells)
    if 2 * coded < len(cells):
        return cells
    return [cell for cell in cells if any(map(str.isdigit, cell)) or not _READS.search(cell)]


def _of_cell(cell: str) -> list[str]:
    groups = cell.split()
    whole = all(len(group) > SHORT_GROUP for group in groups)
    return groups if whole else [" ".join(groups)]


def _of_one_line(groups: list[str]) -> tuple[str, ...]:
    halves = all(len(group) == PAIRED and group.isdigit() for group in groups)
    if halves and len(groups) % 2 == 0:
        return tuple(map(" ".join, zip(groups[::2], groups[1::2], strict=True)))
    return tuple(groups)
