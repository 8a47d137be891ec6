"""Handing over at the desk: ticks, receipt, signatures, and the packet that is frozen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.domain.countdown import Sitting, Step
from smdesk.domain.handing_over import (
    NOT_SIGNED,
    ROTATION_OPEN,
    Handover,
    Side,
    Stage,
)
from smdesk.domain.month_notes import MonthNote, Prompt
from smdesk.domain.records import Fault, GoneError, InvalidError, RecordId
from smdesk.domain.roster import Term
from smdesk.domain.rules import RefusedError
from tests.desk.everything import every_secret


def begun(nora):
    return nora.handoff.ceremony.begin(
        Handover(giving="Idris Okafor-Lund", taking="Aytan Səfərli", on=date(2026, 12, 10)),
        [("The packet", None), ("The tripod", None)],
        by=nora.me,
    )


def test_a_step_is_ticked_once_and_can_be_taken_back(nora):
    desk = nora.handoff.ceremony
    line = next(one for one in desk.countdown() if one.done is None)
    first = desk.tick(line.term.id, line.step, by=nora.me)
    assert desk.tick(line.term.id, line.step, by=nora.me) == first
    ticked = {(one.term.id, one.step): one.done for one in desk.countdown()}
    assert ticked[line.term.id, line.step] == first
    desk.untick(line.term.id, line.step, by=nora.me)
    assert all(one.done is None for one in desk.countdown() if one.step is line.step)
    with pytest.raises(GoneError):
        desk.tick(RecordId("nobody"), Step.BEGIN, by=nora.me)


def test_a_handover_needs_both_signatures_and_every_password_changed(nora):
    desk = nora.handoff.ceremony
    one = begun(nora)
    holes = []
    with pytest.raises(RefusedError) as error:
        desk.complete(one.id, holes, by=nora.me)
    assert error.value.finding.rule is NOT_SIGNED
    desk.sign(one.id, Side.GIVING, "Idris", by=nora.me)
    desk.sign(one.id, Side.TAKING, "Aytan", by=nora.me)
    assert desk.open_rotations() > 0
    with pytest.raises(RefusedError) as error:
        desk.complete(one.id, holes, by=nora.me)
    assert error.value.finding.rule is ROTATION_OPEN
    for found in nora.leaving.all():
        nora.leaving.call_off(found.leaving.id, reason="Stays on", by=nora.me)
    done = desk.complete(one.id, holes, by=nora.me)
    assert done.completed_on == done.handed_over_on == date(2026, 11, 21)
    assert desk.stage(done, holes) is Stage.COMPLETE
    assert desk.current() is None
    entry = [e for e in nora.library.journal.entries() if e.task == "handover.complete"]
    assert len(entry) == 1


def test_who_signs_again_takes_the_place_of_the_earlier(nora):
    desk = nora.handoff.ceremony
    one = begun(nora)
    desk.sign(one.id, Side.WITNESS, "Otto", by=nora.me)
    desk.sign(one.id, Side.WITNESS, "Wren", by=nora.me)
    assert [s.name for s in desk.signatures(one.id)] == ["Wren"]
    with pytest.raises(InvalidError):
        desk.sign(one.id, Side.GIVING, " ", by=nora.me)


def test_the_receipt_keeps_what_was_given_and_got(nora):
    desk = nora.handoff.ceremony
    one = begun(nora)
    tripod = desk.lines(one.id)[1]
    desk.keep_line(replace(tripod, given=True, got=True, initials="AS"), by=nora.me)
    desk.add_line(one.id, "  The blue camera ", by=nora.me)
    lines = desk.lines(one.id)
    assert [line.what for line in lines] == ["The packet", "The tripod", "The blue camera"]
    assert (lines[1].given, lines[1].got, lines[1].initials) == (True, True, "AS")
    sections = {s.number: s for s in nora.handoff.preview(by=nora.me).sections}
    (receipt,) = [b for b in sections["0"].blocks if b.key == "receipt"]
    assert receipt.rows[1] == ("The tripod", True, True, "", "", "AS")


def test_what_is_handed_over_is_frozen_and_what_was_not_received_is_missing(nora):
    desk = nora.handoff.ceremony
    one = begun(nora)
    packet = nora.handoff.print_packet(by=nora.me).packet
    gone = desk.hand_over(one.id, packet.id, by=nora.me)
    assert gone.packet == packet.id
    assert desk.stage(gone, nora.handoff.holes()) is Stage.HANDED_OVER
    said = [f.facts["what"] for f in desk.findings() if f.rule.code == "H4.line_open"]
    assert said == ["The packet", "The tripod"]
    (copy,) = nora.library.handover.packet_copies.where(packet=packet.id)
    nora.roster.people.change(
        replace(nora.roster.people.all()[0], phone="+1 555 010 9999"), by=nora.me
    )
    assert nora.library.handover.packet_copies.where(packet=packet.id) == [copy]
    assert not any("9999" in line for line in copy.lines)


def test_a_packet_says_what_changed_since_the_one_before(nora):
    assert nora.handoff.preview(by=nora.me).changes is None
    nora.handoff.print_packet(by=nora.me)
    assert nora.handoff.preview(by=nora.me).changes.new == ()
    person = nora.roster.people.all()[0]
    nora.roster.people.change(replace(person, phone="+1 555 010 9999"), by=nora.me)
    told = nora.handoff.preview(by=nora.me).changes
    assert told.since == "HP-2026-01"
    assert any("9999" in line and line.startswith("4 ") for line in told.new)
    assert any(person.name in line for line in told.gone)


def test_no_line_of_a_frozen_packet_holds_a_secret(nora):
    nora.handoff.print_packet(by=nora.me)
    (copy,) = nora.library.handover.packet_copies.all()
    text = "\n".join(copy.lines)
    assert len(copy.lines) > 50
    assert not any(secret in text for secret in every_secret(nora) if len(secret) > 5)


def test_as_the_last_day_comes_and_goes_each_step_is_asked_for_in_its_time(desk, nora):
    ceremony = nora.handoff.ceremony
    term = next(one.term for one in ceremony.countdown())
    for step in Step:
        desk.clock.day = term.last + timedelta(days=step.days)
        mine = {one.step: one for one in ceremony.countdown() if one.term.id == term.id}
        assert list(mine) == list(Step)
        assert mine[step].due == desk.clock.day
        assert not mine[step].late(desk.clock.day)
        assert mine[step].late(desk.clock.day + timedelta(days=1)) is (mine[step].done is None)
        ceremony.tick(term.id, step, by=nora.me)
    assert not [f for f in ceremony.findings() if f.about.id == term.id and "H2" in f.rule.code]
    desk.clock.day = term.last + timedelta(days=61)
    assert not [one for one in ceremony.countdown() if one.term.id == term.id]


def test_two_weeks_before_the_end_those_who_have_not_met_twice_are_told(desk, nora):
    ceremony = nora.handoff.ceremony
    term = next(one.term for one in ceremony.countdown())
    desk.clock.day = term.last - timedelta(days=15)
    assert "H3.too_few_sittings" not in {f.rule.code for f in ceremony.findings()}
    desk.clock.day = term.last - timedelta(days=14)
    assert "H3.too_few_sittings" in {f.rule.code for f in ceremony.findings()}
    ceremony.sittings.add(Sitting(on=desk.clock.day, covered="The calendar"), by=nora.me)
    assert "H3.too_few_sittings" not in {f.rule.code for f in ceremony.findings()}


def test_two_months_without_a_word_are_told_until_somebody_writes(desk, nora):
    ceremony = nora.handoff.ceremony
    assert "H5.blank_months" not in {f.rule.code for f in ceremony.findings()}
    desk.clock.day = date(2027, 2, 3)
    (blank,) = [f for f in ceremony.findings() if f.rule.code == "H5.blank_months"]
    assert blank.facts["since"] == date(2026, 12, 1)
    assert "H5.blank_months" in {f.rule.code for f in nora.handoff.holes()}
    note = MonthNote(month=date(2027, 1, 1), prompt=Prompt.TELL, text="All is well.")
    ceremony.notes.add(note, by=nora.me)
    assert "H5.blank_months" not in {f.rule.code for f in ceremony.findings()}


def test_another_day_and_other_names_are_kept_until_it_is_complete(nora):
    desk = nora.handoff.ceremony
    one = begun(nora)
    moved = desk.change(replace(one, on=date(2026, 12, 20), taking="Wren", seat=None), by=nora.me)
    assert desk.current() == moved
    assert (moved.on, moved.taking, moved.seat) == (date(2026, 12, 20), "Wren", one.seat)
    desk.sign(one.id, Side.GIVING, "Idris", by=nora.me)
    desk.sign(one.id, Side.TAKING, "Wren", by=nora.me)
    for found in nora.leaving.all():
        nora.leaving.call_off(found.leaving.id, reason="Stays on", by=nora.me)
    assert desk.first_rotation() is None
    done = desk.complete(one.id, [], by=nora.me)
    with pytest.raises(GoneError):
        desk.change(replace(done, taking="Nobody"), by=nora.me)


def test_who_is_likely_to_hand_over_is_whose_term_ends_first(nora):
    desk = nora.handoff.ceremony
    ends, begins = desk.likely()
    assert nora.library.people.one(ends.person).name == "Idris Okafor-Lund"
    assert begins is None
    first = ends.last + timedelta(days=1)
    after = Term(person=nora.me.person, seat=ends.seat, first=first, last=date(2027, 12, 31))
    nora.roster.terms.add(after, by=nora.me, reason="Until summer")
    assert desk.likely() == (ends, after)


def test_the_passwords_to_change_are_on_the_list_of_whoever_leaves(nora):
    ref = nora.handoff.ceremony.first_rotation()
    assert ref is not None
    assert ref.id in {found.leaving.id for found in nora.leaving.all()}


def test_nobody_hands_over_to_themselves(nora):
    desk = nora.handoff.ceremony
    with pytest.raises(InvalidError) as error:
        desk.begin(Handover(giving="Lee", taking="lee", on=date(2026, 12, 1)), [], by=nora.me)
    assert error.value.faults == {"taking": Fault.SAME_PERSON}
    one = begun(nora)
    with pytest.raises(InvalidError):
        desk.change(replace(one, taking=one.giving), by=nora.me)
    assert desk.current() == one
