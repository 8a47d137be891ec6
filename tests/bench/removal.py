"""Letting a member out of a large cabinet, beside the copying and hashing of its files."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smdesk.desk.removal import Backups
from smdesk.desk.sample import AYTAN
from smdesk.desk.session import Session
from smdesk.domain.custody import SecretKind
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.vault.files import digest
from smdesk.vault.keys import prepare
from smdesk.vault.sealed_folder import FOLDER
from tests.bench.cabinet import large_library
from tests.bench.measure import Figure

FILES = 10
FILE_BYTES = 10 * 1024 * 1024
"""A hundred megabytes of attachments."""
SECRETS = 500
"""Accounts that have a password, besides those of the sample."""
MOST = 3.0
PASSPHRASE = "for a guest who does not stay"
ROUNDS = 3
"""How often it is done; each time the cabinet has a new key, and there is somebody to let out."""


@contextmanager
def heavy_library() -> Iterator[Session]:
    """Open the large library with a hundred megabytes of files in it."""
    with large_library() as session:
        accounts = [line.id for line in session.accounts.lines() if "branch" in line.name]
        for number in range(FILES):
            data = os.urandom(FILE_BYTES)
            session.secrets.attach(accounts[number], f"{number}.bin", data, by=session.me)
        for account in accounts[-SECRETS:]:
            session.accounts.set_secret(
                account, SecretKind.PASSWORD, SecretText("Neu-1234-abcd"), by=session.me
            )
        yield session


def whole(database: Path) -> list[Path]:
    """Return all that a plain copy of the cabinet has to copy: the database and its files."""
    return [database, *(database.parent / FOLDER).iterdir()]


def copied_and_hashed(files: list[Path], into: Path) -> float:
    """Return the ms that it takes to copy the files, wait for the disk, and hash the copies."""
    into.mkdir()
    start = time.perf_counter()
    for file in files:
        with file.open("rb") as source, (into / file.name).open("wb") as copy:
            while block := source.read(1024 * 1024):
                copy.write(block)
            copy.flush()
            os.fsync(copy.fileno())
        digest(into / file.name)
    taken = (time.perf_counter() - start) * 1000
    shutil.rmtree(into)
    return taken


def let_out(session: Session, slot: str) -> tuple[Session, dict[str, float]]:
    """Let the slot out; return the session that follows, and the ms that each stage took."""
    begun = last = time.perf_counter()
    stages: dict[str, float] = {}

    def progress(stage: str, _part: float) -> None:
        nonlocal last
        now = time.perf_counter()
        stages[stage] = stages.get(stage, 0.0) + (now - last) * 1000
        last = now

    receivers = {one.slot for one in session.members.removal(slot).receivers}
    fresh = session.remove_member(
        slot, give_to=receivers, backups=Backups.KEEP, progress=progress, by=session.me
    )
    stages["all"] = (time.perf_counter() - begun) * 1000
    return fresh, stages


def figures() -> Iterator[Figure]:
    """Measure letting out Aytan, who answers for one account, and what a plain copy costs."""
    with heavy_library() as session:
        prepared_for = {line.name: line for line in session.members.lines()}
        slot, rounds, floors = prepared_for[AYTAN.name].slot, [], []
        size = sum(file.stat().st_size for file in whole(session.vault.database))
        for number in range(ROUNDS):
            files = whole(session.vault.database)
            floors.append(copied_and_hashed(files, session.path / "copy"))
            if rounds:
                slot = guest(session, number)
            session, stages = let_out(session, slot)  # noqa: PLW2901 - the next one follows it
            rounds.append(stages)
        session.lock()
    best, floor = min(rounds, key=lambda stages: stages["all"]), min(floors)
    told = ", ".join(f"{stage} {ms:.0f}" for stage, ms in best.items() if stage != "all")
    yield Figure(
        f"removal: {size / 1e6:.0f} MB, 10,000 accounts ({told})",
        best["all"],
        "copying its files and hashing them",
        floor,
        MOST,
    )


def guest(session: Session, number: int) -> str:
    """Let somebody in who can be let out again."""
    person = session.roster.people.add(Person(name=f"Guest {number}"), by=session.me)
    return session.members.add(person.id, prepare(PASSPHRASE), by=session.me).slot
