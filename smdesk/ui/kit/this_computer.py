"""What the screens may know of the computer they are shown on, and how smdesk looks there."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from smdesk.ui.kit.screen_guard import ScreenGuard
from smdesk.ui.kit.theme import Look, Theme


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """What smdesk wears now, and what remembers it for the next start."""

    theme: Theme
    keep: Callable[[Look], None]

    def wear(self, look: Look) -> None:
        """Put it on and remember it."""
        self.theme.apply(look)
        self.keep(look)


@dataclass(frozen=True, slots=True)
class ThisComputer:
    """What the settings say of the computer they are shown on."""

    wardrobe: Wardrobe
    version: str
    memory: Path
    log: Path
    documents: Path
    """The folder that is offered for what is saved for people."""
    hears_locking: bool
    """Whether it tells that somebody locked its screen."""
    screen: ScreenGuard | None = None
    """What keeps the windows out of shared screens."""
