"""KeePass files: reading and writing 10,000 logins, and what the window waits for before."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar
from xml.parsers import expat

from smdesk.desk.exporting import Form
from smdesk.desk.session import Session
from smdesk.domain.secret_text import SecretText
from smdesk.exporters import csv, kdbx, keepass_xml
from smdesk.importers.passwords import kdbx as kdbx_reader
from smdesk.importers.passwords import keepass_xml as xml_reader
from smdesk.importers.passwords.entry import ImportedEntry, OldPassword
from smdesk.importers.passwords.salsa20 import keystream
from tests.bench.measure import Figure

LOGINS = 10_000
MEGABYTE = 1_000_000
OPEN_MS = 2000.0
CHEAP = kdbx.Price(memory=1024 * 1024, passes=1, lanes=1)
PASSWORD = SecretText("canyon fiddle mirror teapot ribbon gravel")
NOW = datetime(2026, 11, 21, tzinfo=UTC)
T = TypeVar("T")


def logins() -> list[ImportedEntry]:
    """Return so many logins, each with an earlier password, in fifty groups."""
    return [
        ImportedEntry(
            row=n,
            title=f"Account {n}",
            urls=(f"https://host{n}.example.org/login",),
            username=f"user{n}@example.org",
            password=SecretText(f"Pass-{n}-word"),
            notes=SecretText("Asked for in the autumn, by the reading room."),
            history=(OldPassword(SecretText(f"earlier-{n}"), NOW),),
            changed_at=NOW,
            folder=f"Group {n % 50}",
        )
        for n in range(LOGINS)
    ]


def figures() -> Iterator[Figure]:
    """Measure the files: what is not the price of the password, which its maker chose."""
    entries = logins()
    gc.disable()
    try:
        locked, writing = _taken(
            lambda: kdbx.write(entries, name="L", now=NOW, password=PASSWORD, price=CHEAP)
        )
        document, plain = _taken(lambda: keepass_xml.write(entries, name="L", now=NOW))
        _, parsing = _taken(lambda: expat.ParserCreate("utf-8").Parse(document, True))
        _, reading = _taken(lambda: kdbx_reader.read(locked, password=PASSWORD))
        _, reading_plain = _taken(lambda: xml_reader.read(document))
        _, table = _taken(lambda: csv.write(entries))
        _, full = _taken(lambda: kdbx.write([], name="L", now=NOW, password=PASSWORD))
        _, stream = _taken(lambda: keystream(os.urandom(32), bytes(8), MEGABYTE))
    finally:
        gc.enable()
    named = f"KeePass, {LOGINS:,} logins: "
    against = "expat over the document alone"
    yield Figure(f"{named}reading, locked", reading, against, parsing, None)
    yield Figure(f"{named}reading, open", reading_plain, against, parsing, None)
    yield Figure(f"{named}writing, locked", writing, "writing it open", plain, None)
    yield Figure(f"table, {LOGINS:,} logins: writing", table, "itself", table, None)
    yield Figure("KeePass: the price of our lock", full, "itself", full, None)
    yield Figure("Salsa20: a megabyte in one go", stream, "itself", stream, None)


def opening(session: Session) -> Iterator[Figure]:
    """Measure what the window waits for: opening every account and noting it, before writing."""
    mine = [line.account for line in session.exporting.lines() if line.mine]
    _, taken = _taken(
        lambda: session.exporting.open(
            mine, Form.CSV, reason="bench", called=str, confirmed=True, by=session.me
        )
    )
    yield Figure(f"export: opening and noting {len(mine):,}", taken, "2 s", OPEN_MS, 1.0)


def _taken(task: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    result = task()
    return result, (time.perf_counter() - start) * 1000
