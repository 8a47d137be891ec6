"""The calendar's desk: items begin, are written, moved and found again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from smdesk.desk.sample import NORA
from smdesk.domain.calendar import OUT, PAST_SLOT, State
from smdesk.domain.calendar_lines import Wanted
from smdesk.domain.dates import Span
from smdesk.domain.pulse import DORMANT
from smdesk.domain.records import GoneError, InvalidError, RecordId
from smdesk.domain.rules import RefusedError
from tests.desk.conftest import account_named


@pytest.fixture
def nora(desk):
    return desk.enter()


def account(session, name):
    return next(line.id for line in session.accounts.lines() if line.name == name)


def soon(session, **delta):
    return session.calendar._office.now().astimezone(UTC).replace(microsecond=0) + timedelta(
        **(delta or {"days": 2})
    )


def begin(session, title="Chess evening", channel="Instagram", **delta):
    at = soon(session, **delta)
    return session.calendar.begin(account(session, channel), at, title, by=session.me)


def test_what_begins_on_a_day_is_a_line_of_that_day(nora):
    variant = begin(nora)
    line = nora.calendar.line(variant.id)
    assert (line.title, line.channel_name, line.state) == (
        "Chess evening",
        "Instagram",
        State.DRAFT,
    )
    assert line.owner == nora.me.person
    assert line in nora.calendar.lines(Span(line.day, line.day))
    assert line in nora.calendar.lines(None)
    assert line not in nora.calendar.lines(Span(line.day - timedelta(1), line.day - timedelta(1)))


def test_the_whole_calendar_is_read_once_and_follows_each_change(nora):
    nora.calendar.lines(None)
    variant = begin(nora)
    nora.calendar.move(variant.id, variant.at + timedelta(days=400), by=nora.me)
    assert nora.calendar.lines(None) == sorted(
        nora.calendar.lines(None),
        key=lambda line: (line.at is None, line.at or datetime.min.replace(tzinfo=UTC), line.id),
    )
    moved = nora.calendar.line(variant.id)
    assert moved in nora.calendar.lines(Span(moved.day, moved.day))
    nora.undo.undo(by=nora.me)
    assert nora.calendar.line(variant.id).at == variant.at
    assert nora.calendar.line(variant.id) in nora.calendar.lines(None)


def test_filters_ask_for_channels_states_owners_and_words(nora):
    variant = begin(nora, "Äpfel im Herbst")
    found = {
        "text": Wanted(text="äPFEL insta"),
        "channel": Wanted(channels=frozenset({variant.channel}), text="herbst"),
        "state": Wanted(states=frozenset({State.DRAFT}), text="herbst"),
        "owner": Wanted(owners=frozenset({nora.me.person}), text="herbst"),
    }
    for wanted in found.values():
        assert [line.id for line in nora.calendar.lines(None, wanted)] == [variant.id]
    assert not nora.calendar.lines(None, Wanted(text="herbst nowhere"))
    assert not nora.calendar.lines(None, Wanted(text="herbst", states=frozenset({State.POSTED})))


def test_the_past_is_no_place_for_a_plan(nora):
    with pytest.raises(RefusedError) as error:
        begin(nora, days=-1)
    assert error.value.finding.rule is PAST_SLOT
    variant = begin(nora)
    with pytest.raises(RefusedError):
        nora.calendar.move(variant.id, soon(nora, days=-1), by=nora.me)
    assert nora.calendar.variant(variant.id) == variant


def test_an_item_needs_a_title_and_a_channel_that_is_there(nora):
    with pytest.raises(InvalidError):
        begin(nora, "  ")
    with pytest.raises(GoneError):
        nora.calendar.begin(RecordId("nowhere"), None, "Somewhere", by=nora.me)


def test_writing_counts_versions_and_says_who_wrote(nora):
    variant = begin(nora)
    written = nora.calendar.write(replace(variant, text="Come and play."), by=nora.me)
    assert (written.version, written.writers) == (2, (nora.me.person,))
    again = nora.calendar.write(replace(written, text="Come and play."), by=nora.me)
    assert again == written


def test_notes_are_in_nothing_that_is_copied(nora):
    variant = begin(nora)
    item = nora.calendar.item(variant.item)
    nora.calendar.change_item(replace(item, notes="Delete before publishing"), by=nora.me)
    written = nora.calendar.write(
        replace(
            variant,
            text="Come and play.",
            link="https://lanternbay.example/chess",
            utm_source="Insta gram",
            hashtags=("Chess", "LanternBay"),
        ),
        by=nora.me,
    )
    assert written.copied == (
        "Come and play.\n\nhttps://lanternbay.example/chess?utm_source=insta-gram"
        "\n\n#Chess #LanternBay"
    )


def test_another_channel_gets_a_draft_like_the_first(nora):
    first = begin(nora)
    first = nora.calendar.write(replace(first, text="Come and play."), by=nora.me)
    second = nora.calendar.add_channel(
        first.item, account(nora, "Facebook page"), like=first.id, by=nora.me
    )
    assert (second.text, second.at, second.state) == (first.text, first.at, State.DRAFT)
    assert {v.id for v in nora.calendar.variants(first.item)} == {first.id, second.id}


def test_a_channel_that_fell_silent_is_told_until_something_is_to_come(desk):
    nora = desk.enter(NORA)
    nora.calendar.findings()
    youtube = account_named(nora, "YouTube").id
    for line in nora.calendar.lines(None):
        if line.channel == youtube and line.state not in OUT:
            nora.calendar.gate.withdraw(line.id, "Not now", by=nora.me)

    def silent(session):
        return {one.about.id for one in session.calendar.findings() if one.rule is DORMANT}

    assert youtube not in silent(nora)
    desk.clock._now += timedelta(days=70)
    assert youtube in silent(nora)
    at = nora.calendar.now().replace(microsecond=0) + timedelta(days=1)
    nora.calendar.begin(youtube, at, "We are back", by=nora.me)
    assert youtube not in silent(nora)
