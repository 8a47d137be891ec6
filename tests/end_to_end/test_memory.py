"""What is left in the program's memory after locking, read from outside, byte by byte."""

import json
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from smdesk.desk.sample import NORA
from smdesk.vault.keys import KeyPair

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux shows memory so"),
    pytest.mark.slow,
]


MASK = 0x5A
"""So that the program's memory does not hold what it was sent, but only what it made of it."""
PARTS = 12
"""So many bytes in a row count as found: also what was begun to be overwritten."""
ALLOWED = {"UTF-8": 2, "UTF-16": 4, "database key": 0, "private key": 0}
"""How many copies may be left. Nothing points at them any more, but Python and Qt do not overwrite
what they give back, and whether it is used again at once is chance: in 60 runs there was at most
one copy as Python's text, two as Qt's, and twice the database's key. So many texts more are
allowed, and no key; but a program may be tried anew, as what is held would be there each time.
That nothing points at them is shown without any allowance in tests/desk/test_session.py."""
TRIES = 4
"""So many programs are tried; one in thirty has not yet used again where its key stood."""


def disguised(data):
    return bytes(byte ^ MASK for byte in data).hex()


def found(pid, needles):
    """Return how often each needle is in the memory that the program can write to."""
    counts = dict.fromkeys(needles, 0)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            start, end, rights = re.match(r"(\w+)-(\w+) (\S+)", line).groups()
            if not rights.startswith("rw"):
                continue
            memory.seek(int(start, 16))
            try:
                content = memory.read(int(end, 16) - int(start, 16))
            except OSError:
                continue
            for name, needle in needles.items():
                counts[name] += content.count(needle)
    return counts


class Program:
    """The program, with a secret that nobody else has."""

    def __init__(self, desk):
        keys = desk.unlocking(NORA.name).keys
        one = keys.identity
        pair = KeyPair(one._seal, one._sign).dump()
        secret = secrets.token_hex(10)
        self.needles = {
            "UTF-8": secret.encode()[:PARTS],
            "UTF-16": secret.encode("utf-16-le")[: 2 * PARTS],
            "database key": keys.data_key[:PARTS],
            "private key": pair[32 : 32 + PARTS],
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.forgetful_program"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.tell(
            json.dumps(
                {
                    "home": str(desk.home),
                    "slot": one.slot,
                    "person": one.person,
                    "name": one.name,
                    "pair": disguised(pair),
                    "data_key": disguised(keys.data_key),
                    "secret": disguised(secret.encode()),
                }
            )
        )

    def tell(self, words=""):
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()

    def once(self, word):
        """Return what is found in its memory once it has said the word."""
        assert self._process.stdout.readline() == word + "\n"
        return found(self._process.pid, self.needles)

    def end(self):
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def start(desk):
    started = []

    def another():
        started.append(Program(desk))
        return started[-1]

    yield another
    for one in started:
        one.end()


def left_by(program):
    """Return how often each needle is in the program's memory after it has locked."""
    there = program.once("open")
    # What is in use is found: the search would find it afterwards, too.
    assert all(there.values())
    program.tell()
    left = program.once("locked")
    program.end()
    print(f"open: {there}, locked: {left}")  # noqa: T201 - a figure
    return left


def too_many(left):
    return {name: count for name, count in left.items() if count > ALLOWED[name]}


def test_after_locking_no_more_is_left_in_memory_than_is_allowed(start):
    found_in = []
    while len(found_in) < TRIES:
        found_in.append(too_many(left_by(start())))
        if not found_in[-1]:
            return
    pytest.fail(f"left in each of {TRIES} programs: {found_in}")
