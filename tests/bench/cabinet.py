"""The cabinet: unlocking it, and a keystroke of search over 10,000 accounts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from smdesk.desk.front import FrontDesk
from smdesk.desk.sample import NORA
from smdesk.desk.session import Session
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import Custodian
from smdesk.system.resources import PASSWORD_RULES, resources_folder
from smdesk.vault.keys import KdfCost
from smdesk.vault.words import Words
from tests.bench.measure import Figure, median_ms

ACCOUNTS = 10_000
BEYOND_KEYS_MS = 100.0
FRAME_MS = 16.0
TYPED = ("i", "in", "ins", "inst", "insta", "insta 4", "insta 42", "board")


def front_desk(folder: Path, cost: KdfCost | None = None) -> FrontDesk:
    """Return a front desk that keeps everything in the folder."""
    return FrontDesk(
        memory=folder / "memory",
        default_place=folder,
        words=Words(resources_folder() / "words" / "eff-large.txt"),
        password_rules=resources_folder() / PASSWORD_RULES,
        now=lambda: datetime.now(UTC),
        today=date.today,
        cost=cost,
    )


@contextmanager
def large_library(accounts: int = ACCOUNTS) -> Iterator[Session]:
    """Open a sample library with so many more accounts, all of them Nora's to answer for."""
    with TemporaryDirectory() as place:
        front = front_desk(Path(place))
        path = front.create_sample(Path(place) / "large.smvault")
        session = enter(front, path)
        library, platforms = session.library, list(Platform)
        with library.transaction("bench.fill", by=session.me):
            for number in range(accounts):
                platform = platforms[number % len(platforms)]
                account = Account(
                    name=f"{platform.value.title()} of branch {number}",
                    platform=platform,
                    login_name=f"branch{number}",
                    recovery_email="social@lanternbay.example",
                )
                library.accounts.save(account)
                library.custodians.save(
                    Custodian(account=account.id, person=session.me.person, since=date(2026, 1, 1))
                )
        session.lock()
        session = enter(front, path)
        try:
            yield session
        finally:
            session.lock()


def enter(front: FrontDesk, path: Path) -> Session:
    """Unlock the cabinet as its founder."""
    door = next(door for door in front.look(path).doors if door.name == NORA.name)
    return front.enter(front.prepare(path, door.id, NORA.passphrase))


def unlocking() -> Iterator[Figure]:
    """Measure the two parts of unlocking: deriving the keys, and all the rest."""
    with TemporaryDirectory() as place:
        front = front_desk(Path(place))
        path = front.create_sample(Path(place) / "sample.smvault")
        door = next(door for door in front.look(path).doors if door.name == NORA.name)
        derive = median_ms(lambda: front.prepare(path, door.id, NORA.passphrase), 5)

        def rest() -> None:
            front.enter(prepared.pop()).lock()

        prepared = [front.prepare(path, door.id, NORA.passphrase) for _ in range(8)]
        beyond = median_ms(rest, 7)
    yield Figure("unlock: deriving the keys (Argon2id 128 MiB)", derive, "itself", derive, None)
    yield Figure("unlock: all the rest, and locking again", beyond, "100 ms", BEYOND_KEYS_MS, 1.0)


def searching(session: Session) -> Iterator[Figure]:
    """Measure a keystroke in the palette and one in the list's filter, over all accounts."""
    session.accounts.lines()
    for name, task in (("palette", session.search.find), ("filter", session.accounts.lines)):
        worst = max(median_ms(lambda task=task, text=text: task(text), 9) for text in TYPED)
        yield Figure(
            f"search: a keystroke in the {name}, {ACCOUNTS:,} accounts",
            worst,
            "a frame",
            FRAME_MS,
            1.0,
        )
