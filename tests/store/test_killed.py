"""A program that is killed loses the task it had not finished, and nothing else."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.cabinets import ADA, connect, do, open_library

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import os, signal, sys
from smdesk.domain.roster import Person
from tests.store.cabinets import ADA, connect, open_library

path, at, finished = sys.argv[1], sys.argv[2], int(sys.argv[3])
left = [finished]

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def sign(digest):
    if at == "sign" and left[0] == 0:
        die()
    return b"signature"

connection = connect(path)
connection.execute("PRAGMA cache_size = 10")
library = open_library(connection, sign=sign)
while True:
    with library.transaction("add", by=ADA) as current:
        for number in range(200):
            library.people.save(Person(name=f"Task{left[0]} person {number}", note="x" * 500))
            if at == "saving" and left[0] == 0 and number == 150:
                die()
        if at == "before the end" and left[0] == 0:
            die()
    print(current.entry.sequence, flush=True)
    left[0] -= 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
@pytest.mark.parametrize("at", ["saving", "before the end", "sign"])
def test_only_the_unfinished_task_is_lost(tmp_path, at):
    path = tmp_path / "cabinet.db"
    done = subprocess.run(
        [sys.executable, "-c", WRITER, path, at, "2"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert done.stdout.split() == ["1", "2"]
    library = open_library(connect(path))
    assert library.journal.head().entries == 2
    assert library.people.count() == 400
    assert library.disagreements() == []
    assert library.search("task0") == []
    assert len(library.journal.entries(person=ADA.person)) == 2
    assert do(library, "go on", library.people.all()[0]) is None
    assert [e.sequence for e, _ in library.journal.everything()] == [1, 2]
