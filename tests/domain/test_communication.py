"""Who has not heard for too long is told, and the flow is drawn the same each time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import communication
from smdesk.domain.communication import FlowLink, InternalUpdate, flow_map
from smdesk.domain.records import InvalidError, RecordId, Ref

TODAY = date(2026, 11, 21)
LIBRARY = Ref("organisation", RecordId("library"))
ADA = RecordId("ada")


def link(giver, taker, **rest):
    return FlowLink(giver=giver, taker=taker, about="How it goes", since=TODAY, **rest)


def told(days, **rest):
    return InternalUpdate(to="Board", text="All well", on=TODAY - timedelta(days=days), **rest)


def codes(links=(), updates=(), since=None):
    found = communication.findings(links, updates, since or {}, LIBRARY, TODAY)
    return [(one.rule.code, one.facts.get("days")) for one in found]


def test_nothing_is_said_before_there_is_anybody_to_tell():
    assert codes() == []
    assert codes(since={ADA: TODAY - timedelta(days=45)}) == []


def test_sponsors_who_never_heard_are_named_after_their_first_weeks():
    assert codes(since={ADA: TODAY - timedelta(days=46)}) == [("T11.sponsors_untold", None)]


@pytest.mark.parametrize(("days", "found"), [(45, []), (46, [("T11.sponsors_quiet", 46)])])
def test_sponsors_hear_within_forty_five_days(days, found):
    assert codes(updates=[told(days, sponsors=True)]) == found


def test_an_update_along_a_line_to_the_sponsors_counts_for_them():
    line = link("Editor", "Director", sponsors=True)
    assert codes([line], [told(50, link=line.id), told(3)]) == [("T11.sponsors_quiet", 50)]
    assert codes([line], [told(50, link=line.id), told(3, link=line.id)]) == []


def test_each_line_has_its_own_patience():
    line = link("Editor", "Web office", every_days=30)
    old = replace(line, since=TODAY - timedelta(days=31))
    assert codes([line]) == []
    assert codes([old]) == [("T11.link_quiet", 31)]
    assert codes([old], [told(30, link=old.id)]) == []
    assert codes([old], [told(40, link=old.id)]) == [("T11.link_quiet", 40)]


names = st.sampled_from(["Editor", "editor ", "Board", "Web office", "Volunteers", "Director"])
flows = st.lists(
    st.tuples(names, names).filter(lambda p: p[0].strip().casefold() != p[1].strip().casefold()),
    max_size=12,
).map(lambda pairs: [link(*pair) for pair in pairs])


@given(flows)
def test_every_line_is_in_the_drawing_once_and_no_two_boxes_lie_on_each_other(links):
    drawn = flow_map(links)
    numbers = sorted(n for arrow in drawn.arrows for n in arrow.numbers)
    assert numbers == list(range(1, len(links) + 1))
    places = [(node.column, node.row) for node in drawn.nodes]
    assert len(set(places)) == len(places)
    assert all(column < drawn.columns and row < drawn.rows for column, row in places)
    assert all(arrow.giver != arrow.taker for arrow in drawn.arrows)
    keys = [node.name.casefold() for node in drawn.nodes]
    assert len(set(keys)) == len(keys)
    assert flow_map(links) == drawn


def test_whoever_hears_from_nobody_stands_at_the_left():
    drawn = flow_map([link("Editor", "Director"), link("Volunteers", "editor")])
    where = {node.name: node.column for node in drawn.nodes}
    assert where == {"Editor": 1, "Director": 2, "Volunteers": 0}


def test_nobody_tells_themselves():
    with pytest.raises(InvalidError):
        link("Editor", " editor")
