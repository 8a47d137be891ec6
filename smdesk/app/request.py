"""Tells the command lines that open the window from those of the headless commands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

COPY_ENDING = ".smvault"


@dataclass(frozen=True, slots=True)
class Request:
    """What the window is to open; all None: whatever was open last."""

    cabinet: Path | None = None
    """The folder of a cabinet."""
    copy: Path | None = None
    """A cabinet that was saved as one file."""
    sample: Path | None = None
    """The folder of the sample library, made if it is not there."""
    alone: bool = False
    """Whether a window of its own was asked for, though another may be open."""


def understood(arguments: Sequence[str]) -> Request | None:
    """Return what the window is to open, or None when the words are no matter for a window.

    The window opens for ``smdesk``, ``smdesk FOLDER``, ``smdesk FILE.smvault``, ``smdesk
    --sample FOLDER``, and for the first three with ``--new-window`` before them. A single word
    counts as a file or folder only if it looks like one or is there, so that a mistyped command
    gets its answer in the terminal.
    """
    match list(arguments):
        case []:
            return Request()
        case ["--new-window", *rest] if "--new-window" not in rest:
            asked = understood(rest)
            return replace(asked, alone=True) if asked is not None else None
        case ["--sample", folder]:
            return Request(sample=Path(folder).absolute())
        case [name] if not name.startswith("-"):
            return _named(name)
    return None


def _named(name: str) -> Request | None:
    path = Path(name)
    if path.is_dir():
        return Request(cabinet=path.absolute())
    if path.suffix == COPY_ENDING:
        return Request(copy=path.absolute()) if path.is_file() else Request(cabinet=path.absolute())
    return Request(cabinet=path.absolute()) if len(path.parts) > 1 else None
