"""Pictures kept inside: sealed beside the database, known again, found wanting when damaged."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.attachments import MOST_BYTES
from smdesk.desk.checkup import Flaw
from smdesk.desk.errors import FileLostError, InvalidError, NoMediaError
from smdesk.desk.media import Picture
from smdesk.desk.media_files import looked_at
from smdesk.domain.media import MediaKind
from tests.desk.conftest import TODAY, account_named

PNG = b"\x89PNG\r\n\x1a\n" + b"many colours" * 40_000


@pytest.fixture
def session(nora):
    return nora


def test_a_picture_is_sealed_given_back_and_known_again(session):
    files, me = session.media_files, session.me
    asset = files.bring(looked_at("C:\\pictures\\door.png", PNG), by=me)
    assert (asset.name, asset.what, asset.added_on) == ("door.png", MediaKind.IMAGE, TODAY)
    assert files.read(asset.id) == PNG
    assert files.bring(looked_at("other name.png", PNG), by=me).id == asset.id
    inside = [file.read_bytes() for file in session.vault.folder.rglob("*") if file.is_file()]
    assert not any(b"many colours" in data for data in inside)
    assert session.checkup.everything(lambda step: None) == []


def test_what_it_is_is_told_by_what_is_in_it(session):
    bring, me = session.media_files.bring, session.me
    for data in (b"", b"MZ\x90\0program", b"<html>" * 9):
        with pytest.raises(NoMediaError):
            bring(looked_at("holiday.jpg", data), by=me)
    with pytest.raises(InvalidError):
        bring(looked_at("\x07", PNG), by=me)
    film = bring(looked_at("a.jpg", b"\0\0\0\x18ftypmp42" + bytes(90)), by=me)
    assert film.what is MediaKind.VIDEO


def test_what_is_too_large_is_known_by_its_hash_and_its_place(session):
    film = b"\0\0\0\x18ftypmp42" + bytes(MOST_BYTES)
    asset = session.media_files.bring(looked_at("f.mp4", film, place="Share/f.mp4"), by=session.me)
    assert (asset.content, asset.place, asset.size) == ("", "Share/f.mp4", len(film))
    assert session.media_files.read(asset.id) is None


def test_a_damaged_picture_is_said_to_be_so(session):
    asset = session.media_files.bring(looked_at("door.png", PNG), by=session.me)
    (file,) = [one for one in session.vault.folder.rglob("*") if one.name.startswith(asset.content)]
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(FileLostError):
        session.media_files.read(asset.id)
    (flaw,) = session.checkup.everything(lambda step: None)
    assert flaw.detail.startswith("door.png")


def test_a_picture_taken_back_can_be_had_again(session):
    asset = session.media_files.bring(looked_at("door.png", PNG), by=session.me)
    session.undo.undo(by=session.me)
    assert session.calendar.media.get(asset.id) is None
    session.undo.redo(by=session.me)
    assert session.media_files.read(asset.id) == PNG


def test_a_post_beyond_the_last_day_of_its_picture_is_found(session):
    desk, me = session.calendar, session.me
    asset = session.media_files.bring(looked_at("door.png", PNG), by=me)
    at = desk.now() + timedelta(days=9)
    variant = desk.begin(account_named(session, "X").id, at, "Doors", by=me)
    desk.media.arrange(variant.id, [Picture(asset.id, "A door")], by=me)
    assert "C10.consent_ends" not in {one.rule.code for one in desk.findings()}
    desk.media.change(replace(asset, expires=TODAY + timedelta(days=8)), by=me)
    (found,) = [one for one in desk.findings() if one.rule.code == "C10.consent_ends"]
    assert found.about.id == variant.id
    assert found.facts["name"] == "door.png"


def test_deleting_candidates_for_ever_leaves_pictures_alone(session):
    asset = session.media_files.bring(looked_at("door.png", PNG), by=session.me)
    assert len(session.candidates.to_forget()) == 1
    session.candidates.forget(by=session.me)
    assert session.media_files.read(asset.id) == PNG


def test_a_picture_whose_key_is_gone_is_found_by_the_check(session):
    """It lies there as it was put in, and opens for nobody any more."""
    asset = session.media_files.bring(looked_at("door.png", PNG), by=session.me)
    with session.library.transaction("media_asset.change", by=session.me):
        session.library.registers.keys.destroy(asset.id)
    (problem,) = session.verify()
    assert (problem.flaw, problem.detail) == (Flaw.CONTENTS, "door.png (key)")
    with pytest.raises(FileLostError):
        session.media_files.read(asset.id)


@pytest.mark.parametrize("lost", ["key", "file"])
def test_who_brings_a_lost_picture_again_has_mended_it(session, lost):
    me = session.me
    asset = session.media_files.bring(looked_at("door.png", PNG), by=me)
    if lost == "key":
        with session.library.transaction("media_asset.change", by=me):
            session.library.registers.keys.destroy(asset.id)
    else:
        (session.vault.folder / "files" / asset.content).unlink()
    again = session.media_files.bring(looked_at("door.png", PNG), by=me)
    assert again.id == asset.id
    assert session.media_files.read(asset.id) == PNG
    assert session.verify() == []
