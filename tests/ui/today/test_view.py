"""Tests of the first screen: greeting, what needs whom, and the way to where it is mended."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from smdesk.desk.sample import IDRIS
from smdesk.domain.accounts import Account
from smdesk.domain.handoff import Packet
from smdesk.ui.kit.findings import FindingRow
from smdesk.ui.today import TodayView
from tests.ui.conftest import words


@pytest.fixture
def screen(desk, qtbot):
    def make(session):
        view = TodayView(
            session.today, session.handoff, session.me, today=desk.clock.today, now=desk.clock.now
        )
        view.resize(1072, 800)
        qtbot.addWidget(view)
        view.went = []
        view.wanted.connect(view.went.append)
        return view

    return make


@pytest.fixture
def today(screen, nora):
    return screen(nora)


def test_it_greets_by_name_and_says_where_things_stand(today, nora):
    glance = nora.today.glance(by=nora.me)
    waiting, soon = len(glance.needs_me), glance.pressing
    assert today.header.title.text().endswith(", Nora")
    assert today.header.subtitle.text() == (
        f"{waiting} things need you, {soon} of them soon. "
        "The term of Idris Okafor-Lund ends in 41 days."
    )


@pytest.mark.parametrize(
    ("hour", "words"), [(8, "Good morning"), (13, "Good afternoon"), (21, "Good evening")]
)
def test_it_greets_by_the_hour(today, hour, words):
    local = datetime.combine(date(2026, 11, 21), time(hour)).astimezone()
    today._now = lambda: local.astimezone(UTC)
    assert today._greeting().startswith(words)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "Nothing needs you today."), (1, "One thing needs you."), (60, "60 things need you, 2")],
)
def test_the_line_under_the_greeting_fits_any_number_of_things(today, nora, count, words):
    glance = nora.today.glance(by=nora.me)
    many = (glance.needs_me * 2)[:count]
    assert today._line(replace(glance, needs_me=many, pressing=2)).startswith(words)


@pytest.mark.parametrize("count", [0, 1, 60])
def test_each_of_sixty_things_has_one_button_and_twelve_are_shown_at_first(today, nora, count):
    glance = nora.today.glance(by=nora.me)
    many = (glance.needs_me * 2)[:count]
    today.mine.show_findings(many)
    rows = [row for row in today.mine.rows if isinstance(row, FindingRow)]
    assert len(rows) == min(count, 12)
    assert all(row.button.text() for row in rows)
    assert sum(row.button.primary for row in rows) == min(count, 1)
    assert ("Nothing. Enjoy the day." in said_in(today.mine)) is (count == 0)
    if count > 12:
        today.mine.show_more()
        rows = [row for row in today.mine.rows if isinstance(row, FindingRow)]
        assert len(rows) == count


def said_in(card):
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def test_what_only_idris_can_mend_is_his_and_somebody_elses_to_nora(desk, screen, nora):
    sole = "Only Idris Okafor-Lund can open YouTube."
    assert sole in words(screen(nora).others)
    assert sole in words(screen(desk.enter(IDRIS)).mine)


def test_each_row_leads_to_the_record_it_is_about(today, nora):
    row = next(
        row
        for row in today.mine.findChildren(FindingRow)
        if "code for Instagram" in row.sentence.text()
    )
    row.button.click()
    account = next(line for line in nora.accounts.lines() if line.name == "Instagram")
    assert (today.went[-1].kind, today.went[-1].id) == (Account.kind, account.id)


def test_the_figures_are_true(today):
    said = words(today.stand)
    assert "2 of 5" in said
    assert "2 people" in said


def test_the_first_steps_are_ticked_as_they_are_done(today, nora):
    assert today.steps.note.text() == "3 of 6"
    nora.handoff.print_packet(by=nora.me)
    today.refresh()
    assert today.steps.note.text() == "4 of 6"
    assert "HP-2026-01" in words(today.stand)


def test_the_week_shows_only_what_is_known(today):
    days = today._desk.glance(by=today._me).week
    assert today.week.isVisibleTo(today) is any(d.begins or d.ends or d.codes_due for d in days)
    assert "Instagram: codes due" in today.week.accessibleDescription()


def test_a_day_on_which_nothing_needs_anyone_says_so(today):
    today.mine.show_findings([])
    assert "Nothing. Enjoy the day." in words(today.mine)


def test_the_packet_is_one_press_away(today):
    today.go_to_packet()
    assert today.went[-1].kind == Packet.kind


def test_search_is_one_press_away(today, qtbot):
    with qtbot.waitSignal(today.searching):
        today._search.click()


def test_no_secret_is_read_for_this_screen(today, nora):
    for line in nora.accounts.lines():
        seen = nora.accounts.exposures(line.id)
        mine = {one.how.value for one in seen if one.person == nora.me.person}
        assert mine <= {"created"}


def test_everything_has_a_name_and_tab_reaches_it(today, walk):
    today.show()
    today.findChildren(QWidget)[0].setFocus()
    walk(today)
