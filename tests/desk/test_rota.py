"""The rota: shared out, put on by hand, swapped with agreement, and never two where one is due."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.errors import AlreadyAnsweredError, GoneError, InvalidError, NotAskedError
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.dates import Span
from smdesk.domain.records import new_id
from smdesk.domain.rota import Absence, Duty, Need, Shift, SwapState, week_of
from tests.desk.conftest import TODAY, account_named, person_named

MONDAY = week_of(TODAY)


def rows(session, weeks=3):
    found = session.rota.rows(TODAY, weeks, by=session.me)
    return {(row.name, row.duty): row for row in found}


def page(session):
    return account_named(session, "Facebook page").id


def idris_id(session):
    return person_named(session, IDRIS.name).id


def test_every_duty_of_every_channel_is_a_row_and_every_week_a_cell(nora):
    found = rows(nora)
    assert set(found) == {
        ("Facebook page", Duty.MONITOR),
        ("Facebook page", Duty.POST),
        ("Facebook page", Duty.APPROVE),
        ("Instagram", Duty.MONITOR),
    }
    watch = found["Facebook page", Duty.MONITOR]
    assert [cell.week for cell in watch.cells] == [MONDAY + timedelta(weeks=n) for n in range(3)]
    assert [cell.names for cell in watch.cells] == [(NORA.name,), (IDRIS.name,), (NORA.name,)]
    assert [cell.mine for cell in watch.cells] == [True, False, True]


def test_days_that_nobody_covers_are_named(nora):
    gap = rows(nora)["Instagram", Duty.MONITOR].cells[1]
    assert gap.uncovered == (MONDAY + timedelta(days=12), MONDAY + timedelta(days=13))


def test_an_absence_uncovers_what_has_no_backup(nora):
    found = rows(nora)
    assert found["Facebook page", Duty.MONITOR].cells[1].uncovered == ()
    away = found["Facebook page", Duty.APPROVE].cells[1].uncovered
    assert away == (MONDAY + timedelta(days=10), MONDAY + timedelta(days=11))


def test_a_proposal_fills_what_is_open_and_nothing_else(nora):
    before = nora.rota.shifts(Span(MONDAY, MONDAY + timedelta(days=60)))
    proposal = nora.rota.propose(TODAY, 3)
    assert {s.account for s in proposal.shifts} == {
        account_named(nora, "Instagram").id,
        page(nora),
    }
    nora.rota.accept(proposal, by=nora.me)
    assert all(
        shift in nora.rota.shifts(Span(MONDAY, MONDAY + timedelta(days=60))) for shift in before
    )
    left = {(p.need.id, day) for p in proposal.uncovered for day in p.days}
    assert {
        (row.need.id, day)
        for row in rows(nora).values()
        for cell in row.cells
        for day in cell.uncovered
    } == left
    nora.undo.undo(by=nora.me)
    assert nora.rota.shifts(Span(MONDAY, MONDAY + timedelta(days=60))) == before


def test_what_a_proposal_cannot_cover_it_says(nora):
    far = TODAY + timedelta(weeks=200)
    proposal = nora.rota.propose(far, 1)
    assert proposal.shifts == ()
    assert len(proposal.uncovered) == 4
    assert all(not left.away and not left.may_not for left in proposal.uncovered)


def test_a_proposal_lets_nobody_approve_who_is_not_appointed(nora):
    proposal = nora.rota.propose(TODAY, 3)
    approving = [left for left in proposal.uncovered if left.need.duty is Duty.APPROVE]
    assert all(shift.duty is not Duty.APPROVE for shift in proposal.shifts)
    assert [left.away for left in approving] == [(nora.me.person,)]
    assert [left.may_not for left in approving] == [(idris_id(nora),)]


def test_somebody_put_on_duty_takes_the_place_of_whoever_stood_there(nora):
    first = MONDAY + timedelta(days=2)
    new = Shift(
        account=page(nora), duty=Duty.MONITOR, first=first, last=first, person=idris_id(nora)
    )
    nora.rota.assign(new, by=nora.me)
    cell = rows(nora)["Facebook page", Duty.MONITOR].cells[0]
    days = [(s.first, s.last, s.person == nora.me.person) for s in cell.shifts]
    assert days == [
        (MONDAY, first - timedelta(days=1), True),
        (first, first, False),
        (first + timedelta(days=1), MONDAY + timedelta(days=6), True),
    ]
    assert cell.uncovered == ()
    nora.undo.undo(by=nora.me)
    assert len(rows(nora)["Facebook page", Duty.MONITOR].cells[0].shifts) == 1


def test_a_whole_week_given_away_leaves_nothing_of_the_old_shift(nora):
    (old,) = rows(nora)["Facebook page", Duty.MONITOR].cells[0].shifts
    nora.rota.assign(replace(old, id=new_id(), person=idris_id(nora), backup=None), by=nora.me)
    (new,) = rows(nora)["Facebook page", Duty.MONITOR].cells[0].shifts
    assert new.person == idris_id(nora)


def test_nobody_unknown_is_put_on_duty(nora):
    with pytest.raises(GoneError):
        nora.rota.assign(
            Shift(account=page(nora), duty=Duty.POST, first=TODAY, last=TODAY, person=new_id()),
            by=nora.me,
        )


def test_shifts_are_cleared_in_one_task(nora):
    span = Span(MONDAY, MONDAY + timedelta(days=6))
    entries = nora.library.journal.head().entries
    nora.rota.clear([shift.id for shift in nora.rota.shifts(span)], by=nora.me)
    assert nora.rota.shifts(span) == []
    assert nora.library.journal.head().entries == entries + 1


def test_a_swap_changes_hands_only_once_the_other_agrees(desk, nora):
    (line,) = nora.rota.swaps.lines(by=nora.me)
    assert (line.asked_by, line.asked_of, line.account) == (NORA.name, IDRIS.name, "Facebook page")
    assert line.shift.person == nora.me.person
    idris = desk.enter(IDRIS)
    assert idris.rota.swaps.lines(by=idris.me)[0].mine_to_answer
    idris.rota.swaps.answer(line.swap.id, agreed=True, by=idris.me)
    assert idris.library.shifts.one(line.shift.id).person == idris.me.person
    with pytest.raises(AlreadyAnsweredError):
        idris.rota.swaps.answer(line.swap.id, agreed=False, by=idris.me)


def test_a_swap_that_is_declined_leaves_the_shift(desk, nora):
    (line,) = nora.rota.swaps.lines(by=nora.me)
    idris = desk.enter(IDRIS)
    answered = idris.rota.swaps.answer(line.swap.id, agreed=False, by=idris.me)
    assert answered.state is SwapState.DECLINED
    assert idris.library.shifts.one(line.shift.id).person == line.shift.person


def test_somebody_who_was_not_asked_does_not_answer(desk, nora):
    (line,) = nora.rota.swaps.lines(by=nora.me)
    aytan = desk.enter(AYTAN)
    with pytest.raises(NotAskedError):
        aytan.rota.swaps.answer(line.swap.id, agreed=True, by=aytan.me)


def test_nobody_is_asked_to_take_what_is_theirs(nora):
    (line,) = nora.rota.swaps.lines(by=nora.me)
    with pytest.raises(InvalidError):
        nora.rota.swaps.ask(line.shift.id, line.shift.person, by=nora.me)


def test_a_channel_asks_for_a_duty_once(nora):
    with pytest.raises(InvalidError):
        nora.rota.needs.add(Need(account=page(nora), duty=Duty.POST), by=nora.me)


def test_the_gap_and_the_absent_approver_are_among_the_findings(nora):
    codes = [finding.rule.code for finding in nora.rota.findings()]
    assert sorted(codes) == ["T5.approver_away", "T5.carries_most", "T5.uncovered"]


def test_an_absence_is_kept_and_taken_back(nora):
    absence = Absence(person=nora.me.person, first=TODAY, last=TODAY, why="Ill")
    nora.rota.absences.add(absence, by=nora.me)
    assert absence in nora.rota.absences.all()
    nora.undo.undo(by=nora.me)
    assert absence not in nora.rota.absences.all()


def test_those_who_could_do_it_serve_on_the_day(nora):
    def names(first, last):
        return {one.name for one in nora.rota.could(Span(first, last), Duty.POST, page(nora))}

    assert names(TODAY, TODAY) == {IDRIS.name, NORA.name}
    assert AYTAN.name in names(TODAY + timedelta(days=25), TODAY + timedelta(days=26))


def test_those_of_whom_nothing_speaks_against_it_come_first(nora):
    thursday = MONDAY + timedelta(days=10)
    days = Span(thursday, thursday + timedelta(days=2))
    first, second = nora.rota.could(days, Duty.MONITOR, page(nora))
    assert (first.name, first.may, first.away, first.off) == (IDRIS.name, True, (), ())
    assert (second.name, second.away) == (NORA.name, (thursday, thursday + timedelta(days=1)))
    approves, cannot = nora.rota.could(days, Duty.APPROVE, page(nora))
    assert (approves.name, approves.may, cannot.name, cannot.may) == (
        NORA.name, True, IDRIS.name, False,
    )  # fmt: skip


def test_somebody_on_the_rota_to_approve_without_an_appointment_is_told(nora):
    nora.rota.assign(
        Shift(
            account=page(nora), duty=Duty.APPROVE, first=TODAY, last=TODAY, person=idris_id(nora)
        ),
        by=nora.me,
    )
    (told,) = [f for f in nora.rota.findings() if f.rule.code == "T5.may_not_approve"]
    assert told.about.id == idris_id(nora)
    assert told.facts["first"] == TODAY


def test_whoever_is_away_is_not_named_as_on_duty(nora):
    thursday = MONDAY + timedelta(days=10)
    assert nora.rota.there(TODAY) == [IDRIS.name, NORA.name]
    assert NORA.name not in nora.rota.there(thursday)


def test_a_shift_that_is_cut_in_two_keeps_both_ends(nora):
    days = [MONDAY + timedelta(days=30 + n) for n in range(9)]
    long = Shift(
        account=page(nora), duty=Duty.POST, first=days[0], last=days[8], person=nora.me.person,
        note="Both ends",
    )  # fmt: skip
    nora.rota.assign(long, by=nora.me)
    middle = replace(long, id=new_id(), first=days[3], last=days[4], person=idris_id(nora), note="")
    nora.rota.assign(middle, by=nora.me)
    there = [s for s in nora.rota.shifts(Span(days[0], days[8])) if s.duty is Duty.POST]
    told = [(s.first, s.last, s.person, s.note) for s in there if s.account == page(nora)]
    assert told == [
        (days[0], days[2], nora.me.person, "Both ends"),
        (days[3], days[4], idris_id(nora), ""),
        (days[5], days[8], nora.me.person, "Both ends"),
    ]
