"""Wine, as it is set up to try the programs for Windows on Linux."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from installer.bundle import BuildError
from installer.facts import ROOT

WORK = ROOT / "build" / "wine"
SOURCES = ROOT / "installer" / "windows" / "wine"
PREFIX = WORK / "prefix"
CC = "x86_64-w64-mingw32-gcc"
LACKING = ("icuuc", "bcryptprimitives")
"""Libraries of Windows that Qt and Rust ask for and wine may lack; ours stand in for them."""
PATIENCE_S = 180


def start_wine() -> None:
    """Make wine's folder, with the stand-ins for what it lacks of Windows."""
    if not PREFIX.exists():
        wine(["wineboot", "-i"])
    place = PREFIX / "drive_c" / "windows" / "system32"
    for name in LACKING:
        source, made = str(SOURCES / f"{name}.c"), str(place / f"{name}.dll")
        if not Path(made).exists():
            run([CC, "-O2", "-shared", "-o", made, source, "-ladvapi32"])


def wine(
    command: list[str], more: Mapping[str, str] | None = None, *, ends: tuple[int, ...] = (0,)
) -> str:
    """Run a program of Windows and return what it said; ``more`` is added to its surroundings.

    Raises BuildError when it ends with none of ``ends``; none at all is any end.
    """
    done = subprocess.run(
        [_wine64(), *command], env=_surroundings(more), stdin=subprocess.DEVNULL, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace", check=False,
    )  # fmt: skip
    if ends and done.returncode not in ends:
        said = f"{Path(command[0]).name} {' '.join(command[1:3])} ended with {done.returncode}"
        message = f"{said}: {done.stdout[-3000:]}"
        raise BuildError(message)
    return done.stdout


@contextmanager
def running(
    command: list[str], more: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """Keep a program of Windows running meanwhile."""
    with subprocess.Popen(
        [_wine64(), *command], env=_surroundings(more), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as program:  # fmt: skip
        try:
            yield program
        finally:
            program.kill()


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Give programs a screen that nobody sees; what is to be added to their surroundings."""
    ear, mouth = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(mouth), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[mouth], stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        os.close(mouth)
        try:
            with os.fdopen(ear) as told:
                yield {"DISPLAY": f":{told.readline().strip()}"}
        finally:
            server.terminate()


def has_screen() -> bool:
    """Whether there is something to give programs a screen with."""
    return shutil.which("Xvfb") is not None


def wait_until(so: Callable[[], bool], what: str) -> None:
    """Wait until it is so; raises BuildError when it is not after long."""
    until = time.monotonic() + PATIENCE_S
    while not so():
        if time.monotonic() > until:
            message = f"waited in vain until {what}"
            raise BuildError(message)
        time.sleep(0.1)


def windows_path(path: Path) -> str:
    """Return how wine names a file of this computer."""
    return "Z:" + str(path).replace("/", "\\")


def run(command: list[str]) -> str:
    """Run a program of this computer's; raises BuildError when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{command[0]} {command[1]}: {(done.stderr or done.stdout)[-3000:]}"
        raise BuildError(message)
    return done.stdout


def say(text: str) -> None:
    """Tell the person at the terminal what happens."""
    print(f"under wine: {text}", flush=True)


def _wine64() -> str:
    return shutil.which("wine64") or "/usr/lib/wine/wine64"


def _surroundings(more: Mapping[str, str] | None) -> dict[str, str]:
    return {
        **os.environ, "LC_ALL": "C.UTF-8", **(more or {}), "WINEPREFIX": str(PREFIX),
        "WINEARCH": "win64", "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=",
    }  # fmt: skip
