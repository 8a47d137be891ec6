"""Tests of the timeline: every key, button and drag, and what each of them asks for."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.custody import Custodian
from smdesk.domain.records import Ref
from smdesk.domain.term_chart import Bar
from smdesk.domain.terms import SHORT_HANDOVER
from smdesk.ui.kit.dialog import AskReason, FormDialog
from smdesk.ui.team.basis import AskBasis
from smdesk.ui.team.end_term import EndTermDialog
from smdesk.ui.team.overview import TimelinePart
from smdesk.ui.team.timeline.pane import TABLE
from smdesk.ui.team.timeline.places import Gap, key
from tests.desk.conftest import account_named

Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def pane(team):
    team.show()
    return team.turn_to(TimelinePart).pane


@pytest.fixture
def canvas(pane):
    pane.canvas.setFocus()
    return pane.canvas


def bar_of(canvas, name):
    bars = [item for item in canvas._places.items() if isinstance(item, Bar) and item.name == name]
    return bars[-1]


def choose(canvas, name):
    canvas.choose(bar_of(canvas, name).term.id)
    return canvas.item()


def reason(team, text):
    ask = [one for one in team.findChildren(AskReason) if one.isVisible()][-1]
    ask._reason.setPlainText(text)
    ask._go.click()
    return ask


def spot(canvas, bar, share):
    """Return a point of the viewport in the bar, at so large a share of its width."""
    line, _ = canvas._places.find(key(bar))
    left, right = canvas.axis.ends(bar.span)
    y = canvas._places.top(line) + canvas._places.air + canvas._places.lane * (bar.lane + 0.5)
    x = canvas._names + left + (right - left) * share
    return QPoint(round(x), round(y) + canvas._ruler - canvas.verticalScrollBar().value())


def drag(canvas, start, end):
    view = canvas.viewport()
    QTest.mousePress(view, Left, Mod.NoModifier, start)
    for share in (0.4, 0.8, 1.0):
        QTest.mouseMove(view, start + (end - start) * share)
    return view


def test_what_is_chosen_is_told_in_words_and_to_a_screen_reader(pane, canvas):
    choose(canvas, NORA.name)
    assert pane.card.heading.text() == "Editor: Nora Haldane"
    assert "ends in 520 days" in pane.card._line.text()
    assert "21 days shared" in pane.card._why.text()
    said = canvas.accessibleDescription()
    assert said.startswith("Editor, Nora Haldane, 25 Apr 2026 – 24 Apr 2028")
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface.text(QAccessible.Text.Description) == said


def test_a_term_out_of_the_ordinary_says_why(pane, canvas):
    choose(canvas, "Otto Lindqvist")
    assert "Ended early: Leads the new branch now" in pane.card._why.text()
    choose(canvas, "Wren Castellan")
    assert "Under a year: Stood in until the seat was filled" in pane.card._why.text()
    choose(canvas, IDRIS.name)
    assert "was to end on 11 Dec 2026; Until the films are catalogued" in pane.card._why.text()


def test_arrows_go_from_term_to_term_and_from_seat_to_seat(canvas):
    choose(canvas, IDRIS.name)
    QTest.keyClick(canvas, Key.Key_Right)
    assert isinstance(canvas.item(), Gap)
    QTest.keyClick(canvas, Key.Key_Left)
    assert canvas.item().name == IDRIS.name
    QTest.keyClick(canvas, Key.Key_Up)
    assert canvas.item().name == NORA.name
    QTest.keyClick(canvas, Key.Key_Down)
    assert canvas.item().name == IDRIS.name


def test_enter_edits_a_term_and_fills_a_gap_until_the_next_one(team, canvas, nora):
    choose(canvas, NORA.name)
    QTest.keyClick(canvas, Key.Key_Return)
    dialog = team.findChildren(FormDialog)[-1]
    assert dialog.form.editor("decision").text() == "Board 2026-09"
    dialog.reject()
    ahead = bar_of(canvas, AYTAN.name)
    gap = next(one for one in canvas._places.items() if isinstance(one, Gap))
    canvas.choose(key(gap))
    QTest.keyClick(canvas, Key.Key_Return)
    form = team.findChildren(FormDialog)[-1].form
    assert form.editor("last").day() == ahead.term.first - timedelta(days=1)
    assert form.read().seat == ahead.term.seat


def test_keys_move_the_last_day_and_escape_leaves_it(pane, canvas, nora):
    before = choose(canvas, AYTAN.name).term
    QTest.keyClick(canvas, Key.Key_Right, Mod.AltModifier)
    QTest.keyClick(canvas, Key.Key_Right, Mod.AltModifier | Mod.ShiftModifier)
    QTest.keyClick(canvas, Key.Key_PageDown, Mod.AltModifier)
    assert "Enter keeps it" in pane._hint.text()
    QTest.keyClick(canvas, Key.Key_Escape)
    assert not canvas.moving
    assert "Arrows choose" in pane._hint.text()
    assert nora.roster.terms.one(before.id) == before
    QTest.keyClick(canvas, Key.Key_Right, Mod.AltModifier | Mod.ShiftModifier)
    QTest.keyClick(canvas, Key.Key_Return)
    assert nora.roster.terms.one(before.id).last == before.last + timedelta(days=7)


def test_keys_move_the_first_day_too(canvas, nora):
    before = choose(canvas, AYTAN.name).term
    QTest.keyClick(canvas, Key.Key_Up, Mod.AltModifier)
    QTest.keyClick(canvas, Key.Key_Left, Mod.AltModifier)
    QTest.keyClick(canvas, Key.Key_Return)
    assert nora.roster.terms.one(before.id).first == before.first - timedelta(days=1)


@pytest.fixture
def serving(desk, team):
    """Let a month go by, so that all three serve."""
    desk.clock.day += timedelta(days=30)
    desk.clock._now += timedelta(days=30)
    team.refresh()


@pytest.mark.usefixtures("serving")
def test_an_extension_asks_what_it_rests_on_and_can_be_taken_back(team, pane, canvas, nora):
    before = choose(canvas, AYTAN.name).term
    pane.acts.extend()
    assert nora.roster.terms.one(before.id) == before
    reason(team, "The board asked her")
    after = nora.roster.terms.one(before.id)
    assert after.last == before.last.replace(year=before.last.year + 1)
    assert canvas.item().extended
    assert "The board asked her" in pane.card._why.text()
    next(told for told in reversed(team.told) if told.undo).undo()
    assert nora.roster.terms.one(before.id) == before


def basis(team):
    return [one for one in team.findChildren(AskBasis) if one.isVisible()][-1]


@pytest.mark.usefixtures("serving")
def test_an_extension_rests_on_a_decision_without_a_reason(team, pane, canvas, nora):
    before = choose(canvas, AYTAN.name).term
    pane.acts.extend()
    ask = basis(team)
    assert not ask._go.isEnabled()
    assert ask.focusWidget() is ask.decision.line
    ask.decision.setText("Board 2027-03")
    assert ask._go.isEnabled()
    assert "not on file yet" in ask.decision._says.text()
    ask._go.click()
    after = nora.roster.terms.one(before.id)
    assert after.decision == "Board 2027-03"
    assert after.last == before.last.replace(year=before.last.year + 1)


@pytest.mark.usefixtures("serving")
def test_the_decision_that_a_term_rests_on_already_is_told_again_as_its_reason(
    team, pane, canvas, nora
):
    before = choose(canvas, AYTAN.name).term
    pane.acts.extend()
    basis(team).decision.setText(before.decision)
    basis(team)._go.click()
    after = nora.roster.terms.one(before.id)
    assert (after.decision, after.last > before.last) == (before.decision, True)
    assert before.decision in pane.card._why.text()


@pytest.mark.usefixtures("serving")
def test_what_no_decision_allows_is_asked_for_a_reason_alone(team, pane, canvas, nora):
    bar = choose(canvas, AYTAN.name)
    pane.acts.move(bar, bar.term.first, bar.term.last - timedelta(days=30))
    assert not [one for one in team.findChildren(AskBasis) if one.isVisible()]
    reason(team, "Goes on leave")
    assert nora.roster.terms.one(bar.term.id).ended_early == "Goes on leave"


@pytest.mark.usefixtures("serving")
def test_a_number_longer_than_any_decisions_is_refused_in_words(team, pane, canvas, nora):
    before = choose(canvas, AYTAN.name).term
    pane.acts.extend()
    basis(team).decision.setText("9" * 10_000)
    assert not basis(team)._go.isEnabled()
    assert basis(team)._missing.text()
    basis(team).reject()
    assert nora.roster.terms.one(before.id) == before


@pytest.mark.usefixtures("serving")
def test_dragging_an_end_shows_the_days_and_asks_why_it_ends_early(team, pane, canvas, nora):
    bar = choose(canvas, AYTAN.name)
    start = spot(canvas, bar, 1.0)
    view = drag(canvas, start, start - QPoint(120, 0))
    assert canvas.moving
    assert "Enter keeps it" in pane._hint.text()
    QTest.mouseRelease(view, Left, Mod.NoModifier, start - QPoint(120, 0))
    reason(team, "Goes on leave")
    after = nora.roster.terms.one(bar.term.id)
    assert after.last < bar.term.last
    assert after.ended_early == "Goes on leave"
    assert canvas.item().cut_short


def test_escape_leaves_a_drag(canvas, nora):
    bar = choose(canvas, NORA.name)
    start = spot(canvas, bar, 1.0)
    view = drag(canvas, start, start - QPoint(90, 0))
    QTest.keyClick(canvas, Key.Key_Escape)
    QTest.mouseRelease(view, Left, Mod.NoModifier, start - QPoint(90, 0))
    assert nora.roster.terms.one(bar.term.id) == bar.term


def test_the_term_of_the_only_custodian_is_not_shortened_by_a_drag(team, canvas, nora):
    bar = choose(canvas, IDRIS.name)
    start = spot(canvas, bar, 1.0)
    end = start - QPoint(30, 0)
    view = drag(canvas, start, end)
    QTest.mouseRelease(view, Left, Mod.NoModifier, end)
    assert "nobody else can open YouTube" in team.banner.words
    assert nora.roster.terms.one(bar.term.id) == bar.term
    team.banner._action.click()
    assert team.went == [Ref(Custodian.kind, account_named(nora, "YouTube").id)]


def test_a_bar_dragged_beyond_its_end_is_handed_on_with_two_weeks_together(team, canvas, nora):
    bar = choose(canvas, IDRIS.name)
    start = spot(canvas, bar, 0.5)
    end = spot(canvas, bar, 1.0) + QPoint(80, 0)
    view = drag(canvas, start, end)
    QTest.mouseRelease(view, Left, Mod.NoModifier, end)
    form = team.findChildren(FormDialog)[-1].form
    assert form.editor("first").day() == bar.term.last - timedelta(days=13)
    assert form.read().person != bar.term.person
    team.findChildren(FormDialog)[-1].save()
    rows = {row.seat.name: row for row in nora.roster.chart().rows}
    assert [run.days for run in rows["Pictures and video"].shared] == [14]
    assert SHORT_HANDOVER not in {f.rule for f in nora.roster.findings()}


def test_delete_asks_for_the_end_and_the_reason(team, canvas):
    choose(canvas, NORA.name)
    QTest.keyClick(canvas, Key.Key_Delete)
    dialog = team.findChildren(EndTermDialog)[-1]
    dialog.end()
    assert dialog._error.text() == "Say why it ends early."


def test_zoom_goes_from_decades_to_days_and_home_is_today(canvas, desk):
    canvas.fit()
    for _ in range(60):
        QTest.keyClick(canvas, Key.Key_Minus)
    shown = canvas.axis.shown(canvas._room)
    assert shown.last.year - shown.first.year > 60
    for _ in range(60):
        QTest.keyClick(canvas, Key.Key_Plus)
    shown = canvas.axis.shown(canvas._room)
    assert shown.days < 40
    QTest.keyClick(canvas, Key.Key_PageDown)
    QTest.keyClick(canvas, Key.Key_Home)
    assert desk.clock.today() in canvas.axis.shown(canvas._room)
    canvas.grab()


def test_page_keys_go_by_years_and_empty_days_are_dragged_along(canvas):
    canvas.fit()
    first = canvas.axis.shown(canvas._room).first
    QTest.keyClick(canvas, Key.Key_PageUp)
    back = canvas.axis.shown(canvas._room).first
    assert 364 <= (first - back).days <= 367
    gap = next(one for one in reversed(canvas._places.items()) if isinstance(one, Gap))
    canvas.fit()
    line, _ = canvas._places.find(key(gap))
    y = canvas._ruler + canvas._places.top(line) + 20
    start = QPoint(canvas._names + round(canvas.axis.ends(gap.span)[0]) + 60, y)
    view = drag(canvas, start, start + QPoint(40, 0))
    QTest.mouseRelease(view, Left, Mod.NoModifier, start + QPoint(40, 0))
    assert canvas.axis.shown(canvas._room).first < first


def test_the_table_has_the_same_and_the_same_can_be_done(team, pane, canvas, nora):
    choose(canvas, IDRIS.name)
    pane._ways.choose(TABLE)
    assert pane.item().name == IDRIS.name
    assert len(pane.table.records) == len(canvas._places.items())
    pane.table.select(bar_of(canvas, NORA.name).term.id)
    assert pane.card.heading.text() == "Editor: Nora Haldane"
    QTest.keyClick(pane.table, Key.Key_Return)
    dialog = team.findChildren(FormDialog)[-1]
    assert "Nora Haldane" in dialog.windowTitle()
    dialog.reject()
    pane.acts.end()
    assert team.findChildren(EndTermDialog)


def test_the_menu_offers_everything_that_dragging_does(pane, canvas):
    choose(canvas, AYTAN.name)
    menu = QMenu()
    pane.acts.fill_menu(menu, ends=True)
    said = [action.text() for action in menu.actions() if action.text()]
    assert said == [
        "Edit…",
        "Extend by a year",
        "Hand on…",
        "End early…",
        "Remove",
        "Last day a week later",
        "Last day a week earlier",
        "First day a week later",
        "First day a week earlier",
    ]
    menu.actions()[-1].trigger()
    assert bar_of(canvas, AYTAN.name).term.first == date(2026, 12, 4)


def test_findings_lead_to_what_they_are_about(team, pane, nora):
    gap = next(f for f in team.findings() if f.rule.code == "T1.seat_gap")
    team.mend(gap)
    assert team.findChildren(FormDialog)[-1].form.read().seat == gap.about.id


def test_letters_twice_as_large_make_everything_larger(team, canvas):
    before = canvas.wanted_height
    font = canvas.font()
    font.setPixelSize(28)
    canvas.setFont(font)
    assert canvas.wanted_height > 1.5 * before
    assert not canvas.grab().isNull()


def test_where_there_is_no_seat_yet_one_is_asked_for_and_then_the_term(team, pane, nora):
    pane.acts.dialogs._ask_for_a_seat()
    first = team.findChildren(FormDialog)[-1]
    first.form.editor("name").setText("Second pair of eyes")
    first.save()
    seat = next(one for one in nora.roster.seats.all() if one.name == "Second pair of eyes")
    then = [one for one in team.findChildren(FormDialog) if one.isVisible()][-1]
    assert then.windowTitle() == "New term"
    assert then.form.read().seat == seat.id
    then.form.show_faults({})
    then.form._start = then.form._typed()
    then.reject()
