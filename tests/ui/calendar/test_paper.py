"""What the screen shows is what is printed: its month, its week, its filters."""

from functools import partial

import pytest

from smdesk.printing.press import Press
from smdesk.ui.calendar.paper import CalendarPaper
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.printing import SheetOutput
from tests.printing.conftest import RESOURCES, Pdf


@pytest.fixture
def paper(view, nora, desk, tmp_path, qtbot):
    background = Background(view)
    output = SheetOutput(Press(RESOURCES), background, view, view, documents=tmp_path)
    yield CalendarPaper(
        view, output, partial(nora.imprint, by=nora.me), desk.clock.now, nora.plans.state_of
    )
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
