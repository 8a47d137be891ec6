"""Plans, series, templates, routes and objectives on the screen of the plan."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.sample import IDRIS
from smdesk.domain.content_plans import ContentPlan, Period, PlanState
from smdesk.domain.objectives import Objective
from smdesk.domain.occasions import Event
from smdesk.domain.plan_duties import PlanDuty
from smdesk.domain.routes import CrossRoute
from smdesk.domain.series import PostSeries
from smdesk.domain.templates import PostTemplate
from smdesk.domain.voice import Envelope
from smdesk.ui.kit import wording
from smdesk.ui.kit.asking import OnDay
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.plan.make_drafts import MakeDrafts
from smdesk.ui.plan.plan_done import done_sheet
from smdesk.ui.plan.starters import starters
from smdesk.ui.plan.templates import plant
from smdesk.ui.plan.voice import standing
from tests.ui.conftest import words
from tests.ui.plan.test_view import (  # noqa: F401 - fixtures of the same screen
    choose,
    dialog,
    make,
    press,
    press_button,
    save,
)


@pytest.fixture
def view(make, nora):  # noqa: F811 - the fixture of that name
    return make(nora)


def opened(view, kind):
    view.turn_to(kind)
    return view.register(kind)


def pick(register, record):
    assert register.table.select(record.id)
    return register


def test_a_plan_that_waits_is_approved_from_the_register(view, nora, desk):
    plan = nora.plans.contents.of(desk.clock.today(), Period.WEEK)
    assert plan.state is PlanState.SUBMITTED
    register = pick(opened(view, ContentPlan.kind), plan)
    press_button(register, "Approve…")
    save(dialog(view), words="A good week")
    assert nora.plans.contents.one(plan.id).state is PlanState.APPROVED
    view.refresh()
    assert "Nora Haldane said yes" in words(register)


def test_whoever_prepared_a_plan_finds_no_way_to_approve_it(make, desk):  # noqa: F811
    idris = desk.enter(IDRIS)
    view = make(idris)
    plan = idris.plans.contents.of(desk.clock.today(), Period.WEEK)
    register = pick(opened(view, ContentPlan.kind), plan)
    action = next(a for a in register.actions() if "Approve" in a.text().replace("&", ""))
    assert not action.isEnabled()


def test_a_plan_shows_what_became_of_it_by_channel_and_by_objective(view, nora, desk):
    plan = nora.plans.contents.of(desk.clock.today(), Period.MONTH)
    said = words(pick(opened(view, ContentPlan.kind), plan))
    for part in ("Plan and done", "By channel", "By objective", "Shared with", "posted"):
        assert part in said


def test_plan_and_done_is_printed_post_by_post(view, nora, desk, press):  # noqa: F811
    plan = nora.plans.contents.of(desk.clock.today(), Period.MONTH)
    sheet = done_sheet(view.planning, plan, "Plan for this month")
    titles = [one["title"] for one in sheet.data["listings"]]
    assert titles == ["All posts", "By channel", "By objective", "Post by post"]
    assert "Plan for this month" in str(sheet.data)
    assert press.pdf(sheet).pdf.startswith(b"%PDF")


def test_a_plan_is_begun_with_its_form_and_submitted(view, nora):
    register = opened(view, ContentPlan.kind)
    register.add_one()
    ask = dialog(view)
    later = view.planning.today() + timedelta(days=70)
    ask.form.editor("first").set_day(later)
    ask.save()
    plan = nora.plans.contents.of(later, Period.MONTH)
    assert plan.first.day == 1
    assert plan.state is PlanState.DRAFT


def test_a_plan_that_is_owed_is_begun_from_its_finding(view, nora):
    owed = [f for f in nora.plans.findings() if f.about.kind == PlanDuty.kind]
    before = len(nora.plans.contents.all())
    view.mend(owed[0])
    assert len(nora.plans.contents.all()) == before + 1


def test_drafts_are_made_after_a_look_at_each_day(view, nora):
    series = nora.plans.series.all()[0]
    register = pick(opened(view, PostSeries.kind), series)
    press_button(register, "Make drafts…")
    ask = dialog(view, MakeDrafts)
    rows = [wording.name(line.made) for line in ask.table.records]
    assert set(rows) == {"Made already", "New draft"}
    new = next(line for line in ask.table.records if wording.name(line.made) == "New draft")
    ask.table.select(new.day)
    ask.skip()
    assert wording.name(ask.table.selected().made) == "Left out"
    before = len(nora.plans.series.drafts(series.id))
    ask.make()
    made = nora.plans.series.drafts(series.id)
    assert len(made) == before + rows.count("New draft") - 1
    assert new.day not in [one.day for one in made]


def test_a_series_is_changed_from_a_day_on_and_ended(view, nora):
    series = nora.plans.series.all()[0]
    register = pick(opened(view, PostSeries.kind), series)
    press_button(register, "Change from a day on…")
    day = view.planning.today() + timedelta(days=8)
    ask = dialog(view)
    assert isinstance(ask.form.read(), OnDay)
    ask.form.editor("day").set_day(day)
    ask.save()
    save(dialog(view), name="Friday riddle")
    names = {one.name for one in nora.plans.series.all()}
    assert names == {"Riddle of the week", "Friday riddle"}
    later = next(one for one in nora.plans.series.all() if one.name == "Friday riddle")
    register.refresh()
    pick(register, later)
    press_button(register, "End…")
    dialog(view).save()
    assert nora.plans.series.one(later.id).until is not None


def test_starters_are_put_in_once(view, nora):
    register = opened(view, PostTemplate.kind)
    before = len(nora.plans.templates.all())
    plant(register, None)
    after = len(nora.plans.templates.all())
    assert 0 < after - before < len(starters())
    plant(register, None)
    assert len(nora.plans.templates.all()) == after


def test_posts_about_an_event_are_begun_from_templates_that_are_ticked(view, nora):
    event = next(one for one in nora.occasions.events.all() if "Book sale" in one.name)
    register = pick(opened(view, Event.kind), event)
    press_button(register, "Begin posts…")
    before = nora.library.calendar.items.count(event=event.id)
    dialog(view).save()
    begun = nora.library.calendar.items.where(event=event.id)
    assert len(begun) > before
    assert any("Book sale" in one.name for one in begun)


def test_posts_about_something_else_ask_what_it_is(view, nora):
    plant(opened(view, PostTemplate.kind), None)
    register = view.register(PostTemplate.kind)
    press_button(register, "New posts…")
    ask = dialog(view)
    ask.form.put("event", None)
    save(ask, name="")
    assert ask.isVisibleTo(view)
    save(ask, name="Stocktaking")
    assert "Posts about Stocktaking" in dialog(view).windowTitle()
    dialog(view).save()
    assert any("Stocktaking" in line.title for line in nora.calendar.lines(None))


def test_instagram_then_facebook_is_offered_and_a_circle_refused(view, nora):
    register = opened(view, CrossRoute.kind)
    (route,) = nora.plans.routes.all()
    assert "Facebook page after Instagram" in words(pick(register, route))
    register.add_one()
    ask = dialog(view)
    ask.form.put("leader", route.follower)
    ask.form.put("follower", route.leader)
    ask.save()
    assert "circle" in words(ask.banner)
    assert nora.plans.routes.all() == [route]
    nora.plans.routes.change(replace(route, active=False), by=nora.me)
    ask.save()
    assert len(nora.plans.routes.all()) == 2
    register.edit_record(nora.plans.routes.one(route.id))
    again = dialog(view)
    again.form.put("active", True)
    again.save()
    assert "circle" in words(again.banner)
    again.reject()


def test_objectives_stand_as_a_tree_and_say_what_names_them(view, nora):
    register = opened(view, Objective.kind)
    codes = [one.code for one in register.table.records]
    assert codes == ["1", "1.1", "1.2", "2"]
    served = next(one for one in nora.plans.objectives.all() if one.code == "1.1")
    assert "posts and campaigns" in words(pick(register, served))


def test_an_envelope_says_that_nobody_signed_it(view, nora):
    one = nora.plan.envelopes.all()[0]
    assert "not signed" not in standing(view.planning, one)
    old = Envelope(series="Old", channels=one.channels, most_posts=1,
                   approved_by=one.approved_by, approved_on=one.approved_on)  # fmt: skip
    assert "not signed" in standing(view.planning, old)
    assert isinstance(view.register(Envelope.kind).findChildren(FormDialog), list)
