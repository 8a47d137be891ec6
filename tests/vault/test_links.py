"""Links in the cabinet's folder: nothing is written, or taken away, where they lead."""

import errno
import os
import sys

import pytest

from smdesk.vault.errors import LinkInsideError, WriteFailedError
from smdesk.vault.files import write_through
from smdesk.vault.folder import VaultFolder
from smdesk.vault.occupancy import Occupancy
from tests.vault.cabinet import ADA

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
NAMES = [
    "keyring.json",
    "keyring.prev.json",
    "keyring.json.1234.new",
    "in-use",
    "in-use.json",
    "files",
    "backups",
    "backups/files",
    "READ ME FIRST.txt",
    "database",
    "database-journal",
]


@pytest.fixture
def elsewhere(tmp_path):
    """A folder of somebody's with files called as a cabinet's own are, and one that is not."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for name in ("a" * 64, "20261121T120000Z-daily-abcdef.smvault", "letter.txt"):
        (folder / name).write_bytes(b"mine")
    return folder


def told(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def planted(cabinet, name, elsewhere):
    """Put a link in the place of what is called so; a file leads to a copy of itself."""
    real = cabinet.path / name.replace("database", cabinet.folder.keyring().database)
    real.parent.mkdir(exist_ok=True)
    target = elsewhere
    if name not in {"files", "backups", "backups/files"}:
        target = elsewhere / "copy"
        target.write_bytes(real.read_bytes() if real.exists() else b"")
    if real.exists():
        real.rename(elsewhere.parent / "aside")
    real.symlink_to(target)
    return real


@pytest.mark.parametrize("name", NAMES)
def test_a_cabinet_with_a_link_in_it_is_not_opened_and_nothing_changes(cabinet, elsewhere, name):
    link = planted(cabinet, name, elsewhere)
    before = told(elsewhere)
    with pytest.raises(LinkInsideError) as error:
        cabinet.open(ADA)
    assert error.value.name == link.name
    assert told(elsewhere) == before
    assert not (cabinet.path / "in-use.json").exists() or name == "in-use.json"
    link.unlink()
    if (elsewhere.parent / "aside").exists():
        (elsewhere.parent / "aside").rename(link)
    cabinet.open(ADA).close(None)


def test_nor_is_it_moved_which_would_empty_where_the_link_leads(cabinet, elsewhere, tmp_path):
    planted(cabinet, "backups", elsewhere)
    before = told(elsewhere)
    with pytest.raises(LinkInsideError):
        cabinet.folder.move(tmp_path / "moved")
    assert told(elsewhere) == before
    assert not (tmp_path / "moved").exists()


def test_a_cabinet_that_is_reached_by_a_link_opens(cabinet, tmp_path):
    link = tmp_path / "shortcut"
    link.symlink_to(cabinet.path)
    folder = VaultFolder(link, memory=tmp_path / "memory")
    folder.open(cabinet.keys(ADA)).close(None)


def test_no_new_file_is_written_through_a_link_that_came_meanwhile(tmp_path):
    victim, link = tmp_path / "victim", tmp_path / "keyring.json.1.new"
    victim.write_bytes(b"mine")
    link.symlink_to(victim)
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        write_through(link, b"ours")
    assert victim.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["in-use", "in-use.json"])
def test_who_is_in_is_written_through_no_link(tmp_path, name):
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / name).symlink_to(victim)
    if name == "in-use":
        with pytest.raises(WriteFailedError):
            Occupancy(tmp_path, "Ada")
    else:
        Occupancy(tmp_path, "Ada").leave()
    assert victim.read_bytes() == b"mine"
