"""Whether this smdesk works on this computer, told as JSON.

``smdesk --self-test`` needs neither a screen nor anything of yours, and leaves nothing behind. It
prints what it found, or writes it to the file named by ``--report``. First it compares its own
files with the list it was packed with; a smdesk that is damaged is told from that alone, because
loading half a library would end the program before it could tell anything.
"""

import argparse
import json
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from smdesk.app.damage import told
from smdesk.app.unsound import Step
from smdesk.app.version import version
from smdesk.system.outside import written_whole
from smdesk.system.own_files import LIST, REPLACED, Flaw, changes
from smdesk.system.paths import portable_folder
from smdesk.system.resources import resources_folder

NAMED = 5
"""How many damaged files are named; more would not help anybody."""
UNFINISHED = Step(
    "the rest", False, 0, "smdesk ended while it tried the rest, and could not say why"
)


def run(arguments: Sequence[str]) -> int:
    """Do the self-test and report; return 0 when all went well and 1 otherwise."""
    parser = argparse.ArgumentParser(prog="smdesk", description="Does smdesk work here?")
    parser.add_argument("--self-test", action="store_true", required=True)
    parser.add_argument("--report", type=Path, metavar="FILE", help="write the report here")
    chosen = parser.parse_args(arguments)
    begun = time.perf_counter()
    folder = _packed_folder()
    steps = [] if folder is None else [look_at_files(folder)]
    if all(step.well for step in steps):
        if chosen.report is not None and any("replaced" in step.told for step in steps):
            # Another Qt may end the program without a word; then this is what is left.
            _hand_over([*steps, UNFINISHED], begun, chosen.report)
        steps += _tried()
    _hand_over(steps, begun, chosen.report)
    return 0 if all(step.well for step in steps) else 1


def _packed_folder() -> str | None:
    """Return where the list of the bundle's files should lie; None where smdesk is not bundled."""
    if not getattr(sys, "frozen", False) or sys.platform == "darwin":
        return None
    return str(getattr(sys, "_MEIPASS", ""))


def look_at_files(folder: str) -> Step:
    """Compare the bundle's files in the folder with their list, and tell what was found."""
    begun = time.perf_counter()
    try:
        found = changes(folder)
    except (OSError, ValueError):
        found = [Flaw("smdesk", LIST, "missing")]
    damaged = [flaw for flaw in found if flaw.kind != REPLACED]
    ms = round((time.perf_counter() - begun) * 1000)
    if damaged:
        words = "smdesk is damaged; install it again. " + _named(damaged)
        return Step("files", False, ms, words + " Nothing else was tried.")
    words = "every file is as it was packed"
    if found:
        words = "every file is as it was packed but what somebody replaced. " + _named(found)
    return Step("files", True, ms, words)


def _named(flaws: Sequence[Flaw]) -> str:
    named = "; ".join(told(flaw) for flaw in flaws[:NAMED])
    rest = len(flaws) - NAMED
    return f"{named}; and {rest} more." if rest > 0 else f"{named}."


def _tried() -> list[Step]:
    """Do the main job; what cannot even be loaded is told like everything else."""
    try:
        from smdesk.app.self_test import SelfTest  # noqa: PLC0415 - after the files were looked at

        with TemporaryDirectory(prefix="smdesk-self-test-") as folder:
            test = SelfTest(Path(folder), resources_folder())
            test.run()
            return test.steps
    except ImportError as error:
        return [Step("parts", False, 0, f"the part {error.name} cannot be loaded")]
    except FileNotFoundError:
        return [Step("parts", False, 0, "the folder of fonts, words and templates is missing")]


def _hand_over(steps: Sequence[Step], begun: float, place: Path | None) -> None:
    """Write the report to the file, or to the terminal where there is none."""
    told_all = {
        "smdesk": version(),
        "well": all(step.well for step in steps),
        "bundled": bool(getattr(sys, "frozen", False)),
        "portable": portable_folder() is not None,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "ms": round((time.perf_counter() - begun) * 1000),
        "steps": [asdict(step) for step in steps],
    }
    report = json.dumps(told_all, indent=2) + "\n"
    if place is not None:
        with written_whole(place) as file:
            file.write(report.encode())
    elif sys.stdout is not None:
        sys.stdout.write(report)
