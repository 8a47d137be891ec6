"""Tables as other programs write them: text in columns, whatever divides them."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from smdesk.importers.errors import (
    DamagedError,
    NotThisFormatError,
    TooLargeError,
    UnsupportedError,
    What,
)

MOST_BYTES = 64_000_000
"""No list of logins comes near it."""

MOST_PACKED = 256_000_000
"""Nor any file with attachments to this."""

MOST_LINES = 2_000_000
"""Lines of a file, blank ones too; more of them keep the reader busy, and say nothing."""
MOST_CELL = 8_000_000
DIVIDERS = (",", ";", "\t")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LOOKED_AT = 400
"""How many bytes tell in which way the signs are written."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table; ``number`` is the line of the file on which it begins, from 1."""

    number: int
    cells: tuple[str, ...] = field(repr=False)


def text_of(data: bytes) -> str:
    """Return the text of a file in UTF-8 or UTF-16, with or without a mark in front.

    Raises TooLargeError, and UnsupportedError (ENCODING).
    """
    if len(data) > MOST_BYTES:
        raise TooLargeError(MOST_BYTES)
    encoding, start = _encoding(data)
    text = _decoded(data[start:], encoding)
    if text is None:
        # Raised here, not where it is found: that error holds the whole file.
        raise UnsupportedError(What.ENCODING)
    return text


def lines_of(text: str, divider: str = "") -> list[Line]:
    """Return the rows that are not blank; without a divider, the likeliest one divides them.

    Raises DamagedError with the row at which it breaks off, NotThisFormatError when there is none.
    """
    csv.field_size_limit(MOST_CELL)
    found = list(_rows(text, divider or divider_of(text)))
    if not found:
        raise NotThisFormatError
    return found


def divider_of(text: str) -> str:
    """Return what divides the columns: that which gives the first row the most of them."""
    head = text.lstrip("\r\n")[: _LOOKED_AT * 10]

    def columns(divider: str) -> int:
        first = _first(head, divider)
        return len(first) if first else 0

    return max(DIVIDERS, key=columns)


def plain(name: str) -> str:
    """Return a column's name as it is compared: no case, blanks or signs between the words."""
    return "".join(c for c in name.casefold() if c.isalnum())


def heads_of(line: Line) -> dict[str, int]:
    """Return the place of each column by its plain name; of two alike the first counts."""
    heads: dict[str, int] = {}
    for place, name in enumerate(line.cells):
        heads.setdefault(plain(name), place)
    return heads


def overflows(line: Line, columns: int) -> bool:
    """Whether the row says something beyond the last column: then its cells may be shifted."""
    return any(cell.strip() for cell in line.cells[columns:])


def _encoding(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    head = data[:_LOOKED_AT]
    half = len(head) // 4
    if half and head[1::2].count(0) > half:
        return "utf-16-le", 0
    if half and head[::2].count(0) > half:
        return "utf-16-be", 0
    return "utf-8", 0


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _first(head: str, divider: str) -> Sequence[str]:
    try:
        return next(csv.reader(io.StringIO(head, newline=""), delimiter=divider), ())
    except csv.Error:
        return ()


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Return the next row, an empty one at the end; None where it breaks off."""
    try:
        return next(reader, [])
    except csv.Error:
        return None


def _rows(text: str, divider: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
    number = 1
    while True:
        cells = _next(reader)
        if cells is None:
            raise DamagedError(number)
        if reader.line_num > MOST_LINES:
            raise TooLargeError(MOST_BYTES)
        if not cells and reader.line_num < number:
            return
        if any(cell.strip() for cell in cells):
            yield Line(number, tuple(cells))
        number = reader.line_num + 1
