"""The packet's sections as lists of rows: what each area keeps, and what nobody keeps yet."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias


class ByHand(Enum):
    """A cell that is filled in on paper."""

    WRITE = "write"
    TICK = "tick"


class Weekday(Enum):
    """A day of the week; Monday is 0."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


Cell: TypeAlias = str | int | date | Enum | tuple[str | Enum, ...] | None
"""What stands in one cell: text, a number, a day, something the words name, several, nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """One list of a section; ``key`` says which, and how many cells each row has."""

    key: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    kept: bool = True
    """False for what smdesk does not keep yet: the page says so, and has room to write."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section, or the part of one that not every recipient gets."""

    number: str
    """As in ``6``; that of a restricted part is the section's with an R, as in ``8R``."""
    blocks: tuple[Block, ...]


def unkept(*keys: str) -> tuple[Block, ...]:
    """Return blocks of what smdesk does not keep yet."""
    return tuple(Block(key, kept=False) for key in keys)


NUMBERS = tuple(str(number) for number in range(17))
"""The sections of every packet; they keep their numbers for good."""
RESTRICTED = ("4R", "5R", "8R")
"""Parts that are for the team alone, each after its section."""
EVERY_PART = tuple(
    part for number in NUMBERS for part in (number, f"{number}R") if part in (*NUMBERS, *RESTRICTED)
)
"""All parts of a packet in their order."""
EXTENDED = frozenset({"4", "5"})
"""Sections with pages of their own making, which these lists follow."""
