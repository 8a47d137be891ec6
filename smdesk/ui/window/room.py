"""One screen of the main window before it is entered: its name, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from smdesk.ui.kit.view import View


@dataclass(frozen=True, slots=True)
class Room:
    """A screen is made when it is first entered, so that unlocking shows the first at once."""

    key: str
    text: str
    icon: str
    make: Callable[[], View]
    shows: frozenset[str] = frozenset()
    """The kinds of record that are found there."""
    count: Callable[[], str] | None = None
    """How many things wait there, for the side bar; empty for none."""
