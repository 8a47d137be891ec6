"""One sheet of the print centre: what it is for, of what there can be one, and how it is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from smdesk.printing.press import Sheet


class Shelf(Enum):
    """Where a sheet has its place."""

    WALL = "wall"
    DESK = "desk"
    PERSON = "person"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of those of which there can be a sheet, as one person's certificate."""

    name: str
    key: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class WallPrint:
    """One sheet; ``make`` reads what it says and may raise SmdeskError.

    With ``which`` there is one for each of ``those``, and ``make`` takes the key of the one that
    is chosen; otherwise it takes None.
    """

    shelf: Shelf
    title: str
    what_for: str
    make: Callable[[Any], Sheet]
    which: str = ""
    """What is chosen, as in ``Who served``; empty where there is nothing to choose."""
    those: Callable[[], Sequence[OneOf]] = tuple
    nothing: str = ""
    """What is said where there is none to choose."""
    go_out: Callable[[Any], Sheet] | None = None
    """Makes the sheet that goes to paper, where that is written down; otherwise ``make`` does."""

    def name(self, one: OneOf | None) -> str:
        """Return what its file is called."""
        said = self.title if one is None else f"{self.title}, {one.name}"
        return f"{said.replace('/', '-')}.pdf"
