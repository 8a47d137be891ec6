"""What the screen shows is what is printed: its month, its week, its filters."""

from datetime import date
from functools import partial

import pytest

from smdesk.domain.calendar import State
from smdesk.domain.year_wheel import Ring
from smdesk.printing.press import Press
from smdesk.ui.calendar.paper import CalendarPaper
from smdesk.ui.calendar.year_paper import YearPaper
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.printing import SheetOutput
from tests.printing.conftest import RESOURCES, Pdf


@pytest.fixture
def paper(view, nora, desk, tmp_path, qtbot):
    background = Background(view)
    output = SheetOutput(Press(RESOURCES), background, view, view, documents=tmp_path)
    yield CalendarPaper(view, output, partial(nora.imprint, by=nora.me), nora.plans.state_of)
    background.close()


def test_the_papers_hold_what_the_filters_leave(view, paper, put, nora):
    chess = put("Chess night", 1)
    put("Poetry", 1)
    view.show_post(chess.id, nora.calendar.line(chess.id).day)
    press = Press(RESOURCES)
    for sheet in (paper.month(), paper.week()):
        assert "Poetry" in Pdf(press.pdf(sheet).pdf).text
    view.filters.field.setText("chess")
    for sheet in (paper.month(), paper.week()):
        text = Pdf(press.pdf(sheet).pdf).text
        assert "Chess night" in text
        assert "Poetry" not in text
        assert "Only: chess" in text


def test_the_month_is_saved_as_a_file(paper, view, tmp_path, qtbot):
    paper.save_month()
    with qtbot.waitSignal(paper.output.done, timeout=20_000):
        paper.output.save_to(tmp_path / "month.pdf")
    assert (tmp_path / "month.pdf").read_bytes().startswith(b"%PDF")
    assert "month.pdf" in view.told[-1].text


def test_the_month_on_large_paper_is_the_same_month(paper, view, put, tmp_path, qtbot):
    put("Chess night", 1)
    view.refresh()
    assert paper.large().large
    assert paper.large().data == paper.month().data
    paper.save_large()
    with qtbot.waitSignal(paper.output.done, timeout=20_000):
        paper.output.save_to(tmp_path / "large.pdf")
    assert "Chess night" in Pdf((tmp_path / "large.pdf").read_bytes()).text


def test_the_year_holds_what_is_in_it_whatever_the_filters_say(view, nora, desk, put, qtbot):
    background = Background(view)
    output = SheetOutput(Press(RESOURCES), background, view, view, documents=desk.home)
    year = YearPaper(
        view,
        output,
        nora.calendar,
        nora.overlays,
        imprint=partial(nora.imprint, by=nora.me),
    )
    before = sum(year.wheel().posts)
    put("Chess night", 1)
    put("Never mind", 2, state=State.REJECTED)
    view.filters.field.setText("nothing fits this")
    wheel = year.wheel()
    assert sum(wheel.posts) == before + 1
    assert wheel.year.first == date(2026, 9, 1)
    assert "Winter reading" in {mark.name for mark in wheel.marks if mark.ring is Ring.CAMPAIGN}
    assert {Ring.EVENT, Ring.DAY, Ring.TERM} <= {mark.ring for mark in wheel.marks}
    year.save_year()
    with qtbot.waitSignal(output.done, timeout=20_000):
        output.save_to(desk.home / "year.pdf")
    text = Pdf((desk.home / "year.pdf").read_bytes()).text
    assert "The year 2026 to 2027" in text
    assert "Winter reading" in text
    background.close()
