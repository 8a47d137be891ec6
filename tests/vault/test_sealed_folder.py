"""The folder of sealed files: each whole under its hash or not there, and nobody else's touched."""

import os
import re

import pytest

from smdesk.vault import sealed_folder
from smdesk.vault.errors import WriteFailedError
from smdesk.vault.sealed_folder import SealedFolder, proper
from tests.vault.attached import OTHER, SEALED, lying, name_of

NAME = name_of(SEALED)
HOSTILE = [
    "../keyring.json",
    "/etc/passwd",
    "..",
    "",
    ".",
    NAME.upper(),
    NAME[:-1],
    f"{NAME}0",
    f"{NAME}\n",
    f"../files/{NAME}",
    f"{NAME}/x",
    f"C:{NAME}",
    "\u0660" * 64,
]


@pytest.fixture
def folder(tmp_path):
    return SealedFolder(tmp_path / "files")


def test_a_folder_that_is_not_there_holds_nothing_and_is_made_with_the_first_file(folder):
    assert folder.sizes() == {}
    assert folder.get(NAME) is None
    folder.sweep()
    folder.remove([NAME])
    assert not folder.folder.exists()
    folder.put(NAME, SEALED)
    assert folder.sizes() == {NAME: len(SEALED)}
    assert folder.get(NAME) == SEALED
    assert lying(folder.folder) == {NAME}


def test_a_file_that_is_there_is_not_written_again(folder):
    folder.put(NAME, SEALED)
    before = (folder.folder / NAME).stat()
    folder.put(NAME, SEALED)
    after = (folder.folder / NAME).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("spoil", [b"", SEALED[:-1], SEALED[:-1] + b"!", SEALED + b"!"])
def test_a_file_that_is_not_what_it_was_is_put_in_anew(folder, spoil):
    folder.put(NAME, SEALED)
    (folder.folder / NAME).write_bytes(spoil)
    assert not folder.holds(NAME)
    folder.put(NAME, SEALED)
    assert folder.holds(NAME)


def test_nothing_lies_under_a_name_that_is_not_its_own(folder):
    with pytest.raises(ValueError, match=NAME):
        folder.put(NAME, OTHER)
    assert folder.sizes() == {}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_other_name_is_written_read_or_removed(folder, tmp_path, name):
    (tmp_path / "keyring.json").write_bytes(SEALED)
    folder.put(NAME, SEALED)
    assert not proper(name)
    with pytest.raises(ValueError, match=f"^{re.escape(name)}$"):
        folder.put(name, SEALED)
    assert folder.get(name) is None
    folder.remove([name])
    assert (tmp_path / "keyring.json").exists()
    assert lying(folder.folder) == {NAME}


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_a_link_is_no_file(folder, tmp_path):
    (tmp_path / "elsewhere").write_bytes(SEALED)
    folder.folder.mkdir()
    (folder.folder / NAME).symlink_to(tmp_path / "elsewhere")
    assert folder.sizes() == {}
    assert folder.get(NAME) is None
    folder.put(NAME, SEALED)
    assert not (folder.folder / NAME).is_symlink()
    assert folder.holds(NAME)


def test_what_is_larger_than_any_file_of_ours_is_not_read(folder, monkeypatch):
    folder.put(NAME, SEALED)
    monkeypatch.setattr(sealed_folder, "LARGEST_FILE", len(SEALED) - 1)
    assert folder.get(NAME) is None


def test_what_was_not_finished_is_swept_and_nothing_else(folder):
    folder.put(NAME, SEALED)
    for name in (f"{NAME}.123.new", f"{NAME}.x.new", "letter.new", f"{name_of(OTHER)}"):
        (folder.folder / name).write_bytes(b"half")
    folder.sweep()
    assert lying(folder.folder) == {NAME, f"{NAME}.x.new", "letter.new", name_of(OTHER)}


def test_only_what_is_whole_is_fetched_from_another_folder(folder, tmp_path):
    source = SealedFolder(tmp_path / "source")
    source.put(NAME, SEALED)
    source.put(name_of(OTHER), OTHER)
    (source.folder / name_of(OTHER)).write_bytes(OTHER[:-1])
    folder.fetch([NAME, name_of(OTHER), "0" * 64], source)
    assert lying(folder.folder) == {NAME}


def test_a_folder_with_something_of_others_in_it_stays_when_it_is_cleared(folder):
    folder.put(NAME, SEALED)
    (folder.folder / "letter.txt").write_text("Dear all")
    folder.clear_away()
    assert lying(folder.folder) == {"letter.txt"}
    (folder.folder / "letter.txt").unlink()
    folder.clear_away()
    assert not folder.folder.exists()


def test_where_a_file_lies_in_the_way_of_the_folder_that_is_told(tmp_path):
    (tmp_path / "files").write_text("Dear all")
    with pytest.raises(WriteFailedError):
        SealedFolder(tmp_path / "files").put(NAME, SEALED)
    assert (tmp_path / "files").read_text() == "Dear all"
