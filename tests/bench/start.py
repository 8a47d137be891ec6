"""Start-up: from being started to the first painted window, against the least PySide6 window."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.first_paint import rounds
from tests.bench.measure import Figure

MOST = 1.25
TIMES = 15


def figures() -> Iterator[Figure]:
    """Measure the window of smdesk with nothing to unlock yet."""
    if shutil.which("Xvfb") is None:
        print("start: left out, Xvfb is not installed")
        return
    floor = str(Path(__file__).with_name("minimal_window.py"))
    commands = {
        "floor": [sys.executable, floor],
        "smdesk": [sys.executable, "-m", "smdesk"],
    }
    with TemporaryDirectory() as home:
        places = {
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_STATE_HOME": home,
            "XDG_CONFIG_HOME": home,
        }
        medians = rounds(commands, TIMES, places)
    yield Figure(
        "window: started to first paint",
        medians["smdesk"],
        "least PySide6 window",
        medians["floor"],
        MOST,
    )
