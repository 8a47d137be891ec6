"""Reads the tables of password managers and browsers, and tables of which a person says all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from smdesk.domain.secret_text import SecretText
from smdesk.importers.errors import NotThisFormatError
from smdesk.importers.passwords.columns import (
    Column,
    entry_of,
    is_empty,
    problems_of,
    row_of,
)
from smdesk.importers.passwords.csv_formats import ANY, Format, format_named, format_of
from smdesk.importers.passwords.entry import (
    Imported,
    ImportedEntry,
    ImportedField,
    Problem,
    ProblemWhy,
    Source,
)
from smdesk.importers.passwords.particular import ADJUST, cells_by_name, unescaped
from smdesk.importers.table import Line, heads_of, lines_of, overflows, plain, text_of

KEEPER_COLUMNS = (
    Column.FOLDER,
    Column.TITLE,
    Column.USERNAME,
    Column.PASSWORD,
    Column.URL,
    Column.NOTES,
    Column.SKIP,
)
"""Keeper names no columns; after these come names and values in turn."""

KEEPER_CODES = "TFC:Keeper"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table is what.

    ``names`` are those of the first row where it names the columns; otherwise they are numbers.
    """

    names: tuple[str, ...]
    columns: tuple[Column, ...]
    headed: bool


def source_of(text: str) -> Source | None:
    """Return whose table it is, by the names of its columns; None when it is nobody's."""
    found = format_of(heads_of(lines_of(text)[0]))
    return found.source if found else None


def read_as(source: Source) -> Callable[..., Imported]:
    """Return the reader of that program's table."""

    def read(
        data: bytes,
        *,
        password: SecretText | None = None,  # noqa: ARG001 - every reader takes them
        key_file: bytes | None = None,  # noqa: ARG001
    ) -> Imported:
        """Read the table; raises NotThisFormatError, DamagedError, TooLargeError."""
        lines = lines_of(text_of(data))
        known = format_named(source)
        if not known.fits(heads_of(lines[0])):
            raise NotThisFormatError
        return _read(known, lines)

    return read


def layout_of(data: bytes, *, headed: bool | None = None) -> Layout:
    """Return how the columns of an unknown table are likely to be meant.

    Whether the first row names the columns is guessed, unless it is said: a file without names
    has a login there, which is not to be shown. Raises as ``read_laid_out``.
    """
    lines = lines_of(text_of(data))
    first = lines[0].cells
    columns = tuple(ANY.columns.get(plain(name), Column.FIELD) for name in first)
    if headed is None:
        headed = any(column is not Column.FIELD for column in columns)
    if headed:
        return Layout(first, columns, headed=True)
    width = max(len(line.cells) for line in lines)
    names = tuple(str(place) for place in range(1, width + 1))
    return Layout(names, (Column.SKIP,) * width, headed=False)


def read_laid_out(data: bytes, layout: Layout) -> Imported:
    """Read a table of which a person says what each column holds.

    Raises DamagedError, TooLargeError, NotThisFormatError, UnsupportedError.
    """
    lines = lines_of(text_of(data))[1 if layout.headed else 0 :]
    return _imported(Source.OTHER_CSV, lines, layout.names, layout.columns)


def read_keeper(
    data: bytes,
    *,
    password: SecretText | None = None,  # noqa: ARG001 - every reader takes them
    key_file: bytes | None = None,  # noqa: ARG001
) -> Imported:
    """Read Keeper's table; raises NotThisFormatError, DamagedError, TooLargeError."""
    lines = lines_of(text_of(data), ",")
    fewest = len(KEEPER_COLUMNS) - 1
    if min(len(line.cells) for line in lines) < fewest:
        raise NotThisFormatError
    names = [str(place) for place in range(len(KEEPER_COLUMNS))]
    found = []
    for line in lines:
        entry = entry_of(row_of(line, KEEPER_COLUMNS, names))
        beside = line.cells[len(KEEPER_COLUMNS) :]
        pairs = list(zip(beside[::2], beside[1::2], strict=False))
        codes = next((value for name, value in pairs if name == KEEPER_CODES and value), "")
        fields = tuple(
            ImportedField(name.strip(), SecretText(value), protected=True)
            for name, value in pairs
            if value and (name != KEEPER_CODES or value != codes)
        )
        folder = "/".join(filter(None, entry.folder.replace("\\", "/").split("/")))
        totp = SecretText(codes) if codes else None
        found.append(replace(entry, folder=folder, totp=totp, fields=fields))
    return _sorted_out(Source.KEEPER, found, [])


def _read(known: Format, lines: Sequence[Line]) -> Imported:
    if known.source is Source.LASTPASS:
        lines = unescaped(list(lines))
    head = lines[0]
    columns = [known.columns.get(plain(name), Column.FIELD) for name in head.cells]
    columns = [c if n.strip() else Column.SKIP for c, n in zip(columns, head.cells, strict=True)]
    return _imported(known.source, lines[1:], head.cells, columns, head)


def _imported(
    source: Source,
    lines: Sequence[Line],
    names: Sequence[str],
    columns: Sequence[Column],
    head: Line | None = None,
) -> Imported:
    adjust, heads = ADJUST.get(source), heads_of(head) if head else {}
    entries: list[ImportedEntry] = []
    problems: list[Problem] = []
    for line in lines:
        if overflows(line, len(columns)):
            problems.append(Problem(line.number, ProblemWhy.UNREADABLE))
            continue
        row = row_of(line, columns, names)
        entry = entry_of(row)
        adjusted = adjust(entry, row, cells_by_name(line, heads)) if adjust else entry
        if isinstance(adjusted, Problem):
            problems.append(adjusted)
            continue
        entries.append(adjusted)
        problems += problems_of(row, adjusted)
    return _sorted_out(source, entries, problems)


def _sorted_out(
    source: Source, entries: Sequence[ImportedEntry], problems: Sequence[Problem]
) -> Imported:
    empty = [Problem(entry.row, ProblemWhy.EMPTY) for entry in entries if is_empty(entry)]
    kept = tuple(entry for entry in entries if not is_empty(entry))
    return Imported(kept, tuple(sorted([*problems, *empty], key=lambda p: p.row)), source)
