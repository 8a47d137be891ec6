"""What the rules say about the rota: unwatched promises, too much for one, approvers away."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from smdesk.domain.dates import Span
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Term
from smdesk.domain.rota import MONTH_DAYS, Absence, Duty, Need, Shift, week_of
from smdesk.domain.rota_cover import Cover, Uncovered
from smdesk.domain.rota_sharing import MayApprove
from smdesk.domain.rules import Fact, Finding, Rule, Severity

UNCOVERED = Rule("T5.uncovered", Severity.NUDGE, urgent=True)
CARRIES_MOST = Rule("T5.carries_most", Severity.NUDGE)
APPROVER_AWAY = Rule("T5.approver_away", Severity.NUDGE)
MAY_NOT_APPROVE = Rule("T5.may_not_approve", Severity.NUDGE)
RULES = (UNCOVERED, CARRIES_MOST, APPROVER_AWAY, MAY_NOT_APPROVE)

LOOKS_AHEAD_DAYS = 14
"""What nobody covers is told this many days ahead."""
MOST_SHARE = 60
"""Percent of a month's hours of watching that one person should not exceed (after 001.22)."""


def findings(
    needs: Sequence[Need],
    shifts: Collection[Shift],
    absences: Collection[Absence],
    *,
    accounts: Mapping[RecordId, str],
    people: Mapping[RecordId, str],
    today: date,
    terms: Collection[Term] | None = None,
    may_approve: MayApprove | None = None,
) -> list[Finding]:
    """Return what the rules say about the rota on the day; names are by id.

    Whoever has no term on a day is not there on it; without ``may_approve`` everybody may approve.
    """
    known = [need for need in needs if need.account in accounts]
    cover = Cover(shifts, absences, terms)
    ahead = Span(today, today + timedelta(days=LOOKS_AHEAD_DAYS - 1))
    found = []
    for gap in cover.uncovered(known, ahead):
        if gap.need.duty is Duty.MONITOR and gap.need.respond:
            facts: dict[str, Fact] = {
                "account": accounts[gap.need.account],
                "first": gap.days[0],
                "last": gap.days[-1],
                "hours": gap.need.hours * len(gap.days),
            }
            found.append(Finding(rule=UNCOVERED, about=Ref.to(gap.need), facts=facts))
        elif gap.need.duty is Duty.APPROVE:
            away = _away_on(cover, gap)
            if away is not None:
                who: dict[str, Fact] = {
                    "account": accounts[gap.need.account],
                    "person": people.get(away, ""),
                    "first": gap.days[0],
                    "last": gap.days[-1],
                }
                found.append(
                    Finding(rule=APPROVER_AWAY, about=Ref.to(gap.need), facts=who, whom=away)
                )
    if may_approve is not None:
        found += _may_not_approve(shifts, may_approve, accounts, people, ahead)
    return [*found, *_carries_most(known, cover, people, today)]


def _may_not_approve(
    shifts: Collection[Shift],
    may: MayApprove,
    accounts: Mapping[RecordId, str],
    people: Mapping[RecordId, str],
    ahead: Span,
) -> list[Finding]:
    """Return who is to approve within the days without being appointed, once for each account."""
    firsts: dict[tuple[RecordId, RecordId], date] = {}
    for shift in sorted(shifts, key=lambda one: (one.first, one.id)):
        days = shift.span.overlap(ahead) if shift.duty is Duty.APPROVE else None
        if days is not None and not may(shift.person, shift.account, days.first):
            firsts.setdefault((shift.account, shift.person), days.first)
    return [
        Finding(
            rule=MAY_NOT_APPROVE,
            about=Ref("person", person),
            facts={
                "account": accounts[account],
                "person": people.get(person, ""),
                "first": first,
            },
        )
        for (account, person), first in firsts.items()
        if account in accounts
    ]


def _away_on(cover: Cover, gap: Uncovered) -> RecordId | None:
    """Return who was to do it, if the only reason that nobody does is that they are away."""
    for day in gap.days:
        for shift in cover.on_duty(gap.need.account, gap.need.duty, day):
            if cover.serves(shift.person, day):
                return shift.person
    return None


def _carries_most(
    needs: Sequence[Need], cover: Cover, people: Mapping[RecordId, str], today: date
) -> list[Finding]:
    first = week_of(today)
    month = Span(first, first + timedelta(days=MONTH_DAYS - 1))
    hours = cover.hours(needs, month, Duty.MONITOR)
    whole = sum(hours.values())
    watched = {n.account for n in needs if n.duty is Duty.MONITOR}
    found = []
    for person, mine in sorted(hours.items()):
        if mine * 100 > whole * MOST_SHARE and len(watched) > 1:
            facts: dict[str, Fact] = {
                "person": people.get(person, ""),
                "share": mine * 100 // whole,
            }
            found.append(
                Finding(
                    rule=CARRIES_MOST,
                    about=Ref(Shift.kind, person),
                    facts=facts,
                    whom=person,
                )
            )
    return found
