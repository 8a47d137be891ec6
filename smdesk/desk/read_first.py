"""Nobody takes on a duty or an account before reading what has to be read, or for a reason (D5)."""

from collections.abc import Iterable

from smdesk.desk.office import Office
from smdesk.desk.policy_readings import ReadingsDesk
from smdesk.desk.policy_texts import PolicyTexts
from smdesk.domain.records import RecordId
from smdesk.domain.rules import Finding, ReasonNeededError


def check_read(office: Office, people: Iterable[RecordId], reason: str) -> None:
    """Ask whoever appoints for a reason where somebody has not read what is to be read first.

    Asks nothing until a document in force requires it. Raises ReasonNeededError (NOT_READ).
    """
    if reason.strip():
        return
    readings = ReadingsDesk(PolicyTexts(office))
    for person in dict.fromkeys(people):
        found = readings.unread(person)
        if found is not None:
            raise ReasonNeededError(found)


def unread_by(office: Office, person: RecordId) -> Finding | None:
    """Return what the person has to read before approving anything, or None."""
    return ReadingsDesk(PolicyTexts(office)).read_first(person)
