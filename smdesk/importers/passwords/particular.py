"""What is particular about the tables of each program: how it writes notes, groups and fields."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from smdesk.domain.secret_text import SecretText
from smdesk.importers.passwords.columns import YES, Column, Row, folder_of
from smdesk.importers.passwords.entry import (
    ImportedEntry,
    ImportedField,
    Problem,
    ProblemWhy,
    Source,
)
from smdesk.importers.table import Line

Adjust = Callable[[ImportedEntry, Row, Mapping[str, str]], ImportedEntry | Problem]
"""Gets a login as every format has it, its row, and its cells by plain name."""

SECURE_NOTE = "http://sn"
NO_FOLDER = "(none)"
ITSELF = "chrome://firefoxaccounts"
"""Where Firefox keeps the login to its own account: a key, and no password of anybody."""

LOGINS = frozenset({"", "login", "note", "securenote", "alias"})
_LINKS = re.compile(r",(?=[a-zA-Z][a-zA-Z0-9+.-]*:)")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#0*39|#x27);")
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#0*39|#x27);)|[<>]")
_NOTE_TYPE = re.compile(r"\ANoteType:([^\r\n]*)")


def _bitwarden(entry: ImportedEntry, row: Row, cells: Mapping[str, str]) -> ImportedEntry | Problem:
    if cells.get("type", "").strip().casefold() not in LOGINS:
        return Problem(row.number, ProblemWhy.NOT_A_LOGIN, entry.title)
    urls = tuple(link.strip() for url in entry.urls for link in _LINKS.split(url) if link.strip())
    archived = bool(cells.get("archiveddate", "").strip())
    return replace(entry, urls=urls, fields=_lines(cells.get("fields", "")), archived=archived)


def _lines(said: str) -> tuple[ImportedField, ...]:
    """Return Bitwarden's fields; a line without a name goes on with the one before."""
    found: list[list[str]] = []
    for line in said.splitlines():
        name, divides, value = line.partition(": ")
        if not divides and line.endswith(":"):
            name, divides, value = line[:-1], ":", ""
        if divides:
            found.append([name.strip(), value])
        elif found:
            found[-1][1] += f"\n{line}"
        elif line.strip():
            found.append(["", line])
    return tuple(
        ImportedField(name, SecretText(value), protected=True) for name, value in found if value
    )


def _lastpass(entry: ImportedEntry, row: Row, cells: Mapping[str, str]) -> ImportedEntry | Problem:
    if cells.get("profilename", "").strip():
        return Problem(row.number, ProblemWhy.NOT_A_LOGIN, entry.title)
    folder = entry.folder if entry.folder != NO_FOLDER else ""
    entry = replace(entry, folder=folder_of(folder, "\\"))
    note = _NOTE_TYPE.match(row.raw(Column.NOTES).lstrip())
    if entry.urls != (SECURE_NOTE,) and not (note and not entry.urls):
        return entry
    entry = replace(entry, urls=())
    if note is None:
        return entry
    return replace(entry, tags=(*entry.tags, *filter(None, (note[1].strip(),))))


def _proton(entry: ImportedEntry, row: Row, cells: Mapping[str, str]) -> ImportedEntry | Problem:
    kind = cells.get("type", "").strip().casefold()
    if kind not in LOGINS or kind == "alias":
        return Problem(row.number, ProblemWhy.NOT_A_LOGIN, entry.title)
    name, email = cells.get("username", "").strip(), cells.get("email", "").strip()
    urls = tuple(link.strip() for url in entry.urls for link in _LINKS.split(url) if link.strip())
    entry = replace(entry, username=name or email, urls=urls)
    if name and email and name != email:
        beside = ImportedField("email", SecretText(email))
        return replace(entry, fields=(*entry.fields, beside))
    return entry


def _firefox(entry: ImportedEntry, row: Row, _cells: Mapping[str, str]) -> ImportedEntry | Problem:
    if any(url.casefold().startswith(ITSELF) for url in entry.urls):
        return Problem(row.number, ProblemWhy.NOT_A_LOGIN, ITSELF)
    return entry


def _keepassxc(
    entry: ImportedEntry, _row: Row, _cells: Mapping[str, str]
) -> ImportedEntry | Problem:
    # The outermost group stands for the whole file, under whatever name it was given.
    _, _, folder = entry.folder.partition("/")
    return replace(entry, folder=folder)


def _onepassword(
    entry: ImportedEntry, row: Row, _cells: Mapping[str, str]
) -> ImportedEntry | Problem:
    return replace(entry, archived=row.text(Column.ARCHIVED).casefold() in YES)


ADJUST: Mapping[Source, Adjust] = {
    Source.BITWARDEN_CSV: _bitwarden,
    Source.LASTPASS: _lastpass,
    Source.PROTON: _proton,
    Source.FIREFOX: _firefox,
    Source.KEEPASSXC_CSV: _keepassxc,
    Source.ONEPASSWORD_CSV: _onepassword,
}


def unescaped(lines: list[Line]) -> list[Line]:
    """Return LastPass' rows without the signs of a web page.

    Where its page was saved from a browser, ``&`` is written ``&amp;`` throughout, and so are ``<``
    and ``>``. A file that has one of them bare was not written so, and stays as it is.
    """
    import html  # noqa: PLC0415 - long tables, of use to one program's files alone

    cells = [cell for line in lines for cell in line.cells]
    if any(_BARE.search(cell) for cell in cells) or not any(map(_ENTITY.search, cells)):
        return lines
    return [Line(line.number, tuple(map(html.unescape, line.cells))) for line in lines]


def cells_by_name(line: Line, heads: Mapping[str, int]) -> dict[str, str]:
    """Return the row's cells by the plain names of their columns."""
    return {name: line.cells[place] for name, place in heads.items() if place < len(line.cells)}
