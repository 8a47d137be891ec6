"""Tells the command lines that open the window from those of the headless commands."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

COPY_ENDING = ".smvault"
ADDRESS = "file://"


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

    The window opens for ``smdesk``, ``smdesk FOLDER``, ``smdesk FILE.smvault`` (either also as an
    address, ``file:///...``), ``smdesk --sample FOLDER``, and for the first three with
    ``--new-window`` before them. A single word counts as a file or folder only if it looks like
    one or is there, so that a mistyped command gets its answer in the terminal.
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
    path = Path(_from_address(name) if name.startswith(ADDRESS) else name)
    if path.is_dir():
        return Request(cabinet=path.absolute())
    if path.suffix.lower() == COPY_ENDING:
        return Request(copy=path.absolute()) if path.is_file() else Request(cabinet=path.absolute())
    return Request(cabinet=path.absolute()) if len(path.parts) > 1 else None


def _from_address(address: str) -> str:
    """Return the path that a file's address means, as some desktops hand files over."""
    from urllib.parse import unquote_to_bytes  # noqa: PLC0415 - few starts are given an address

    path = os.fsdecode(unquote_to_bytes(address.removeprefix(ADDRESS).removeprefix("localhost")))
    if os.name == "nt":
        return path.lstrip("/") if path.startswith("/") else f"//{path}"
    return path
