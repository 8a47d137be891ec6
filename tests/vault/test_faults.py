"""Every single call to the system refused in turn, and states that must never come to be."""

import errno
import itertools
import os
from dataclasses import replace
from pathlib import Path

import pytest

from smdesk.domain.records import RecordId
from smdesk.vault.errors import (
    AlreadyThereError,
    VaultBusyError,
    VaultDamagedError,
    WriteFailedError,
    WriteWhy,
    WrongPassphraseError,
)
from smdesk.vault.files import STEPS
from smdesk.vault.folder import VaultFolder
from smdesk.vault.issue import issue
from smdesk.vault.keyring import MOST_SLOTS, Keyring
from smdesk.vault.keys import Identity, KeyPair
from smdesk.vault.occupancy import Occupancy
from tests.vault import test_attached_killed, test_killed
from tests.vault.cabinet import ADA, BEN, CLEO, LIBRARY, head, read, write

REFUSALS = [(errno.ENOSPC, WriteWhy.DISK_FULL), (errno.EROFS, WriteWhy.READ_ONLY)]
CALLS = [(os, "open"), (os, "fsync"), (os, "fdopen"), (Path, "open"), (Path, "replace")]


class Disk:
    """Refuses the call of a number, and every call after it, as a disk does that is full."""

    def __init__(self, monkeypatch, number, after):
        self.left, self.refused = after, 0
        self._number = number
        for owner, name in CALLS:
            monkeypatch.setattr(owner, name, self._instead_of(getattr(owner, name)))

    def _instead_of(self, real):
        def call(*given, **more):
            if self.left == 0:
                self.refused += 1
                raise OSError(self._number, os.strerror(self._number))
            self.left -= 1
            return real(*given, **more)

        return call


def change_passphrase(cabinet, vault):
    vault.change_passphrase(cabinet.prepared[CLEO])


def add_member(cabinet, vault):
    vault.add_member("Cleo", RecordId("cleo"), cabinet.prepared[CLEO])


def begin_writing(cabinet, vault):
    vault.before_write()


def save_copy(cabinet, vault):
    vault.save_copy(cabinet.path.parent / "copy.smvault", head(1))


def of_ada(keyring, cabinet):
    return [
        passphrase
        for passphrase in (ADA, CLEO)
        if opened_by(keyring, cabinet.template.ada, cabinet.prepared[passphrase])
    ]


def opened_by(keyring, slot, prepared):
    try:
        keyring.slot(slot).unlocked(keyring.vault, prepared.kek)
    except WrongPassphraseError:
        return False
    return True


@pytest.mark.parametrize(("number", "why"), REFUSALS, ids=lambda x: getattr(x, "name", ""))
@pytest.mark.parametrize(
    "task",
    [change_passphrase, add_member, begin_writing, save_copy],
    ids=lambda task: getattr(task, "__name__", ""),
)
def test_what_the_disk_refuses_at_any_call_is_named_and_changes_nothing(
    cabinet, monkeypatch, task, number, why
):
    """Call after call, until the task needs no more of them than the disk allows."""
    vault = cabinet.open()
    for after in itertools.count():
        before = cabinet.keyring.read_bytes()
        with monkeypatch.context() as patch:
            disk = Disk(patch, number, after)
            try:
                task(cabinet, vault)
            except WriteFailedError as error:
                told = error
            else:
                break
        assert disk.refused
        assert told.why is why
        assert cabinet.keyring.read_bytes() == before
        assert of_ada(cabinet.folder.keyring(), cabinet) == [ADA]
        assert not list(cabinet.path.parent.glob("**/*.new"))
        assert not (cabinet.path.parent / "copy.smvault").exists()
    assert after >= 3
    vault.close(head(1))
    vault = cabinet.open(BEN)
    assert read(vault) == ["first"]
    vault.close()


def test_what_cannot_be_remembered_or_synced_after_the_change_is_not_called_a_failure(
    cabinet, monkeypatch
):
    """The new keyring holds from its replacing on: nobody is told that it does not."""
    vault = cabinet.open()
    replaced = []

    def at_step(step):
        if step == "keyring_replaced":
            replaced.append(step)
            Disk(monkeypatch, errno.EIO, 0)

    vault._at_step = at_step
    vault.add_member("Cleo", RecordId("cleo"), cabinet.prepared[CLEO])
    monkeypatch.undo()
    assert replaced
    assert [slot.name for slot in cabinet.folder.slots()] == ["Ada", "Ben", "Cleo"]
    assert [slot.name for slot in vault.slots] == ["Ada", "Ben", "Cleo"]
    vault._at_step = lambda step: None
    vault.close(head(1))


def test_every_step_there_is_is_one_at_which_the_program_is_killed():
    tasks = test_killed.STEPS | test_attached_killed.STEPS
    killed_at = {step for steps in tasks.values() for step in steps}
    assert killed_at == set(STEPS)


@pytest.mark.parametrize("later", [1, 2, 5])
def test_the_keyring_that_is_kept_for_repairs_is_not_opened_by_a_passphrase_of_the_past(
    cabinet, later
):
    vault = cabinet.open()
    vault.rename("Before")
    vault.change_passphrase(cabinet.prepared[CLEO])
    kept = cabinet.path / "keyring.prev.json"
    for number in range(later):
        if kept.exists():
            assert of_ada(Keyring.parsed(kept.read_bytes()), cabinet) == [CLEO]
        vault.rename(f"After {number}")
    assert of_ada(Keyring.parsed(kept.read_bytes()), cabinet) == [CLEO]
    assert of_ada(cabinet.folder.keyring(), cabinet) == [CLEO]
    vault.close(head(1))


def test_what_would_lock_everybody_out_is_not_written(cabinet):
    """A keyring that no smdesk would read again is refused before it is in the way."""
    vault, before = cabinet.open(), cabinet.keyring.read_bytes()
    with pytest.raises(VaultDamagedError) as caught:
        vault.rename("Library " * 200_000)
    assert caught.value.detail == "size"
    slots = tuple(
        issue(
            newcomer(number),
            vault.vault,
            1,
            bytes(32),
            cabinet.prepared[CLEO],
            by=vault.identity,
        )
        for number in range(MOST_SLOTS - 1)
    )
    with pytest.raises(VaultDamagedError):
        vault._write(with_slots(vault._keyring, slots))
    assert cabinet.keyring.read_bytes() == before
    vault.close(head(1))
    cabinet.open().close()


def newcomer(number):
    return Identity(
        KeyPair.new(),
        slot=f"{number:032x}",
        person=RecordId(str(number)),
        name=str(number),
        coordinator=False,
    )


def with_slots(keyring, slots):
    return replace(keyring, slots=(*keyring.slots, *slots))


def test_a_copy_that_was_opened_here_does_not_make_the_cabinet_an_older_one(cabinet, tmp_path):
    vault = cabinet.open()
    write(vault, "second")
    vault.save_copy(tmp_path / "copy", head(2))
    write(vault, "third")
    vault.close(head(3))
    vault = cabinet.open()
    vault.save_copy(tmp_path / "second copy", head(3))
    vault.close(head(3))
    copy = VaultFolder.open_copy(tmp_path / "second copy", tmp_path / "c", memory=cabinet.memory)
    opened = copy.open(cabinet.keys(folder=copy))
    assert read(opened) == ["first", "second", "third"]
    opened.close(head(3))
    vault = cabinet.open()
    assert read(vault) == ["first", "second", "third"]
    vault.close(head(3))


def found(path, cabinet, **more):
    return VaultFolder.create(
        path,
        memory=cabinet.memory,
        organisation=LIBRARY,
        founder_name="Ada",
        founder_person=RecordId("ada"),
        prepared=cabinet.prepared[ADA],
        **more,
    )


def test_what_a_founding_left_half_done_is_no_obstacle_to_the_next(cabinet, tmp_path):
    path = tmp_path / "new"
    found(path, cabinet).close()
    (path / "keyring.json").rename(path / "keyring.json.17.new")
    assert not (path / "keyring.prev.json").exists()
    vault = found(path, cabinet)
    vault.close(head(0))
    left = {file.name for file in path.iterdir()}
    own = {"keyring.json", "READ ME FIRST.txt", "Open this cabinet.smvault", "in-use"}
    assert left == own | {vault.database.name} | ({"keyring.prev.json"} & left)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("READ ME FIRST.txt", b"My own notes"),
        ("Open this cabinet.smvault", b"A copy of the other cabinet"),
        ("vault-0001-0123abcd.db", bytes(8192)),
        ("keyring.prev.json", b"{}"),
        ("letter.odt", b""),
    ],
)
def test_a_founding_takes_nothing_for_its_own_that_might_be_anothers(
    cabinet, tmp_path, name, content
):
    path = tmp_path / "new"
    path.mkdir()
    (path / name).write_bytes(content)
    with pytest.raises(AlreadyThereError):
        found(path, cabinet)
    assert [file.name for file in path.iterdir()] == [name]
    assert (path / name).read_bytes() == content


def test_what_appears_while_a_founding_waits_for_its_turn_is_not_written_over(cabinet, tmp_path):
    """Two programs that found both an empty folder: the second looks again once it is alone."""
    path = tmp_path / "new"

    def at_step(step):
        if step == "folder_made":
            (path / "keyring.json").write_bytes(cabinet.keyring.read_bytes())

    with pytest.raises(AlreadyThereError):
        found(path, cabinet, at_step=at_step)
    assert (path / "keyring.json").read_bytes() == cabinet.keyring.read_bytes()


def test_whoever_comes_second_to_a_founding_takes_nothing_away(cabinet, tmp_path):
    path = tmp_path / "new"
    path.mkdir()
    first = Occupancy(path, "Ben")
    (path / "READ ME FIRST.txt").write_text("This folder is a cabinet of smdesk: and so on")
    there = {file.name for file in path.iterdir()}
    with pytest.raises(VaultBusyError) as caught:
        found(path, cabinet)
    assert caught.value.by == "Ben"
    assert {file.name for file in path.iterdir()} == there
    first.leave()
