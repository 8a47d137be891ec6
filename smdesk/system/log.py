"""The log for whoever mends smdesk: what happened and when, never what was in it."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from types import TracebackType

from smdesk.system.resources import PACKAGE

FILE_NAME = "smdesk.log"
LARGEST = 256 * 1024
"""A log file's size in bytes at which the next one is begun."""
KEPT = 3
"""How many earlier log files stay."""


class Event(Enum):
    """What the log can tell. There is nothing else it could say, so no secret can slip in."""

    STARTED = "started"
    STOPPED = "stopped"
    CREATED = "created"
    UNLOCKED = "unlocked"
    NOT_UNLOCKED = "not unlocked"
    LOCKED = "locked"
    PRINTED = "printed"
    CRASHED = "was ended from below last time"
    FAILED = "failed"


def utc_now() -> datetime:
    """Return the instant, in UTC."""
    return datetime.now(UTC)


class Log:
    """Writes to a few files that never grow large. What cannot be written is let go."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self.file = folder / FILE_NAME
        self._now = now

    def note(self, event: Event, **counts: int) -> None:
        """Write that something happened, with numbers that say how much of it."""
        numbers = [f"{name}={int(count)}" for name, count in counts.items()]
        self._write(" ".join([event.value, *numbers]))

    def failed(self, error: BaseException) -> None:
        """Write which kind of error happened in which line of code, and what caused it.

        The error's own words are left out: they may quote what somebody typed.
        """
        self._write(" because of ".join([Event.FAILED.value, *map(_where, _causes(error))]))

    def _write(self, line: str) -> None:
        stamp = self._now().isoformat(timespec="milliseconds")
        # A full disk is no reason to disturb the person at work.
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._make_room()
            mode = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            with os.fdopen(os.open(self.file, mode, 0o600), "a", encoding="utf-8") as file:
                file.write(f"{stamp} {line}\n")

    def _make_room(self) -> None:
        if not self.file.exists() or self.file.stat().st_size < LARGEST:
            return
        for age in range(KEPT, 0, -1):
            younger = self._aged(age - 1)
            if younger.exists():
                younger.replace(self._aged(age))

    def _aged(self, age: int) -> Path:
        return self.file.with_name(f"{FILE_NAME}.{age}") if age else self.file


def _causes(error: BaseException) -> Iterator[BaseException]:
    told: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in told:
        told.add(id(following))
        yield following
        following = following.__cause__ or following.__context__


def _where(error: BaseException) -> str:
    places = [_place(step) for step in _steps(error.__traceback__)]
    return " < ".join([type(error).__name__, *reversed(places)])


def _steps(step: TracebackType | None) -> Iterator[TracebackType]:
    while step is not None:
        yield step
        step = step.tb_next


def _place(step: TracebackType) -> str:
    """Name the file without the folders above it, which would tell who is logged in."""
    path = Path(step.tb_frame.f_code.co_filename)
    ours = path.is_relative_to(PACKAGE)
    name = path.relative_to(PACKAGE).as_posix() if ours else path.name
    return f"{name}:{step.tb_lineno}"
