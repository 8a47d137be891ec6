"""The year lies on one page, with everything on it named or counted, on both papers."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.dates import Span
from smdesk.domain.organisation import Paper
from smdesk.domain.year_wheel import MOST_LISTED, Ring, YearMark, YearWheel, placed, weeks_of
from smdesk.printing.press import Press
from smdesk.printing.year_wheel import year_sheet
from tests.printing.conftest import Pdf
from tests.printing.test_calendar import planned

YEAR = Span(date(2026, 9, 1), date(2027, 8, 31))
NAMES = {
    Ring.CAMPAIGN: "Winter reading",
    Ring.EVENT: "Author visit",
    Ring.DAY: "Day of libraries",
    Ring.TERM: "Aytən: term begins",
    Ring.REVIEW: "LB-POL-07 *#[x]",
}
days = st.dates(YEAR.first, YEAR.last)


def marks(ring: Ring, count: int, long: int = 0) -> list[YearMark]:
    first = [YEAR.first + timedelta(days=n * 365 // max(count, 1)) for n in range(count)]
    return [
        YearMark(ring, day, day + timedelta(days=long), f"{NAMES[ring]} {n}")
        for n, day in enumerate(first)
    ]


def printed(press: Press, found: list[YearMark], paper: Paper, posts: int = 3) -> Pdf:
    wheel = YearWheel(YEAR, found, [posts] * 53, planned([], paper).imprint)
    made = press.pdf(year_sheet(wheel))
    assert not made.notes
    return Pdf(made.pdf)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("whole", [True, False], ids=["as many as are named", "200 of each"])
def test_the_year_is_one_page(press: Press, whole: bool, paper: Paper) -> None:
    found = [
        mark
        for ring in Ring
        for mark in marks(
            ring, MOST_LISTED[ring] if whole else 200, 30 if ring is Ring.CAMPAIGN else 0
        )
    ]
    pdf = printed(press, found, paper)
    assert len(pdf.pages) == 1
    for mark in found:
        assert (mark.name in pdf.text) is whole
    assert pdf.text.count("200, too many to name here") == (0 if whole else len(Ring))


def test_an_empty_year_is_a_page_too(press: Press) -> None:
    pdf = printed(press, [], Paper.A4, posts=0)
    assert len(pdf.pages) == 1
    assert "The year 2026 to 2027" in pdf.text
    assert "the highest has 0" in pdf.text
    assert "today, 21 Nov 2026" in pdf.text


def test_what_reaches_over_the_ends_of_the_year_is_cut_there(press: Press) -> None:
    long = YearMark(Ring.CAMPAIGN, date(2026, 1, 1), date(2030, 1, 1), "Everything")
    outside = YearMark(Ring.EVENT, date(2027, 9, 1), date(2027, 9, 1), "Another year")
    wheel = YearWheel(YEAR, [long, outside], [0] * 53, planned([]).imprint)
    rings = year_sheet(wheel).data["rings"]
    assert rings[0]["marks"] == [{"from": 0.0, "to": 1.0, "lane": 0, "number": 1}]  # type: ignore[index,call-overload]
    assert rings[1]["marks"] == []  # type: ignore[index,call-overload]


@given(st.lists(days, max_size=200))
def test_each_post_of_the_year_is_in_one_week(found: list[date]) -> None:
    counts = weeks_of(YEAR, [*found, YEAR.last + timedelta(days=1)])
    assert sum(counts) == len(found)
    assert len(counts) == 53


@given(st.lists(st.tuples(days, st.integers(0, 60)), max_size=40), st.integers(1, 20))
def test_marks_of_one_lane_do_not_lie_on_each_other(
    spans: list[tuple[date, int]], room: int
) -> None:
    found = [
        YearMark(Ring.EVENT, day, day + timedelta(days=long), str(n))
        for n, (day, long) in enumerate(spans)
    ]
    drawn = placed(found, Ring.EVENT, 3, room)
    assert len(drawn) == len(found)
    for lane in range(3):
        here = [one.mark for one in drawn if one.lane == lane]
        for before, after in pairwise(here):
            assert after.first > before.last
    numbers = [one.number for one in drawn]
    if len(found) <= MOST_LISTED[Ring.EVENT]:
        assert numbers == list(range(1, len(found) + 1))
    else:
        assert set(numbers) == {None}
