"""Reports move on, scopes change for a reason, envelopes carry an approval, templates are found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.errors import GoneError, ReasonNeededError, RefusedError
from smdesk.desk.sample import IDRIS
from smdesk.domain.dates import months_after
from smdesk.domain.projects import Project, Status
from smdesk.domain.records import new_id
from smdesk.domain.voice import Bound, Envelope, Media, Outing, Varied
from tests.desk.conftest import TODAY, account_named, person_named


def named(desk, title):
    return next(one for one in desk.all() if one.title == title)


def codes(session):
    return [one.rule.code for one in session.plan.findings()]


def post(session, **rest):
    fields = {
        "channel": account_named(session, "Facebook page").id,
        "on": TODAY,
        "letters": 200,
        "links": 1,
        "media": frozenset({Media.PICTURE}),
        "varied": frozenset({Varied.TEXT}),
    }
    return Outing(**fields | rest)


def test_the_sample_has_something_true_to_say_in_every_register(nora):
    plan = nora.plan
    desks = [value for value in vars(plan).values() if hasattr(value, "all")]
    assert len(desks) == 11
    assert all(desk.all() for desk in desks)
    assert codes(nora) == [
        "T8.report_overdue",
        "T8.report_due",
        "T11.sponsors_quiet",
        "T14.no_lead",
        "T14.project_late",
        "T12.envelope_unapproved",
        "T15.template_unchecked",
        "T15.nobody_looks_after",
    ]


def test_all_of_it_is_among_the_holes_and_on_today(nora):
    holes = {one.rule.code for one in nora.handoff.holes()}
    assert set(codes(nora)) <= holes
    glance = nora.today.glance(by=nora.me)
    told = {f.rule.code for f in (*glance.needs_me, *glance.needs_someone)}
    assert set(codes(nora)) <= told


def test_what_is_overdue_reaches_the_sponsor_and_the_writer(desk, nora):
    overdue = nora.plan.findings()[0]
    assert set(overdue.also) == {nora.me.person, person_named(nora, IDRIS.name).id}
    idris = desk.enter(IDRIS)
    needs = {f.rule.code for f in idris.today.glance(by=idris.me).needs_me}
    assert "T8.report_overdue" in needs


def test_a_delivered_report_is_due_again_and_undo_brings_it_back(nora):
    duties = nora.plan.duties
    before = named(duties, "Letter to the Friends")
    given = duties.deliver(before.id, TODAY, minute=" Item 3 ", by=nora.me)
    assert (given.due, given.late, given.minute) == (before.next_due, 5, "Item 3")
    after = duties.one(before.id)
    assert after.next_due == months_after(before.next_due, 3)
    assert nora.plan.deliveries.all()[0] == given
    assert "T8.report_overdue" not in codes(nora)
    nora.undo.undo(by=nora.me)
    assert duties.one(before.id) == before
    assert given not in nora.plan.deliveries.all()


def test_parts_are_ticked_and_forgotten_with_the_delivery(nora):
    duties = nora.plan.duties
    report = named(duties, "Half-yearly report")
    ticked = duties.tick(report.id, ["Money", "Figures", "no such part"], by=nora.me)
    assert ticked.done == ("Figures", "Money")
    duties.deliver(report.id, TODAY, by=nora.me)
    assert duties.one(report.id).done == ()


def test_another_day_begins_another_rhythm(nora):
    duties = nora.plan.duties
    report = named(duties, "Half-yearly report")
    moved = duties.change(replace(report, next_due=TODAY + timedelta(days=40)), by=nora.me)
    assert moved.begun == TODAY + timedelta(days=40)
    same = duties.change(replace(moved, template="Short."), by=nora.me)
    assert same.begun == moved.begun


def test_a_report_that_is_gone_cannot_be_delivered(nora):
    with pytest.raises(GoneError):
        nora.plan.duties.deliver(new_id(), TODAY, by=nora.me)


def test_a_scope_changes_for_a_reason_that_is_kept(nora):
    projects = nora.plan.projects
    one = named(projects, "Story hour on film")
    wider = replace(one, scope="Twelve films")
    with pytest.raises(ReasonNeededError) as error:
        projects.change(wider, by=nora.me)
    assert error.value.finding.rule.code == "T14.scope_reason"
    projects.change(wider, by=nora.me, reason="Two schools asked")
    newest = projects.changes(one.id)[-1]
    assert (newest.what, newest.why) == ("Twelve films", "Two schools asked")
    projects.change(replace(wider, goal="Another goal"), by=nora.me)
    assert len(projects.changes(one.id)) == 2


def test_a_project_closes_with_what_came_of_it(nora):
    projects = nora.plan.projects
    one = named(projects, "Opening hours the same everywhere")
    with pytest.raises(RefusedError) as error:
        projects.change(replace(one, status=Status.CLOSED), by=nora.me)
    assert error.value.finding.rule.code == "T14.no_outcome"
    closed = projects.close(one.id, "Nothing", "Complaints at the door", by=nora.me)
    assert (closed.status, closed.closed_on) == (Status.CLOSED, TODAY)
    assert not {"T14.no_lead", "T14.project_late"} & set(codes(nora))
    with pytest.raises(RefusedError):
        projects.add(Project(name="New", status=Status.CLOSED), by=nora.me)


def test_a_project_takes_its_changes_along_and_undo_brings_all_back(nora):
    projects = nora.plan.projects
    one = named(projects, "Story hour on film")
    projects.remove(one.id, by=nora.me)
    assert nora.plan.scope_changes.all() == []
    nora.undo.undo(by=nora.me)
    assert projects.one(one.id) == one
    assert len(nora.plan.scope_changes.all()) == 1


def test_posts_inside_an_envelope_use_it_up(nora):
    envelopes = nora.plan.envelopes
    book = named(envelopes, "Book of the week")
    assert not book.outside(post(nora))
    assert (book.series, book.left) == ("Book of the week", 5)
    for left in (4, 3, 2, 1, 0):
        assert envelopes.use(book.id, by=nora.me).left == left
    assert envelopes.one(book.id).outside(post(nora))
    with pytest.raises(RefusedError) as error:
        envelopes.use(book.id, by=nora.me)
    assert error.value.finding.rule.code == "T12.envelope_over"
    assert "T12.envelope_used_up" in codes(nora)


def test_a_change_of_bounds_is_approved_anew_and_a_note_is_not(nora):
    envelopes = nora.plan.envelopes
    book = named(envelopes, "Book of the week")
    noted = envelopes.change(replace(book, note="Covers only", used=0), by=nora.me)
    assert (noted.approved, noted.used, noted.note) == (True, 5, "Covers only")
    wider = envelopes.change(replace(noted, most_letters=900), by=nora.me)
    assert not wider.approved
    assert wider.used == 5
    assert wider.written_by == nora.me.person
    assert wider.outside(post(nora)) == (Bound.NOT_APPROVED,)
    with pytest.raises(RefusedError) as error:
        envelopes.approve(book.id, by=nora.me)
    assert error.value.finding.rule.code == "T12.own_envelope"


def test_an_approval_cannot_be_brought_along(nora):
    forged = Envelope(
        series="Anything",
        channels=(account_named(nora, "X").id,),
        most_posts=3,
        used=2,
        approved_by=person_named(nora, IDRIS.name).id,
        approved_on=TODAY,
    )
    kept = nora.plan.envelopes.add(forged, by=nora.me)
    assert (kept.approved, kept.used, kept.written_by) == (False, 0, nora.me.person)


def test_only_an_appointed_administrator_approves(desk, nora):
    weather = named(nora.plan.envelopes, "Closures and weather")
    changed = nora.plan.envelopes.change(replace(weather, most_links=0), by=nora.me)
    assert not nora.plan.envelopes.may_approve(changed, nora.me.person)
    idris = desk.enter(IDRIS)
    assert not idris.plan.envelopes.may_approve(changed, idris.me.person)
    with pytest.raises(RefusedError) as error:
        idris.plan.envelopes.approve(weather.id, by=idris.me)
    assert error.value.finding.rule.code == "T12.not_an_administrator"


def test_an_administrator_approves_what_another_wrote(nora):
    weather = named(nora.plan.envelopes, "Closures and weather")
    approved = nora.plan.envelopes.approve(weather.id, by=nora.me)
    assert approved.live(TODAY)
    assert "T12.envelope_unapproved" not in codes(nora)


def test_templates_are_looked_for_together(nora):
    templates = nora.plan.templates
    poster, frame, captions = (named(templates, n) for n in ("Poster", "Picture frame", "Captions"))
    templates.look({poster.id: True, frame.id: False, new_id(): True}, by=nora.me)
    assert templates.one(poster.id).checked_on == TODAY
    assert templates.one(frame.id).missed_on == TODAY
    assert templates.one(captions.id) == captions
    assert "T15.template_missing" in codes(nora)
    nora.undo.undo(by=nora.me)
    assert templates.one(frame.id) == frame


def test_search_finds_what_is_planned(nora):
    kinds = {hit.ref.kind for hit in nora.search.find("reading room")}
    assert {"web_property", "voice_note", "internal_update"} <= kinds
