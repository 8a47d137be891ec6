"""The disk says no: full, read-only or failing. Nothing is half written, and the reason is told."""

import contextlib
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from smdesk.domain.records import RecordId
from smdesk.vault import files
from smdesk.vault.errors import NotAVaultError, WriteFailedError, WriteWhy, known, write_failed
from smdesk.vault.folder import VaultFolder
from smdesk.vault.new_epoch import recast
from tests.vault.cabinet import ADA, BEN, CLEO, LIBRARY, head, read, write

NUMBERS = [
    (errno.ENOSPC, WriteWhy.DISK_FULL),
    (errno.EROFS, WriteWhy.READ_ONLY),
    (errno.EACCES, WriteWhy.READ_ONLY),
    (errno.EBUSY, WriteWhy.IN_USE),
    (errno.EIO, WriteWhy.OTHER),
]
failing = pytest.mark.parametrize(("number", "why"), NUMBERS, ids=lambda x: getattr(x, "name", ""))


@pytest.fixture
def fails(monkeypatch):
    """Let the opening of files for writing fail, by their names, as the system would."""

    @contextlib.contextmanager
    def fail(number, *marks, name="open"):
        real = getattr(os, name)

        def refused(path, *given, **more):
            if any(mark in str(path) for mark in marks):
                raise OSError(number, os.strerror(number), str(path))
            return real(path, *given, **more)

        with monkeypatch.context() as patch:
            patch.setattr(os, name, refused)
            yield

    return fail


def changes(vault, cabinet):
    """Return everything that writes the keyring."""
    return (
        lambda: vault.change_passphrase(cabinet.prepared[CLEO]),
        lambda: vault.add_member("Cleo", RecordId("cleo"), cabinet.prepared[CLEO]),
        lambda: vault.rename("Another"),
        vault.before_write,
    )


@failing
@pytest.mark.parametrize("mark", ["keyring.json.", "keyring.prev.json."])
def test_a_change_that_cannot_be_written_did_not_happen(cabinet, fails, number, why, mark):
    vault, before = cabinet.open(), cabinet.keyring.read_bytes()
    # A changed passphrase leaves no keyring of before, so writing one cannot fail.
    for change in changes(vault, cabinet)["prev" in mark :]:
        with fails(number, mark), pytest.raises(WriteFailedError) as caught:
            change()
        assert caught.value.why is why
        assert cabinet.keyring.read_bytes() == before
        assert not list(cabinet.path.glob("*.new"))
    assert (vault.organisation, len(vault.slots)) == (LIBRARY, 2)
    vault.close(head(1))
    cabinet.open(ADA).close()
    cabinet.open(BEN).close()


@failing
def test_a_keyring_that_cannot_be_replaced_stays(cabinet, monkeypatch, number, why):
    vault, before = cabinet.open(), cabinet.keyring.read_bytes()

    def refused(self, target):
        raise OSError(number, os.strerror(number), str(target))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refused)
        with pytest.raises(WriteFailedError) as caught:
            vault.rename("Another")
    assert caught.value.why is why
    assert cabinet.keyring.read_bytes() == before
    vault.rename("Yet another")
    vault.close(head(1))
    assert cabinet.folder.organisation() == "Yet another"


def test_what_another_program_holds_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    """On Windows a virus scanner may have the file open just then."""
    real, left = Path.replace, [3]

    def held(self, target):
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "held")
        return real(self, target)

    target = tmp_path / "file"
    with monkeypatch.context() as patch:
        patch.setattr(files.os, "name", "nt")
        patch.setattr(Path, "replace", held)
        files.replace_whole(target, b"new", "keyring")
    assert target.read_bytes() == b"new"


@failing
def test_closing_on_such_a_disk_closes_and_forgets_and_says_so(cabinet, fails, number, why):
    vault = cabinet.open()
    write(vault, "second")
    with fails(number, "keyring"), pytest.raises(WriteFailedError) as caught:
        vault.close(head(2))
    assert caught.value.why is why
    assert vault._data_key == b""
    assert vault.identity._seal is None
    vault = cabinet.open()
    assert vault.was_dirty
    assert read(vault) == ["first", "second"]
    vault.close(head(2))


def test_a_memory_that_cannot_be_written_is_said_at_closing(cabinet, fails):
    with fails(errno.ENOSPC, str(cabinet.memory)):
        vault = cabinet.open()
        write(vault, "second")
        with pytest.raises(WriteFailedError) as caught:
            vault.close(head(2))
    assert caught.value.why is WriteWhy.DISK_FULL
    vault = cabinet.open()
    assert not vault.was_dirty
    assert read(vault) == ["first", "second"]
    vault.close(head(2))


@failing
def test_a_folder_that_lets_nothing_be_written_is_not_opened(cabinet, fails, number, why):
    with fails(number, "in-use"), pytest.raises(WriteFailedError) as caught:
        cabinet.open()
    assert caught.value.why is why
    cabinet.open().close()


@failing
@pytest.mark.parametrize("mark", ["READ ME", "in-use", "keyring.json."])
def test_a_cabinet_that_cannot_be_made_leaves_nothing(cabinet, fails, number, why, mark):
    folder = cabinet.path.with_name("new")
    with fails(number, mark), pytest.raises(WriteFailedError) as caught:
        create(folder, cabinet)
    assert caught.value.why is why
    assert not folder.exists()
    create(folder, cabinet).close()


def create(folder, cabinet):
    return VaultFolder.create(
        folder,
        memory=cabinet.memory,
        organisation=LIBRARY,
        founder_name="Ada",
        founder_person=RecordId("ada"),
        prepared=cabinet.prepared[ADA],
    )


@failing
def test_a_cabinet_that_cannot_be_moved_stays(cabinet, fails, tmp_path, number, why):
    place = tmp_path / "place"
    with fails(number, str(place / "keyring.json")), pytest.raises(WriteFailedError) as caught:
        cabinet.folder.move(place)
    assert caught.value.why is why
    assert not place.exists()
    cabinet.open().close()


@failing
def test_a_copy_that_cannot_be_unpacked_leaves_nothing(cabinet, fails, tmp_path, number, why):
    vault, into = cabinet.open(), tmp_path / "into"
    vault.save_copy(tmp_path / "copy", head(1))
    vault.close(head(1))
    with fails(number, str(into / "keyring.json")), pytest.raises(WriteFailedError) as caught:
        VaultFolder.open_copy(tmp_path / "copy", into, memory=tmp_path)
    assert caught.value.why is why
    assert not into.exists()


def test_an_error_of_the_program_is_not_taken_for_one_of_the_disk(tmp_path):
    assert known(ValueError(), tmp_path, "x") is None
    assert write_failed(OSError(), tmp_path, "x").why is WriteWhy.OTHER


@pytest.fixture
def small_disk(tmp_path):
    """Return a folder on a disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)  # noqa: S607 - the system's own


def fill(disk):
    """Write until nothing more fits."""
    with (disk / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))


def test_a_disk_that_is_really_full_loses_nothing(cabinet, small_disk):
    folder = cabinet.folder.move(small_disk / "cabinet")
    vault = folder.open(cabinet.keys(ADA, folder))
    write(vault, "second")
    fill(small_disk)
    with pytest.raises(WriteFailedError) as caught:
        vault.rename("Another")
    assert caught.value.why is WriteWhy.DISK_FULL
    with pytest.raises(Exception) as told:  # noqa: PT011 - whatever SQLite calls it, it is known
        write(vault, *("x" * 9000,) * 9)
    assert known(told.value, folder.path, "x").why in (WriteWhy.DISK_FULL, WriteWhy.OTHER)
    if vault.connection.in_transaction:
        vault.connection.execute("ROLLBACK")
    with pytest.raises(WriteFailedError):
        vault.save_copy(small_disk / "copy", head(2))
    with pytest.raises(WriteFailedError) as caught:
        vault.close(head(2))
    assert caught.value.why is WriteWhy.DISK_FULL
    # What is there can still be read, though nothing can be written.
    vault = folder.open(cabinet.keys(ADA, folder))
    assert read(vault)[:2] == ["first", "second"]
    with pytest.raises(WriteFailedError):
        vault.close(head(2))
    (small_disk / "filler").unlink()
    vault = folder.open(cabinet.keys(ADA, folder))
    assert vault.verify() == []
    vault.close(head(2))


def test_no_cabinet_is_made_on_a_full_disk(cabinet, small_disk):
    fill(small_disk)
    with pytest.raises(WriteFailedError) as caught:
        create(small_disk / "new", cabinet)
    assert caught.value.why is WriteWhy.DISK_FULL
    with pytest.raises(NotAVaultError):
        VaultFolder(small_disk, memory=cabinet.memory).keyring()


@pytest.mark.parametrize("room", [0, 24, 150, 700], ids=lambda room: f"{room} KiB left")
def test_a_new_key_on_a_disk_that_is_really_full_changes_nothing(cabinet, small_disk, room):
    """The copy needs as much room again as the cabinet takes; there is less, or hardly more."""
    folder = cabinet.folder.move(small_disk / "cabinet")
    vault = folder.open(cabinet.keys(ADA, folder))
    write(vault, "x" * 200_000)
    (small_disk / "room").write_bytes(bytes(room * 1024))
    fill(small_disk)
    (small_disk / "room").unlink()
    before = (folder.path / "keyring.json").read_bytes()
    told = None
    try:
        fresh = recast(vault, {cabinet.template.ada})
        fresh.take_place(vault, head(2))
    except WriteFailedError as error:
        told = error.why
    (small_disk / "filler").unlink()
    if room == 700:
        assert told is None
        assert fresh.verify() == []
        fresh.close(head(2))
        return
    assert told in (WriteWhy.DISK_FULL, WriteWhy.OTHER)
    assert (folder.path / "keyring.json").read_bytes() == before
    assert read(vault)[0] == "first"
    vault.close(head(2))
    folder.open(cabinet.keys(BEN, folder)).close()
    assert len(list(folder.path.glob("vault-*"))) == 1
