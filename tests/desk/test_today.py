"""What the day asks, of whom, and how the team stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.desk.today import LOOKS_AHEAD_DAYS, days_until
from smdesk.domain.custody import SecretKind
from smdesk.domain.handing_over import Handover
from smdesk.domain.records import Ref
from smdesk.domain.roster import SHORT_TERM, Term
from smdesk.domain.rules import Finding, weight
from smdesk.domain.secret_text import SecretText
from tests.desk.conftest import TODAY, account_named


def codes(findings):
    return [finding.rule.code for finding in findings]


def test_what_i_can_mend_needs_me_and_the_rest_somebody_else(desk, nora):
    glance = nora.today.glance(by=nora.me)
    assert "A3.sole_custodian" in codes(glance.needs_someone)
    assert "T1.seat_gap" in codes(glance.needs_me)
    idris = desk.enter(IDRIS)
    glance = idris.today.glance(by=idris.me)
    assert codes(glance.needs_me)[0] == "A3.sole_custodian"
    assert "H2.ending_soon" in codes(glance.needs_me)
    assert "T1.seat_gap" in codes(glance.needs_someone)


def test_nothing_is_said_twice_and_nothing_is_left_out(nora):
    glance = nora.today.glance(by=nora.me)
    both = [*glance.needs_me, *glance.needs_someone]
    assert sorted(codes(both)) == sorted(codes(nora.handoff.holes()))


def test_what_weighs_most_comes_first(nora):
    glance = nora.today.glance(by=nora.me)
    found = codes(glance.needs_me)
    assert found[:3] == ["T5.uncovered", "A5.private_phone", "A7.rotation_open"]
    weights = [weight(finding)[0] for finding in glance.needs_me]
    assert weights == sorted(weights)


def test_of_the_same_weight_what_is_about_the_next_days_comes_first(nora):
    glance = nora.today.glance(by=nora.me)
    nudges = [f for f in glance.needs_me if weight(f)[0] == 3]
    soon = [days_until(finding, TODAY) for finding in nudges]
    assert soon == sorted(soon)
    assert soon[0] <= 1 < LOOKS_AHEAD_DAYS < soon[-1]
    assert 0 < glance.pressing < len(glance.needs_me)


@given(
    st.dictionaries(
        st.sampled_from(["first", "last", "day"]),
        st.dates(date(2026, 10, 1), date(2027, 2, 1)),
    ),
    st.sampled_from([date(2026, 11, 21), date(2028, 2, 29), date(2027, 1, 1)]),
)
def test_how_soon_a_finding_is_goes_by_its_next_day(facts, today):
    found = days_until(Finding(rule=SHORT_TERM, about=Ref("term", "x"), facts=facts), today)
    ahead = [(day - today).days for day in facts.values()]
    near = [days for days in ahead if 0 <= days <= LOOKS_AHEAD_DAYS]
    assert found == (min(near) if near else LOOKS_AHEAD_DAYS + 1)


def test_since_when_something_is_so_makes_it_no_sooner():
    facts = {"on": TODAY, "number": "Board 2026-14"}
    told = Finding(rule=SHORT_TERM, about=Ref("term", "x"), facts=facts)
    assert days_until(told, TODAY) == LOOKS_AHEAD_DAYS + 1


@pytest.mark.parametrize(
    "day", [date(2027, 9, 1), date(2027, 8, 31), date(2028, 2, 29), date(2026, 12, 31)]
)
def test_today_is_asked_on_any_day_of_the_year(desk, nora, day):
    ahead = day - desk.clock.day
    desk.clock.day += ahead
    desk.clock._now += ahead
    glance = nora.today.glance(by=nora.me)
    assert [one.day for one in glance.week] == [day + timedelta(days=n) for n in range(7)]
    for finding in (*glance.needs_me, *glance.needs_someone):
        assert weight(finding)


def test_a_short_term_with_a_reason_needs_nobody(nora):
    seat = nora.roster.seats.all()[0]
    short = Term(person=nora.me.person, seat=seat.id, first=TODAY, last=TODAY)
    nora.roster.terms.add(short, by=nora.me, reason="one day")
    glance = nora.today.glance(by=nora.me)
    assert SHORT_TERM.code not in codes([*glance.needs_me, *glance.needs_someone])
    assert SHORT_TERM.code in codes(nora.handoff.holes())


def test_the_team_stands_as_the_records_say(nora):
    standing = nora.today.glance(by=nora.me).standing
    assert (standing.accounts, standing.healthy) == (5, 2)
    assert (standing.serving, standing.custodians) == (2, 2)
    assert (standing.next_end.person, standing.next_end.days) == (IDRIS.name, 41)
    assert standing.next_end.seat == "Pictures and video"
    assert (standing.last_copy, standing.last_check, standing.last_packet) == (None, None, None)


def test_copies_checks_and_packets_are_remembered(desk, nora):
    nora.save_copy(desk.home / "copy.smvault")
    nora.verify()
    packet = nora.handoff.print_packet(by=nora.me).packet
    standing = nora.today.glance(by=nora.me).standing
    assert standing.last_copy < standing.last_check < packet.printed_at
    assert standing.last_packet == packet


def test_the_week_shows_only_what_is_known_to_happen(desk, nora):
    week = nora.today.glance(by=nora.me).week
    assert [day.day for day in week] == [TODAY + timedelta(days=n) for n in range(7)]
    assert {day.codes_due for day in week} == {(), ("Instagram",)}
    assert not any(day.begins or day.ends for day in week)
    desk.clock.day = TODAY + timedelta(days=40)
    week = nora.today.glance(by=nora.me).week
    assert week[1].ends == (IDRIS.name,)
    desk.clock.day = TODAY + timedelta(days=20)
    assert nora.today.glance(by=nora.me).week[0].begins == ("Aytən Səfərli",)


def test_the_day_the_codes_fall_due_is_the_day_they_become_a_finding(desk, nora):
    week = nora.today.glance(by=nora.me).week
    due = next(day.day for day in week if day.codes_due)
    for day, told in ((due - timedelta(days=1), False), (due, True)):
        desk.clock.day = day
        findings = codes(account_named(nora, "Instagram").findings)
        assert ("A5.backup_codes_unchecked" in findings) == told


def test_without_terms_nothing_ends(desk, nora):
    desk.clock.day = TODAY + timedelta(days=2000)
    assert nora.today.glance(by=nora.me).standing.next_end is None


def test_mending_makes_it_go_away(nora):
    x = account_named(nora, "X").id
    before = codes(nora.today.glance(by=nora.me).needs_me)
    nora.accounts.set_secret(x, SecretKind.PASSWORD, SecretText("new"), by=nora.me)
    assert codes(nora.today.glance(by=nora.me).needs_me) == before
    assert NORA.name in account_named(nora, "X").custodians


def test_both_who_hand_over_and_take_over_hear_of_it_until_it_is_complete(desk, nora):
    one = Handover(giving=IDRIS.name, taking=AYTAN.name, on=TODAY + timedelta(days=7))
    nora.handoff.ceremony.begin(one, [("The packet", None)], by=nora.me)
    assert "H4.under_way" in codes(nora.today.glance(by=nora.me).needs_someone)
    for who in (IDRIS, AYTAN):
        session = desk.enter(who)
        glance = session.today.glance(by=session.me)
        (found,) = [f for f in glance.needs_me if f.rule.code == "H4.under_way"]
        assert (found.facts["left"], found.facts["steps"]) == (7, 5)
        assert days_until(found, TODAY) == 7
    nora = desk.enter(NORA)
    nora.handoff.ceremony.call_off(one.id, by=nora.me)
    assert "H4.under_way" not in codes(nora.handoff.holes())


def test_a_handover_whose_day_is_over_is_urgent(nora):
    one = Handover(giving="Somebody", taking="Else", on=TODAY - timedelta(days=1))
    nora.handoff.ceremony.begin(one, [], by=nora.me)
    glance = nora.today.glance(by=nora.me)
    (found,) = [f for f in glance.needs_me if f.rule.code == "H4.overdue"]
    assert found.rule.urgent
