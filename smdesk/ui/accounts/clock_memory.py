"""What is remembered of this computer's clock: that it was off, by how much, and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from smdesk.domain.totp import LONGEST_PERIOD, REACH, ClockOffset
from smdesk.ui.kit import wording

MINUTE = 60


@dataclass(frozen=True, slots=True)
class NotedOffset:
    """The clock was so many seconds ahead, or behind if below zero, when it was last checked."""

    seconds: int
    on: date


class ClockMemory:
    """Keeps the last check in a line of text: it is about this computer, so no cabinet has it."""

    def __init__(
        self,
        read: Callable[[], str],
        keep: Callable[[str], object],
        now: Callable[[], datetime],
    ) -> None:
        """``read`` and ``keep`` reach this computer's own settings, which may be spoiled."""
        self._read, self._keep, self._now = read, keep, now

    def noted(self) -> NotedOffset | None:
        """Return what the last check found, or None if the clock was right or never checked."""
        seconds, _, day = self._read().partition(" ")
        try:
            found = NotedOffset(int(seconds), date.fromisoformat(day))
        except ValueError:
            return None
        return found if 0 < abs(found.seconds) <= REACH * LONGEST_PERIOD else None

    def note(self, offset: ClockOffset) -> None:
        """Remember what a check found; a clock that is right needs no memory."""
        day = self._now().astimezone().date()
        self._keep(f"{offset.seconds} {day.isoformat()}" if offset.steps else "")


def how_far(seconds: int) -> str:
    """Return how far the clock is off and which way, in words."""
    amount = abs(seconds)
    if amount < 2 * MINUTE:
        ahead = _tr("about {amount} seconds ahead")
        behind = _tr("about {amount} seconds behind")
    else:
        amount = round(amount / MINUTE)
        ahead = _tr("about {amount} minutes ahead")
        behind = _tr("about {amount} minutes behind")
    return (ahead if seconds > 0 else behind).format(amount=wording.number(amount))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ClockMemory", text)
