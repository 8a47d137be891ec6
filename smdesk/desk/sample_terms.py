"""The terms of the sample library that are over: a handover, a stand-in, one that ended early."""

from datetime import date, timedelta

from smdesk.desk.roster import RosterDesk
from smdesk.domain.roster import Member, Person, Seat, Term


def fill_former_terms(
    roster: RosterDesk, today: date, *, editor: Seat, pictures: Seat, me: Member
) -> None:
    """Tell who sat there before: two more people, who have left and know nothing any more."""
    wren = Person(name="Wren Castellan", email="wren@mailbox.example", work="Summer assistant")
    otto = Person(name="Otto Lindqvist", email="otto@lanternbay.example", work="Branch librarian")
    for person in (wren, otto):
        roster.people.add(person, by=me)

    def begun(person: Person, seat: Seat, first: int, last: int) -> Term:
        return Term(
            person=person.id,
            seat=seat.id,
            first=today + timedelta(days=first),
            last=today + timedelta(days=last),
        )

    left = begun(otto, editor, -760, -120)
    roster.terms.add(left, by=me)
    roster.terms.end(left.id, today - timedelta(days=190), "Leads the new branch now", by=me)
    roster.terms.add(
        begun(wren, pictures, -425, -330), by=me, reason="Stood in until the seat was filled"
    )
