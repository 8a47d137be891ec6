"""Which posts lead which: by routes in use, of one item, with a time, and not given up."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.calendar import GIVEN_UP, OUT, State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.routes import CircleError, CrossRoute, check_circle, links, steps_from

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
CHANNELS = ("a", "b", "c")
ROUTES = (
    CrossRoute(leader="a", follower="b"),
    CrossRoute(leader="b", follower="c"),
    CrossRoute(leader="c", follower="a", active=False),
)


def line(item, channel, hours, state):
    return CalendarLine(
        id=f"{item}{channel}", item=item, channel=channel, state=state, title="T",
        at=None if hours is None else NOON + timedelta(hours=hours), day=None, clock=None,
        channel_name=channel, platform=None, owner=None, owner_name="", campaign=None,
        objective=None, labels=(), needs_me=False, movable=True, problem=False,
    )  # fmt: skip


LINES = st.lists(
    st.builds(
        line,
        st.sampled_from("xyz"),
        st.sampled_from(CHANNELS),
        st.none() | st.integers(-50, 50),
        st.sampled_from(State),
    ),
    unique_by=lambda one: one.id,
)


@given(LINES)
def test_exactly_what_a_route_in_use_says_is_linked(lines):
    found = links(lines, ROUTES)
    assert len(set(found)) == len(found)
    wanted = {
        (one.id, other.id)
        for one in lines
        for other in lines
        if one.item == other.item and (one.channel, other.channel) in {("a", "b"), ("b", "c")}
        and None not in {one.at, other.at} and not {one.state, other.state} & GIVEN_UP
    }  # fmt: skip
    assert {(link.leader.id, link.follower.id) for link in found} == wanted
    for link in found:
        assert link.early is (link.follower.at < link.leader.at)
        assert link.mendable is (link.early and not {link.leader.state, link.follower.state} & OUT)


def test_without_routes_nothing_is_linked():
    assert links([line("x", "a", 0, State.DRAFT), line("x", "b", 1, State.DRAFT)], ()) == []


def test_no_route_leads_back_to_where_it_begins_over_whatever_others():
    chain = [CrossRoute(leader=one, follower=two) for one, two in ("ab", "bc", "cd")]
    check_circle(CrossRoute(leader="a", follower="d"), chain)
    check_circle(CrossRoute(leader="x", follower="a"), chain)
    back = CrossRoute(leader="d", follower="a")
    with pytest.raises(CircleError):
        check_circle(back, chain)
    check_circle(replace(back, active=False), chain)
    check_circle(back, [*chain[:2], replace(chain[2], active=False)])
    assert replace(chain[0], follower="c").follower == "c"
    check_circle(replace(chain[2], leader="x", follower="b"), chain)


def test_each_channel_follows_once_and_later_than_the_one_it_follows():
    routes = [
        CrossRoute(leader="a", follower="b", delay=10),
        CrossRoute(leader="b", follower="c", delay=5),
        CrossRoute(leader="a", follower="c", delay=60),
        CrossRoute(leader="c", follower="d", delay=1, active=False),
    ]
    found = [(route.follower, when) for route, when in steps_from("a", NOON, routes)]
    assert found == [("b", NOON + timedelta(minutes=10)), ("c", NOON + timedelta(minutes=60))]
    assert [when for _, when in steps_from("a", None, routes)] == [None, None]
    assert list(steps_from("d", NOON, routes)) == []
