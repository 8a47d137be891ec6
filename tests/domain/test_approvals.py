"""What approvals are worth: each condition by itself, whatever the others say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.approvals import (
    CHANGED_SINCE,
    EXPIRED,
    FORGED,
    NOT_APPROVED,
    NOT_APPROVER,
    OWN_WORK,
    SAME_APPROVER,
    SECOND_STAGE,
    Approval,
    check_approver,
    expiry,
    gate,
    keeps,
)
from smdesk.domain.calendar import State, Variant

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
WRITER, NORA, DANA = "idris", "nora", "dana"
POST = Variant(
    id="v", item="i", channel="c", at=NOON, text="Come", state=State.IN_REVIEW,
    writers=(WRITER,), request="r", digest="d",
)  # fmt: skip
YES = Approval(
    id="a", variant="v", request="r", digest="d", version=1, by=NORA, slot="s",
    at=NOON - HOUR, expires=NOON + HOUR, writers=(WRITER,),
)  # fmt: skip


def worth(*approvals, variant=POST, stages=1, at=NOON, genuine=lambda one: True):
    return gate(variant, "d", approvals, stages=stages, genuine=genuine, at=at)


def test_a_yes_that_fits_opens_the_gate():
    found = worth(YES)
    assert (found.open, found.live, found.last) == (True, (YES,), YES)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"by": WRITER}, NOT_APPROVED),
        ({"digest": "other"}, CHANGED_SINCE),
        ({"request": "earlier"}, NOT_APPROVED),
        ({"variant": "another"}, NOT_APPROVED),
        ({"expires": NOON - timedelta(seconds=1)}, EXPIRED),
        ({"at": NOON + timedelta(seconds=1)}, NOT_APPROVED),
    ],
)
def test_a_yes_that_does_not_fit_keeps_it_shut(changed, refusal):
    found = worth(replace(YES, **changed))
    assert (found.open, found.live, found.refusal) == (False, (), refusal)


def test_whoever_wrote_a_word_since_approves_no_more():
    later = replace(POST, writers=(WRITER, NORA))
    assert worth(YES, variant=later).live == ()


def test_a_forged_yes_counts_for_nothing_and_is_told():
    found = worth(YES, genuine=lambda one: False)
    assert (found.live, found.forged, found.refusal) == ((), (YES,), FORGED)
    other = replace(YES, id="b", by=DANA)
    assert worth(YES, other, genuine=lambda one: one is other).live == (other,)


def test_two_stages_want_two_people():
    again = replace(YES, id="b")
    assert worth(YES, again, stages=2).refusal is SECOND_STAGE
    assert worth(YES, replace(again, by=DANA), stages=2).open
    political = replace(POST, political=True)
    assert worth(YES, variant=political).needed == 2
    assert worth(YES, variant=political).refusal is SECOND_STAGE


APPROVALS = st.lists(
    st.builds(
        lambda number, by, digest, request, begins, lasts: replace(
            YES, id=f"a{number}", by=by, digest=digest, request=request,
            at=NOON + begins * HOUR, expires=NOON + (begins + lasts) * HOUR,
        ),
        st.integers(0, 99), st.sampled_from([WRITER, NORA, DANA]), st.sampled_from("de"),
        st.sampled_from("rq"), st.integers(-4, 2), st.integers(0, 6),
    ),
    unique_by=lambda one: one.id,
)  # fmt: skip


@given(APPROVALS, st.integers(1, 2), st.sets(st.integers(0, 99)))
def test_exactly_the_people_count_who_said_yes_to_this_in_time(approvals, stages, made_up):
    def genuine(one):
        return int(one.id[1:]) not in made_up

    found = worth(*approvals, stages=stages, genuine=genuine)
    people = {
        one.by
        for one in approvals
        if genuine(one) and (one.digest, one.request) == ("d", "r")
        and one.at <= NOON <= one.expires and one.by != WRITER
    }  # fmt: skip
    assert {one.by for one in found.live} == people
    assert len(found.live) == len(people)
    assert found.open is (len(people) >= stages)
    assert (found.refusal is None) is found.open


@pytest.mark.parametrize(
    ("planned", "until"),
    [
        pytest.param(NOON + 5 * HOUR, NOON + 5 * HOUR, id="from the time it is to go out"),
        pytest.param(NOON - 5 * HOUR, NOON, id="from now where that is over"),
        pytest.param(None, NOON, id="from now where there is none"),
    ],
)
def test_a_yes_holds_for_so_many_days_behind_the_time_of_the_post(planned, until):
    assert expiry(replace(POST, at=planned), NOON, 2) == until + timedelta(days=2)


@pytest.mark.parametrize(
    ("approver", "may", "rule"),
    [
        pytest.param(WRITER, True, OWN_WORK, id="who wrote it"),
        pytest.param(DANA, False, NOT_APPROVER, id="who was not appointed"),
        pytest.param(NORA, True, SAME_APPROVER, id="who said yes already"),
        pytest.param(DANA, True, None, id="anybody else"),
    ],
)
def test_who_may_not_approve_is_told_why(approver, may, rule):
    found = check_approver(POST, "Chess", approver, person="Somebody", may=may, given=[YES])
    assert (found and found.rule) == rule


@pytest.mark.parametrize(
    ("minutes", "kept"), [(-31, False), (-30, True), (0, True), (30, True), (31, False)]
)
def test_a_move_within_the_window_keeps_a_yes(minutes, kept):
    yes = replace(YES, planned=NOON)
    assert keeps([yes], NOON + timedelta(minutes=minutes), 30) is kept
    assert keeps([yes, replace(yes, planned=NOON + 9 * HOUR)], NOON, 30) is False


def test_what_had_no_time_or_gets_none_keeps_no_yes():
    assert not keeps([replace(YES, planned=None)], NOON, 30)
    assert not keeps([replace(YES, planned=NOON)], None, 30)
