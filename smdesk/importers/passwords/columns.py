"""What the columns of a table of logins may hold, and how a row of it becomes a login."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from smdesk.domain.secret_text import SecretText
from smdesk.importers.instants import instant_of
from smdesk.importers.passwords.entry import ImportedEntry, ImportedField, Problem, ProblemWhy
from smdesk.importers.table import Line


class Column(Enum):
    """What a column holds."""

    TITLE = "title"
    URL = "url"
    USERNAME = "username"
    PASSWORD = "password"  # noqa: S105 - a name, not a password
    TOTP = "totp"
    NOTES = "notes"
    FOLDER = "folder"
    TAGS = "tags"
    CHANGED = "changed"
    CREATED = "created"
    ARCHIVED = "archived"
    FIELD = "field"
    """A field of somebody's own, kept under the column's name as a secret."""
    SKIP = "skip"
    """Nothing that is kept."""


YES = frozenset({"1", "true", "yes", "x", "y"})
_DIVIDES_TAGS = re.compile(r"[;,]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its cells by what they hold."""

    number: int
    cells: Mapping[Column, tuple[str, ...]] = field(repr=False)
    named: tuple[tuple[str, str], ...] = field(repr=False)
    """The fields of somebody's own: name and value."""

    def raw(self, column: Column) -> str:
        """Return the first filled cell of the column, as it stands."""
        return next((cell for cell in self.cells.get(column, ()) if cell.strip()), "")

    def text(self, column: Column) -> str:
        """Return the first filled cell of the column, without blanks around it."""
        return self.raw(column).strip()

    def texts(self, column: Column) -> tuple[str, ...]:
        """Return all filled cells of the column, without blanks around them."""
        return tuple(cell.strip() for cell in self.cells.get(column, ()) if cell.strip())

    def secret(self, column: Column) -> SecretText | None:
        """Return the cell as a secret; blanks that belong to a password stay with it."""
        raw = self.cells.get(column, ())
        found = next((cell for cell in raw if cell), "")
        return SecretText(found) if found else None


def row_of(line: Line, columns: Sequence[Column], names: Sequence[str]) -> Row:
    """Return the row; ``columns`` say what each place holds, ``names`` what it is called."""
    cells: dict[Column, list[str]] = {}
    named: list[tuple[str, str]] = []
    for place, cell in enumerate(line.cells[: len(columns)]):
        column = columns[place]
        if column is Column.FIELD:
            if cell.strip():
                named.append((names[place].strip(), cell))
        elif column is not Column.SKIP:
            cells.setdefault(column, []).append(cell)
    return Row(line.number, {column: tuple(found) for column, found in cells.items()}, tuple(named))


def entry_of(row: Row) -> ImportedEntry:
    """Return the login that a row holds, as far as every format agrees on it."""
    changed, created = row.text(Column.CHANGED), row.text(Column.CREATED)
    return ImportedEntry(
        row=row.number,
        title=row.text(Column.TITLE),
        urls=row.texts(Column.URL),
        username=row.text(Column.USERNAME),
        password=row.secret(Column.PASSWORD),
        totp=_of(row.text(Column.TOTP)),
        notes=_of(row.raw(Column.NOTES)),
        fields=tuple(
            ImportedField(name, SecretText(value), protected=True) for name, value in row.named
        ),
        changed_at=instant_of(changed),
        created_at=instant_of(created),
        folder=folder_of(row.text(Column.FOLDER)),
        tags=tags_of(row.text(Column.TAGS)),
        archived=row.text(Column.ARCHIVED).casefold() in YES,
    )


def problems_of(row: Row, entry: ImportedEntry) -> list[Problem]:
    """Return what of the row was not understood."""
    found = []
    for column, instant in (
        (Column.CHANGED, entry.changed_at),
        (Column.CREATED, entry.created_at),
    ):
        if instant is None and row.text(column).strip("0"):
            found.append(Problem(row.number, ProblemWhy.TIME, entry.title))
            break
    return found


def is_empty(entry: ImportedEntry) -> bool:
    """Whether there is nothing in it that anybody would keep."""
    return not (
        entry.title
        or entry.urls
        or entry.username
        or entry.password
        or entry.totp
        or entry.notes
        or entry.fields
        or entry.attachments
    )


def folder_of(said: str, divider: str = "/") -> str:
    """Return the groups that hold something, with a slash between, from the outermost."""
    parts = (part.strip() for part in said.split(divider))
    return "/".join(part for part in parts if part)


def tags_of(said: str) -> tuple[str, ...]:
    """Return the tags of a list that commas or semicolons divide."""
    parts = (part.strip() for part in _DIVIDES_TAGS.split(said))
    return tuple(dict.fromkeys(part for part in parts if part))


def _of(said: str) -> SecretText | None:
    return SecretText(said) if said else None
