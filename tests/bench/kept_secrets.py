"""Secrets: what sealing costs, 100 MB of attachments, and the health of 1,000 accounts."""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from smdesk.desk.attachments import MOST_BYTES
from smdesk.desk.session import Session
from smdesk.desk.strength import strength
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.generator import Characters
from smdesk.domain.particulars import AccountField
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from tests.bench.cabinet import enter, front_desk
from tests.bench.measure import Figure, median_ms

ACCOUNTS = 1_000
FILES = 5
"""Of the largest size that is taken: a hundred megabytes in all."""

EXAMINED_MS = 1_000.0
SEAL_MS = 50.0


@contextmanager
def thousand_passwords() -> Iterator[Session]:
    """Open a sample library with a thousand accounts more, each with a password of 20 signs."""
    with TemporaryDirectory() as place:
        front = front_desk(Path(place))
        session = enter(front, front.create_sample(Path(place) / "secrets.smvault"))
        platforms = list(Platform)
        for number in range(ACCOUNTS):
            account = Account(name=f"Branch {number}", platform=platforms[number % len(platforms)])
            session.accounts.add(account, by=session.me)
            text = session.secrets.generate(Characters())
            session.accounts.set_secret(account.id, SecretKind.PASSWORD, text, by=session.me)
        try:
            yield session
        finally:
            session.lock()


def figures(session: Session) -> Iterator[Figure]:
    """Measure all of it; each against the work that no program could do without."""
    account = session.accounts.lines()[0].id
    yield from _sealing(session, account)
    yield from _health(session)
    yield from _files(session, account)


def _sealing(session: Session, account: RecordId) -> Iterator[Figure]:
    me, other = session.me, SecretKind.OTHER
    seal = session.accounts.set_secret
    kept = seal(account, other, SecretText("a value"), label="bench", by=me)
    writing = median_ms(lambda: session.secrets.fields.change(_field(session, account), by=me), 9)
    taken = median_ms(
        lambda: seal(account, other, SecretText("x"), label=os.urandom(4).hex(), by=me), 9
    )
    yield Figure("secrets: setting one", taken, "changing any record", writing, None)
    read = session.accounts.read_secret
    opened = median_ms(lambda: read(kept.secret, Seen.SHOWN, by=me), 9)
    yield Figure("secrets: reading one, with the note", opened, "a glance", SEAL_MS, 1.0)


def _field(session: Session, account: RecordId) -> AccountField:
    found = session.secrets.fields.of(account)
    if not found:
        return session.secrets.fields.add(AccountField(account=account, label="n"), by=session.me)
    return replace(found[0], label=os.urandom(4).hex())


def _health(session: Session) -> Iterator[Figure]:
    start = time.perf_counter()
    examination = session.secrets.examination()
    examined = (time.perf_counter() - start) * 1000
    texts = [one.text for kept in examination._passwords.values() for one in kept if one.text]
    start = time.perf_counter()
    for text in texts:
        strength(text, ("Branch 17", "", "instagram"))
    alone = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    examination.report()
    reported = (time.perf_counter() - start) * 1000
    yield Figure(
        f"health: opening what is held, {ACCOUNTS:,} accounts",
        examined,
        "a second",
        EXAMINED_MS,
        1.0,
    )
    yield Figure(
        "health: the report, off the window's thread", reported, "zxcvbn alone", alone, 1.5
    )


def _files(session: Session, account: RecordId) -> Iterator[Figure]:
    files = [os.urandom(MOST_BYTES) for _ in range(FILES)]
    start = time.perf_counter()
    for data in files:
        hashlib.sha256(AESGCM(bytes(32)).encrypt(bytes(12), data, None)).digest()
    floor = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    kept = [
        session.secrets.attach(account, f"film {n}.mp4", data, by=session.me)
        for n, data in enumerate(files)
    ]
    put = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    for one in kept:
        session.secrets.read_attachment(one.secret, Seen.SHOWN, by=session.me)
    read = (time.perf_counter() - start) * 1000
    start = time.perf_counter()
    bad = session.library.contents.bad()
    checked = (time.perf_counter() - start) * 1000
    if bad:
        message = "a file is not what was put in"
        raise RuntimeError(message)
    against = "AES-GCM and SHA-256 of it"
    yield Figure("attachments: putting in 100 MB", put, against, floor, None)
    yield Figure("attachments: reading 100 MB", read, against, floor, None)
    yield Figure("attachments: checking 100 MB", checked, against, floor, None)
