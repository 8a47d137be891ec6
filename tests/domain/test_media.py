"""A file is known by its hash, has its place, and is shown no longer than people agreed to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.domain.media import Consent, MediaAsset, MediaUse
from smdesk.domain.records import InvalidError, RecordId

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
HASH = "0a" * 32
ASSET = MediaAsset(name="room.png", sha256=HASH, content=HASH, consent=Consent.GIVEN, expires=TODAY)


def test_a_picture_of_people_is_outlived_the_day_after_their_consent_ends():
    assert not ASSET.outlived(TODAY)
    assert ASSET.outlived(TODAY + DAY)
    assert replace(ASSET, consent=Consent.ASKED).outlived(TODAY + DAY)


@pytest.mark.parametrize(
    "other",
    [
        {"expires": None},
        {"consent": Consent.NOBODY},
        {"destroyed_on": TODAY, "content": ""},
    ],
)
def test_what_shows_nobody_has_no_end_or_is_destroyed_is_not_outlived(other):
    assert not replace(ASSET, **other).outlived(TODAY + 999 * DAY)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"sha256": "0a"}, "sha256"),
        ({"sha256": "zz" * 32}, "sha256"),
        ({"content": "0a"}, "content"),
        ({"destroyed_on": TODAY}, "content"),
        ({"size": -1}, "size"),
        ({"width": -1}, "width"),
        ({"height": -1}, "width"),
        ({"name": " "}, "name"),
    ],
)
def test_a_file_that_cannot_be_is_refused(wrong, field):
    with pytest.raises(InvalidError) as error:
        replace(ASSET, **wrong)
    assert set(error.value.faults) == {field}


def test_places_are_counted_from_one():
    use = MediaUse(variant=RecordId("v"), asset=ASSET.id)
    assert (use.place, use.title, replace(use, alt="A room").title) == (1, "1", "A room")
    with pytest.raises(InvalidError):
        replace(use, place=0)
