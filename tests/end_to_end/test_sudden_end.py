"""A program that is stopped at any moment loses nothing that it said was kept."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smdesk.desk.sample import NORA
from smdesk.domain.organisation import Organisation
from smdesk.domain.roster import Person
from smdesk.vault.keys import KdfCost
from tests.bench.cabinet import enter, front_desk

ROOT = Path(__file__).parents[2]
ROUNDS = 12
MOST_TOLD = 30
"""After so many tasks at the most it is stopped: a slow computer needs longer, and does as much."""
LONGEST_TASK_S = 0.05


class SteadyHand:
    """A process that works in the cabinet until it is killed, and the words it left."""

    def __init__(self, place, home, start, told, then_s):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.steady_hand", place, home, str(start)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._process.stdin.write(NORA.passphrase + "\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "ready 0\n"
        heard = [self._process.stdout.readline() for _ in range(told)]
        # Somewhere in the middle of the next task.
        time.sleep(then_s)
        self._process.kill()
        heard += self._process.communicate()[0].splitlines(keepends=True)
        self.said = [line.split() for line in heard if line.endswith("\n")]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_whatever_was_said_to_be_kept_is_there_after_each_sudden_end(tmp_path):
    chance, home, place = random.Random(4), tmp_path / "home", tmp_path / "steady.smvault"
    front = front_desk(home, KdfCost(memory_kib=64 * 1024))
    founder = Person(name=NORA.name)
    prepared = front.prepare_new(NORA.passphrase)
    front.create(place, Organisation(name="Steady Library"), founder, prepared).lock()
    kept = {"person": set(), "account": set(), "secret": set(), "shown": set(), "member": set()}
    for turn in range(ROUNDS):
        told, then_s = chance.randrange(MOST_TOLD), chance.uniform(0, LONGEST_TASK_S)
        hand = SteadyHand(place, home, 1_000 * turn, told, then_s)
        for what, number in hand.said:
            kept.setdefault(what, set()).add(int(number))
        session = enter(front, place)
        try:
            assert session.verify() == []
            _compare(session, kept)
        finally:
            session.lock()
    assert len(kept["shown"]) > ROUNDS
    assert {"passphrase", "member", "copy"} <= kept.keys()


def _compare(session, kept):
    library = session.library
    people = {person.name for person in library.people.all()}
    assert {f"Person {number}" for number in kept["person"]} <= people
    accounts = {account.name: account.id for account in library.accounts.all()}
    assert {f"Account {number}" for number in kept["account"]} <= accounts.keys()
    versions = {version.secret for version in library.secret_versions.all()}
    secrets = {s.account: s.id for s in library.secrets.all() if s.id in versions}
    assert {accounts[f"Account {number}"] for number in kept["secret"]} <= secrets.keys()
    shown = {
        exposure.secret for exposure in library.exposures.all() if exposure.how.value == "shown"
    }
    assert {secrets[accounts[f"Account {number}"]] for number in kept["shown"]} <= shown
    members = {line.name for line in session.members.lines()}
    assert {f"Person {number}" for number in kept["member"]} <= members
