"""Plain numbered text, as it is copied out of a mail or an old file."""

from collections.abc import Iterator, Sequence

from smdesk.domain.policy.blocks import Text
from smdesk.importers.errors import NotThisFormatError, TooLargeError
from smdesk.importers.policy.found import (
    MOST_LETTERS,
    MOST_LINES,
    Format,
    FoundPolicy,
    Noticed,
)
from smdesk.importers.policy.labels import bullet_of, label_of
from smdesk.importers.policy.lines import RawLine, told
from smdesk.importers.table import text_of

WRAPPED_AT = 100
"""Where no line is longer, the lines were broken by hand or by a mail program."""
FULL = 0.6
"""A line that reaches so far of the longest one may go on in the next."""
FULL_NUMBERED = 0.85
"""One that begins with a number may be a title, and goes on only when it is nearly full."""
INDENT = 2


def read(data: bytes) -> FoundPolicy:
    """Return what the text holds; raises UnsupportedError, TooLargeError, NotThisFormatError."""
    return of_text(text_of(data))


def of_text(text: str) -> FoundPolicy:
    """Return what the text holds; raises TooLargeError and NotThisFormatError."""
    if "\0" in text:
        raise NotThisFormatError
    if len(text) > MOST_LETTERS or text.count("\n") > MOST_LINES:
        raise TooLargeError(MOST_LETTERS)
    noticed = Noticed()
    lines, scheme = told(list(_raw(text.splitlines())), noticed)
    return FoundPolicy(format=Format.PLAIN, lines=lines, scheme=scheme, notices=noticed.all())


def _raw(rows: Sequence[str]) -> Iterator[RawLine]:
    longest = max(map(len, rows), default=0)
    wrapped = 0 < longest <= WRAPPED_AT
    place, said, indent = 0, "", 0
    for number, row in enumerate(rows, start=1):
        clean = printable(row)
        full = FULL_NUMBERED if label_of(said) else FULL
        goes_on = wrapped and said and clean and len(rows[number - 2]) >= full * longest
        if goes_on and not label_of(clean) and not bullet_of(clean):
            said = f"{said} {clean}"
            continue
        if said:
            yield _row(place, said, indent)
        place, said = number, clean
        indent = len(row.expandtabs(4)) - len(row.expandtabs(4).lstrip())
    if said:
        yield _row(place, said, indent)


def _row(place: int, said: str, indent: int) -> RawLine:
    sign = bullet_of(said)
    if sign and indent >= INDENT:
        return RawLine(place=place, spans=(Text(said[sign:]),), bullet=0)
    return RawLine(place=place, spans=(Text(said),))


def printable(row: str) -> str:
    """Return a line without what only machines read, and without white space at its ends."""
    kept = "".join(sign for sign in row.replace("\t", " ") if sign.isprintable() or sign == " ")
    return kept.replace("\ufeff", "").replace("\u00ad", "").strip()
