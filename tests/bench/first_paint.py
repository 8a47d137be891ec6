"""How long a program takes from being started to its first painted window, seen from outside.

The X server tells when a top-level window is mapped and when its pixels first change, so every
program is measured alike and none needs a hook of its own.
"""

import os
import select
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Self

from Xlib import X
from Xlib import display as xdisplay
from Xlib.error import DisplayConnectionError
from Xlib.ext import damage

SERVER_WAITS_S = 15.0
PROGRAM_WAITS_S = 30.0


class Screen:
    """A virtual X screen for the length of a ``with`` block; ``name`` is its DISPLAY."""

    def __init__(self, size: str = "1280x800x24") -> None:
        self._size = size
        self.name = ""

    def __enter__(self) -> Self:
        self.name = f":{_free_number()}"
        self._server = subprocess.Popen(
            ["Xvfb", self.name, "-screen", "0", self._size, "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _eye(self.name).close()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.wait()


@contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str]):
    process = subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def first_paint_ms(
    command: Sequence[str],
    screen: Screen,
    environment: Mapping[str, str] | None = None,
    then: Callable[[int], object] | None = None,
) -> float:
    """Return the milliseconds from starting the command to the first paint of its window.

    ``then`` may look at the painted program, by the number of its process, before it is ended.
    """
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "xcb", **(environment or {})}
    # Whoever uses the program starts it compiled; the first round, which is not counted, does so.
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    surroundings["DISPLAY"] = screen.name
    eye = _eye(screen.name)
    with ExitStack() as stack:
        stack.callback(eye.close)
        eye.damage_query_version()
        eye.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        eye.sync()
        start = time.perf_counter()
        running = stack.enter_context(_running(command, surroundings))
        mapped: set[int] = set()
        while time.perf_counter() - start < PROGRAM_WAITS_S:
            if not eye.pending_events():
                select.select([eye], [], [], 0.5)
                continue
            event = eye.next_event()
            now = (time.perf_counter() - start) * 1000
            if event.type == X.MapNotify and event.window.get_geometry().width > 200:
                mapped.add(event.window.id)
                event.window.damage_create(damage.DamageReportNonEmpty)
                eye.flush()
            elif event.type == eye.extension_event.DamageNotify and event.drawable.id in mapped:
                if then is not None:
                    then(running.pid)
                return now
    message = f"no window appeared: {' '.join(command)}"
    raise RuntimeError(message)


def _free_number() -> int:
    """Return a display number that no server has, nor one that ended has left something of."""
    for number in range(60, 600):
        left = (Path(f"/tmp/.X{number}-lock"), Path(f"/tmp/.X11-unix/X{number}"))  # noqa: S108
        if not any(path.exists() for path in left):
            return number
    message = "every display number is taken"
    raise RuntimeError(message)


def _eye(name: str) -> xdisplay.Display:
    """Connect to the screen as soon as it listens."""
    until = time.monotonic() + SERVER_WAITS_S
    while True:
        try:
            return xdisplay.Display(name)
        except DisplayConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def rounds(
    commands: Mapping[str, Sequence[str]],
    times: int,
    environment: Mapping[str, str] | None = None,
) -> dict[str, float]:
    """Return each command's median first paint in ms, measured in turns on one screen."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    with Screen() as screen:
        for command in commands.values():
            first_paint_ms(command, screen, environment)
        for _ in range(times):
            for name, command in commands.items():
                taken[name].append(first_paint_ms(command, screen, environment))
    return {name: median(figures) for name, figures in taken.items()}
