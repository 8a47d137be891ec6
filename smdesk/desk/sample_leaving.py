"""The sample library lives a little: one of its people opens two passwords, and is to leave."""

from smdesk.desk.sample import invented_password
from smdesk.desk.session import Session
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.leaving import Because
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText


def look_around(session: Session) -> None:
    """Let Idris open two passwords, as anybody does who posts."""
    for name in ("Facebook page", "Newsletter"):
        session.accounts.read_secret(_password(session, name), Seen.COPIED, by=session.me)


def begin_leaving(session: Session, name: str) -> None:
    """Let Nora change one of the two, and begin the list of what else changes when he leaves."""
    accounts, me = session.accounts, session.me
    page = next(line.id for line in accounts.lines() if line.name == "Facebook page")
    accounts.set_secret(
        page, SecretKind.PASSWORD, SecretText(invented_password("Facebook page, renewed")), by=me
    )
    leaver = next(person for person in session.roster.people.all() if person.name == name)
    session.leaving.open(leaver.id, Because.TERM_END, by=me)


def _password(session: Session, name: str) -> RecordId:
    account = next(line.id for line in session.accounts.lines() if line.name == name)
    kept = session.accounts.sheet(account).secrets
    return next(secret.id for secret in kept if secret.what is SecretKind.PASSWORD)
