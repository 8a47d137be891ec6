"""Limits stop, warn or inform by who says so and since when."""

import json
from datetime import date
from pathlib import Path

import pytest

from smdesk.domain.accounts import Platform
from smdesk.domain.limits import (
    Force,
    Grade,
    Limit,
    Matter,
    TextLimit,
    measured,
    of_platform,
    read,
)
from smdesk.domain.records import InvalidError, RecordId

FILE = Path(__file__).resolve().parents[2] / "resources" / "data" / "platforms.json"
KNOWN = read(json.loads(FILE.read_text("utf-8")))
TODAY = date(2026, 11, 21)


def measures(platform, text, **given):
    given = {"hashtags": 0, "images": 0, "longest_alt": 0, "link": "", "today": TODAY} | given
    found = measured(of_platform(KNOWN, platform), text, **given)
    return {one.matter: one for one in found}


@pytest.mark.parametrize(
    ("grade", "checked", "force"),
    [
        (Grade.VENDOR, date(2026, 8, 22), Force.BLOCK),
        (Grade.REGISTER, date(2025, 11, 21), Force.BLOCK),
        (Grade.REGISTER, date(2025, 11, 20), Force.INFORM),
        (Grade.OTHERS, date(2026, 8, 22), Force.WARN),
        (Grade.UNSETTLED, date(2026, 8, 22), Force.INFORM),
        (Grade.VENDOR, None, Force.INFORM),
    ],
)
def test_what_is_well_known_stops_and_what_is_old_only_informs(grade, checked, force):
    assert Limit(10, "vendor", checked, grade).force(TODAY) is force


def test_x_is_counted_by_weight_against_280():
    text = measures(Platform.X, "a" * 281)[Matter.TEXT]
    assert (text.count, text.over, text.force) == (281, 1, Force.BLOCK)


def test_bluesky_has_two_limits_and_both_are_shown():
    found = measures(Platform.BLUESKY, "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 200)
    assert (found[Matter.TEXT].count, found[Matter.TEXT].over) == (200, 0)
    assert (found[Matter.BYTES].count, found[Matter.BYTES].over) == (3600, 600)


def test_a_server_of_its_own_says_how_much_it_takes():
    here = RecordId("here")
    limits = [
        TextLimit(channel=here, characters=500, source="about page", checked_on=date(2026, 1, 1)),
        TextLimit(channel=here, characters=5000, source="about page", checked_on=date(2026, 10, 1)),
    ]
    own = TextLimit.of(limits, here)
    assert measures(Platform.MASTODON, "a" * 512, own=own)[Matter.TEXT].over == 0
    assert measures(Platform.MASTODON, "a" * 512)[Matter.TEXT].over == 12
    assert TextLimit.of(limits, RecordId("there")) is None


def test_the_weakest_row_never_stops_a_post():
    found = measures(Platform.FACEBOOK, "a" * 70_000)[Matter.TEXT]
    assert found.over > 0
    assert found.force is not Force.BLOCK


def test_the_fold_only_informs():
    assert measures(Platform.INSTAGRAM, "a" * 200)[Matter.FOLD].force is Force.INFORM


def test_hashtags_pictures_and_descriptions_are_counted():
    found = measures(Platform.INSTAGRAM, "a", hashtags=6, images=11, longest_alt=4)
    assert found[Matter.HASHTAGS].force is Force.WARN
    assert found[Matter.IMAGES].over == 1
    assert found[Matter.ALT].over == 0


def test_every_limit_says_where_it_comes_from():
    for takes in KNOWN.values():
        for limit in takes.limits.values():
            assert limit.source.strip()
    assert {"x", "bluesky", "mastodon", "threads", "blog"} <= set(KNOWN)


def test_a_limit_of_nothing_is_none():
    with pytest.raises(InvalidError):
        TextLimit(channel=RecordId("here"), characters=0, source="x", checked_on=TODAY)


def test_nothing_is_known_of_a_platform_without_a_name():
    assert of_platform(KNOWN, Platform.OTHER) is None
    assert of_platform(KNOWN, None) is None
