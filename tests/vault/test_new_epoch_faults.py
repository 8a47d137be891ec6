"""Every call to the disk refused in turn while a cabinet gets a new key: nothing has changed."""

import errno
import itertools
import os
from datetime import UTC, datetime

import pytest

from smdesk.vault import files
from smdesk.vault.backups import Backups, Occasion
from smdesk.vault.errors import VaultDamagedError, WriteFailedError, WriteWhy
from smdesk.vault.new_epoch import recast, revive
from smdesk.vault.slot import SlotKind
from tests.vault.cabinet import ADA, BEN, head, read, write
from tests.vault.test_faults import Disk

REFUSALS = [
    (errno.ENOSPC, WriteWhy.DISK_FULL),
    (errno.EACCES, WriteWhy.READ_ONLY),
    (errno.EBUSY, WriteWhy.IN_USE),
]


def removal(cabinet, vault):
    return recast(vault, {cabinet.template.ada})


def restore(cabinet, vault):
    (backup,) = Backups(vault.folder).all()
    return revive(vault, Backups(vault.folder).file(backup.name))


def tried(cabinet, vault, begin):
    """Do it whole, or take away what was begun as a desk does."""
    fresh = begin(cabinet, vault)
    try:
        write(fresh, "second")
        fresh.take_place(vault, head(2))
    except BaseException:
        fresh.discard()
        raise
    return fresh


@pytest.fixture
def vault(cabinet):
    """The open cabinet, with a backup."""
    opened = cabinet.open()
    opened.back_up(Occasion.BY_HAND, datetime.now(UTC), head(1))
    yield opened
    if not opened.closed:
        opened.close(head(1))


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal[1].name)
@pytest.mark.parametrize("begin", [removal, restore], ids=lambda begin: begin.__name__)
def test_what_the_disk_refuses_at_any_call_is_named_and_changes_nothing(
    cabinet, vault, monkeypatch, begin, refusal
):
    """Call after call, until it needs no more of them than the disk allows."""
    number, why = refusal
    before = {file: file.read_bytes() for file in cabinet.path.rglob("*.*") if file.is_file()}
    for after in itertools.count():
        with monkeypatch.context() as patch:
            patch.setattr(files, "PATIENCE_S", 0.0)
            disk = Disk(patch, number, after)
            try:
                fresh = tried(cabinet, vault, begin)
            except WriteFailedError as error:
                told = error
            else:
                break
        assert disk.refused
        assert told.why is why
        now = {file: file.read_bytes() for file in cabinet.path.rglob("*.*") if file.is_file()}
        assert now == before
        assert read(vault) == ["first"]
    assert after >= 4
    assert fresh.epoch == 2
    fresh.close(head(2))
    again = cabinet.open(ADA)
    assert read(again) == ["first", "second"]
    again.close()


@pytest.mark.parametrize("times", [1, 3, 7])
def test_a_keyring_that_another_program_holds_for_a_while_is_waited_for(
    cabinet, vault, monkeypatch, times
):
    """As virus scanners do: the replacing fails so often, and then it does not."""
    real, left = type(cabinet.path).replace, [times]

    def held(self, target):
        if target == cabinet.keyring and left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "held")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(files, "_waits_for_others", lambda: True)
        patch.setattr(type(cabinet.path), "replace", held)
        fresh = tried(cabinet, vault, removal)
    assert left == [0]
    assert cabinet.folder.keyring().epoch == 2
    fresh.close(head(2))


def test_a_keyring_that_another_program_holds_for_too_long_is_told_and_nothing_has_changed(
    cabinet, vault, monkeypatch
):
    before = cabinet.keyring.read_bytes()

    def held(self, target):
        raise PermissionError(errno.EACCES, "held")

    with monkeypatch.context() as patch:
        patch.setattr(files, "_waits_for_others", lambda: True)
        patch.setattr(files, "PATIENCE_S", 0.05)
        patch.setattr(type(cabinet.path), "replace", held)
        with pytest.raises(WriteFailedError):
            tried(cabinet, vault, removal)
    assert cabinet.keyring.read_bytes() == before
    assert list(cabinet.path.glob("vault-*")) == [vault.database]


def test_an_old_database_that_another_program_holds_goes_at_the_next_opening(
    cabinet, vault, monkeypatch
):
    old = vault.database
    real = type(cabinet.path).unlink

    def held(self, missing_ok=False):
        if self == old:
            raise PermissionError(errno.EACCES, "held")
        real(self, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(type(cabinet.path), "unlink", held)
        fresh = tried(cabinet, vault, removal)
        fresh.close(head(2))
    assert old.exists()
    again = cabinet.open()
    assert not old.exists()
    assert read(again) == ["first", "second"]
    again.close()


def test_a_database_left_by_a_step_that_was_not_reached_is_swept_away(cabinet, vault):
    fresh = recast(vault, {cabinet.template.ada})
    fresh.connection.close()
    orphan = fresh.database
    assert orphan.exists()
    vault.close(head(1))
    cabinet.open().close()
    assert not orphan.exists()
    cabinet.open(BEN).close()


def test_a_full_disk_while_the_pages_are_written_changes_nothing(cabinet, vault):
    """SQLite itself is told that there are no more pages to be had."""
    write(vault, "w" * 300_000)
    before = cabinet.keyring.read_bytes()
    fresh = recast(vault, {cabinet.template.ada})
    fresh.connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(Exception, match="full"):
        write(fresh, "w" * 600_000)
    fresh.discard()
    assert cabinet.keyring.read_bytes() == before
    assert {slot.kind for slot in cabinet.folder.slots()} == {SlotKind.MEMBER}


def test_a_file_that_cannot_be_read_back_is_not_believed(cabinet, vault):
    fresh = recast(vault, {cabinet.template.ada})
    size = fresh.database.stat().st_size
    os.truncate(fresh.database, size - 4096)
    with pytest.raises((VaultDamagedError, WriteFailedError)):
        fresh.take_place(vault, head(1))
    fresh.discard()
    assert cabinet.folder.keyring().epoch == 1
