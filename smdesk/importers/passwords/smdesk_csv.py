"""Reads the table that smdesk itself writes, with every sign as it was."""

from datetime import datetime

from smdesk.domain.secret_text import SecretText
from smdesk.importers.errors import DamagedError, NotThisFormatError
from smdesk.importers.instants import instant_of
from smdesk.importers.passwords.entry import (
    Imported,
    ImportedEntry,
    ImportedField,
    OldPassword,
    Source,
)
from smdesk.importers.table import Line, lines_of, text_of

COLUMNS = (
    "Title",
    "URLs",
    "Username",
    "Password",
    "OTPAuth",
    "Notes",
    "Fields",
    "Secret fields",
    "Earlier passwords",
    "Password changed",
    "Created",
    "Folder",
    "Tags",
    "Archived",
)
GUARD = "'"
"""Stands before a cell that a table program would take for a formula, and before itself."""
_BACK = {"n": "\n", "r": "\r"}


def read(
    data: bytes,
    *,
    password: SecretText | None = None,  # noqa: ARG001 - the same for every reader
    key_file: bytes | None = None,  # noqa: ARG001 - the same for every reader
) -> Imported:
    """Return what the table holds; raises the kinds of ImporterError."""
    lines = lines_of(text_of(data), ",")
    if lines[0].cells != COLUMNS:
        raise NotThisFormatError
    return Imported(tuple(map(_entry, lines[1:])), (), Source.SMDESK_CSV)


def _entry(line: Line) -> ImportedEntry:
    if len(line.cells) != len(COLUMNS):
        raise DamagedError(line.number)
    told = {name: cell.removeprefix(GUARD) for name, cell in zip(COLUMNS, line.cells, strict=True)}
    return ImportedEntry(
        row=line.number,
        title=told["Title"],
        urls=tuple(told["URLs"].split("\n")) if told["URLs"] else (),
        username=told["Username"],
        password=_secret(told["Password"]),
        totp=_secret(told["OTPAuth"]),
        notes=_secret(told["Notes"]),
        fields=tuple(
            ImportedField(name, SecretText(value), protected)
            for column, protected in (("Fields", False), ("Secret fields", True))
            for name, value in _pairs(told[column])
        ),
        history=tuple(
            OldPassword(SecretText(value), instant_of(at))
            for at, value in _pairs(told["Earlier passwords"])
        ),
        changed_at=_instant(told["Password changed"]),
        created_at=_instant(told["Created"]),
        folder=told["Folder"],
        tags=tuple(told["Tags"].split("\n")) if told["Tags"] else (),
        archived=told["Archived"] == "yes",
    )


def _pairs(cell: str) -> list[tuple[str, str]]:
    """Return the names and values of a cell that has one of each on every line."""
    return [_pair(line) for line in cell.split("\n")] if cell else []


def _pair(line: str) -> tuple[str, str]:
    name, found, parts = "", False, iter(line)
    said = ""
    for sign in parts:
        if sign == "\\":
            after = next(parts, "")
            said += _BACK.get(after, after)
        elif sign == "=" and not found:
            name, said, found = said, "", True
        else:
            said += sign
    return name, said


def _secret(cell: str) -> SecretText | None:
    return SecretText(cell) if cell else None


def _instant(cell: str) -> datetime | None:
    return instant_of(cell) if cell else None
