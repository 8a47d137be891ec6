"""Where on this computer smdesk keeps what is its own."""

import sys
from dataclasses import dataclass
from pathlib import Path

NAME = "smdesk"
MARK = "portable.txt"
"""A file of this name beside the bundled program makes it portable; what is in it is no matter."""
BESIDE = "smdesk-data"
"""The folder beside a portable program that holds all that it would keep elsewhere."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that belong to smdesk for the person who is logged in. They may not exist yet."""

    cabinets: Path
    """Where a new cabinet is offered to be kept. Not the documents folder: that is often synced."""
    memory: Path
    """What this computer remembers from one start to the next; it holds no secret."""
    log: Path


def places() -> Places:
    """Return the places that this operating system sets aside for programs like smdesk.

    A portable program keeps everything beside itself, so that it can be carried on a stick.
    """
    beside = portable_folder()
    if beside is not None:
        return Places(beside / "cabinets", beside / "memory", beside / "log")
    import platformdirs  # noqa: PLC0415 - not every start asks for a place

    own = platformdirs.PlatformDirs(NAME, appauthor=False)
    return Places(
        cabinets=own.user_data_path / "cabinets",
        memory=own.user_state_path / "memory",
        log=own.user_log_path,
    )


def portable_folder(program: Path | None = None) -> Path | None:
    """Return the folder of a portable smdesk, or None where it is an ordinary one.

    ``program`` is the file that runs; without one, this very process, if it is a bundled one.
    """
    if program is None:
        if not getattr(sys, "frozen", False):
            return None
        program = Path(sys.executable)
    home = program.resolve().parent
    if home.name == "MacOS" and home.parents[1].suffix == ".app":
        # On macOS the program lies deep in what looks like one file; the mark lies beside that.
        home = home.parents[2]
    return home / BESIDE if (home / MARK).is_file() else None
