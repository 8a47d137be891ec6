"""The three lists of the team, each declared in a few lines: people, seats and terms."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from smdesk.desk.roster import RosterDesk
from smdesk.desk.topics import Topic
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person, Seat, Term
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Day, Field, Line, PersonPick, Text
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared

FOLLOWS = frozenset({Topic.ROSTER})


def _tr(text: str) -> str:
    return QCoreApplication.translate("TeamLists", text)


class Names:
    """The names of people and seats by their ids, as they stand at the last look."""

    def __init__(self, roster: RosterDesk) -> None:
        self._roster = roster
        self.people: Mapping[RecordId, str] = {}
        self.seats: Mapping[RecordId, str] = {}
        self.read()

    def read(self) -> None:
        """Look again."""
        self.people = {person.id: person.name for person in self._roster.people.all()}
        self.seats = {seat.id: seat.name for seat in self._roster.seats.all()}

    def person_of(self, term: Term) -> str:
        """Return the name of the term's holder."""
        return self.people.get(term.person, "")

    def seat_of(self, term: Term) -> str:
        """Return the name of the term's seat."""
        return self.seats.get(term.seat, "")


def people() -> Declared[Person]:
    """Declare the list of people."""
    return Declared(
        title=_tr("People"),
        add=_tr("&New person"),
        none=_tr("Nobody is on file yet. Put in yourself first, then whoever works with you."),
        record=Person,
        columns=(
            Column(_tr("Name"), lambda p: p.name),
            Column(_tr("Work"), lambda p: p.work, width=150),
            Column(_tr("E-mail"), lambda p: p.email),
        ),
        fields=_person_fields,
        blank=lambda: Person(name="?"),
        asked=("name",),
        detail=_person_rows,
        follows=FOLLOWS,
    )


def seats() -> Declared[Seat]:
    """Declare the list of seats."""
    return Declared(
        title=_tr("Seats"),
        add=_tr("&New seat"),
        none=_tr("A seat is a place on the team that one person after another takes."),
        record=Seat,
        columns=(
            Column(_tr("Seat"), lambda s: s.name, width=220),
            Column(_tr("Duties"), lambda s: s.duties),
        ),
        fields=seat_fields,
        blank=lambda: Seat(name="?"),
        asked=("name",),
        follows=FOLLOWS,
    )


def seat_fields() -> tuple[Field, ...]:  # type: ignore[type-arg]
    """Return what is asked for a seat."""
    return (
        Line("name", _tr("&Name"), example=_tr("Editor")),
        Text("duties", _tr("&Duties")),
    )


def term_fields(names: Names, book: DecisionBook) -> tuple[Field, ...]:  # type: ignore[type-arg]
    """Return what is asked for a term; ``book`` knows the decisions that it may rest on."""
    return (
        PersonPick("person", _tr("&Person"), names.people),
        Choice("seat", _tr("&Seat"), names.seats),
        Day("first", _tr("&First day")),
        Day("last", _tr("&Last day"), help=_tr("A term lasts a year at least.")),
        book.field(),
        Text("note", _tr("N&ote"), lines=2),
    )


def terms(names: Names, today: Callable[[], date], book: DecisionBook) -> Declared[Term]:
    """Declare the list of terms; how one begins is settled elsewhere."""

    def stands(term: Term) -> str:
        return standing(term, today())

    def rows(term: Term) -> tuple[tuple[str, str], ...]:
        told = (
            (_tr("Person"), names.person_of(term)),
            (_tr("Seat"), names.seat_of(term)),
            (_tr("Days"), wording.span(term.first, term.last)),
            (_tr("Stands"), stands(term)),
            (_tr("Decision"), term.decision),
            (_tr("Ended early"), term.ended_early),
            (_tr("Note"), term.note),
        )
        return tuple((key, value) for key, value in told if value)

    return Declared(
        title=_tr("Terms"),
        add=_tr("&New term"),
        none=_tr("A term says who holds a seat from when to when. Nobody has one yet."),
        record=Term,
        columns=(
            Column(_tr("Person"), names.person_of),
            Column(_tr("Seat"), names.seat_of, width=160),
            Column(_tr("Last day"), lambda t: t.last, lambda t: wording.day(t.last), width=110),
            Column(_tr("Stands"), lambda t: t.last, stands, width=150),
        ),
        fields=lambda: term_fields(names, book),
        blank=_blank_term,
        detail=rows,
        follows=FOLLOWS,
    )


def standing(term: Term, today: date) -> str:
    """Return where the term stands, as in ``ends in 41 days``."""
    if term.active(today):
        return _tr("ends {when}").format(when=wording.until(term.last, today))
    if term.first > today:
        return _tr("begins {when}").format(when=wording.until(term.first, today))
    return _tr("over")


def _blank_term() -> Term:
    raise LookupError


def _person_fields() -> tuple[Field, ...]:  # type: ignore[type-arg]
    return (
        Line("name", _tr("&Name")),
        Line("work", _tr("&Work"), example=_tr("Reference librarian")),
        Line("email", _tr("&E-mail")),
        Line("phone", _tr("&Phone")),
        Text("note", _tr("N&ote"), lines=3),
    )


def _person_rows(person: Person) -> tuple[tuple[str, str], ...]:
    return (
        (_tr("Work"), person.work),
        (_tr("E-mail"), person.email),
        (_tr("Phone"), person.phone),
        (_tr("Note"), person.note),
    )
