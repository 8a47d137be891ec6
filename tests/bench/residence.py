"""How much memory the bundle takes beside KeePassXC, in the same three states of both.

With nothing to open, before a file that asks for its passphrase, and with that file open: the
sample library on one side, a database of as many entries on the other. What counts is the
resident set, which is what people see; what nobody else shares is told beside it, and so is the
least window that Python and Qt can show.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from Xlib import XK, X
from Xlib import display as xdisplay
from Xlib.ext import xtest

from tests.bench.first_paint import Screen, first_paint_ms
from tests.bench.measure import Figure

TIMES = 3
SETTLES_S = 4.0
"""After the first paint both fetch more; their memory is read when they have done so."""
OPENS_S = 8.0
ENTRIES = 5
PASSPHRASE = "lantern harbor violin cedar pickle orbit"
MINIMAL = [sys.executable, str(Path(__file__).with_name("minimal_window.py"))]


class Memory(NamedTuple):
    """What a program holds, in MB."""

    resident: float
    own: float
    """What no other program shares."""


class State(NamedTuple):
    """One state of both programs: how each is started into it."""

    name: str
    ours: Sequence[str]
    theirs: Sequence[str]
    opened: bool = False


def figures(bundle: Path, peer: str, homes: Sequence[str], most: float) -> Iterator[Figure]:
    """Measure both in turns; ``homes`` are the variables that name a person's folders."""
    with TemporaryDirectory() as home, TemporaryDirectory() as empty, Screen() as screen:
        places, nowhere = dict.fromkeys(homes, home), dict.fromkeys(homes, empty)
        floor = _seen(MINIMAL, screen, nowhere)
        nothing = State("with nothing to open", [str(bundle)], [peer])
        yield from _told(nothing, screen, nowhere, most, floor)
        for state in _with_files(Path(home), bundle, peer, places):
            yield from _told(state, screen, places, None if state.opened else most, floor)


def _told(
    state: State, screen: Screen, places: dict[str, str], most: float | None, floor: Memory
) -> Iterator[Figure]:
    here: list[Memory] = []
    there: list[Memory] = []
    for _ in range(TIMES):
        here.append(_seen(state.ours, screen, places, fill_in=state.opened))
        there.append(_seen(state.theirs, screen, places, wait=OPENS_S if state.opened else 0))
    mine, its = (Memory(*map(median, zip(*taken, strict=True))) for taken in (here, there))
    name = f"bundle: memory {state.name}"
    yield Figure(f"{name}, resident", mine.resident, "KeePassXC", its.resident, most, "MB")
    yield Figure(f"{name}, its own", mine.own, "KeePassXC", its.own, None, "MB")
    least = "least window of Python and Qt"
    yield Figure(f"{name}, resident", mine.resident, least, floor.resident, None, "MB")


def _with_files(home: Path, bundle: Path, peer: str, places: dict[str, str]) -> list[State]:
    """Make the sample library and a database of KeePassXC's, and return the states with them."""
    sample, database, typed = (str(home / name) for name in ("sample", "peer.kdbx", "typed"))
    Path(typed).write_text(f"{PASSPHRASE}\n", "utf-8")
    ours, once = [str(bundle), "--sample", sample], f"{PASSPHRASE}\n".encode()
    keepass = shutil.which("keepassxc-cli") or "keepassxc-cli"
    _run([*ours, "tour"], places)
    _run([keepass, "db-create", "-p", database], places, once * 2)
    for number in range(ENTRIES):
        _run([keepass, "add", database, f"Account {number}", "-u", "library", "-g"], places, once)
    # The shell makes way for the program, which so keeps the number of its process.
    opens = ["sh", "-c", 'exec "$0" --pw-stdin "$1" < "$2"', peer, database, typed]
    return [
        State("before a file", ours, [peer, database]),
        State("with the file open", ours, opens, opened=True),
    ]


def _run(command: Sequence[str], places: dict[str, str], typed: bytes = b"") -> None:
    surroundings = {"PATH": os.defpath, **places}
    subprocess.run(command, env=surroundings, input=typed, capture_output=True, check=True)


def _seen(
    command: Sequence[str],
    screen: Screen,
    places: dict[str, str],
    *,
    fill_in: bool = False,
    wait: float = 0,
) -> Memory:
    """Return what the program holds when it has settled; ``fill_in`` unlocks the sample first."""
    found: list[Memory] = []

    def look(process: int) -> None:
        time.sleep(SETTLES_S + wait)
        if fill_in:
            _unlock(screen.name)
            time.sleep(OPENS_S)
        found.append(_held(process))

    first_paint_ms(command, screen, places, look)
    return found[0]


def _unlock(name: str) -> None:
    """Press the button that fills in the sample's passphrase, by its key, and then Enter."""
    eye = xdisplay.Display(name)
    windows = (one for one in eye.screen().root.query_tree().children if _is_shown(one))
    next(windows).set_input_focus(X.RevertToParent, X.CurrentTime)
    alt, key, enter = (eye.keysym_to_keycode(code) for code in (XK.XK_Alt_L, XK.XK_i, XK.XK_Return))
    eye.sync()
    time.sleep(0.5)
    for kind, code in ((X.KeyPress, alt), (X.KeyPress, key), (X.KeyRelease, key),
                       (X.KeyRelease, alt)):  # fmt: skip
        xtest.fake_input(eye, kind, code)
    eye.sync()
    time.sleep(1.0)
    for kind in (X.KeyPress, X.KeyRelease):
        xtest.fake_input(eye, kind, enter)
    eye.sync()
    eye.close()


def _is_shown(window: xdisplay.drawable.Window) -> bool:
    shown: bool = window.get_attributes().map_state == X.IsViewable
    return shown and window.get_geometry().width > 200


def _held(process: int) -> Memory:
    kilobytes = dict.fromkeys(("Rss", "Private_Clean", "Private_Dirty"), 0)
    for line in Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines():
        name, _, rest = line.partition(":")
        if name in kilobytes:
            kilobytes[name] = int(rest.split()[0])
    own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return Memory(kilobytes["Rss"] * 1024 / 1e6, own * 1024 / 1e6)
