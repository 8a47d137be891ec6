"""The power fails at any moment: whatever the disk may hold then is the cabinet before or after.

Everything the program asks of the disk is recorded where it leaves the program, that of SQLite
included. After every single call, all that a disk may have made of them is laid out and opened.
"""

import itertools
import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from smdesk.vault.backups import Backups, Occasion
from smdesk.vault.errors import NotAVaultError, VaultMissingError, WrongPassphraseError
from smdesk.vault.folder import VaultFolder
from smdesk.vault.founding import vacant
from smdesk.vault.slot import SlotKind
from tests.vault.attached import OTHER, begun, begun_before, library_of, lying, name_of
from tests.vault.cabinet import ADA, BEN, CLEO, head, read, write
from tests.vault.power import Disk, lay
from tests.vault.test_killed import any_keys, opens, order

pytestmark = [
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or shutil.which("cc") is None,
        reason="needs Linux and a C compiler, to stand before the C library",
    ),
    pytest.mark.slow,
]
STRIDE = {"move_out": 7}
"""Of tasks that leave thousands of states, every so-manieth: here each table is made on the way."""
SOURCE = Path(__file__).with_name("disk_recorder.c")


@pytest.fixture(scope="module")
def recorder(tmp_path_factory):
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    flags = ["-shared", "-fPIC", "-nostdlib", "-O1", "-w"]
    subprocess.run([shutil.which("cc"), *flags, "-o", library, SOURCE], check=True)
    return library


class Found:
    """A cabinet as it was found after the power failed."""

    def __init__(self, template, place):
        self.template, self.prepared = template, template.prepared
        self.path, self.memory = place / "cabinet.smvault", place / "memory"

    @property
    def folder(self):
        return VaultFolder(self.path, memory=self.memory)

    def open(self):
        """Open it as Ada, and as Ben if he is in; return hers, with which passphrase it was."""
        name, keys = any_keys(self)
        vault = self.folder.open(keys)
        assert vault.verify() == []
        return name, vault

    def lets_in(self, passphrase):
        slot = self.template.ben if passphrase == BEN else self.template.ada
        try:
            keys = opens(self.folder, slot, self.prepared[passphrase])
        except WrongPassphraseError:
            return False
        if keys is not None:
            self.folder.open(keys).close()
        return keys is not None


def recorded(template, place, task, recorder):
    """Let the program do the task on its own disk, and return that and all that it asked."""
    root = place / "disk"
    root.mkdir()
    found = Found(template, root)
    if task != "create":
        shutil.copytree(template.path, found.path)
        shutil.copytree(template.memory, found.memory)
    if task == "restore":
        backed_up(found)
    with_files(found, task)
    disk = Disk(root)
    told = order(_Known(template, found), task)
    heard = place / "heard"
    heard.touch()
    with (place / "log").open("wb") as log:
        surroundings = os.environ | {
            "SMDESK_DISK_ROOT": str(root),
            "SMDESK_DISK_LOG": str(log.fileno()),
            "LD_PRELOAD": str(recorder),
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.vault.child"],
            input=json.dumps(told | {"tell": str(heard)}).encode(),
            env=surroundings,
            pass_fds=[log.fileno()],
            capture_output=True,
            check=True,
        )
    assert done.stdout.split() == [b"ended", b"0"], heard.read_text()
    return disk, (place / "log").read_bytes()


class _Known:
    """The cabinet of the template at another place, for the order that the program gets."""

    def __init__(self, template, found):
        self.template, self.prepared = template, template.prepared
        self.path, self.memory = found.path, found.memory

    def keys(self, passphrase):
        assert passphrase == ADA
        from tests.vault.cabinet import Cabinet  # noqa: PLC0415 - only to borrow its keys

        return Cabinet.keys(self, passphrase, VaultFolder(self.template.path, memory=self.memory))


def words(told, what):
    return [line.split(" ", 1)[1] for line in told if line.startswith(f"{what} ")]


def passphrase(found, told):
    name, vault = found.open()
    assert read(vault) == ["first"]
    vault.close()
    assert found.lets_in(BEN)
    assert name in (words(told, "passphrase") or ["ada", "cleo"])
    return name


def member(found, told):
    _, vault = found.open()
    names = [slot.name for slot in vault.slots]
    vault.close()
    assert names[:2] == ["Ada", "Ben"]
    assert names[2:] == ["Cleo"] or not words(told, "member")
    assert found.lets_in(BEN)
    return len(names)


def closing(found, told):
    _, vault = found.open()
    there = read(vault)
    vault.close()
    assert there in (["first"], ["first", "second"])
    assert there[1:] == ["second"] or not words(told, "word")
    return len(there)


def copy(found, told):
    if "copied" in told:
        place = found.path.parent / "from copy"
        VaultFolder.open_copy(found.path.parent / "copy.smvault", place, memory=place)
    return closing(found, told)


def removal(found, told):
    _, vault = found.open()
    there = read(vault)
    vault.close()
    out = not found.lets_in(BEN)
    assert there[:2] == ["first", *["second"] * out]
    assert out or not words(told, "removed")
    assert there[2:] == ["third"] or not words(told, "word")
    return out


def reissue(found, told):
    _, vault = found.open()
    kinds = {slot.id: slot.kind for slot in vault.slots}
    vault.close()
    done = kinds.get("new") is SlotKind.MEMBER
    assert found.lets_in(BEN) is not done
    assert done or not words(told, "reissued")
    if done:
        found.folder.open(opens(found.folder, "new", found.prepared[CLEO])).close()
    return done


def backup(found, told):
    closing(found, told)
    made = Backups(found.path).all()
    assert all(one.opens_for(found.template.ben) for one in made)
    assert {one.name for one in made} >= set(words(told, "backup"))
    return len(made)


def restore(found, told):
    _, vault = found.open()
    there = read(vault)
    vault.close()
    back = there == ["first", "put back"]
    assert back or there == ["first", "not in it"]
    assert back or not words(told, "restored")
    assert found.lets_in(BEN)
    (kept,) = Backups(found.path).all()
    assert kept.opens_for(found.template.ada)
    return back


def backed_up(found):
    """Make a backup, and write a word that it does not hold."""
    vault = found.folder.open(any_keys(found)[1])
    vault.back_up(Occasion.BY_HAND, datetime.now(UTC), head(1))
    write(vault, "not in it")
    vault.close(head(2))


def create(found, told):
    try:
        slot = found.folder.slots()[0].id
    except (NotAVaultError, VaultMissingError):
        assert not words(told, "created")
        assert vacant(found.path)
        return False
    vault = found.folder.open(opens(found.folder, slot, found.prepared[ADA]))
    assert vault.verify() == []
    vault.close()
    return True


def attach(found, told):
    _, vault = found.open()
    library = library_of(vault)
    versions = library.secret_versions.all()
    assert library.contents.bad() == []
    assert len(versions) == 1 or not words(told, "attached")
    library.contents.sweep()
    assert lying(found.path / "files") == {one.content for one in versions}
    vault.close(library.journal.head())
    return len(versions)


def move_out(found, told):
    _, vault = found.open()
    inside = vault.connection.execute("SELECT count(*) FROM content").fetchone()[0]
    library = library_of(vault)
    assert library.contents.get(name_of(OTHER)) == OTHER
    assert vault.sealed.holds(name_of(OTHER))
    assert inside == 0 or not words(told, "moved")
    vault.close(library.journal.head())
    return inside


def back_up_files(found, told):
    _, vault = found.open()
    backups = Backups(found.path)
    made = backups.all()
    assert {one.name for one in made} >= set(words(told, "backup"))
    for one in made:
        assert one.inside.beside == {name_of(OTHER)}
        assert all(map(backups.sealed.holds, one.inside.beside))
    assert library_of(vault).contents.bad() == []
    vault.close(vault.audit_head)
    return len(made)


def with_files(found, task):
    """Give the cabinet its tables, and the file that the task is about."""
    opening = SimpleNamespace(open=lambda: found.folder.open(any_keys(found)[1]))
    if task == "move_out":
        begun_before(opening, OTHER)
    elif task in {"attach", "back_up_files"}:
        begun(opening, *([OTHER] if task == "back_up_files" else []))


@pytest.mark.parametrize(
    "task",
    [
        create, passphrase, member, closing, copy, removal, reissue, backup, restore,
        attach, move_out, back_up_files,
    ],
)  # fmt: skip
@pytest.mark.timeout(1200)
def test_whenever_the_power_fails_the_cabinet_is_as_before_or_as_after(
    template, tmp_path, recorder, task
):
    disk, log = recorded(template, tmp_path, task.__name__, recorder)
    states = {}
    for state in disk.follow(log):
        # What can be found at several moments has to hold what was told until the last of them.
        states[frozenset(state.items())] = tuple(disk.told)
    ends = set()
    place = tmp_path / "found"
    for state, told in itertools.islice(states.items(), 0, None, STRIDE.get(task.__name__, 1)):
        place.mkdir()
        lay(dict(state), disk.root, place)
        ends.add(task(Found(template, place), told))
        shutil.rmtree(place)
    print(f"{task.__name__}: {len(states)} states")  # noqa: T201 - a figure
    # The moments before and after the one that counts are both among them.
    assert len(ends) == 2


def test_the_recorder_hears_sqlite_and_python_alike(template, tmp_path, recorder):
    _, log = recorded(template, tmp_path, "closing", recorder)
    kinds = {line.split(b"\t")[0] for line in log.splitlines()}
    assert {b"open", b"write", b"sync", b"rename", b"unlink", b"told"} <= kinds
    assert any(line.endswith(b".db-journal") for line in log.splitlines())
    assert any(line.endswith(b"keyring.json") for line in log.splitlines())
