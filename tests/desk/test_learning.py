"""Goals are reached, what was learned is passed on, and service is worked out exactly."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.desk.errors import GoneError
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.dates import Span
from smdesk.domain.learning import days_of
from tests.desk.conftest import TODAY, person_named

DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
SPANS = st.lists(st.tuples(DAYS, DAYS).map(lambda two: Span(min(two), max(two))), max_size=6)


def codes(session):
    return [finding.rule.code for finding in session.learning.findings()]


def idris_of(session):
    return person_named(session, IDRIS.name).id


def test_the_sample_has_a_goal_overdue_and_something_not_passed_on(nora):
    assert codes(nora) == ["T7.goal_overdue", "L4.not_shared"]


def test_both_are_settled_by_a_task_each_and_undone(nora):
    overdue, silent = nora.learning.findings()
    nora.learning.reached(overdue.about.id, by=nora.me)
    nora.learning.shared(silent.about.id, by=nora.me)
    assert codes(nora) == []
    nora.undo.undo(by=nora.me)
    assert codes(nora) == ["L4.not_shared"]


def test_a_term_that_ends_offers_the_certificate_until_it_is_printed(desk, nora):
    term = next(t for t in nora.roster.terms.all() if t.person == idris_of(nora))
    desk.clock.day = term.last - timedelta(days=5)
    assert codes(nora)[0] == "T7.certificate"
    nora.learning.give_certificate(idris_of(nora), nora.imprint(by=nora.me), by=nora.me)
    assert "T7.certificate" not in codes(nora)


def test_service_is_what_terms_roles_duties_and_learning_say(nora):
    record = nora.learning.record(idris_of(nora), nora.imprint(by=nora.me))
    assert [one.what for one in record.seats] == ["Pictures and video"]
    assert [one.what for one in record.roles] == ["Coordinator", "Strategist"]
    assert record.decisions == ("Board 2025-31",)
    assert record.learned == ("Caption a film by myself",)
    assert record.learning_minutes == 90
    shifts = nora.rota._office.library.shifts.where(person=idris_of(nora))
    days = {shift.first + timedelta(days=n) for shift in shifts for n in range(shift.span.days)}
    assert record.duty_days == len([day for day in days if day <= TODAY])


def test_printing_is_noted_once_a_day_and_ends_the_offer(nora):
    imprint = nora.imprint(by=nora.me)
    nora.learning.give_certificate(idris_of(nora), imprint, by=nora.me)
    nora.learning.give_certificate(idris_of(nora), imprint, by=nora.me)
    kept = nora.learning._office.library.registers.certificates.where(person=idris_of(nora))
    assert [one.given_on for one in kept] == [TODAY]


def test_who_has_not_begun_yet_has_no_certificate(nora):
    aytan = person_named(nora, AYTAN.name).id
    with pytest.raises(GoneError):
        nora.learning.record(aytan, nora.imprint(by=nora.me))
    served = {one.name for one in nora.learning.who_served()}
    assert {IDRIS.name, NORA.name} <= served
    assert AYTAN.name not in served


@given(SPANS, DAYS)
def test_a_day_with_two_duties_counts_once_and_no_later_day_counts(spans, until):
    days = {s.first + timedelta(days=n) for s in spans for n in range(s.days)}
    assert days_of(spans, until) == len({day for day in days if day <= until})
