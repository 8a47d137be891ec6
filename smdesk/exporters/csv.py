"""Writes a table that people read in a table program, and that smdesk reads back whole.

A cell that such a program would take for a formula gets an apostrophe in front: otherwise a note
that somebody wrote could run a command on the computer of whoever opens the table.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from smdesk.importers.passwords.entry import ImportedEntry
from smdesk.importers.passwords.smdesk_csv import COLUMNS, GUARD

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r"})


def write(entries: Sequence[ImportedEntry]) -> bytes:
    """Return the table in UTF-8, with the mark that table programs look for."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in _cells(entry)] for entry in entries)
    return out.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: str) -> str:
    """Return the cell as no table program calculates with it."""
    return GUARD + cell if cell.startswith((*STARTS_A_FORMULA, GUARD)) else cell


def _cells(entry: ImportedEntry) -> Iterable[str]:
    def lines(*, protected: bool) -> str:
        return _pairs((f.name, f.value.reveal()) for f in entry.fields if f.protected is protected)

    return (
        entry.title,
        "\n".join(entry.urls),
        entry.username,
        entry.password.reveal() if entry.password else "",
        entry.totp.reveal() if entry.totp else "",
        entry.notes.reveal() if entry.notes else "",
        lines(protected=False),
        lines(protected=True),
        _pairs((_told(old.changed_at), old.text.reveal()) for old in entry.history),
        _told(entry.changed_at),
        _told(entry.created_at),
        entry.folder,
        "\n".join(entry.tags),
        "yes" if entry.archived else "",
    )


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(
        f"{name.translate(_ESCAPES).replace('=', chr(92) + '=')}={value.translate(_ESCAPES)}"
        for name, value in pairs
    )


def _told(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z") if at else ""
