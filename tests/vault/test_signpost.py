"""The file in a cabinet's folder that leads to the cabinet when it is double-clicked."""

import os
import sys

import pytest

from smdesk.vault.signpost import LARGEST, NAME, beside, number, put_up

VAULT = "0123456789abcdef" * 2


def test_every_opened_cabinet_has_one_with_its_own_number_and_no_name_in_it(cabinet):
    (cabinet.path / NAME).unlink(missing_ok=True)
    cabinet.open().close()
    post = cabinet.path / NAME
    assert number(post) == cabinet.folder.keyring().vault
    assert beside(post)
    assert b"Ada" not in post.read_bytes()


def test_it_goes_along_when_the_cabinet_is_moved_and_stays_nowhere(cabinet, tmp_path):
    cabinet.open().close()
    cabinet.folder.move(tmp_path / "there")
    assert (tmp_path / "there" / NAME).is_file()
    assert not cabinet.path.exists()


def test_what_lies_there_under_its_name_is_left_alone(tmp_path):
    (tmp_path / NAME).write_text("Mine")
    put_up(tmp_path, VAULT)
    assert (tmp_path / NAME).read_text() == "Mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_in_its_place_is_not_written_through(tmp_path):
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere")
    put_up(tmp_path, VAULT)
    assert not (tmp_path / "elsewhere").exists()


def test_where_nothing_can_be_written_the_cabinet_does_without(tmp_path):
    put_up(tmp_path / "nowhere", VAULT)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\3\4" + bytes(60),
        b"smdesk cabinet 0123\n",
        b"smdesk cabinet " + b"G" * 32 + b"\n",
        f"smdesk cabinet {VAULT}\n".encode() + b" " * LARGEST,
    ],
)
def test_any_other_file_is_none(tmp_path, content):
    file = tmp_path / "riverside.smvault"
    file.write_bytes(content)
    assert number(file) is None


def test_a_program_that_writes_lines_as_windows_does_has_not_spoilt_it(tmp_path):
    put_up(tmp_path, VAULT)
    file = tmp_path / NAME
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert number(file) == VAULT


def test_one_that_lost_its_words_leads_to_the_cabinet_beside_it_and_to_no_other(cabinet, tmp_path):
    for folder in (cabinet.path, tmp_path):
        (folder / NAME).write_bytes(b"")
    assert number(cabinet.path / NAME) == ""
    assert number(tmp_path / NAME) is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read here")
def test_what_cannot_be_read_is_none(tmp_path):
    put_up(tmp_path, VAULT)
    (tmp_path / NAME).chmod(0)
    assert number(tmp_path / NAME) is None
