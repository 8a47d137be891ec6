"""What is laid over the calendar: terms that begin and end, and who is on duty."""

from dataclasses import replace
from datetime import time, timedelta

from smdesk.desk.occasions import GIVEN_UP
from smdesk.domain.calendar_lines import Wanted
from smdesk.domain.clock_times import instant_of
from smdesk.domain.dates import Span
from smdesk.domain.occasions import Event
from smdesk.domain.overlays import TERMS, OverlayKind
from tests.desk import policies
from tests.desk.conftest import TODAY, account_named

GAPS = frozenset({OverlayKind.GAP})
MONTH = Span(TODAY, TODAY + timedelta(days=60))


def test_a_term_that_ends_is_laid_over_its_last_day(idris):
    found = idris.overlays.within(MONTH, TERMS)
    ends = [one for one in found if one.kind is OverlayKind.TERM_ENDS]
    assert [(one.text, one.first) for one in ends] == [
        ("Idris Okafor-Lund", TODAY + timedelta(days=41))
    ]


def test_a_week_says_how_many_posts_a_channel_is_short_of(nora):
    found = nora.overlays.within(MONTH, GAPS)
    assert found
    names = {line.id: line.name for line in nora.accounts.lines()}
    told = {(one.first, one.text): (one.count, one.wanted) for one in found}
    expected = {}
    for cadence in nora.occasions.cadences.all():
        for days in range(MONTH.days - 6):
            monday = MONTH.first + timedelta(days=days)
            week = Span(monday, monday + timedelta(days=6))
            if monday.weekday() or week.last > MONTH.last:
                continue
            lines = nora.calendar.lines(week, Wanted(channels=frozenset({cadence.channel})))
            count = sum(line.state not in GIVEN_UP for line in lines)
            if count < cadence.least:
                expected[week.last, names[cadence.channel]] = (count, cadence.least)
    assert told == expected


def test_a_post_late_on_the_last_day_counts_and_one_that_was_given_up_does_not(nora):
    def counts():
        return {(one.first, one.text): one.count for one in nora.overlays.within(MONTH, GAPS)}

    before = counts()
    (sunday, name), count = min(before.items())
    channel = account_named(nora, name).id
    cadence = next(one for one in nora.occasions.cadences.all() if one.channel == channel)
    nora.occasions.cadences.change(replace(cadence, least=9, most=9), by=nora.me)
    at = instant_of(sunday, time(23, 30), nora.calendar.zone())
    variant = nora.calendar.begin(channel, at, "Late", by=nora.me)
    assert counts()[sunday, name] == count + 1
    nora.calendar.gate.withdraw(variant.id, "Never mind", by=nora.me)
    assert counts()[sunday, name] == count


def test_nothing_is_laid_over_that_was_not_asked_for(nora):
    assert nora.overlays.within(MONTH, ()) == []
    kinds = {one.kind for one in nora.overlays.within(MONTH, {OverlayKind.DUTY})}
    assert kinds == {OverlayKind.DUTY}


def test_duty_is_cut_to_the_days_and_said_once_whatever_the_channel(nora):
    day = Span(TODAY, TODAY)
    found = nora.overlays.within(day, {OverlayKind.DUTY})
    assert found
    assert all((one.first, one.last) == (TODAY, TODAY) for one in found)
    assert len({one.text for one in found}) == len(found)
    there = {shift.person for shift in nora.rota.shifts(day)}
    names = {p.name for p in nora.roster.people.all() if p.id in there}
    assert {one.text for one in found} == names


def test_a_document_in_force_is_laid_over_the_day_of_its_review(desk):
    reviews = frozenset({OverlayKind.REVIEW})
    nora, version = policies.published(desk)
    coming = nora.policy.reviews.coming()
    due = nora.policy.reviews.due(version.document)
    assert (nora.policy.document(version.document).title, due) in coming
    for name, day in coming:
        (found,) = [o for o in nora.overlays.within(Span(day, day), reviews) if o.text == name]
        assert (found.first, found.last) == (day, day)
        before = Span(day - timedelta(days=9), day - timedelta(days=1))
        assert name not in {one.text for one in nora.overlays.within(before, reviews)}


def test_what_was_asked_for_last_is_read_anew_once_something_changed_or_the_day_did(desk, nora):
    def told():
        return {
            (one.first, one.kind, one.text) for one in nora.overlays.within(MONTH, {*OverlayKind})
        }

    before = told()
    assert told() == before
    event = Event(name="Author visit", first=TODAY, last=TODAY)
    nora.occasions.events.add(event, by=nora.me)
    assert told() - before == {(TODAY, OverlayKind.EVENT, "Author visit")}
    nora.undo.undo(by=nora.me)
    assert told() == before
    free = {one for one in before if one[1] is OverlayKind.FREE}
    assert free
    desk.clock.day = max(free)[0] + timedelta(days=1)
    assert not {one for one in told() if one[1] is OverlayKind.FREE}
    desk.clock.day = TODAY
