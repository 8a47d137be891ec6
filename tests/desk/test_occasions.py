"""Events come in from calendars, are known again, and ask for posts."""

from dataclasses import replace
from datetime import date

import pytest

from smdesk.desk.occasions import Standing
from smdesk.domain.cadence import TOO_FEW
from smdesk.domain.dates import Span
from smdesk.domain.occasions import NO_POST, Event
from tests.desk.conftest import TODAY


@pytest.fixture
def nora(desk):
    return desk.enter()


def calendar(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for uid, title, day in events:
        lines += [
            "BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}",
            f"DTSTART;VALUE=DATE:{day}", "END:VEVENT",
        ]  # fmt: skip
    return "\r\n".join([*lines, "END:VCALENDAR"]).encode()


def brought(nora, data):
    lines = nora.occasions.preview(nora.occasions.found_in(data), "hall.ics")
    return lines, nora.occasions.bring_in(lines, by=nora.me)


def test_the_same_file_again_brings_nothing_and_a_changed_one_the_change(nora):
    first = calendar(("a", "Chess night", "20270110"), ("b", "Choir", "20270111"))
    lines, result = brought(nora, first)
    assert [line.standing for line in lines] == [Standing.NEW] * 2
    assert (result.new, result.changed, result.left_out) == (2, 0, 0)
    lines, result = brought(nora, first)
    assert [line.standing for line in lines] == [Standing.THERE_ALREADY] * 2
    lines, result = brought(nora, calendar(("a", "Chess night", "20270117")))
    assert [line.standing for line in lines] == [Standing.CHANGED]
    (chess,) = [one for one in nora.occasions.events.all() if one.uid == "a"]
    assert chess.first == date(2027, 1, 17)
    assert nora.library.disagreements() == []


def test_an_import_of_events_is_one_task(nora):
    before = nora.occasions.events.all()
    brought(nora, calendar(("a", "Chess night", "20270110"), ("b", "Choir", "20270111")))
    assert nora.library.journal.entries(limit=1)[0].task == "event.import"
    nora.undo.undo(by=nora.me)
    assert nora.occasions.events.all() == before


def test_what_cannot_be_used_is_shown_and_left_out(nora):
    lines, result = brought(nora, calendar(("a", "", "20270110"), ("b", "Choir", "20270111")))
    assert [line.standing for line in lines] == [Standing.NOT_USABLE, Standing.NEW]
    assert (result.new, result.left_out) == (1, 1)


def test_an_event_asks_for_a_post_until_one_is_about_it(nora):
    event = nora.occasions.events.add(Event(name="Fair", first=TODAY, last=TODAY), by=nora.me)

    def asked():
        return {f.about.id for f in nora.occasions.findings() if f.rule is NO_POST}

    assert event.id in asked()
    account = next(one for one in nora.accounts.lines() if one.name == "X")
    post = nora.calendar.begin(account.id, None, "Fair", by=nora.me)
    item = nora.calendar.item(post.item)
    nora.calendar.change_item(replace(item, event=event.id), by=nora.me)
    assert event.id not in asked()


def test_the_rhythm_of_the_coming_week_is_among_what_the_packet_lists(nora):
    week = nora.occasions.week(date(2031, 1, 6))
    assert {f.rule for f in week} == {TOO_FEW}
    assert any(f.rule.code.startswith(("C7.", "C12.")) for f in nora.handoff.holes())


def test_the_days_of_a_span_are_told_in_order(nora):
    found = nora.occasions.occasions_within(Span(date(2027, 1, 1), date(2027, 12, 31)))
    assert [one.name for _, one in found] == [
        "New Year", "The library's birthday", "World Book and Copyright Day",
    ]  # fmt: skip
