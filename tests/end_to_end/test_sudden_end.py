"""A program that is stopped at any moment loses nothing that it said was kept."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from smdesk.desk.sample import NORA
from smdesk.domain.organisation import Organisation
from smdesk.domain.roster import Person
from smdesk.vault.keys import KdfCost
from tests.bench.cabinet import enter, front_desk

ROOT = Path(__file__).parents[2]
ROUNDS = 24
LONGEST_LIFE_S = 0.6


class SteadyHand:
    """A process that works in the cabinet until it is killed, and the words it left."""

    def __init__(self, place, home, start, lives_s):
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
        threading.Timer(lives_s, self._kill).start()
        heard, _ = self._process.communicate()
        self.said = [
            line.split() for line in heard.splitlines(keepends=True) if line.endswith("\n")
        ]

    def _kill(self):
        os.kill(self._process.pid, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_whatever_was_said_to_be_kept_is_there_after_each_sudden_end(tmp_path):
    chance, home, place = random.Random(4), tmp_path / "home", tmp_path / "steady.smvault"
    front = front_desk(home, KdfCost(memory_kib=64 * 1024))
    founder = Person(name=NORA.name)
    prepared = front.prepare_new(NORA.passphrase)
    front.create(place, Organisation(name="Steady Library"), founder, prepared).lock()
    kept = {"person": set(), "account": set(), "secret": set(), "shown": set(), "member": set()}
    for turn in range(ROUNDS):
        hand = SteadyHand(place, home, 1_000 * turn, chance.uniform(0.01, LONGEST_LIFE_S))
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
