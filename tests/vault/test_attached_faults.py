"""Every call to the disk refused in turn while files are put in, moved, saved and put back."""

import errno
import itertools
from datetime import UTC, datetime

import pytest

from smdesk.vault import files
from smdesk.vault.backups import Backups, Occasion
from smdesk.vault.errors import WriteFailedError, WriteWhy
from smdesk.vault.new_epoch import revive
from tests.vault.attached import (
    OTHER,
    SEALED,
    attach,
    begun,
    begun_before,
    library_of,
    lying,
    name_of,
)
from tests.vault.test_faults import Disk

REFUSALS = [
    (errno.ENOSPC, WriteWhy.DISK_FULL),
    (errno.EROFS, WriteWhy.READ_ONLY),
    (errno.EBUSY, WriteWhy.IN_USE),
]
NAME = name_of(SEALED)


def putting_in(cabinet, vault, library):
    attach(library, OTHER, 2)


def saving_a_copy(cabinet, vault, library):
    vault.save_copy(cabinet.path.parent / "copy.smvault", library.journal.head())


def backing_up(cabinet, vault, library):
    vault.back_up(Occasion.BY_HAND, datetime.now(UTC), library.journal.head())


def mending(cabinet, vault, library):
    vault.mend({NAME})


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal[1].name)
@pytest.mark.parametrize("task", [putting_in, saving_a_copy, backing_up, mending])
def test_what_the_disk_refuses_at_any_call_is_named_and_loses_no_file(
    cabinet, monkeypatch, task, refusal
):
    begun(cabinet, SEALED)
    number, why = refusal
    vault = cabinet.open()
    library = library_of(vault)
    vault.before_write()
    if task is mending:
        backing_up(cabinet, vault, library)
        (cabinet.path / "files" / NAME).unlink()
    for after in itertools.count():
        with monkeypatch.context() as patch:
            patch.setattr(files, "PATIENCE_S", 0.0)
            disk = Disk(patch, number, after)
            try:
                task(cabinet, vault, library)
            except WriteFailedError as error:
                told = error
            else:
                break
        assert disk.refused
        assert told.why is why
        assert not list(cabinet.path.rglob("*.new"))
        assert len(library.secret_versions.all()) == 1
        if task is not mending:
            assert library.contents.bad() == []
            library.contents.sweep()
        assert lying(cabinet.path / "files") <= {NAME}
    assert after >= 3
    assert library.contents.bad() == []
    assert vault.verify() == []
    vault.close(library.journal.head())


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal[1].name)
def test_an_earlier_cabinet_opens_on_a_disk_that_refuses_and_is_moved_when_it_does_not(
    cabinet, monkeypatch, refusal
):
    begun_before(cabinet, SEALED, OTHER)
    number, _ = refusal
    vault = cabinet.open()
    library = library_of(vault)
    for after in itertools.count():
        back_in_the_database(vault)
        with monkeypatch.context() as patch:
            patch.setattr(files, "PATIENCE_S", 0.0)
            disk = Disk(patch, number, after)
            library.contents.move_out(vault.before_write)
        assert {library.contents.get(name_of(one)) for one in (SEALED, OTHER)} == {SEALED, OTHER}
        assert library.contents.bad() == []
        if not disk.refused:
            break
    assert after >= 3
    assert lying(cabinet.path / "files") == {NAME, name_of(OTHER)}
    assert vault.verify() == []
    vault.close(library.journal.head())


def back_in_the_database(vault):
    """Let the files lie in the database again, as an earlier smdesk left them."""
    vault.connection.execute("DROP TRIGGER IF EXISTS content_is_over")
    for data in (SEALED, OTHER):
        row = (name_of(data), data)
        vault.connection.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", row)
    vault.sealed.keep_only(())


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal[1].name)
def test_a_backup_that_cannot_be_put_back_for_its_files_has_changed_nothing(
    cabinet, monkeypatch, refusal
):
    begun(cabinet, SEALED)
    number, why = refusal
    vault = cabinet.open()
    library = library_of(vault)
    backing_up(cabinet, vault, library)
    (cabinet.path / "files" / NAME).unlink()
    (backup,) = Backups(cabinet.path).all()
    keyring = cabinet.keyring.read_bytes()
    for after in itertools.count():
        with monkeypatch.context() as patch:
            patch.setattr(files, "PATIENCE_S", 0.0)
            Disk(patch, number, after)
            try:
                fresh = revive(vault, cabinet.path / "backups" / backup.name)
            except WriteFailedError as error:
                told = error
            else:
                break
        assert told.why is why
        assert cabinet.keyring.read_bytes() == keyring
        assert [file.name for file in cabinet.path.glob("vault-*.db")] == [vault.database.name]
        vault.sealed.keep_only(())
    assert vault.sealed.holds(NAME)
    fresh.discard()
    vault.close(library.journal.head())
