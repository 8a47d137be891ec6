"""What the printing system is told that takes pages through a pipe, without a file in between.

``lp`` of CUPS passes on what comes through its pipe. From then on the pages are the printing
system's, which keeps them in a folder of its own until they are printed.
"""

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was chosen for a printing. None of it is secret: other programs can read it."""

    printer: str
    title: str
    media: str
    """The size of the paper, as CUPS names it: ``A4``, ``Letter``."""
    copies: int = 1
    sides: str = ""
    """As CUPS names it: ``one-sided``, ``two-sided-long-edge``; empty for what is usual there."""
    grey: bool = False
    options: Sequence[tuple[str, str]] = ()
    """More of CUPS's own, as it names them: ``page-ranges``, ``number-up``."""


def lp() -> str | None:
    """Return the command that takes pages through a pipe (CUPS: Linux and macOS), if there is."""
    return None if sys.platform == "win32" else shutil.which("lp")


def arguments(order: Order) -> list[str]:
    """Return what ``lp`` is told: where to, how often, and on which paper."""
    said = ["-d", order.printer, "-t", order.title, "-n", str(order.copies)]
    grey = "monochrome" if order.grey else ""
    own = (("media", order.media), ("sides", order.sides), ("print-color-mode", grey))
    for name, value in (*own, *order.options):
        if value:
            said += ["-o", f"{name}={_quoted(value)}"]
    return said


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'" if " " in value or escaped != value else value


def plain_environment(known: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what makes a bundled program load its own libraries."""
    ours = {"LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LD_PRELOAD"}
    kept = {name: value for name, value in known.items() if name not in ours}
    if "LD_LIBRARY_PATH_ORIG" in known:
        kept["LD_LIBRARY_PATH"] = known["LD_LIBRARY_PATH_ORIG"]
    return kept
