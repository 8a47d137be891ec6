"""Whether duties are shared fairly, the same each time, and nothing promised goes unwatched."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.dates import Span
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.roster import Term
from smdesk.domain.rota import Absence, Duty, Need, Shift, week_of, weeks_in
from smdesk.domain.rota_cover import Cover
from smdesk.domain.rota_rules import (
    APPROVER_AWAY,
    CARRIES_MOST,
    MAY_NOT_APPROVE,
    UNCOVERED,
    findings,
)
from smdesk.domain.rota_sharing import propose

MONDAY = date(2026, 11, 23)
TODAY = date(2026, 11, 25)
PEOPLE = [RecordId(name) for name in ("ada", "ben", "cleo", "dan")]
WEEK = timedelta(weeks=1)
WEEKS = [MONDAY + timedelta(weeks=n) for n in range(6)]


def term(person, first=MONDAY - timedelta(days=60), days=500):
    return Term(
        person=person, seat=RecordId("seat"), first=first, last=first + timedelta(days=days)
    )


def shift(person, *, account="x", duty=Duty.MONITOR, first=MONDAY, days=7, backup=None):
    last = first + timedelta(days=days - 1)
    return Shift(
        account=RecordId(account), duty=duty, first=first, last=last, person=person, backup=backup
    )


needs = st.lists(
    st.builds(
        Need,
        id=st.uuids().map(lambda made: RecordId(made.hex)),
        account=st.sampled_from(["x", "instagram", "youtube"]).map(RecordId),
        duty=st.sampled_from(Duty),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
        hours=st.integers(1, 8),
        respond=st.booleans(),
    ),
    max_size=5,
    unique_by=lambda need: (need.account, need.duty),
)
absences = st.lists(
    st.builds(
        lambda person, start, days: Absence(
            person=person,
            first=MONDAY + timedelta(days=start),
            last=MONDAY + timedelta(days=start + days),
        ),
        st.sampled_from(PEOPLE),
        st.integers(-5, 45),
        st.integers(0, 20),
    ),
    max_size=5,
)
terms = st.sets(st.sampled_from(PEOPLE)).map(lambda people: [term(p) for p in sorted(people)])


def free(person, day, held, away):
    return any(t.person == person and day in t.span for t in held) and not any(
        a.person == person and day in a.span for a in away
    )


@given(needs=needs, away=absences, held=terms)
def test_nobody_is_given_a_day_on_which_they_are_away_or_not_on_the_team(needs, away, held):
    for one in propose(WEEKS, needs, terms=held, absences=away).shifts:
        for offset in range(one.span.days):
            day = one.first + timedelta(days=offset)
            assert free(one.person, day, held, away)
            assert one.backup is None or free(one.backup, day, held, away)


@given(needs=needs, away=absences, held=terms)
def test_a_day_is_left_uncovered_only_when_nobody_is_free(needs, away, held):
    for gap in propose(WEEKS, needs, terms=held, absences=away).uncovered:
        for day in gap.days:
            assert not any(free(person, day, held, away) for person in PEOPLE)


@given(needs=needs, away=absences, held=terms)
def test_what_is_not_called_uncovered_is_covered(needs, away, held):
    found = propose(WEEKS, needs, terms=held, absences=away)
    cover = Cover(found.shifts, away)
    span = Span(WEEKS[0], WEEKS[-1] + timedelta(days=6))
    left = {(g.need.id, day) for g in found.uncovered for day in g.days}
    assert {(g.need.id, day) for g in cover.uncovered(needs, span) for day in g.days} == left


@given(needs=needs, away=absences, held=terms, seed=st.randoms(use_true_random=False))
def test_the_same_question_has_the_same_answer_in_whatever_order_it_is_asked(
    needs, away, held, seed
):
    def told(proposal):
        return sorted((s.account, s.duty.value, s.first, s.person) for s in proposal.shifts)

    first = propose(WEEKS, needs, terms=held, absences=away)
    for some in (needs, away, held):
        seed.shuffle(some)
    assert told(propose(WEEKS[::-1], needs, terms=held, absences=away)) == told(first)


@given(needs=needs, count=st.integers(1, 4))
def test_people_who_are_always_there_differ_by_no_more_than_one_duty(needs, count):
    people = PEOPLE[:count]
    found = propose(WEEKS, needs, terms=[term(p) for p in people], absences=[])
    posting = {n.account for n in needs if n.duty is Duty.POST}
    approving = {n.account for n in needs if n.duty is Duty.APPROVE}
    if needs and not posting & approving:
        most = max(need.hours * len(need.weekdays) for need in needs)
        assert max(found.hours.values()) - min(found.hours.values()) <= most


@given(needs=needs, away=absences, held=terms)
def test_what_is_kept_stays_and_is_not_given_out_again(needs, away, held):
    first = propose(WEEKS[:3], needs, terms=held, absences=away)
    then = propose(WEEKS, needs, terms=held, absences=away, kept=first.shifts)
    mine = {(s.account, s.duty, s.first) for s in first.shifts}
    assert not mine & {(s.account, s.duty, s.first) for s in then.shifts}
    assert all(s.first > WEEKS[2] for s in then.shifts) or first.uncovered


def test_promised_answers_are_given_out_first_and_get_a_backup():
    watch = Need(account=RecordId("x"), respond=True, hours=1)
    post = Need(account=RecordId("x"), duty=Duty.POST, hours=8)
    found = propose([MONDAY], [post, watch], terms=[term(p) for p in PEOPLE[:2]], absences=[])
    first, second = found.shifts
    assert (first.duty, first.person, first.backup) == (Duty.MONITOR, "ada", "ben")
    assert (second.duty, second.person, second.backup) == (Duty.POST, "ben", None)


def test_whoever_posts_does_not_approve_where_somebody_else_can():
    both = [Need(account=RecordId("x"), duty=duty) for duty in (Duty.POST, Duty.APPROVE)]
    found = propose(WEEKS, both, terms=[term(p) for p in PEOPLE[:3]], absences=[])
    for week in WEEKS:
        people = [s.person for s in found.shifts if s.first == week]
        assert len(set(people)) == 2


def test_only_those_who_may_are_asked_to_approve():
    need = Need(account=RecordId("x"), duty=Duty.APPROVE)
    held = [term(p) for p in PEOPLE]

    def cleo(person, account, day):
        assert account == "x"
        return person == "cleo" and day < WEEKS[3]

    found = propose(WEEKS, [need], terms=held, absences=[], may_approve=cleo)
    assert {s.person for s in found.shifts} == {"cleo"}
    assert {day for left in found.uncovered for day in left.days} == {
        week + timedelta(days=n) for week in WEEKS[3:] for n in range(5)
    }
    assert all(left.may_not == tuple(PEOPLE) and not left.away for left in found.uncovered)


def test_who_is_away_is_named_where_nobody_is_left():
    need = Need(account=RecordId("x"), weekdays=(0, 1))
    away = [Absence(person=PEOPLE[0], first=MONDAY, last=MONDAY)]
    held = [term(PEOPLE[0]), term(PEOPLE[1], first=MONDAY + timedelta(days=9))]
    (left,) = propose([MONDAY], [need], terms=held, absences=away).uncovered
    assert (left.days, left.away, left.may_not) == ((MONDAY,), ("ada",), ())


def test_whoever_comes_new_makes_nothing_up_that_others_did_before():
    watch = Need(account=RecordId("x"))
    held = [term("ada"), term("ben"), term("cleo", first=WEEKS[2])]
    before = [shift("ada", first=MONDAY - timedelta(weeks=2)), shift("ben", first=WEEKS[0] - WEEK)]
    found = propose(WEEKS, [watch], terms=held, absences=[], kept=before)
    assert [s.person for s in found.shifts] == ["ada", "ben", "ada", "ben", "cleo", "ada"]
    late = propose(WEEKS[2:], [watch], terms=held, absences=[], kept=[*before, *found.shifts[:2]])
    assert max(late.hours.values()) - min(late.hours.values()) <= 5


@given(needs=needs, away=absences, held=terms)
def test_what_is_left_says_who_was_away_or_that_nobody_serves(needs, away, held):
    for left in propose(WEEKS, needs, terms=held, absences=away).uncovered:
        assert left.may_not == ()
        assert set(left.away) == {
            p for p in PEOPLE
            if any(t.person == p for t in held)
            and any(a.person == p and day in a.span for a in away for day in left.days)
        }  # fmt: skip
        assert bool(left.away) is bool(held)


def test_whoever_did_much_lately_is_given_less():
    watch = Need(account=RecordId("x"))
    held = [term(p) for p in PEOPLE[:2]]
    before = [shift("ada", first=MONDAY - timedelta(weeks=n)) for n in (1, 2)]
    found = propose(WEEKS[:3], [watch], terms=held, absences=[], kept=before)
    assert [s.person for s in found.shifts] == ["ben", "ben", "ada"]
    assert found.hours == {"ada": 5, "ben": 10}


def test_a_backup_steps_in_when_somebody_is_away():
    away = Absence(person=PEOPLE[0], first=MONDAY, last=MONDAY)
    cover = Cover([shift(PEOPLE[0], backup=PEOPLE[1])], [away])
    assert cover.doing(RecordId("x"), Duty.MONITOR, MONDAY) == "ben"
    assert cover.doing(RecordId("x"), Duty.MONITOR, MONDAY + timedelta(days=1)) == "ada"


def test_nobody_covers_a_day_that_no_term_of_theirs_holds():
    held = [term(PEOPLE[0], first=MONDAY - timedelta(days=30), days=31)]
    cover = Cover([shift(PEOPLE[0], backup=PEOPLE[1])], [], held)
    days = [MONDAY + timedelta(days=n) for n in range(3)]
    assert [cover.doing(RecordId("x"), Duty.MONITOR, day) for day in days] == ["ada", "ada", None]


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_weeks_begin_on_monday_and_hold_every_day(first, days):
    span = Span(first, first + timedelta(days=days))
    weeks = weeks_in(span)
    assert all(week.weekday() == 0 for week in weeks)
    assert weeks[0] == week_of(first)
    assert weeks[-1] == week_of(span.last)
    assert all(b - a == timedelta(weeks=1) for a, b in pairwise(weeks))


def found(needs, shifts, away=(), **known):
    names = {RecordId("x"): "X", RecordId("instagram"): "Instagram"}
    people = {person: person.title() for person in PEOPLE}
    return findings(needs, shifts, away, accounts=names, people=people, today=TODAY, **known)


def test_an_unwatched_promise_is_told_with_its_days():
    need = Need(account=RecordId("x"), respond=True, weekdays=(5, 6), hours=3)
    first, second = found([need], [])
    assert first.rule is second.rule is UNCOVERED
    assert first.facts == {
        "account": "X",
        "first": date(2026, 11, 28),
        "last": date(2026, 11, 29),
        "hours": 6,
    }
    assert found([replace(need, respond=False)], []) == []
    assert found([need], [shift(PEOPLE[0], days=40)]) == []


def test_an_approver_who_is_away_without_a_backup_is_told():
    need = Need(account=RecordId("x"), duty=Duty.APPROVE)
    away = [Absence(person=PEOPLE[0], first=TODAY, last=TODAY)]
    (one,) = found([need], [shift(PEOPLE[0], duty=Duty.APPROVE, days=40)], away)
    assert (one.rule, one.whom, one.facts["person"]) == (APPROVER_AWAY, "ada", "Ada")
    backed = shift(PEOPLE[0], duty=Duty.APPROVE, days=40, backup=PEOPLE[1])
    assert found([need], [backed], away) == []


def test_who_is_to_approve_without_being_appointed_is_told_once_for_each_account():
    need = Need(account=RecordId("x"), duty=Duty.APPROVE)
    shifts = [shift(PEOPLE[0], duty=Duty.APPROVE, first=week) for week in WEEKS]
    shifts.append(shift(PEOPLE[1], duty=Duty.APPROVE, first=WEEKS[1]))

    def ben(person, _account, _day):
        return person == "ben"

    (one,) = found([need], shifts, may_approve=ben)
    assert (one.rule, one.about.id) == (MAY_NOT_APPROVE, "ada")
    assert one.facts == {"account": "X", "person": "Ada", "first": TODAY}
    assert found([need], shifts) == []


def test_a_promise_is_unwatched_once_the_term_of_whoever_watches_is_over():
    need = Need(account=RecordId("x"), respond=True, weekdays=(5, 6))
    over = [term(PEOPLE[0], first=TODAY - timedelta(days=400), days=401)]
    kept = shift(PEOPLE[0], days=60)
    assert [f.rule for f in found([need], [kept], terms=over)] == [UNCOVERED, UNCOVERED]
    assert found([need], [kept], terms=[term(PEOPLE[0])]) == []


@pytest.mark.parametrize(("weeks", "told"), [(2, False), (3, True)])
def test_one_who_watches_more_than_three_fifths_of_a_month_is_told(weeks, told):
    both = [Need(account=RecordId(name)) for name in ("x", "instagram")]
    shifts = [
        shift(PEOPLE[0] if number < weeks else PEOPLE[1], account=name, first=week)
        for name in ("x", "instagram")
        for number, week in enumerate(WEEKS[:4])
    ]
    assert [f.rule for f in found(both, shifts)] == [CARRIES_MOST] * told


def test_a_need_has_days_and_hours_and_a_shift_another_for_its_backup():
    with pytest.raises(InvalidError):
        Need(account=RecordId("x"), weekdays=())
    with pytest.raises(InvalidError):
        Need(account=RecordId("x"), weekdays=(7,))
    with pytest.raises(InvalidError):
        Need(account=RecordId("x"), hours=25)
    with pytest.raises(InvalidError):
        shift(PEOPLE[0], backup=PEOPLE[0])
    assert shift(PEOPLE[0], backup=PEOPLE[1]).taken_by(PEOPLE[1]).backup is None
