"""What the front desk makes of a file that somebody wants opened."""

import shutil

import pytest

from smdesk.desk.sample_members import SAMPLE_NAME
from smdesk.vault.errors import NotAVaultError
from smdesk.vault.signpost import NAME


def knows_nothing_else(desk):
    for known in desk.front.recent():
        if known.path != desk.path:
            desk.front.forget(known.path)


def test_the_file_in_a_cabinets_folder_leads_to_that_folder(desk, nora):
    desk.leave()
    found = desk.front.look_into(desk.path / NAME)
    assert (found.cabinet, found.copy) == (desk.path, False)


def test_laid_on_the_desktop_it_leads_to_the_cabinet_that_this_computer_knows(desk, nora, tmp_path):
    desk.leave()
    on_desktop = shutil.copy(desk.path / NAME, tmp_path / "Our cabinet.smvault")
    assert desk.front.look_into(on_desktop).cabinet == desk.path


def test_where_its_cabinet_is_unknown_it_leads_nowhere(desk, nora, tmp_path):
    desk.leave()
    alone = tmp_path / "alone.smvault"
    alone.write_text(f"smdesk cabinet {'0' * 32}\n")
    with pytest.raises(NotAVaultError):
        desk.front.look_into(alone)


def test_in_the_folder_of_a_second_cabinet_it_leads_to_that_one(desk, nora, tmp_path):
    desk.leave()
    shutil.copytree(desk.path, tmp_path / "second")
    assert desk.front.look_into(tmp_path / "second" / NAME).cabinet == tmp_path / "second"


def test_a_copy_is_told_from_the_cabinet_that_is_here(desk, nora, tmp_path):
    nora.save_copy(tmp_path / "copy.smvault")
    desk.leave()
    found = desk.front.look_into(tmp_path / "copy.smvault")
    assert (found.copy, found.organisation, found.cabinet) == (True, SAMPLE_NAME, desk.path)


def test_a_copy_of_a_cabinet_that_is_gone_or_damaged_stands_alone(desk, nora, tmp_path):
    nora.save_copy(tmp_path / "copy.smvault")
    desk.leave()
    knows_nothing_else(desk)
    keyring = desk.path / "keyring.json"
    keyring.write_bytes(keyring.read_bytes()[:200])
    assert desk.front.look_into(tmp_path / "copy.smvault").cabinet is None
    shutil.rmtree(desk.path)
    assert desk.front.look_into(tmp_path / "copy.smvault").cabinet is None


def test_what_was_unpacked_and_never_opened_is_found_again(desk, nora, tmp_path):
    nora.save_copy(tmp_path / "copy.smvault")
    desk.leave()
    knows_nothing_else(desk)
    desk.front.forget(desk.path)
    place = desk.front.open_copy(tmp_path / "copy.smvault")
    shutil.rmtree(desk.path)
    assert desk.front.look_into(tmp_path / "copy.smvault").cabinet == place
