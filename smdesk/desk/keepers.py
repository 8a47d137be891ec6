"""Who may answer for an account: only those whom an appointment makes its keepers."""

from collections.abc import Collection

from smdesk.desk.office import Office
from smdesk.domain import appointments
from smdesk.domain.appointments import NO_APPOINTMENT
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Fact, Finding, RefusedError


def check_keepers(
    office: Office,
    people: Collection[RecordId],
    *,
    account: RecordId,
    names: tuple[str, ...] = (),
    brings_in: RecordId | None = None,
) -> None:
    """Refuse anybody as a custodian whom no appointment makes one (T10, after 1.3.1).

    While no appointment at all is on file, somebody who ``brings_in`` an account may answer for it
    themselves: they know it already, and a cabinet from before appointments must not stand still.
    ``names`` is what the refusal calls the accounts. Raises RefusedError (NO_APPOINTMENT), whose
    ``about`` is the person.
    """
    every, today = office.library.appointments.all(), office.today()
    for person in people:
        if appointments.may_keep(every, person, today, account):
            continue
        if person == brings_in and not every:
            continue
        who = office.library.people.get(person)
        facts: dict[str, Fact] = {"person": who.name if who else ""}
        if names:
            facts["accounts"] = names
        finding = Finding(rule=NO_APPOINTMENT, about=Ref("person", person), facts=facts, whom=None)
        raise RefusedError(office.bound(finding))


def quoted_for(office: Office, person: RecordId, account: RecordId) -> str:
    """Return the number of the decision by which the person may answer for the account."""
    today = office.today()
    for one in office.library.appointments.where("-first", person=person):
        if appointments.may_keep([one], person, today, account):
            return office.library.decisions.one(one.decision).number
    return ""
