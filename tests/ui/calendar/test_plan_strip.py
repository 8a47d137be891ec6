"""The line over the calendar: how the plan of the shown days stands, and what comes next."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from smdesk.desk.sample import IDRIS
from smdesk.domain.clock_times import on_clock
from smdesk.domain.content_plans import ContentPlan, Period, PlanState
from smdesk.ui.calendar.asked import Face
from smdesk.ui.calendar.plan_strip import PlanStrip
from smdesk.ui.calendar.slots import Slot
from smdesk.ui.calendar.use_again import UseAgain
from smdesk.ui.kit.dialog import AskReason, FormDialog
from smdesk.ui.kit.plan_deeds import PlanDeeds
from tests.desk.conftest import TODAY


@pytest.fixture
def strip(desk):
    def made(view, session):
        does = PlanDeeds(
            session.plans,
            session.me,
            people=lambda: {one.id: one.name for one in session.roster.people.all()},
            channels=lambda: {line.id: line.name for line in session.accounts.lines()},
            today=desk.clock.today,
        )
        view.show()
        return PlanStrip(view, does, say=view.notice, today=desk.clock.today)

    return made


def test_the_plan_of_the_shown_month_or_week_says_how_it_stands(make, nora, strip):
    view = make(nora)
    line = strip(view, nora)
    view.show_face(Face.MONTH)
    assert "November 2026" in line.title.text()
    assert line.state.text == "Shared"
    assert "approved by Nora Haldane" in line.words.text()
    view.show_face(Face.WEEK)
    assert "16 Nov 2026" in line.title.text()
    assert line.state.text == "Submitted"
    view.show_face(Face.LIST)
    assert line.isHidden()


def test_a_plan_that_waits_is_approved_there_by_whoever_may(make, nora, strip):
    view = make(nora)
    line = strip(view, nora)
    view.show_face(Face.WEEK)
    assert line.act.text() == "Approve the plan…"
    line.act.click()
    ask = view.findChildren(FormDialog)[-1]
    ask.save()
    assert nora.plans.contents.of(TODAY, Period.WEEK).state is PlanState.APPROVED
    view.refresh()
    assert line.act.text() == "Share the plan…"


def test_whoever_submitted_it_waits(make, desk, strip):
    idris = desk.enter(IDRIS)
    view = make(idris)
    line = strip(view, idris)
    view.show_face(Face.WEEK)
    assert line.act.isHidden()
    assert not line.open.isHidden()


def test_a_plan_is_begun_and_submitted_from_the_calendar(make, nora, strip):
    view = make(nora)
    line = strip(view, nora)
    view.show_face(Face.MONTH)
    view.go_to(Slot(TODAY + timedelta(days=70)))
    assert line.title.text() == "No plan for January 2027 yet"
    assert line.act.text() == "Begin the plan"
    line.act.click()
    view.refresh()
    assert line.state.text == "Draft"
    line.act.click()
    later = nora.plans.contents.of(TODAY + timedelta(days=70), Period.MONTH)
    assert later.state is PlanState.DRAFT, "a plan without posts asks for a reason"
    ask = view.findChildren(AskReason)[-1]
    ask.given.emit("Nothing is planned yet")
    assert nora.plans.contents.one(later.id).state is PlanState.SUBMITTED


def test_nobody_is_asked_to_plan_what_is_over(make, nora, strip):
    view = make(nora)
    line = strip(view, nora)
    view.show_face(Face.MONTH)
    view.go_to(Slot(TODAY - timedelta(days=100)))
    assert line.isHidden()


def test_a_narrow_window_keeps_what_comes_next(make, nora, strip):
    view = make(nora, size=(460, 700))
    line = strip(view, nora)
    view.show_face(Face.WEEK)
    line.resize(400, line.height())
    assert line.words.isHidden()
    assert line.open.isHidden()
    assert not line.act.isHidden()


def test_it_leads_to_the_plan(make, nora, strip):
    view = make(nora)
    wanted = []
    view.wanted.connect(wanted.append)
    line = strip(view, nora)
    line.open.click()
    assert wanted[-1].kind == ContentPlan.kind


def test_an_earlier_post_is_found_and_becomes_a_draft(make, nora):
    view = make(nora)
    names = {line.id: line.name for line in nora.accounts.lines()}
    told = []
    dialog = UseAgain(nora.calendar, nora.me, names, lambda *said: told.append(said), view)
    dialog.field.setText("shelves")
    (row,) = dialog.table.records
    assert row.title == "New shelves"
    assert "ago" in dialog.care.text()
    dialog.use()
    (draft, words) = told[0]
    assert "New shelves" in words
    assert nora.calendar.variant(draft.id).at is None
    assert nora.calendar.item(draft.item).reused == row.id


def test_how_long_ago_a_post_was_out_is_counted_in_days_of_the_calendar(make, nora, desk):
    dialog = UseAgain(nora.calendar, nora.me, {}, partial(print), make(nora))
    zone = nora.calendar.zone()
    last = on_clock(nora.calendar.now(), zone).replace(hour=23, minute=30) - timedelta(days=1)
    assert dialog._since(last) == "Last out yesterday. Readers may remember it."
    assert "today" in dialog._since(nora.calendar.now())
    assert ", 2 days ago." in dialog._since(last - timedelta(days=1))
    assert dialog._since(last - timedelta(days=400)).endswith("ago.")


def test_nothing_that_went_out_has_these_words(make, nora):
    view = make(nora)
    dialog = UseAgain(nora.calendar, nora.me, {}, partial(print), view)
    dialog.field.setText("nowhere at all")
    assert not dialog.take.isEnabled()
    dialog.use()
    dialog.reject()


def button(view, words):
    found = [b for b in view.composer.card.buttons if b.text().replace("&", "") == words]
    return found[0] if found else None


def test_a_post_goes_out_inside_an_envelope_from_its_pane(make, desk):
    idris = desk.enter(IDRIS)
    view = make(idris)
    inside = next(
        line for line in idris.calendar.lines(None)
        if idris.calendar.enveloping.inside(line.id) is not None
    )  # fmt: skip
    view.show_post(inside.id, inside.day)
    assert "Inside the envelope Book of the week" in view.composer.card.said.text()


def test_an_envelope_that_does_not_fit_says_why(make, nora):
    view = make(nora)
    lines = [n for n in nora.calendar.lines(None) if n.channel_name == "X"]
    draft = next(n for n in lines if n.state.value == "draft")
    view.show_post(draft.id, draft.day)
    press = button(view, "Inside an envelope…")
    press.click()
    ask = view.findChildren(FormDialog)[-1]
    assert "Nobody has approved the envelope." in ask.form.editor("envelope").currentText()
    ask.save()
    assert ask.banner.isVisibleTo(ask)
    ask.reject()


def test_others_follow_with_drafts_from_the_pane(make, nora):
    route = nora.plans.routes.all()[0]
    nora.plans.routes.change(replace(route, active=True), by=nora.me)
    view = make(nora)
    lines = [n for n in nora.calendar.lines(None) if n.channel_name == "Instagram"]
    draft = next(n for n in lines if n.state.value == "draft")
    view.show_post(draft.id, draft.day)
    press = button(view, "Let others follow")
    press.click()
    assert len(nora.calendar.variants(draft.item)) == 2
