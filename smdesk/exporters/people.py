"""Writes people as a table or as cards, both of which smdesk reads back whole."""

import csv
import io
from collections.abc import Sequence
from enum import Enum

from smdesk.domain.roster import Person
from smdesk.exporters.csv import guarded

COLUMNS = ("Name", "E-mail", "Phone", "Work", "Note")
LONGEST_LINE = 75
"""Octets in a line, its end left out (RFC 6350, 3.2)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})


class CardVersion(Enum):
    """A version of vCard."""

    THREE = "3.0"
    FOUR = "4.0"


def people_table(people: Sequence[Person]) -> bytes:
    """Return a table in UTF-8, with no cell that a table program would calculate with."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for one in people:
        cells = (one.name, one.email, one.phone, one.work, one.note)
        writer.writerow([guarded(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig", "replace")


def people_cards(people: Sequence[Person], version: CardVersion = CardVersion.FOUR) -> bytes:
    """Return one card for each, in UTF-8, with folded lines that end as the standard asks."""
    return b"".join(_folded(line) for one in people for line in _card(one, version))


def _card(one: Person, version: CardVersion) -> Sequence[str]:
    given, _, family = one.name.rpartition(" ")
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version.value}",
        f"UID:{'urn:uuid:' + _uuid(one.id) if version is CardVersion.FOUR else one.id}",
        f"FN:{_escaped(one.name)}",
        f"N:{_escaped(family)};{_escaped(given)};;;",
    ]
    told = (("EMAIL", one.email), ("TEL", one.phone), ("TITLE", one.work), ("NOTE", one.note))
    lines.extend(f"{name}:{_escaped(value)}" for name, value in told if value)
    return (*lines, "END:VCARD")


def _uuid(record: str) -> str:
    return "-".join((record[:8], record[8:12], record[12:16], record[16:20], record[20:]))


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return the line in pieces of 75 octets at most, none of which ends within a letter."""
    whole = line.encode("utf-8", "replace")
    if len(whole) <= LONGEST_LINE:
        return whole + b"\r\n"
    pieces, piece = list[bytes](), b""
    for letter in line:
        said = letter.encode("utf-8", "replace")
        if len(piece) + len(said) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += said
    return b"\r\n".join((*pieces, piece)) + b"\r\n"
