"""An envelope covers what lies inside all of its bounds, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import voice
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.voice import Bound, Envelope, Media, Outing, Varied

TODAY = date(2026, 11, 21)
ADA, BEN = RecordId("ada"), RecordId("ben")
PAGE, PHOTOS = RecordId("page"), RecordId("photos")
SERIES = Envelope(
    series="Book of the week",
    channels=(PAGE,),
    most_letters=280,
    written_by=ADA,
    approved_by=BEN,
    approved_on=TODAY,
    expires_on=TODAY + timedelta(days=30),
    most_posts=8,
    used=2,
)
POST = Outing(
    channel=PAGE,
    on=TODAY,
    letters=280,
    links=1,
    media=frozenset({Media.PICTURE}),
    varied=frozenset({Varied.TEXT, Varied.TIME}),
)


def test_a_post_inside_is_covered_and_says_how_many_are_left():
    assert not SERIES.outside(POST)
    assert SERIES.left == 6
    assert replace(SERIES, most_posts=0).left is None


@pytest.mark.parametrize(
    ("envelope", "post", "bound"),
    [
        ({"approved_by": None, "approved_on": None}, {}, Bound.NOT_APPROVED),
        ({}, {"on": TODAY + timedelta(days=31)}, Bound.EXPIRED),
        ({"used": 8}, {}, Bound.USED_UP),
        ({"used": 9}, {}, Bound.USED_UP),
        ({}, {"channel": PHOTOS}, Bound.CHANNEL),
        ({}, {"varied": frozenset({Varied.LINK})}, Bound.VARIES),
        ({}, {"letters": 281}, Bound.LENGTH),
        ({}, {"links": 2}, Bound.LINKS),
        ({}, {"media": frozenset({Media.VIDEO})}, Bound.MEDIA),
    ],
)
def test_each_bound_is_kept_by_itself(envelope, post, bound):
    assert replace(SERIES, **envelope).outside(replace(POST, **post)) == (bound,)


def test_the_last_day_and_a_text_without_limit_are_inside():
    assert not SERIES.outside(replace(POST, on=SERIES.expires_on))
    assert not replace(SERIES, most_letters=0).outside(replace(POST, letters=9999))


@given(
    st.integers(0, 12),
    st.integers(0, 12),
    st.integers(-40, 40),
    st.booleans(),
)
def test_what_is_live_covers_the_pattern_and_what_is_not_covers_nothing(posts, used, days, yes):
    by, on = (BEN, TODAY) if yes else (None, None)
    one = replace(SERIES, most_posts=posts, used=used, approved_by=by, approved_on=on)
    outing = replace(POST, on=TODAY + timedelta(days=days))
    assert (not one.outside(outing)) is one.live(outing.on)
    if one.live(outing.on) and one.left is not None:
        after = one
        for _ in range(one.left):
            assert not after.outside(outing)
            after = after.used_once()
        assert after.outside(outing)


def test_nobody_approves_their_own_and_only_administrators_approve():
    rule = voice.check_approver
    assert rule(SERIES, ADA, [ADA, BEN], "Ada").rule is voice.OWN_ENVELOPE
    assert rule(SERIES, BEN, [ADA], "Ben").rule is voice.NOT_AN_ADMINISTRATOR
    assert rule(SERIES, BEN, [BEN], "Ben") is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"expires_on": None, "most_posts": 0},
        {"channels": ()},
        {"series": " "},
        {"used": -1},
        {"approved_on": None},
        {"approved_by": ADA},
    ],
)
def test_an_envelope_that_cannot_be_is_refused(wrong):
    with pytest.raises(InvalidError):
        replace(SERIES, **wrong)


def test_only_what_is_allowed_counts_as_a_bound():
    assert SERIES.same_bounds(
        replace(SERIES, note="New", used=7, approved_by=None, approved_on=None)
    )
    assert not SERIES.same_bounds(replace(SERIES, most_letters=300))
    assert not SERIES.same_bounds(replace(SERIES, expires_on=TODAY + timedelta(days=31)))


def test_what_is_over_is_told_and_forgotten_in_time():
    def codes(envelope, today=TODAY):
        return [f.rule for f in voice.findings([envelope], today)]

    assert codes(SERIES) == []
    assert codes(SERIES.unapproved()) == [voice.ENVELOPE_UNAPPROVED]
    assert codes(replace(SERIES, used=8)) == [voice.ENVELOPE_USED_UP]
    gone = SERIES.expires_on
    assert codes(SERIES, gone + timedelta(days=1)) == [voice.ENVELOPE_EXPIRED]
    assert codes(SERIES, gone + timedelta(days=91)) == []
    assert voice.check_use(replace(SERIES, used=8), TODAY).rule is voice.ENVELOPE_OVER
