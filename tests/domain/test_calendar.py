"""A post goes only where a state leads, and nothing that was said of it outlives a change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from smdesk.domain.calendar import (
    EDGES,
    LONGEST_TEXT,
    MOVABLE,
    WAITING,
    State,
    Variant,
    WrongStateError,
)
from smdesk.domain.records import InvalidError, RecordId

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ADA, BEN = RecordId("ada"), RecordId("ben")
POST = Variant(
    item=RecordId("i"), channel=RecordId("c"), at=NOON + HOUR, text="Come in", writers=(ADA,)
)
ASKED = POST.submitted("digest", by=ADA, at=NOON)
STEPS = {
    State.IN_REVIEW: lambda one: one.submitted("digest", by=ADA, at=NOON),
    State.APPROVED: lambda one: one.approved(NOON),
    State.SCHEDULED: lambda one: one.scheduled(NOON),
    State.CHANGES_REQUESTED: lambda one: one.sent_back(State.CHANGES_REQUESTED, "Shorter", NOON),
    State.REJECTED: lambda one: one.sent_back(State.REJECTED, "Not ours", NOON),
    State.WITHDRAWN: lambda one: one.sent_back(State.WITHDRAWN, "Not yet", NOON),
    State.POSTED: lambda one: one.posted(NOON),
    State.WENT_OUT_UNAPPROVED: lambda one: one.gone_out("digest", NOON),
    State.ARCHIVED: lambda one: one.archived(NOON),
    State.TAKEN_DOWN: lambda one: one.taken_down("Wrong day", NOON),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("to", STEPS)
def test_a_post_goes_only_where_an_edge_leads(state, to):
    post = replace(POST, state=state)
    if to in EDGES[state]:
        assert STEPS[to](post).state is to
    else:
        with pytest.raises(WrongStateError) as error:
            STEPS[to](post)
        assert (error.value.state, error.value.to) == (state, to)


@pytest.mark.parametrize("state", State)
def test_what_waits_is_missed_once_its_time_is_over_and_not_before(state):
    post = replace(POST, state=state)
    assert post.standing(NOON + HOUR) is state
    after = State.MISSED if state in WAITING else state
    assert post.standing(NOON + HOUR + timedelta(seconds=1)) is after
    assert replace(post, at=None).standing(NOON + 999 * HOUR) is state


def test_what_goes_out_is_the_text_the_link_and_the_hashtags():
    link = "https://example.org/chess"
    post = replace(POST, link=link, hashtags=("chess", "library"))
    assert post.copied == f"Come in\n\n{link}\n\n#chess #library"
    assert replace(post, text=f"See {link}").copied == f"See {link}\n\n#chess #library"
    assert replace(POST, text=" ").copied == ""


def test_an_approval_is_kept_by_a_move_within_the_window_alone():
    scheduled = ASKED.approved(NOON).scheduled(NOON)
    later = NOON + 2 * HOUR
    kept = scheduled.moved(later, keeps=True, now=NOON)
    assert (kept.at, kept.state, kept.request) == (later, State.SCHEDULED, ASKED.request)
    asked = scheduled.moved(later, keeps=False, now=NOON)
    assert (asked.at, asked.state, asked.asked_at) == (later, State.IN_REVIEW, NOON)
    assert asked.request != ASKED.request
    draft = POST.moved(later, keeps=False, now=NOON)
    assert (draft.at, draft.state) == (later, State.DRAFT)


def test_what_has_no_time_any_more_is_in_no_queue():
    scheduled = ASKED.approved(NOON).scheduled(NOON)
    assert scheduled.moved(None, keeps=True, now=NOON).state is State.APPROVED
    assert ASKED.moved(None, keeps=True, now=NOON).state is State.IN_REVIEW


@pytest.mark.parametrize("state", State)
def test_only_what_nobody_has_seen_gets_another_time(state):
    post = replace(POST, state=state)
    if state in MOVABLE:
        assert post.moved(None, keeps=True, now=NOON).at is None
    else:
        with pytest.raises(WrongStateError):
            post.moved(None, keeps=True, now=NOON)


def test_what_went_out_as_it_was_asked_about_can_still_be_agreed_to():
    assert ASKED.gone_out("digest", NOON).request == ASKED.request
    other = ASKED.gone_out("other", NOON)
    assert other.request not in {None, ASKED.request}
    assert POST.gone_out("digest", NOON).request is not None


def test_rewriting_forgets_every_asking_and_remembers_who_wrote():
    again = ASKED.approved(NOON).rewritten(replace(POST, text="Come out"), by=BEN)
    assert (again.state, again.text, again.version) == (State.DRAFT, "Come out", 2)
    assert (again.request, again.digest, again.asked_by, again.asked_at) == (None, "", None, None)
    assert again.writers == (ADA, BEN)
    assert again.rewritten(POST, by=ADA).writers == (ADA, BEN)
    idea = replace(POST, state=State.IDEA)
    assert idea.rewritten(POST, by=ADA).state is State.IDEA


def test_nothing_is_sent_back_or_taken_down_without_a_word():
    for step in (
        lambda: ASKED.sent_back(State.REJECTED, " ", NOON),
        lambda: replace(POST, state=State.POSTED).taken_down(" ", NOON),
    ):
        with pytest.raises(InvalidError):
            step()


def test_a_day_is_given_only_to_what_was_planned_for_none():
    assert POST.dated(NOON) == POST
    assert replace(POST, at=None).dated(NOON).at == NOON


def test_no_text_is_longer_than_any_platform_takes():
    assert replace(POST, text="x" * LONGEST_TEXT)
    with pytest.raises(InvalidError) as error:
        replace(POST, text="x" * (LONGEST_TEXT + 1))
    assert set(error.value.faults) == {"text"}
