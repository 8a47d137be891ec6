"""People from a table, with columns that are guessed from their heads or said by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from smdesk.importers.errors import NotThisFormatError, TooLargeError
from smdesk.importers.people.entry import MOST_PEOPLE, Problem, ReadPerson, person, text_in
from smdesk.importers.table import Line, lines_of, overflows, plain


class Field(Enum):
    """What a column may hold."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    EMAIL = "email"
    PHONE = "phone"
    WORK = "work"
    NOTE = "note"


_HEADS: Mapping[Field, tuple[str, ...]] = {
    Field.NAME: ("name", "fullname", "displayname", "person", "fileas", "formattedname"),
    Field.GIVEN: ("firstname", "givenname", "given", "forename", "vorname", "prénom"),
    Field.FAMILY: ("lastname", "familyname", "surname", "family", "nachname", "nom"),
    Field.EMAIL: (
        "email", "emailaddress", "mail", "email1", "email1value", "email2value", "email2address",
        "primaryemail",
    ),
    Field.PHONE: (
        "phone", "telephone", "mobile", "mobilephone", "phonenumber", "businessphone",
        "phone1value", "telefon", "extension",
    ),
    Field.WORK: (
        "work", "job", "jobtitle", "title", "position", "role",
        "organizationtitle", "organisationtitle",
        "department",
    ),
    Field.NOTE: ("note", "notes", "comment", "comments", "remarks"),
}  # fmt: skip

Layout = tuple[Field | None, ...]
"""What each column holds; None for what is left out."""


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """A table before its columns are settled."""

    heads: tuple[str, ...]
    rows: tuple[Line, ...]

    def guessed(self) -> Layout:
        """Return what each column probably holds; a head that nobody knows is left out."""
        known = {head: field for field, heads in _HEADS.items() for head in heads}
        return tuple(known.get(plain(head)) for head in self.heads)

    def people(self, layout: Layout) -> list[ReadPerson]:
        """Return everybody, one for each row, as the columns are said to be."""
        return [self._person(row, layout) for row in self.rows]

    def _person(self, row: Line, layout: Layout) -> ReadPerson:
        if overflows(row, len(self.heads)):
            return ReadPerson(row=row.number, problem=Problem.BROKEN)
        found: dict[Field, list[str]] = {field: [] for field in Field}
        for field, cell in zip(layout, row.cells, strict=False):
            if field is not None and cell.strip():
                found[field].append(cell)
        parts = (*found[Field.GIVEN], *found[Field.FAMILY])
        return person(
            row.number,
            " ".join(found[Field.NAME]) or " ".join(part.strip() for part in parts),
            emails=found[Field.EMAIL],
            phones=found[Field.PHONE],
            work=", ".join(found[Field.WORK]),
            note="\n".join(found[Field.NOTE]),
        )


def read_table(data: bytes) -> PeopleTable:
    """Return the table of a file, whatever divides its columns; its first row names them.

    Raises NotThisFormatError for no table, DamagedError, TooLargeError, and UnsupportedError
    (ENCODING).
    """
    lines = lines_of(text_in(data))
    if len(lines) > MOST_PEOPLE + 1:
        raise TooLargeError(MOST_PEOPLE)
    heads = tuple(cell.strip() for cell in lines[0].cells)
    if not any(heads):
        raise NotThisFormatError
    return PeopleTable(heads, tuple(lines[1:]))
