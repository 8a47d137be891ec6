"""A cabinet is moved whole, and nothing else with it."""

import os

import pytest

from smdesk.vault.errors import (
    AlreadyThereError,
    VaultBusyError,
)
from tests.vault.cabinet import crash, head, read, write


def test_a_cabinet_is_moved_whole_and_what_is_not_its_own_stays(cabinet, tmp_path):
    (cabinet.path / "letter.txt").write_text("Dear all")
    moved = cabinet.folder.move(tmp_path / "new place")
    assert [f.name for f in cabinet.path.iterdir() if f.name != "in-use"] == ["letter.txt"]
    vault = moved.open(cabinet.keys(folder=moved))
    assert read(vault) == ["first"]
    vault.close(head(1))


def test_a_folder_that_held_nothing_else_goes_when_its_cabinet_is_moved(cabinet, tmp_path):
    cabinet.folder.move(tmp_path / "new place")
    assert not cabinet.path.exists()


def test_a_cabinet_that_somebody_has_open_is_not_moved(cabinet, tmp_path):
    vault = cabinet.open()
    with pytest.raises(VaultBusyError):
        cabinet.folder.move(tmp_path / "new place")
    assert not (tmp_path / "new place").exists()
    vault.close()


def test_a_cabinet_is_not_moved_over_anything(cabinet, tmp_path):
    (tmp_path / "new place").mkdir()
    (tmp_path / "new place" / "letter.txt").write_text("Dear all")
    with pytest.raises(AlreadyThereError):
        cabinet.folder.move(tmp_path / "new place")
    assert os.listdir(tmp_path / "new place") == ["letter.txt"]  # noqa: PTH208 - names alone
    cabinet.open().close()


def test_what_a_crash_left_unfinished_moves_with_the_cabinet(cabinet, tmp_path):
    vault = cabinet.open()
    write(vault, "second")
    crash(vault)
    name = f"{cabinet.database.name}-journal"
    (cabinet.path / name).write_bytes(b"")
    moved = cabinet.folder.move(tmp_path / "new place")
    assert (moved.path / name).exists()
    vault = moved.open(cabinet.keys(folder=moved))
    assert read(vault) == ["first", "second"]
    vault.close()
