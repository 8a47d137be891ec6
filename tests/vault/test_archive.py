"""A cabinet saved as one file: it opens by itself, and no other file is taken for one."""

import warnings
import zipfile
from dataclasses import replace

import pytest

from smdesk.vault.archive import KEYRING
from smdesk.vault.errors import (
    AlreadyThereError,
    NotAVaultError,
    Part,
    VaultDamagedError,
    VaultOlderError,
    VaultTooNewError,
    WriteFailedError,
    WriteWhy,
)
from smdesk.vault.folder import VaultFolder
from smdesk.vault.keyring import LARGEST
from tests.vault.cabinet import ADA, head, read, write


@pytest.fixture
def copy(cabinet, tmp_path):
    """Return a copy of the template, saved while it was open."""
    file = tmp_path / "Library.smvault-copy"
    vault = cabinet.open()
    write(vault, "second")
    vault.save_copy(file, head(2))
    vault.close(head(2))
    return file


def inside(copy):
    """Return what the copy holds, by name and in order."""
    with zipfile.ZipFile(copy) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def packed(place, members, compression=zipfile.ZIP_STORED):
    file = place / "forged.smvault"
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in members:
            with warnings.catch_warnings(action="ignore"):  # Of a name that is there twice.
                archive.writestr(zipfile.ZipInfo(name), data, compress_type=compression)
    return file


def refused(file, place, error):
    """Check that the file is refused and nothing of it is left."""
    into, before = place / "into", set(place.iterdir())
    with pytest.raises(error) as caught:
        VaultFolder.open_copy(file, into, memory=place / "memory")
    assert set(place.iterdir()) == before
    return caught.value


def test_a_copy_opens_on_another_computer(cabinet, copy, tmp_path):
    folder = VaultFolder.open_copy(copy, tmp_path / "into", memory=tmp_path / "another")
    vault = folder.open(cabinet.keys(ADA, folder))
    assert read(vault) == ["first", "second"]
    assert (vault.was_dirty, vault.audit_head) == (False, head(2))
    assert vault.verify() == []
    vault.close(head(2))
    assert (tmp_path / "into" / "READ ME FIRST.txt").exists()


def test_a_copy_is_two_files_stored_as_they_are(cabinet, copy):
    with zipfile.ZipFile(copy) as archive:
        assert archive.namelist() == [KEYRING, cabinet.database.name]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_what_is_open_goes_on_after_a_copy_was_saved(cabinet, tmp_path):
    vault = cabinet.open()
    vault.save_copy(tmp_path / "copy", head(1))
    assert not vault.connection.in_transaction
    write(vault, "second")
    vault.save_copy(tmp_path / "copy", head(2))
    vault.close(head(2))
    vault = cabinet.open()
    assert read(vault) == ["first", "second"]
    vault.close()


def test_a_copy_is_older_than_the_cabinet_it_was_made_of(cabinet, copy, tmp_path):
    vault = cabinet.open()
    write(vault, "third")
    vault.close(head(3))
    folder = VaultFolder.open_copy(copy, tmp_path / "into", memory=cabinet.memory)
    with pytest.raises(VaultOlderError):
        folder.open(cabinet.keys(ADA, folder))
    vault = folder.open(cabinet.keys(ADA, folder), accept_older=True)
    assert read(vault) == ["first", "second"]
    vault.close(head(2))


def test_a_copy_is_not_unpacked_over_anything(copy, tmp_path):
    into = tmp_path / "into"
    into.mkdir()
    (into / "letter.txt").write_text("Dear all")
    with pytest.raises(AlreadyThereError):
        VaultFolder.open_copy(copy, into, memory=tmp_path)
    with pytest.raises(AlreadyThereError):
        VaultFolder.open_copy(copy, into / "letter.txt", memory=tmp_path)
    assert [file.name for file in into.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("raw", [b"", b"PK", b"PK\x03\x04" + bytes(50), b"text" * 1000])
def test_any_other_file_is_no_cabinet(tmp_path, raw):
    (tmp_path / "file").write_bytes(raw)
    refused(tmp_path / "file", tmp_path, NotAVaultError)


def test_a_file_that_is_not_there_is_no_cabinet(tmp_path):
    refused(tmp_path / "gone", tmp_path, NotAVaultError)


def test_any_other_zip_is_no_cabinet(copy, tmp_path):
    keyring, database = inside(copy)
    for members in (
        [("letter.txt", b"x")],
        [keyring],
        [database, keyring],
        [keyring, database, ("more", b"")],
        [keyring, keyring],
        [("../keyring.json", keyring[1]), database],
    ):
        file = packed(tmp_path, members)
        refused(file, tmp_path, (NotAVaultError, VaultDamagedError))


@pytest.mark.parametrize("name", ["../vault-0001-00000000.db", "/etc/cron.d/x", "keyring.json"])
def test_nothing_is_written_outside_the_folder(copy, tmp_path, name):
    keyring, database = inside(copy)
    file = packed(tmp_path, [keyring, (name, database[1])])
    refused(file, tmp_path, VaultDamagedError)


def test_a_copy_whose_database_is_another_is_damaged(copy, tmp_path):
    keyring, (name, data) = inside(copy)
    file = packed(tmp_path, [keyring, (name, data[:-1] + b"\x00")])
    assert refused(file, tmp_path, VaultDamagedError).part is Part.DATABASE
    file = packed(tmp_path, [keyring, (name, data[:4096])])
    assert refused(file, tmp_path, VaultDamagedError).part is Part.DATABASE


def test_a_copy_damaged_on_the_way_is_noticed(copy, tmp_path):
    whole = copy.read_bytes()
    for place in range(0, len(whole), len(whole) // 30):
        altered = bytearray(whole)
        altered[place] ^= 4
        copy.write_bytes(altered)
        refused(copy, tmp_path, (NotAVaultError, VaultDamagedError, VaultTooNewError))
    for length in (0, 1, len(whole) // 2, len(whole) - 1):
        copy.write_bytes(whole[:length])
        refused(copy, tmp_path, (NotAVaultError, VaultDamagedError))


def test_a_keyring_nobody_signed_is_refused_before_anything_is_unpacked(cabinet, copy, tmp_path):
    _, database = inside(copy)
    forged = replace(cabinet.folder.keyring(), organisation="Elsewhere")
    file = packed(tmp_path, [(KEYRING, forged.dumped()), database])
    assert refused(file, tmp_path, VaultDamagedError).part is Part.KEYRING


def test_what_would_unpack_to_more_than_it_is_is_not_unpacked(copy, tmp_path):
    keyring, (name, data) = inside(copy)
    for members in (
        [keyring, (name, data + bytes(50_000_000))],
        [(KEYRING, b" " * (LARGEST - 1)), (name, data)],
    ):
        file = packed(tmp_path, members, zipfile.ZIP_DEFLATED)
        refused(file, tmp_path, NotAVaultError)
    file = packed(tmp_path, [(KEYRING, b" " * (LARGEST + 1)), (name, data)])
    refused(file, tmp_path, (NotAVaultError, VaultDamagedError))


def test_a_copy_into_a_folder_that_is_not_there_leaves_nothing_open(cabinet, tmp_path):
    vault = cabinet.open()
    with pytest.raises(WriteFailedError):
        vault.save_copy(tmp_path / "gone" / "copy", head(1))
    assert not vault.connection.in_transaction
    write(vault, "second")
    vault.close(head(2))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no/such/copy.smvault", WriteWhy.NO_FOLDER),
        (f"{'n' * 300}.smvault", WriteWhy.LONG_NAME),
        ("a folder", WriteWhy.NOT_A_FILE),
    ],
)
def test_why_a_copy_cannot_be_written_there_is_told_apart(cabinet, tmp_path, name, why):
    place = tmp_path / "elsewhere"
    (place / "a folder").mkdir(parents=True)
    vault = cabinet.open()
    with pytest.raises(WriteFailedError) as raised:
        vault.save_copy(place / name, head(1))
    assert raised.value.why is why
    assert [one.name for one in place.rglob("*")] == ["a folder"]
    vault.close(head(1))


def test_a_copy_that_fails_leaves_the_one_before(cabinet, tmp_path, monkeypatch):
    vault, file = cabinet.open(), tmp_path / "copy"
    vault.save_copy(file, head(1))
    before = file.read_bytes()
    write(vault, "second")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("zipfile.ZipFile.write", full)
        with pytest.raises(WriteFailedError) as caught:
            vault.save_copy(file, head(2))
    assert caught.value.why.name == "DISK_FULL"
    assert file.read_bytes() == before
    assert not [f for f in tmp_path.iterdir() if f.name.endswith(".new")]
    assert not vault.connection.in_transaction
    vault.close(head(2))
