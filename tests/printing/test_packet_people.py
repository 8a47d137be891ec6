from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.matrix import MatrixHolder, MatrixRow
from smdesk.printing.packet_people import people_section
from tests.printing import libraries
from tests.printing.libraries import AYTAN, EDITOR, INES, MARA, PICTURES, term


def chart(*terms: Any, seats: Any = (EDITOR,)) -> Any:
    contents = replace(libraries.riverside(), terms=terms, seats=seats)
    return people_section(contents)["chart"]


def test_the_chart_spans_this_academic_year_and_the_next() -> None:
    years = chart()["years"]
    assert [(y["first"], y["last"]) for y in years] == [
        ("2026-09-01", "2027-08-31"),
        ("2027-09-01", "2028-08-31"),
    ]
    assert (years[0]["from"], years[1]["to"]) == (0, 1)
    assert years[0]["to"] == years[1]["from"]


def test_a_seat_that_nobody_holds_is_one_long_gap() -> None:
    (seat,) = chart()["seats"]
    assert seat["bars"] == []
    assert [(g["from"], g["to"]) for g in seat["gaps"]] == [(0, 1)]


def test_terms_are_cut_at_the_edges_of_the_chart() -> None:
    (seat,) = chart(term(MARA, EDITOR, date(2020, 1, 1), date(2030, 1, 1)))["seats"]
    (bar,) = seat["bars"]
    assert (bar["from"], bar["to"], bar["before"], bar["after"]) == (0, 1, True, True)
    assert seat["gaps"] == []


def test_terms_outside_the_chart_are_not_drawn() -> None:
    (seat,) = chart(term(MARA, EDITOR, date(2020, 1, 1), date(2021, 1, 1)))["seats"]
    assert seat["bars"] == []


def test_terms_that_overlap_lie_on_lanes_of_their_own() -> None:
    (seat,) = chart(
        term(INES, PICTURES, date(2026, 9, 1), date(2026, 12, 31)),
        term(AYTAN, PICTURES, date(2026, 12, 15), date(2027, 6, 30)),
        term(MARA, PICTURES, date(2027, 1, 1), date(2027, 8, 31)),
        seats=(PICTURES,),
    )["seats"]
    assert seat["lanes"] == 2
    assert [(bar["name"], bar["lane"]) for bar in seat["bars"]] == [
        (INES.name, 0),
        (AYTAN.name, 1),
        (MARA.name, 0),
    ]


def test_past_present_and_coming_terms_are_told_apart() -> None:
    (seat,) = chart(
        term(INES, EDITOR, date(2026, 9, 1), date(2026, 10, 31)),
        term(MARA, EDITOR, date(2026, 11, 1), date(2027, 1, 31)),
        term(AYTAN, EDITOR, date(2027, 2, 1), date(2027, 8, 31)),
    )["seats"]
    assert [bar["state"] for bar in seat["bars"]] == ["past", "now", "next"]


DAYS = st.dates(date(2025, 1, 1), date(2029, 12, 31))


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), max_size=8))
def test_bars_on_one_lane_never_meet_and_everything_lies_in_the_chart(
    spans: list[list[date]],
) -> None:
    (seat,) = chart(*(term(MARA, EDITOR, first, last) for first, last in spans))["seats"]
    for piece in [*seat["bars"], *seat["gaps"]]:
        assert 0 <= piece["from"] < piece["to"] <= 1
    for lane in range(seat["lanes"]):
        bars = sorted((b["from"], b["to"]) for b in seat["bars"] if b["lane"] == lane)
        assert all(one[1] <= other[0] for one, other in pairwise(bars))
    for gap in seat["gaps"]:
        assert not any(b["from"] < gap["to"] and gap["from"] < b["to"] for b in seat["bars"])


def test_members_without_a_term_are_shown_as_such() -> None:
    contents = replace(libraries.riverside(), terms=())
    members: Any = people_section(contents)["members"]
    assert [m["name"] for m in members] == [INES.name, "Jonas Łukaszewicz", MARA.name]
    assert all(m["seats"] == [] and m["until"] is None for m in members)


def test_a_share_is_printed_where_somebody_has_less_than_the_whole_role() -> None:
    since = date(2026, 9, 1)
    holders = (MatrixHolder("Mara", 100, since), MatrixHolder("Ines", 40, since))
    row = MatrixRow("Editor", (), holders, (), ())
    (role,) = people_section(replace(libraries.riverside(), roles=(row,)))["roles"]
    assert role["holders"] == ["Mara", "Ines (40 %)"]
