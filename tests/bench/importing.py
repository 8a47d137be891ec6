"""Importing: 10,000 logins, from what the file held to what the cabinet keeps."""

import gc
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from smdesk.desk.import_files import read_file
from smdesk.desk.importing import Labels, Source
from smdesk.desk.session import Session
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.vault import seal
from tests.bench.cabinet import enter, front_desk
from tests.bench.measure import Figure

ROWS = 10_000
ROUNDS = 3
MOST_MS = 2000.0
LABELS = Labels("No name", "Notes", "Authenticator", "Address", "Folder", "Tags", "Field")
HEAD = (
    "url,username,password,httpRealm,formActionOrigin,guid,timeCreated,timeLastUsed,"
    "timePasswordChanged"
)


def table(rows: int) -> bytes:
    """Return a browser's table of so many logins."""
    lines = (
        f"https://host{n}.example.org/login,user{n},Pass-{n}-word,,,{{{n}}},1500000000000,,"
        "1600000000000"
        for n in range(rows)
    )
    return "\r\n".join((HEAD, *lines)).encode()


def figures() -> Iterator[Figure]:
    """Measure parsing, the preview, keeping, and what of that is sealing; the best of rounds."""
    rounds = [_round() for _ in range(ROUNDS)]
    parse, preview, keep, sealing = (min(one) for one in zip(*rounds, strict=True))
    named = f"import: {ROWS:,} rows, "
    yield Figure(f"{named}reading the table", parse, "itself", parse, None)
    yield Figure(f"{named}the preview", preview, "2 s", MOST_MS, 1.0)
    yield Figure(f"{named}sealing and wrapping alone", sealing, "2 s", MOST_MS, None)
    yield Figure(f"{named}keeping, without sealing", keep, "2 s", MOST_MS, 1.0)


def _round() -> tuple[float, float, float, float]:
    """Measure once, in a cabinet of its own: reading, preview, keeping and sealing in ms."""
    with TemporaryDirectory() as place:
        front = front_desk(Path(place))
        session = enter(front, front.create_sample(Path(place) / "sample.smvault"))
        try:
            return _measured(session)
        finally:
            session.lock()


def _measured(session: Session) -> tuple[float, float, float, float]:
    data, taken = table(ROWS), []
    # In the window nothing is collected while the program is busy.
    gc.disable()
    try:
        taken.append(time.perf_counter())
        imported = read_file(Source.FIREFOX, data)
        taken.append(time.perf_counter())
        rows = session.importing.preview(imported, LABELS).rows
        taken.append(time.perf_counter())
        session.importing.apply(rows, {}, by=session.me)
        taken.append(time.perf_counter())
    finally:
        gc.enable()
    parse, preview, keep = ((after - before) * 1000 for before, after in pairwise(taken))
    sealing = _sealing(session)
    return parse, preview, keep - sealing, sealing


def _sealing(session: Session) -> float:
    """Return how long the keys, wraps and seals of so many accounts take by themselves, in ms."""
    (slot, *_) = (one for one in session.vault.slots if one.id == session.me.slot)
    start = time.perf_counter()
    for number in range(ROWS):
        account, key = RecordId(f"{number:032x}"), seal.new_account_key()
        vault, who = session.vault.vault, session.me.person
        seal.wrap(key, slot.public_seal, vault=vault, account=account, generation=1, slot=slot.id)
        seal.mark(key, vault=vault, account=account, generation=1, person=who)
        seal.seal(key, SecretText("Pass-word"), vault=vault, secret=account, number=1, generation=1)
    return (time.perf_counter() - start) * 1000
