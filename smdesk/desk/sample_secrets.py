"""What the sample library keeps beside passwords: one true example of every kind of secret."""

from smdesk.desk.session import Session
from smdesk.domain.custody import SecretKind
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText

INVENTED_SEED = "LANT ERNB AYIN VENT EDXX XXXX 2345 6723"
"""Typed as platforms show them, in groups; no app and no platform knows it."""

GUESSABLE = "newsletter2015"
"""A password as people choose them: the health report finds it."""

CODES = "1. 4821 7730\n2. 9054 1187\n3. 3362 5908\n4. 7719 2046"
USED = (1, 2)

LETTER = """To the county web office: please add Nora Haldane and Idris Okafor-Lund as
administrators of the library's page, and remove everybody who is not on this list.

Signed for the board, on the day of its meeting.
"""


def keep_all_kinds(session: Session, tablet: RecordId, phone: RecordId) -> None:
    """Put one of each kind in; the two people have a passkey on the tablet and on a phone."""
    desk, accounts, me = session.secrets, session.accounts, session.me
    named = {line.name: line.id for line in accounts.lines()}
    page, pictures, letters = named["Facebook page"], named["Instagram"], named["Newsletter"]
    desk.set_authenticator(page, SecretText(INVENTED_SEED), by=me)
    desk.attach(page, "Letter to the web office.txt", LETTER.encode(), by=me)
    _codes(session, pictures)
    for passkey in (
        Passkey(account=page, person=tablet, device="the library's tablet", note="Drawer 2"),
        Passkey(account=pictures, person=phone, device="his own phone", private=True),
    ):
        desk.passkeys.add(passkey, by=me)
    desk.fields.add(
        AccountField(account=letters, label="Plan", value="Up to 2,000 readers, paid in June"),
        by=me,
    )
    for account, kind, label, text in (
        (letters, SecretKind.API_KEY, "Sign-up form", "lb-invented-5f2c-91aa-07de"),
        (letters, SecretKind.QUESTION, "Name of the first librarian?", "Wilhelmina Ashgrove"),
        (letters, SecretKind.FIELD, "Number of the contract", "LB-2291-invented"),
    ):
        accounts.set_secret(account, kind, SecretText(text), label=label, by=me)


def _codes(session: Session, account: RecordId) -> None:
    """Keep a list of four, and tick off the two that were used."""
    codes = SecretKind.BACKUP_CODES
    kept = session.accounts.set_secret(account, codes, SecretText(CODES), by=session.me)
    for place in USED:
        session.secrets.tick_code(kept.secret, place, by=session.me)
