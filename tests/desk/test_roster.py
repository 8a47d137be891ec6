"""People, seats and terms at their desk, and the rules that ask or refuse."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.desk.errors import (
    CannotUndoError,
    GoneError,
    InvalidError,
    ReasonNeededError,
    RefusedError,
    StillNeededError,
)
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.desk.topics import Topic
from smdesk.domain.custody import TERM_ENDS_ON_SOLE_CUSTODIAN
from smdesk.domain.dates import DAY
from smdesk.domain.records import Fault, Ref, new_id
from smdesk.domain.roster import SEAT_GAP, SHORT_TERM, Person, Seat, Term
from smdesk.domain.rules import BoundClause
from smdesk.domain.term_chart import TermState
from smdesk.domain.terms import EXTENDED
from tests.desk.conftest import TODAY, account_named, person_named, term_of


def second_custodian(session, name=AYTAN.name):
    youtube = account_named(session, "YouTube").id
    session.accounts.name_custodian(youtube, person_named(session, name).id, by=session.me)


def test_a_term_is_not_ended_on_the_only_one_who_holds_a_key(nora):
    with pytest.raises(RefusedError) as error:
        nora.roster.terms.end(term_of(nora, IDRIS.name).id, TODAY, "moves away", by=nora.me)
    finding = error.value.finding
    assert finding.rule is TERM_ENDS_ON_SOLE_CUSTODIAN
    assert finding.facts["accounts"] == ("YouTube",)
    assert finding.facts["person"] == IDRIS.name
    assert finding.whom == person_named(nora, IDRIS.name).id
    assert term_of(nora, IDRIS.name).ended_early == ""


def test_the_refusal_quotes_the_clause_that_is_bound_to_it(nora):
    rule = TERM_ENDS_ON_SOLE_CUSTODIAN.code
    clause = BoundClause(rule=rule, document="LB-POL-07", number="1.3.4")
    nora.organisation.clauses.add(clause, by=nora.me)
    with pytest.raises(RefusedError) as error:
        nora.roster.terms.remove(term_of(nora, IDRIS.name).id, by=nora.me)
    assert error.value.finding.clause == clause


@pytest.mark.parametrize("days", [1, 40])
def test_neither_is_it_shortened_nor_given_to_somebody_else(nora, days):
    term = term_of(nora, IDRIS.name)
    with pytest.raises(RefusedError):
        nora.roster.terms.change(
            replace(term, last=TODAY + timedelta(days=days)), by=nora.me, reason="so it is"
        )
    with pytest.raises(RefusedError):
        nora.roster.terms.change(replace(term, person=nora.me.person), by=nora.me, reason="so")


def test_it_may_be_made_longer_and_its_note_may_change(nora):
    term = term_of(nora, IDRIS.name)
    longer = replace(term, last=term.last + 30 * DAY, note="stays over the holidays")
    with pytest.raises(ReasonNeededError) as error:
        nora.roster.terms.change(longer, by=nora.me)
    assert error.value.finding.rule is EXTENDED
    assert error.value.finding.facts["days"] == 30
    assert nora.roster.terms.change(longer, by=nora.me, reason="until the holidays") == longer
    decided = replace(longer, last=longer.last + DAY, decision="Board 2026-51")
    assert nora.roster.terms.change(decided, by=nora.me) == decided


def test_days_that_are_over_may_be_corrected(nora):
    term = term_of(nora, IDRIS.name)
    later = replace(term, first=term.first + DAY)
    nora.roster.terms.change(later, by=nora.me, reason="a slip")
    assert term_of(nora, IDRIS.name) == later


def test_a_second_custodian_who_serves_lets_a_term_end(desk, idris):
    second_custodian(idris, NORA.name)
    nora = desk.enter(NORA)
    ended = nora.roster.terms.end(term_of(nora, IDRIS.name).id, TODAY, "moves away", by=nora.me)
    assert (ended.last, ended.ended_early) == (TODAY, "moves away")
    entry = nora.library.journal.entries(limit=1)[0]
    assert (entry.task, entry.reason) == ("term.end", "moves away")


def test_a_second_custodian_whose_term_has_not_begun_is_not_enough(desk, idris):
    second_custodian(idris, AYTAN.name)
    nora = desk.enter(NORA)
    term = term_of(nora, IDRIS.name).id
    with pytest.raises(RefusedError):
        nora.roster.terms.end(term, TODAY + timedelta(days=5), "moves away", by=nora.me)
    nora.roster.terms.end(term, TODAY + timedelta(days=25), "moves away", by=nora.me)


def test_another_term_of_the_same_person_lets_the_first_one_end(nora):
    term = term_of(nora, IDRIS.name)
    again = replace(
        term,
        id=new_id(),
        seat=term_of(nora, AYTAN.name).seat,
        first=TODAY,
        last=TODAY + timedelta(days=500),
    )
    nora.roster.terms.add(again, by=nora.me)
    nora.roster.terms.end(term.id, TODAY, "takes another seat", by=nora.me)
    assert nora.roster.terms.one(term.id).last == TODAY
    assert nora.roster.terms.one(again.id) == again


def test_ending_a_term_needs_a_why_and_a_day_within_it(nora):
    term = term_of(nora, AYTAN.name)
    with pytest.raises(InvalidError) as error:
        nora.roster.terms.end(term.id, term.first, "  ", by=nora.me)
    assert error.value.faults == {"why": Fault.EMPTY}
    with pytest.raises(InvalidError) as error:
        nora.roster.terms.end(term.id, term.last + DAY, "late", by=nora.me)
    assert error.value.faults == {"on": Fault.OUT_OF_RANGE}


def test_a_short_term_asks_for_a_reason_which_is_kept(nora):
    seat = nora.roster.seats.all()[0]
    short = Term(person=nora.me.person, seat=seat.id, first=TODAY, last=TODAY + timedelta(days=90))
    with pytest.raises(ReasonNeededError) as error:
        nora.roster.terms.add(short, by=nora.me)
    assert error.value.finding.rule is SHORT_TERM
    assert nora.roster.terms.get(short.id) is None
    nora.roster.terms.add(short, by=nora.me, reason="stands in for a leave")
    assert nora.roster.terms.history(short.id)[0].reason == "stands in for a leave"
    told = next(f for f in nora.roster.findings() if f.rule is SHORT_TERM)
    assert told.facts["reason"] == "stands in for a leave"


def test_a_decision_stands_for_a_reason(nora):
    seat = nora.roster.seats.all()[0]
    short = Term(
        person=nora.me.person,
        seat=seat.id,
        first=TODAY,
        last=TODAY + timedelta(days=90),
        decision="Board 2026-44",
    )
    nora.roster.terms.add(short, by=nora.me)
    assert SHORT_TERM not in {f.rule for f in nora.roster.findings()}


def test_changing_only_the_note_of_a_short_term_asks_for_nothing(nora):
    seat = nora.roster.seats.all()[0]
    short = Term(person=nora.me.person, seat=seat.id, first=TODAY, last=TODAY)
    nora.roster.terms.add(short, by=nora.me, reason="one day")
    nora.roster.terms.change(replace(short, note="a note"), by=nora.me)
    assert nora.roster.terms.one(short.id).note == "a note"


def test_people_and_seats_that_are_needed_stay(nora):
    with pytest.raises(StillNeededError) as error:
        nora.roster.people.remove(person_named(nora, IDRIS.name).id, by=nora.me)
    assert {ref.kind for ref in error.value.by} == {
        "member",
        "leaving",
        "term",
        "custodian",
        "appointment",
        "account",
        "first_task",
        "learning_entry",
        "learning_goal",
        "passkey",
    }
    with pytest.raises(StillNeededError):
        nora.roster.seats.remove(term_of(nora, NORA.name).seat, by=nora.me)
    spare = nora.roster.seats.add(Seat(name="Spare"), by=nora.me)
    nora.roster.seats.remove(spare.id, by=nora.me)
    assert spare not in nora.roster.seats.all()


def test_somebody_who_can_open_the_cabinet_stays_on_file(nora, prepared):
    pia = nora.roster.people.add(Person(name="Pia"), by=nora.me)
    nora.members.add(pia.id, prepared, by=nora.me)
    with pytest.raises(StillNeededError) as error:
        nora.roster.people.remove(pia.id, by=nora.me)
    assert error.value.by == (Ref("member", pia.id),)
    with pytest.raises(CannotUndoError):
        nora.undo.undo(by=nora.me)
    assert nora.roster.people.get(pia.id) == pia


def test_a_term_for_nobody_is_not_kept(nora):
    nobody = Term(person=new_id(), seat=new_id(), first=TODAY, last=TODAY + timedelta(days=400))
    with pytest.raises(StillNeededError):
        nora.roster.terms.add(nobody, by=nora.me)
    assert nora.roster.terms.get(nobody.id) is None


def test_the_chart_tells_who_and_where(nora):
    rows = nora.roster.chart().rows
    states = {bar.name: bar.state for row in rows for bar in row.bars}
    assert states[IDRIS.name] is TermState.ACTIVE
    assert states[AYTAN.name] is TermState.AHEAD
    assert {bar.name: bar.seat for row in rows for bar in row.bars}[NORA.name] == "Editor"
    assert [p.name for p in nora.roster.serving()] == [IDRIS.name, NORA.name]


def test_terms_that_are_over_are_told_as_over(desk, nora):
    desk.clock.day = date(2027, 3, 1)
    bars = [bar for row in nora.roster.chart().rows for bar in row.bars]
    assert {bar.name: bar.state for bar in bars}[IDRIS.name] is TermState.OVER


def test_findings_of_the_roster_carry_their_clauses(nora):
    clause = BoundClause(rule=SEAT_GAP.code, document="LB-POL-07", number="2.1")
    nora.organisation.clauses.add(clause, by=nora.me)
    gap = next(f for f in nora.roster.findings() if f.rule is SEAT_GAP)
    assert gap.clause == clause


def test_a_change_of_the_roster_is_announced(desk, nora):
    desk.heard.clear()
    nora.roster.people.add(Person(name="Pia"), by=nora.me)
    assert desk.heard == [Topic.ROSTER, Topic.JOURNAL]


def test_what_is_not_there_cannot_be_changed(nora):
    with pytest.raises(GoneError):
        nora.roster.people.change(Person(name="Nobody"), by=nora.me)
