"""The media library and the lists that posts are sorted by, on the plan's screen."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QColor, QImage

from smdesk.desk.errors import StillNeededError
from smdesk.domain.campaigns import Campaign, HashtagSet
from smdesk.domain.media import Consent, MediaAsset
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.plan.pictures import PicturesRegister
from tests.desk.conftest import TODAY
from tests.ui.conftest import words
from tests.ui.plan.test_view import make, press, view

__all__ = ["make", "press", "view"]


@pytest.fixture
def library(view):
    view.show()
    view.turn_to(MediaAsset.kind)
    register = view.register(MediaAsset.kind)
    assert isinstance(register, PicturesRegister)
    return register


def choose(register, name):
    asset = next(one for one in register.part.desk.all() if one.name == name)
    assert register.table.select(asset.id)
    return asset


def test_a_picture_is_shown_with_its_facts_and_where_it_is_used(library):
    asset = choose(library, "reading-room.png")
    assert not library.picture.pixmap().isNull()
    assert library.picture.accessibleName() == asset.alt
    told = words(library._card)
    assert "New shelves (Instagram" in told
    assert "960 × 640" in told
    assert "Sealed inside the cabinet" in told
    library.forget()
    assert not library.thumbs._kept


def test_a_new_file_comes_into_the_library_and_what_is_missing_is_said(
    library, nora, tmp_path, qtbot
):
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "door.png"))
    library._intake.take(tmp_path / "door.png")
    qtbot.waitUntil(lambda: len(library.part.desk.all()) == 3)
    assert library.chosen().name == "door.png"
    assert "no credit, not described" in words(library._card)
    (tmp_path / "no.png").write_bytes(b"no picture")
    library._intake.take(tmp_path / "no.png")
    qtbot.waitUntil(lambda: "nothing that a post can show" in library.banner.words)


def test_what_may_be_shown_for_some_days_only_is_pointed_out(library, nora):
    asset = choose(library, "reading-room.png")
    desk = nora.calendar.media
    for days, said in ((-1, "may not be shown any more"), (9, "until")):
        expires = TODAY + timedelta(days=days)
        desk.change(replace(desk.one(asset.id), expires=expires), by=nora.me)
        library.refresh()
        choose(library, "reading-room.png")
        assert said in words(library._card)
    desk.change(replace(desk.one(asset.id), consent=Consent.ASKED), by=nora.me)
    library.refresh()
    choose(library, "reading-room.png")
    assert "no consent yet" in words(library._card)


def test_a_picture_that_posts_show_stays_and_one_that_none_shows_goes(library, nora):
    choose(library, "reading-room.png")
    library.remove_chosen()
    assert "reading-room.png" in [one.name for one in nora.calendar.media.all()]
    assert library.banner.isVisible()
    choose(library, "story-hour.png")
    library.remove_chosen()
    assert "story-hour.png" not in [one.name for one in nora.calendar.media.all()]


def test_the_file_of_a_record_never_changes_by_its_form(library, nora):
    asset = choose(library, "story-hour.png")
    library.edit_chosen()
    dialog = library.findChildren(FormDialog)[-1]
    dialog.form.editor("credit").setText("Idris")
    dialog.save()
    after = nora.calendar.media.one(asset.id)
    assert (after.credit, after.content, after.sha256) == ("Idris", asset.content, asset.sha256)


def test_a_campaign_that_posts_belong_to_stays(nora):
    campaigns = nora.calendar.campaigns
    used = campaigns.all()[0]
    with pytest.raises(StillNeededError):
        campaigns.remove(used.id, by=nora.me)
    spare = campaigns.add(Campaign(name="Spare"), by=nora.me)
    campaigns.remove(spare.id, by=nora.me)
    assert [one.id for one in campaigns.all()] == [used.id]


def test_sets_of_hashtags_are_shown_as_they_go_out(view):
    view.turn_to(HashtagSet.kind)
    register = view.register(HashtagSet.kind)
    assert register.table.records[0].name == "Every post"
    assert register.part.declared.columns[1].words(register.table.records[0]).startswith("#")
