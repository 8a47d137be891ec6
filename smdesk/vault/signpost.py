"""A small file in a cabinet's folder: a double-click on it opens the cabinet it lies in.

Somebody who finds the folder, and opens it as any other, sees this file with smdesk's own sign.
Copied to the desktop it still leads to the cabinet, by the number that tells cabinets apart.
"""

import contextlib
import re
from pathlib import Path

from smdesk.vault.files import write_through
from smdesk.vault.keyring import KEYRING

NAME = "Open this cabinet.smvault"
LARGEST = 4096
"""Bytes of a file that can still be a signpost."""
_TEXT = """smdesk cabinet {vault}

A double-click on this file opens the cabinet in whose folder it lies. It holds nothing else: the
cabinet is the whole folder. Where smdesk is not installed yet, install it first.
"""
_MARK = re.compile(rb"smdesk cabinet ([0-9a-f]{32})\r?\n")


def put_up(folder: Path, vault: str) -> None:
    """Lay the file into the folder of the cabinet with that number, unless one is there.

    A cabinet is as good without it: what cannot be written is let go.
    """
    file = folder / NAME
    with contextlib.suppress(OSError):
        if not file.is_symlink() and not file.exists():
            write_through(file, _TEXT.format(vault=vault).encode())


def number(file: Path) -> str | None:
    """Return the number of the cabinet that the file leads to; None if it is no signpost.

    Empty for one that lost its words and kept its name. Raises nothing: what cannot be read is
    no signpost, and whoever reads it next will say why.
    """
    try:
        if file.stat().st_size > LARGEST:
            return None
        found = _MARK.match(file.read_bytes())
    except OSError:
        found = None
    if found is not None:
        return found[1].decode("ascii")
    return "" if file.name == NAME and beside(file) else None


def beside(file: Path) -> bool:
    """Whether a cabinet lies in the same folder."""
    return (file.parent / KEYRING).is_file()
