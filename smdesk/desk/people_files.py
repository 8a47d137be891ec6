"""Bringing people in from other programs' files: all that was chosen, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from smdesk.desk.account_lines import folded
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member, Person
from smdesk.importers.people.entry import ReadPerson


class What(Enum):
    """What is to become of one row."""

    ADD = "add"
    MERGE = "merge"
    """What the person on file lacks is filled in; nothing on file is written over."""
    SKIP = "skip"


class Alike(Enum):
    """Why a row looks like somebody who is there already."""

    ADDRESS = "address"
    NAME = "name"
    TWICE = "twice"
    """An earlier row of the same file is the same."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row before anything is brought in."""

    read: ReadPerson
    what: What
    """What is proposed."""
    alike: Alike | None = None
    known: RecordId | None = None
    """The person on file whom it looks like."""
    known_name: str = ""

    @property
    def choices(self) -> tuple[What, ...]:
        """What can become of it."""
        if self.read.problem is not None:
            return (What.SKIP,)
        return tuple(What) if self.known is not None else (What.ADD, What.SKIP)


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """How many came in, in which way."""

    added: int
    merged: int
    skipped: int


class PeopleFilesDesk:
    """Compares what a file says with who is on file, and brings people in."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def preview(self, people: Sequence[ReadPerson]) -> list[PreviewRow]:
        """Return each row with what is proposed: nobody twice, and nothing written over."""
        on_file = self._office.library.people.all(order="name")
        by_address = {one.email.casefold(): one for one in on_file if one.email}
        by_name = {folded(one.name): one for one in on_file}
        seen: set[str] = set()
        rows = []
        for read in people:
            marks = {mark for mark in (read.email.casefold(), f"name {folded(read.name)}") if mark}
            rows.append(self._row(read, by_address, by_name, twice=bool(marks & seen)))
            if read.problem is None:
                seen |= marks
        return rows

    def bring_in(self, rows: Sequence[tuple[PreviewRow, What]], *, by: Member) -> BroughtIn:
        """Do with each row what was chosen, in one task; raises GoneError, and then did nothing.

        A choice that the row does not have is a skip.
        """
        library = self._office.library
        counts = dict.fromkeys(What, 0)
        added: list[Person] = []
        with self._office.task("person.import", Topic.ROSTER, by=by):
            for row, chosen in rows:
                what = chosen if chosen in row.choices else What.SKIP
                counts[what] += 1
                if what is What.ADD:
                    added.append(_new(row.read))
                elif what is What.MERGE and row.known is not None:
                    library.people.save(merged(library.people.one(row.known), row.read))
            library.people.save_all(added)
        return BroughtIn(counts[What.ADD], counts[What.MERGE], counts[What.SKIP])

    def _row(
        self,
        read: ReadPerson,
        by_address: dict[str, Person],
        by_name: dict[str, Person],
        *,
        twice: bool,
    ) -> PreviewRow:
        if read.problem is not None:
            return PreviewRow(read, What.SKIP)
        known, alike, what = by_address.get(read.email.casefold()), Alike.ADDRESS, What.MERGE
        if known is None:
            known, alike, what = by_name.get(folded(read.name)), Alike.NAME, What.SKIP
        if known is not None:
            return PreviewRow(read, what, alike, known.id, known.name)
        if twice:
            return PreviewRow(read, What.SKIP, Alike.TWICE)
        return PreviewRow(read, What.ADD)


def merged(on_file: Person, read: ReadPerson) -> Person:
    """Return the person with what was missing filled in; what differs goes into the note."""
    note = on_file.note
    more = [text for text in (read.note, *_others(on_file, read)) if text and text not in note]
    return replace(
        on_file,
        email=on_file.email or read.email,
        phone=on_file.phone or read.phone,
        work=on_file.work or read.work,
        note="\n".join(filter(None, (note, *more))),
    )


def _others(on_file: Person, read: ReadPerson) -> list[str]:
    pairs = ((on_file.email, read.email), (on_file.phone, read.phone))
    return [new for old, new in pairs if old and new and old.casefold() != new.casefold()]


def _new(read: ReadPerson) -> Person:
    return Person(
        name=read.name, email=read.email, phone=read.phone, work=read.work, note=read.note
    )
