"""An older cabinet in the place of a newer one is noticed by a computer that saw the newer."""

import json
import shutil

import pytest

from smdesk.vault.errors import (
    VaultOlderError,
)
from smdesk.vault.folder import VaultFolder
from tests.vault.cabinet import crash, head, read, write


def older(cabinet, place):
    """Return a copy of the folder as it was before it was last written."""
    shutil.copytree(cabinet.path, place)
    vault = cabinet.open()
    write(vault, "second")
    vault.close(head(2))
    return place


def put_back(old, cabinet):
    shutil.rmtree(cabinet.path)
    shutil.copytree(old, cabinet.path)


def test_an_older_cabinet_in_the_place_of_the_newer_is_refused(cabinet, tmp_path):
    put_back(older(cabinet, tmp_path / "old"), cabinet)
    with pytest.raises(VaultOlderError) as caught:
        cabinet.open()
    assert caught.value.now < caught.value.seen


def test_an_older_cabinet_opens_on_demand_as_a_computer_of_a_new_name(cabinet, tmp_path):
    put_back(older(cabinet, tmp_path / "old"), cabinet)
    known = json.loads(next(cabinet.memory.iterdir()).read_bytes())["device"]
    vault = cabinet.open(accept_older=True)
    assert read(vault) == ["first"]
    assert vault.device != known
    device = vault.device
    vault.close(head(1))
    vault = cabinet.open()
    assert vault.device == device
    vault.close()


def test_the_newer_one_is_refused_in_no_place(cabinet, tmp_path):
    """What counts is the cabinet, not its folder."""
    moved = tmp_path / "elsewhere"
    older(cabinet, tmp_path / "old")
    shutil.copytree(cabinet.path, moved)
    VaultFolder(moved, memory=cabinet.memory).open(cabinet.keys()).close(head(2))


def test_an_older_cabinet_is_noticed_after_a_crash_too(cabinet, tmp_path):
    shutil.copytree(cabinet.path, tmp_path / "old")
    vault = cabinet.open()
    write(vault, "second")
    crash(vault)
    put_back(tmp_path / "old", cabinet)
    with pytest.raises(VaultOlderError):
        cabinet.open()


def test_another_cabinet_of_the_same_age_is_noticed(cabinet, tmp_path):
    """Two copies that both went on by one step are not one cabinet."""
    fork, other = tmp_path / "fork", tmp_path / "other-memory"
    shutil.copytree(cabinet.path, fork)
    shutil.copytree(cabinet.memory, other)
    vault = VaultFolder(fork, memory=other).open(cabinet.keys())
    vault.rename("One way")
    vault.close(head(1))
    vault = cabinet.open()
    vault.rename("Another way")
    vault.close(head(1))
    put_back(fork, cabinet)
    with pytest.raises(VaultOlderError):
        cabinet.open()


def test_a_computer_keeps_its_name_and_another_has_another(cabinet, tmp_path):
    devices = []
    for memory in (cabinet.memory, cabinet.memory, tmp_path / "elsewhere"):
        vault = VaultFolder(cabinet.path, memory=memory).open(cabinet.keys())
        devices.append(vault.device)
        vault.close(head(1))
    assert devices[0] == devices[1] != devices[2]
    assert all(len(bytes.fromhex(device)) == 16 for device in devices)


@pytest.mark.parametrize(
    "said", [b"", b"[]", b"{}", b'{"device": 1}', b'{"device": "x", "epoch": "one"}']
)
def test_a_memory_that_says_nothing_is_no_memory(cabinet, said):
    next(cabinet.memory.iterdir()).write_bytes(said)
    vault = cabinet.open()
    assert len(vault.device) == 32
    vault.close(head(1))
