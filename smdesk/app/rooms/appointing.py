"""What asks who was appointed by which decision, wherever that is missing."""

from smdesk.app.rooms.means import Means
from smdesk.desk.session import Session
from smdesk.ui.kit.appointing import Appointer
from smdesk.ui.kit.quoting import DecisionBook


def appointer(session: Session, means: Means) -> Appointer:
    """Return what asks for an appointment wherever one is missing."""
    people = session.roster.people
    return Appointer(session.appointments, people, session.accounts, book(session, means))


def book(session: Session, means: Means) -> DecisionBook:
    """Return the decisions that can be named, and the way to write a new one down."""
    return DecisionBook(session.decisions, session.me, means.today)
