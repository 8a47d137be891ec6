"""The countdown, the receipt's blocks, and what changed between two packets."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import countdown, month_notes
from smdesk.domain.countdown import (
    LATE_STEP,
    TOO_FEW_SITTINGS,
    Sitting,
    Step,
    StepDone,
)
from smdesk.domain.handing_over import (
    BLOCKS_OPEN,
    LINE_OPEN,
    NOT_SIGNED,
    OVERDUE,
    ROTATION_OPEN,
    UNDER_WAY,
    Handover,
    OpenStep,
    ReceiptLine,
    Side,
    Signature,
    Stage,
    check_complete,
    check_names,
    line_findings,
    open_steps,
    stage,
    under_way,
)
from smdesk.domain.month_notes import BLANK_MONTHS, MonthNote, months_before
from smdesk.domain.packet_copies import changes
from smdesk.domain.records import Fault, InvalidError, RecordId, Ref
from smdesk.domain.roster import Term

LAST = date(2026, 12, 31)
LEE = RecordId("lee")
HOUSE = Ref("organisation", RecordId("house"))


def term(last=LAST):
    return Term(id=RecordId("t"), person=LEE, seat=RecordId("s"), first=date(2025, 9, 1), last=last)


def said(today, done=(), sittings=(), notes=(), since=None):
    return [
        *countdown.findings(
            countdown.countdown([term()], done, today), sittings, {LEE: "Lee"}, today=today
        ),
        *month_notes.findings(notes, HOUSE, team_since=since, today=today),
    ]


def codes(found):
    return [one.rule for one in found]


def test_the_seven_steps_fall_on_their_days():
    days = [(line.due - LAST).days for line in countdown.countdown([term()], [], LAST)]
    assert days == [-60, -30, -14, -7, 0, 14, 30]


@pytest.mark.parametrize(
    ("before", "there"), [(61, False), (60, True), (0, True), (-60, True), (-61, False)]
)
def test_a_countdown_stands_from_sixty_days_before_to_sixty_after(before, there):
    assert bool(countdown.countdown([term()], [], LAST - timedelta(days=before))) is there


def test_a_step_that_nobody_did_by_its_day_is_late():
    today = LAST - timedelta(days=29)
    assert codes(said(today)) == [LATE_STEP, LATE_STEP]
    done = [StepDone(term=RecordId("t"), step=step, on=today) for step in (Step.BEGIN, Step.LETTER)]
    assert said(today, done) == []


@pytest.mark.parametrize(("met", "amiss"), [(0, True), (1, True), (2, False)])
def test_two_sittings_are_asked_for_in_the_last_two_weeks(met, amiss):
    today = LAST - timedelta(days=10)
    sittings = [Sitting(on=today, covered="Accounts") for _ in range(met)]
    assert (TOO_FEW_SITTINGS in codes(said(today, sittings=sittings))) is amiss


def test_sittings_of_another_year_do_not_count():
    today = LAST - timedelta(days=10)
    old = [Sitting(on=date(2025, 11, 1), covered="x")] * 2
    assert TOO_FEW_SITTINGS in codes(said(today, sittings=old))


def test_two_months_without_a_word_are_said_once_a_team_was_there_to_write():
    today, begun = date(2026, 5, 10), date(2025, 9, 1)
    assert codes(said(today, since=begun)) == [BLANK_MONTHS]
    assert said(today, since=date(2026, 4, 2)) == []
    for month in (3, 4, 5):
        note = MonthNote(month=date(2026, month, 1), text="The lift broke.")
        assert said(today, since=begun, notes=[note]) == []


@given(st.dates(date(2000, 4, 1), date(2100, 1, 1)), st.integers(1, 14))
def test_the_months_before_a_day_are_whole_and_in_a_row(today, count):
    months = months_before(today, count)
    assert len(months) == count
    assert months == sorted(set(months))
    assert all(month.day == 1 for month in months)
    assert (months[-1] + timedelta(days=31)).replace(day=1) == today.replace(day=1)


def handover(**more):
    return Handover(giving="Lee", taking="Aytan", on=LAST, **more)


def signed(*sides):
    one = handover()
    return [Signature(handover=one.id, side=side, name="x", on=LAST) for side in sides]


@pytest.mark.parametrize(
    ("sides", "rotations", "blocks", "rule"),
    [
        ((), 0, 0, NOT_SIGNED),
        ((Side.GIVING,), 0, 0, NOT_SIGNED),
        ((Side.TAKING, Side.WITNESS), 0, 0, NOT_SIGNED),
        ((Side.GIVING, Side.TAKING), 1, 0, ROTATION_OPEN),
        ((Side.GIVING, Side.TAKING), 0, 2, BLOCKS_OPEN),
        ((Side.GIVING, Side.TAKING), 0, 0, None),
    ],
)
def test_what_keeps_a_handover_from_being_complete(sides, rotations, blocks, rule):
    found = check_complete(handover(), signed(*sides), rotations=rotations, blocks=blocks)
    assert (found and found.rule) is rule


def test_the_stages_follow_one_another():
    assert stage(handover(), blocked=True) is Stage.BUILDING
    assert stage(handover(), blocked=False) is Stage.READY
    gone = handover(handed_over_on=LAST)
    assert stage(gone, blocked=True) is Stage.HANDED_OVER
    assert stage(handover(handed_over_on=LAST, completed_on=LAST), blocked=True) is Stage.COMPLETE
    with pytest.raises(InvalidError) as error:
        handover(completed_on=LAST)
    assert error.value.faults == {"handed_over_on": Fault.EMPTY}


def test_a_thing_that_was_handed_over_and_not_received_is_said():
    one = handover(handed_over_on=LAST)
    lines = [
        ReceiptLine(handover=one.id, what="Tripod"),
        ReceiptLine(handover=one.id, what="Key", got=True),
    ]
    (found,) = line_findings([one], lines)
    assert found.rule is LINE_OPEN
    assert found.facts == {"person": "Aytan", "what": "Tripod"}
    assert line_findings([handover()], lines) == []


@given(st.lists(st.text("ab", max_size=2)), st.lists(st.text("ab", max_size=2)))
def test_what_changed_leads_from_one_packet_to_the_next(before, now):
    told = changes("HP-2026-01", before, now)
    assert (set(before) - set(told.gone)) | set(told.new) == set(now)
    assert not set(told.new) & set(before)
    assert not set(told.gone) & set(now)


def test_the_open_steps_stand_in_the_order_of_doing_until_it_is_complete():
    one = Handover(giving="Lee", taking="Kim", on=LAST)
    line = ReceiptLine(handover=one.id, what="The camera")
    assert open_steps(one, [line], [], rotations=1, blocks=1) == tuple(OpenStep)
    got = replace(line, got=True)
    lee = Signature(handover=one.id, side=Side.GIVING, name="Lee", on=LAST)
    gone = replace(one, handed_over_on=LAST)
    assert open_steps(gone, [got], [lee], rotations=0, blocks=0) == (OpenStep.SIGN_TAKING,)
    done = replace(gone, completed_on=LAST)
    assert open_steps(done, [line], [], rotations=3, blocks=3) == ()


def test_who_hands_over_and_who_takes_over_hear_how_far_it_is():
    kim = RecordId("kim")
    people = {LEE: "Lee  Ann", kim: "KIM", RecordId("x"): "Wren"}
    one = Handover(giving="lee ann", taking="Kim", on=LAST)
    soon = under_way(one, [OpenStep.PACKET], people, LAST - timedelta(days=7))
    assert (soon.rule, soon.whom, soon.also) == (UNDER_WAY, LEE, (kim,))
    assert (soon.facts["left"], soon.facts["steps"]) == (7, 1)
    late = under_way(one, [OpenStep.PACKET], people, LAST + timedelta(days=1))
    assert (late.rule, late.facts["left"]) == (OVERDUE, 0)


def test_a_name_that_nobody_or_two_people_have_tells_no_one_of_them():
    one = Handover(giving="Lee", taking="Somebody new", on=LAST)
    twice = {LEE: "Lee", RecordId("other"): "Lee"}
    found = under_way(one, [], twice, LAST)
    assert (found.whom, found.also) == (None, ())


def test_nobody_takes_over_from_themselves():
    with pytest.raises(InvalidError) as error:
        check_names(Handover(giving="Lee Ann", taking=" lee  ann", on=LAST))
    assert error.value.faults == {"taking": Fault.SAME_PERSON}
