"""Which posts lead which: by routes in use, of one item, with a time, and not given up."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.calendar import GIVEN_UP, OUT, State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.routes import CrossRoute, links

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
