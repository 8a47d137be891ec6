"""The letter, the first month, the packet."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta

import pytest

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.calendar import State
from smdesk.domain.custody import SecretKind
from smdesk.domain.dates import Span, academic_year
from smdesk.domain.handoff import NO_FIRST_TASKS, NO_LETTER, Letter, When
from smdesk.domain.packet_sections import EVERY_PART
from smdesk.domain.roster import Term
from smdesk.domain.secret_text import SecretText
from tests.desk.conftest import TODAY, WORDS, account_named, person_named
from tests.desk.everything import every_secret

MARKER = "marker-of-a-secret-41"


def all_texts(value):
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from all_texts(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from all_texts(key)
            yield from all_texts(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from all_texts(one)
    else:
        yield value


def test_a_preview_records_nothing(nora):
    head = nora.library.journal.head()
    preview = nora.handoff.preview(by=nora.me)
    assert nora.library.journal.head() == head
    assert nora.handoff.packets() == []
    assert preview.packet.number == "HP-2026-01"


def test_what_is_printed_is_what_was_previewed(nora):
    preview = nora.handoff.preview(by=nora.me)
    printed = nora.handoff.print_packet(by=nora.me)
    same = replace(printed.packet, id=preview.packet.id, printed_at=preview.packet.printed_at)
    assert replace(printed, packet=same) == preview


def test_a_printed_packet_is_on_record_with_the_logs_check_words(nora):
    head = nora.library.journal.head()
    packet = nora.handoff.print_packet(by=nora.me).packet
    assert nora.handoff.packets() == [packet]
    assert packet.log_entries == head.entries
    assert packet.check_words == WORDS.check_words(head.hash)
    assert packet.printed_by == nora.me.person
    assert packet.holes == len(nora.handoff.holes())


def test_packets_are_numbered_within_their_year(desk, nora):
    for number in ("HP-2026-01", "HP-2026-02"):
        assert nora.handoff.print_packet(by=nora.me).packet.number == number
    desk.clock.day = date(2027, 1, 4)
    assert nora.handoff.print_packet(by=nora.me).packet.number == "HP-2027-01"
    numbers = [packet.number for packet in nora.handoff.packets()]
    assert numbers == ["HP-2027-01", "HP-2026-02", "HP-2026-01"]


def test_a_printed_packet_is_not_undone(nora):
    nora.handoff.print_packet(by=nora.me)
    assert nora.undo.undo(by=nora.me) is None
    assert len(nora.handoff.packets()) == 1


def test_there_is_no_secret_in_what_the_packet_prints(nora):
    x = account_named(nora, "X").id
    nora.accounts.set_secret(x, SecretKind.PASSWORD, SecretText(MARKER), by=nora.me)
    secrets = {MARKER, *every_secret(nora)}
    assert len(secrets) >= 15
    contents = nora.handoff.print_packet(by=nora.me)
    texts = list(all_texts(contents))
    assert not any(isinstance(text, bytes | SecretText) for text in texts)
    assert not any(secret in str(text) for secret in secrets for text in texts)


def test_the_packet_holds_everything_in_the_order_of_its_pages(nora):
    contents = nora.handoff.preview(by=nora.me)
    assert contents.organisation.sample
    assert [a.account.name for a in contents.accounts] == [
        "Facebook page",
        "Instagram",
        "Newsletter",
        "X",
        "YouTube",
    ]
    facebook = contents.accounts[0]
    assert [contents.name_of(c.person) for c in facebook.custodians] == [NORA.name, IDRIS.name]
    assert contents.accounts[1].kept == (
        (SecretKind.PASSWORD, "", TODAY),
        (SecretKind.BACKUP_CODES, "", TODAY),
    )
    assert [t.when for t in contents.first_tasks] == sorted(
        (t.when for t in contents.first_tasks), key=list(When).index
    )
    assert contents.members == {person_named(nora, who.name).id for who in (NORA, IDRIS, AYTAN)}
    assert {f.rule.code for f in contents.holes} >= {
        "A3.sole_custodian",
        "A1.personal_recovery",
        "A5.private_phone",
        "A9.unit_unconfirmed",
        "H2.ending_soon",
    }
    assert all(f.clause for f in contents.holes if f.rule.code == "A3.sole_custodian")


def test_the_packet_shows_the_terms_of_this_academic_year_and_the_next(nora):
    seat = nora.roster.seats.all()[0]
    for first, days in ((date(2020, 9, 1), 365), (date(2028, 9, 1), 400)):
        term = Term(
            person=nora.me.person,
            seat=seat.id,
            first=first,
            last=first + timedelta(days=days - 1),
        )
        nora.roster.terms.add(term, by=nora.me)
    shown = nora.handoff.preview(by=nora.me).terms
    assert len(shown) == 3
    assert all(t.last >= date(2026, 9, 1) and t.first <= date(2028, 8, 31) for t in shown)


def test_the_letter_is_signed_by_who_saves_it(desk, nora):
    desk.clock.day = TODAY + timedelta(days=3)
    letter = replace(nora.handoff.letter(), wish_known="Less than we feared")
    saved = nora.handoff.save_letter(letter, by=nora.me)
    assert (saved.written_by, saved.written_on) == (nora.me.person, desk.clock.day)
    assert nora.handoff.letter() == saved
    assert len(nora.handoff.letters()) == 1


def test_a_letter_that_is_kept_goes_on_as_a_copy(desk, nora):
    before = nora.handoff.letter()
    assert nora.handoff.keep_letter(by=nora.me) == before
    desk.clock.day = TODAY + timedelta(days=30)
    copy = nora.handoff.keep_letter(by=nora.me)
    assert copy.text == before.text
    changed = nora.handoff.save_letter(replace(copy, text="Anew"), by=nora.me)
    assert nora.handoff.letters() == [changed, before]
    assert nora.handoff.preview(by=nora.me).letter == changed


def test_the_first_letter_needs_no_other(desk, nora):
    nora.undo.take_back(nora.library.journal.entries(task="letter.save")[0], by=nora.me)
    assert nora.handoff.letter() is None
    assert nora.handoff.keep_letter(by=nora.me) is None
    assert NO_LETTER in {f.rule for f in nora.handoff.holes()}
    nora.handoff.save_letter(Letter(text="Hello", written_on=TODAY), by=nora.me)
    assert NO_LETTER not in {f.rule for f in nora.handoff.holes()}


def test_what_nobody_has_written_is_a_hole(nora):
    for task in nora.handoff.first_tasks.all():
        nora.handoff.first_tasks.remove(task.id, by=nora.me)
    assert NO_FIRST_TASKS in {f.rule for f in nora.handoff.holes()}


def test_a_unit_that_was_asked_is_no_hole_for_a_year(desk, nora):
    unit = nora.handoff.support_units.all()[0]
    nora.handoff.confirm_unit(unit.id, by=nora.me)
    assert "A9.unit_unconfirmed" not in {f.rule.code for f in nora.handoff.holes()}
    desk.clock.day = TODAY + timedelta(days=366)
    assert "A9.unit_unconfirmed" in {f.rule.code for f in nora.handoff.holes()}


@pytest.mark.parametrize("days", [0, 41, 300])
def test_holes_come_worst_first_on_any_day(desk, nora, days):
    desk.clock.day = TODAY + timedelta(days=days)
    holes = nora.handoff.holes()
    urgent = [f.rule.urgent for f in holes]
    assert urgent == sorted(urgent, reverse=True)


def test_every_area_that_exists_says_something_in_the_packet(nora):
    sections = {one.number: one for one in nora.handoff.preview(by=nora.me).sections}
    assert list(sections) == [p for p in EVERY_PART if p != "1"]
    rows = {block.key: block.rows for one in sections.values() for block in one.blocks}
    for key in (
        "channels", "departments", "needs", "candidates", "shortcomings", "audits", "campaigns",
        "occasions", "times", "envelopes", "next", "events", "gate", "checklist", "voice",
        "quick_steps", "unapproved", "conventions", "properties", "template_files", "clauses",
        "numbers", "month_notes", "sittings", "countdown", "reports", "projects",
        "scope_changes", "learned", "rotations", "escalation", "objectives", "documents",
        "readings", "concerns", "plan_done", "written", "serving",
    ):  # fmt: skip
        assert rows[key], key
    for one in sections.values():
        for block in one.blocks:
            assert len({len(row) for row in block.rows}) <= 1, block.key
            assert block.kept or not block.rows


def test_the_numbers_count_what_was_posted_this_year_on_each_channel(nora):
    sections = {one.number: one for one in nora.handoff.preview(by=nora.me).sections}
    (numbers,) = [b for b in sections["11"].blocks if b.key == "numbers"]
    posted = sum(row[1] for row in numbers.rows)
    year = academic_year(TODAY, *_year_starts(nora))
    lines = nora.calendar.lines(Span(year.first, TODAY))
    out = (State.POSTED, State.ARCHIVED, State.TAKEN_DOWN)
    assert posted == sum(line.state in out for line in lines) > 0


def _year_starts(session):
    house = session.organisation.get()
    return house.year_starts_month, house.year_starts_day
