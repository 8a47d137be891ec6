"""Projects change their scope for a reason, and close with what came of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.domain import projects
from smdesk.domain.projects import Project, Status, check_close, check_scope, roadmap
from smdesk.domain.records import Fault, InvalidError, RecordId

TODAY = date(2026, 11, 21)
RUNNING = Project(name="Story hour", scope="Four films", status=Status.RUNNING)


def test_a_promised_scope_changes_for_a_reason_only():
    wider = replace(RUNNING, scope="Six films")
    assert check_scope(RUNNING, wider, "").rule is projects.SCOPE_REASON
    assert check_scope(RUNNING, wider, "The school asked") is None
    assert check_scope(RUNNING, replace(RUNNING, scope=" Four films "), "") is None
    idea = replace(RUNNING, status=Status.IDEA)
    assert check_scope(idea, replace(idea, scope="Six"), "") is None


@pytest.mark.parametrize(
    ("outcome", "measure", "closes"),
    [("", "", False), ("Nothing", "", False), (" ", "Views", False), ("Nothing", "Views", True)],
)
def test_nothing_is_an_answer_but_silence_is_not(outcome, measure, closes):
    closed = replace(RUNNING, status=Status.CLOSED, outcome=outcome, measure=measure)
    assert (check_close(closed) is None) is closes
    assert check_close(replace(closed, status=Status.PAUSED)) is None


def test_days_follow_the_status():
    begun = RUNNING.standing(TODAY, None)
    assert (begun.begun, begun.closed_on) == (TODAY, None)
    closed = replace(begun, status=Status.CLOSED).standing(TODAY + timedelta(days=9), begun)
    assert closed.closed_on == TODAY + timedelta(days=9)
    again = closed.standing(TODAY + timedelta(days=30), closed)
    assert again.closed_on == closed.closed_on
    assert replace(closed, status=Status.RUNNING).standing(TODAY, closed).closed_on is None
    late = replace(RUNNING, due=TODAY - timedelta(days=3))
    assert late.standing(TODAY, None).begun == late.due


def test_the_roadmap_goes_by_the_day_and_what_is_closed_comes_last():
    one = replace(RUNNING, id=RecordId("1"), due=TODAY)
    two = replace(RUNNING, id=RecordId("2"), due=TODAY - timedelta(days=1))
    never = replace(RUNNING, id=RecordId("3"))
    closed = replace(two, id=RecordId("4"), status=Status.CLOSED)
    assert [p.id for p in roadmap([closed, never, one, two])] == ["2", "1", "3", "4"]


def test_nobody_leads_and_late_are_told_of_what_runs():
    late = replace(RUNNING, due=TODAY - timedelta(days=1))
    found = projects.findings([late], "Outcomes are lost.", TODAY)
    assert [f.rule for f in found] == [projects.NO_LEAD, projects.PROJECT_LATE]
    assert found[0].facts["consequence"] == "Outcomes are lost."
    led = replace(late, lead=RecordId("ada"), due=TODAY)
    assert projects.findings([led, replace(late, status=Status.IDEA)], "", TODAY) == []
    closed = replace(late, status=Status.CLOSED)
    assert projects.findings([closed], "", TODAY) == []


def test_no_project_is_done_before_it_begins():
    with pytest.raises(InvalidError) as error:
        replace(RUNNING, begun=TODAY, due=TODAY - timedelta(days=1))
    assert error.value.faults == {"due": Fault.ENDS_BEFORE_START}
