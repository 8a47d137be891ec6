"""How terms follow each other and move: held against a calendar gone through day by day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.custody import Custodian
from smdesk.domain.dates import DAY, Span, academic_year, day_of_year, full_year
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.roster import HANDOVER_DAYS, SHORT_TERM, Person, Seat, Term
from smdesk.domain.term_chart import Story, TermState, chart, lanes
from smdesk.domain.terms import (
    ENDS_EARLY,
    EXTENDED,
    HELD_TWICE,
    LONGEST_HANDOVER_DAYS,
    SHORT_HANDOVER,
    asked,
    check_seat,
    following,
    handed_on,
    handover_findings,
    one_person_findings,
    settled,
    shared,
)

TODAY = date(2026, 11, 21)
MARA, JONAS, AYTAN = (Person(name=name) for name in ("Mara", "Jonas", "Aytən"))
PEOPLE = (MARA, JONAS, AYTAN)
NAMES = {person.id: person.name for person in PEOPLE}
EDITOR, VOICE = Seat(name="Editor"), Seat(name="Voice")

days = st.dates(date(2023, 6, 1), date(2029, 6, 1))


@st.composite
def spans(draw, longest=900):
    first = draw(days)
    return Span(first, first + timedelta(days=draw(st.integers(0, longest))))


@st.composite
def terms(draw):
    span = draw(spans())
    return Term(
        person=draw(st.sampled_from(PEOPLE)).id,
        seat=draw(st.sampled_from((EDITOR, VOICE))).id,
        first=span.first,
        last=span.last,
    )


def term(person=MARA, seat=EDITOR, first=-100, last=400, **more):
    return Term(
        person=person.id,
        seat=seat.id,
        first=TODAY + timedelta(days=first),
        last=TODAY + timedelta(days=last),
        **more,
    )


def every_day(span):
    return [span.first + timedelta(days=n) for n in range(span.days)]


def drawn(held, starts=(9, 1), today=TODAY, stories=None):
    return chart(
        [EDITOR, VOICE], held, NAMES, stories=stories or {}, today=today, year_starts=starts
    )


# A seat and its days.


@given(st.lists(spans(200), max_size=6))
def test_shared_days_are_exactly_those_that_two_hold(held):
    found = [day for run in shared(held) for day in every_day(run)]
    by_day = sorted(
        {day for span in held for day in every_day(span) if sum(day in s for s in held) > 1}
    )
    assert found == by_day


@given(st.lists(spans(200), max_size=8))
def test_no_two_bars_lie_over_each_other(held):
    ordered = sorted(held)
    placed = list(zip(ordered, lanes(ordered), strict=True))
    for at, (one, lane) in enumerate(placed):
        for other, its in placed[at + 1 :]:
            assert lane != its or one.overlap(other) is None


@given(
    st.lists(terms(), max_size=6),
    days,
    st.integers(1, 12),
    st.integers(1, 31),
)
def test_gaps_of_the_chart_are_the_days_that_nobody_holds(held, today, month, day):
    made = drawn(held, (month, min(day, 28) if month != 2 else day), today)
    for row in made.rows:
        mine = [t for t in held if t.seat == row.seat.id]
        begins = min([today, *(t.first for t in mine)])
        whole = Span(begins, max(made.following.last, begins))
        empty = [one for one in every_day(whole) if not any(t.active(one) for t in mine)]
        assert [one for gap in row.gaps for one in every_day(gap)] == empty


@given(days, st.integers(1, 12), st.integers(1, 31))
def test_the_chart_has_two_academic_years_that_meet_whatever_day_they_begin_on(today, month, day):
    try:
        day_of_year(2000, month, day)
    except ValueError:
        day = 28
    made = drawn([], (month, day), today)
    assert today in made.this
    assert made.following.first == made.this.last + DAY
    assert 365 <= made.this.days <= 367
    assert academic_year(made.following.last, month, day) == made.following


def test_academic_years_that_begin_on_the_leap_day_leave_no_day_out():
    today = date(2027, 12, 1)
    made = drawn([], (2, 29), today)
    assert made.this == Span(date(2027, 2, 28), date(2028, 2, 28))
    assert made.following == Span(date(2028, 2, 29), date(2029, 2, 27))


def test_a_term_from_leap_day_to_leap_day_is_a_whole_one():
    leap = Term(person=MARA.id, seat=EDITOR.id, first=date(2028, 2, 29), last=date(2029, 2, 27))
    assert asked(None, leap, [], NAMES, TODAY) is None
    short = replace(leap, last=leap.last - DAY)
    assert asked(None, short, [], NAMES, TODAY).rule is SHORT_TERM


@given(st.lists(terms(), max_size=6), terms())
def test_a_seat_is_held_twice_for_a_handover_only_or_with_a_reason(held, new):
    def told():
        return check_seat(None, new, held, NAMES)

    both = [
        (other, sum(other.active(day) for day in every_day(new.span)))
        for other in held
        if other.seat == new.seat
    ]
    if any(days and other.person == new.person for other, days in both):
        longer = [d for o, d in both if o.person != new.person and d > LONGEST_HANDOVER_DAYS]
        if not longer:
            with pytest.raises(InvalidError):
                told()
        return
    found = told()
    assert (found is not None) == any(days > LONGEST_HANDOVER_DAYS for _, days in both)
    assert found is None or found.rule is HELD_TWICE


@given(terms(), st.lists(terms(), max_size=5))
def test_whoever_follows_begins_with_a_handover_and_ends_before_the_next(one, others):
    after = handed_on(one, others, JONAS.id)
    both = after.span.overlap(one.span)
    assert after.seat == one.seat
    assert both is not None
    assert both.days == min(HANDOVER_DAYS, one.span.days)
    assert after.last <= full_year(after.first)
    for other in others:
        if other.seat == one.seat and other.first > one.last:
            assert after.span.overlap(other.span) is None


# A change.


def test_a_term_under_way_ends_early_with_a_reason_which_it_keeps():
    before = term()
    after = replace(before, last=TODAY + DAY)
    assert asked(before, after, [], NAMES, TODAY).rule is ENDS_EARLY
    kept = settled(before, after, TODAY, " moves away ")
    assert kept.ended_early == "moves away"
    assert settled(kept, replace(kept, last=before.last), TODAY, "stays").ended_early == ""


def test_an_extension_rests_on_a_decision_or_a_reason():
    before = term(decision="Board 2025-1")
    longer = replace(before, last=before.last + 10 * DAY)
    found = asked(before, longer, [], NAMES, TODAY)
    assert (found.rule, found.facts["days"]) == (EXTENDED, 10)
    assert asked(before, replace(longer, decision="Board 2026-2"), [], NAMES, TODAY) is None


@pytest.mark.parametrize(("first", "last"), [(10, 500), (-900, -200)])
def test_what_is_planned_or_over_may_be_moved_freely(first, last):
    before = term(first=first, last=last)
    for by in (-30, 30):
        after = replace(before, last=before.last + by * DAY)
        assert asked(before, after, [], NAMES, TODAY) is None
        assert settled(before, after, TODAY, "a slip").ended_early == ""


def test_an_overlap_that_was_there_is_not_asked_for_again():
    before, other = term(first=10, last=500), term(JONAS, first=100, last=600)
    shorter = replace(before, last=before.last - DAY)
    assert asked(before, shorter, [before, other], NAMES, TODAY) is None
    longer = replace(before, last=before.last + DAY)
    assert asked(before, longer, [before, other], NAMES, TODAY).rule is HELD_TWICE


def test_nobody_holds_a_seat_twice_on_one_day():
    with pytest.raises(InvalidError):
        asked(None, term(first=0, last=500), [term()], NAMES, TODAY)
    assert asked(None, term(seat=VOICE, first=0, last=500), [term()], NAMES, TODAY) is None


# What is told.


@pytest.mark.parametrize(("first", "days"), [(86, None), (87, None), (88, 13), (100, 1), (101, 0)])
def test_a_handover_under_two_weeks_is_told(first, days):
    held = [term(last=100), term(JONAS, first=first, last=600)]
    found = handover_findings([EDITOR], held, NAMES, TODAY)
    told = [(f.rule, f.facts["days"], f.about.id) for f in found]
    assert told == ([] if days is None else [(SHORT_HANDOVER, days, held[1].id)])


def test_an_empty_seat_and_ones_own_next_term_are_no_short_handover():
    held = [term(last=100), term(JONAS, first=150, last=600)]
    assert handover_findings([EDITOR], held, NAMES, TODAY) == []
    again = [term(last=100), term(MARA, first=101, last=600)]
    assert handover_findings([EDITOR], again, NAMES, TODAY) == []


def test_a_channel_whose_others_have_left_depends_on_one_person():
    page = RecordId("page")
    custodians = [
        Custodian(account=page, person=person.id, since=TODAY) for person in (MARA, JONAS)
    ]
    held = [term(MARA), term(JONAS, VOICE, last=30)]
    assert one_person_findings({page: "Page"}, custodians, held, NAMES, TODAY) == []
    later = TODAY + timedelta(days=31)
    (found,) = one_person_findings({page: "Page"}, custodians, held, NAMES, later)
    assert found.facts == {"account": "Page", "person": "Mara"}
    assert found.whom == MARA.id


@given(st.lists(terms(), max_size=6), terms())
def test_whoever_follows_begins_and_ends_later(held, one):
    after = following(one, held)
    later = [t for t in held if t.seat == one.seat and t.first > one.first and t.last > one.last]
    assert (after is None) == (not later)
    assert after is None or after.first == min(t.first for t in later)


def test_a_bar_knows_what_became_of_its_term():
    early, longer, short = (
        term(last=-10, ended_early="moved"),
        term(JONAS, VOICE, first=-380, last=50),
        term(AYTAN, VOICE, first=40, last=200),
    )
    stories = {
        early.id: Story(early.last + 200 * DAY),
        longer.id: Story(longer.last - 50 * DAY, "asked to stay"),
    }
    bars = {bar.term.id: bar for row in drawn([early, longer, short], stories=stories).rows
            for bar in row.bars}  # fmt: skip
    assert bars[early.id].cut_short
    assert not bars[early.id].extended
    assert bars[longer.id].extended
    assert bars[longer.id].why_short == "asked to stay"
    assert bars[short.id].short
    assert [bars[t.id].state for t in (early, longer, short)] == [
        TermState.OVER, TermState.ACTIVE, TermState.AHEAD,
    ]  # fmt: skip
