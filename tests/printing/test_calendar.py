"""The month and the week on paper hold every post, on both papers, however many there are."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from smdesk.domain.accounts import Platform
from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.dates import Span
from smdesk.domain.imprint import Imprint
from smdesk.domain.organisation import Paper
from smdesk.domain.records import RecordId
from smdesk.printing.calendar import Planned, month_sheet, week_sheet
from smdesk.printing.press import Press
from tests.printing.conftest import Pdf
from tests.printing.libraries import RIVERSIDE

FIRST = date(2026, 11, 1)
WEEK = Span(date(2026, 11, 16), date(2026, 11, 22))
NOTES = {date(2026, 11, 17): ("Term begins",), date(2026, 12, 1): ("Not of this month",)}
TITLES = ("Chess night", "Yeni kitablar: şənbə günü", "Ночь поэзии *#[x]", "本の日", "Γιορτή")


def posts(count: int, first: date = FIRST, days: int = 30) -> list[CalendarLine]:
    states = list(State)
    return [
        CalendarLine(
            id=RecordId(f"v{n}"),
            item=RecordId(f"i{n}"),
            at=datetime(2026, 11, 1, tzinfo=UTC),
            day=first + timedelta(days=n * days // count),
            clock=time(9 + n % 9, 30),
            channel=RecordId("a"),
            channel_name="Instagram, for children",
            platform=next(iter(Platform)),
            title=f"{TITLES[n % len(TITLES)]} {n}",
            state=states[n % len(states)],
            owner=None,
            owner_name="Aytən Səfərli",
            campaign=None,
            objective=None,
            labels=(),
            needs_me=False,
            movable=True,
            problem=False,
        )
        for n in range(count)
    ]


def planned(
    lines: list[CalendarLine],
    paper: Paper = Paper.A4,
    filters: str = "",
    *,
    draft: bool = True,
) -> Planned:
    imprint = Imprint(
        organisation=replace(RIVERSIDE, paper=paper),
        today=date(2026, 11, 21),
        printed_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
        printed_by="Mara Lindqvist",
        log_entries=54,
        check_words="river olive anchor slate",
    )
    return Planned(lines, NOTES, filters, imprint, draft)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [0, 20, 200])
def test_a_month_holds_every_post_whatever_the_paper(
    press: Press, count: int, paper: Paper
) -> None:
    lines = posts(count) if count else []
    pdf = Pdf(press.pdf(month_sheet(planned(lines, paper), FIRST)).pdf)
    for number in range(count):
        assert f" {number} Instagram" in pdf.text
    assert ("Nothing is planned for these days." in pdf.text) is (count == 0)
    assert "Posts of November 2026" in pdf.text
    assert "Term begins" in pdf.text
    assert "Not of this month" not in pdf.text
    if count <= 20:
        assert len(pdf.pages) == 1


def test_a_day_of_many_posts_goes_on_overleaf_and_loses_none(press: Press) -> None:
    pdf = Pdf(press.pdf(month_sheet(planned(posts(120, days=1)), FIRST)).pdf)
    assert all(f" {number} Instagram" in pdf.text for number in range(120))


@pytest.mark.parametrize(
    ("paper", "long_side"), [(Paper.A4, 420.0), (Paper.LETTER, 431.8)], ids=["A3", "tabloid"]
)
@pytest.mark.parametrize("count", [0, 20, 200])
def test_a_large_month_lies_on_paper_of_twice_the_size_and_holds_every_post(
    press: Press, count: int, paper: Paper, long_side: float
) -> None:
    lines = posts(count) if count else []
    pdf = Pdf(press.pdf(month_sheet(planned(lines, paper), FIRST, large=True)).pdf)
    assert all(f" {number} Instagram" in pdf.text for number in range(count))
    width = float(pdf.reader.pages[0].mediabox.width) / 72 * 25.4
    assert abs(width - long_side) < 1
    if count <= 20:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize("paper", Paper)
def test_a_plan_that_nobody_approved_says_so_across_each_page(press: Press, paper: Paper) -> None:
    for draft in (True, False):
        many = planned(posts(200), paper, draft=draft)
        for sheet in (
            month_sheet(many, FIRST),
            month_sheet(many, FIRST, large=True),
            week_sheet(many, WEEK),
        ):
            printed = press.pdf(sheet)
            assert not printed.notes
            pages = Pdf(printed.pdf).pages
            assert all(("DRAFT" in page) is draft for page in pages)


def test_weeks_begin_on_the_day_that_is_asked_for() -> None:
    monday, sunday = (month_sheet(planned([]), FIRST, first_weekday=first).data for first in (0, 6))
    assert monday["weekdays"] == [0, 1, 2, 3, 4, 5, 6]
    assert sunday["weekdays"] == [6, 0, 1, 2, 3, 4, 5]
    assert len(monday["weeks"]) == 6  # type: ignore[arg-type]
    assert len(sunday["weeks"]) == 5  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [0, 20, 200])
def test_a_run_sheet_has_a_line_for_each_post_that_goes_out(
    press: Press, count: int, paper: Paper
) -> None:
    lines = posts(count, WEEK.first, 7) if count else []
    pdf = Pdf(press.pdf(week_sheet(planned(lines, paper, "Needs me"), WEEK)).pdf)
    out = {State.IDEA, State.REJECTED, State.WITHDRAWN, State.ARCHIVED}
    for number, line in enumerate(lines):
        assert (f" {number} Instagram" in pdf.text) is (line.state not in out)
    assert "Only: Needs me" in pdf.text
    assert "Run sheet, 16 Nov 2026 – 22 Nov 2026" in pdf.text
