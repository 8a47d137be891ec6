"""How terms follow each other in a seat, and what is asked when one of them moves."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from smdesk.domain.custody import Custodian
from smdesk.domain.dates import DAY, Span, full_year
from smdesk.domain.records import Fault, InvalidError, RecordId, Ref
from smdesk.domain.roster import (
    HANDOVER_DAYS,
    NOTICE_DAYS,
    Seat,
    Term,
    check_length,
    serving,
)
from smdesk.domain.rules import Finding, Rule, Severity

ENDS_EARLY = Rule("T1.ends_early", Severity.REASON)
EXTENDED = Rule("T1.extended", Severity.REASON)
HELD_TWICE = Rule("T1.held_twice", Severity.REASON)
SHORT_HANDOVER = Rule("T1.short_handover", Severity.NUDGE)
ONE_PERSON = Rule("T2.one_person", Severity.NUDGE)
RULES = (ENDS_EARLY, EXTENDED, HELD_TWICE, SHORT_HANDOVER, ONE_PERSON)

LONGEST_HANDOVER_DAYS = 60
"""Two who share a seat for longer hold it both, which somebody has to have wanted."""


def following(term: Term, terms: Iterable[Term]) -> Term | None:
    """Return the term that takes over in the seat: the first to begin later and to last longer."""
    later = (
        other
        for other in terms
        if other.seat == term.seat and other.first > term.first and other.last > term.last
    )
    return min(later, key=lambda other: (other.first, other.last, other.id), default=None)


def handed_on(term: Term, terms: Iterable[Term], to: RecordId) -> Term:
    """Return the term that follows, begun so early that both share the seat for the handover.

    It ends before the next one begins, or after a full year.
    """
    first = max(term.first, term.last - timedelta(days=HANDOVER_DAYS - 1))
    last = full_year(first)
    others = [t.first for t in terms if t.seat == term.seat and term.last < t.first <= last]
    if others:
        last = min(others) - DAY
    return Term(person=to, seat=term.seat, first=first, last=last)


def settled(before: Term, after: Term, today: date, reason: str) -> Term:
    """Return the term with why it ended early, where the change ends it early or takes that back.

    A term that is under way and made shorter ends early; one that is made longer does not any more.
    """
    if after.ended_early != before.ended_early:
        return after
    if after.last > before.last:
        return replace(after, ended_early="")
    if _cut_short(before, after, today) and reason.strip():
        return replace(after, ended_early=reason.strip())
    return after


def check_change(before: Term, after: Term, today: date) -> Finding | None:
    """Return the finding that a term under way ends early or is extended.

    A new decision stands for the reason of an extension. What has not begun may still be planned
    otherwise, and what is over be corrected.
    """
    if _cut_short(before, after, today) and not after.ended_early:
        facts: dict[str, str | int | date] = {"last": after.last, "until": before.last}
        return Finding(rule=ENDS_EARLY, about=Ref.to(before), facts=facts)
    decided = bool(after.decision) and after.decision != before.decision
    under_way = before.active(today)
    if under_way and after.last > before.last and not decided:
        facts = {"last": after.last, "days": (after.last - before.last).days}
        return Finding(rule=EXTENDED, about=Ref.to(before), facts=facts)
    return None


def check_seat(
    before: Term | None, after: Term, terms: Iterable[Term], names: Mapping[RecordId, str]
) -> Finding | None:
    """Return the finding that two hold the seat for longer than a handover takes.

    Raises InvalidError where somebody would hold a seat twice on the same day. What was so before
    the change is not asked for again.
    """
    for other in terms:
        if other.id == after.id or other.seat != after.seat:
            continue
        shared = after.span.overlap(other.span)
        if shared is None:
            continue
        if other.person == after.person:
            raise InvalidError(first=Fault.TAKEN)
        known = before.span.overlap(other.span) if before and before.seat == after.seat else None
        if shared.days > LONGEST_HANDOVER_DAYS and (known is None or known.days < shared.days):
            facts: dict[str, str | int | date] = {
                "person": names.get(other.person, ""),
                "days": shared.days,
                "first": shared.first,
                "last": shared.last,
            }
            return Finding(rule=HELD_TWICE, about=Ref.to(after), facts=facts)
    return None


def asked(
    before: Term | None,
    after: Term,
    terms: Iterable[Term],
    names: Mapping[RecordId, str],
    today: date,
) -> Finding | None:
    """Return the first finding for which a change needs a decision or a reason, if any."""
    found = check_change(before, after, today) if before is not None else None
    if found is not None:
        return found
    if before is not None and (before.span, before.seat) == (after.span, after.seat):
        return None
    found = check_seat(before, after, terms, names)
    moved = before is None or before.span != after.span
    short = check_length(after) if moved else None
    return short or (None if after.decision else found)


def handover_findings(
    seats: Collection[Seat], terms: Collection[Term], names: Mapping[RecordId, str], today: date
) -> list[Finding]:
    """Return where who comes and who goes share the seat for fewer days than a handover takes.

    A seat that is empty in between, or whose holder leaves soon with nobody beside them, is told
    by rules of its own.
    """
    titles = {seat.id: seat.name for seat in seats}
    held: dict[RecordId, list[Term]] = {}
    for term in terms:
        held.setdefault(term.seat, []).append(term)
    found = []
    for term in terms:
        if term.last < today or term.seat not in titles:
            continue
        after = following(term, held[term.seat])
        if after is None or after.person == term.person or after.first > term.last + DAY:
            continue
        days = max(0, (term.last - after.first).days + 1)
        if days >= HANDOVER_DAYS or (days == 0 and term.days_left(today) <= NOTICE_DAYS):
            continue
        facts: dict[str, str | int | date] = {
            "seat": titles[term.seat],
            "person": names.get(term.person, ""),
            "next": names.get(after.person, ""),
            "days": days,
        }
        found.append(Finding(rule=SHORT_HANDOVER, about=Ref.to(after), facts=facts))
    return found


def one_person_findings(
    accounts: Mapping[RecordId, str],
    custodians: Collection[Custodian],
    terms: Collection[Term],
    names: Mapping[RecordId, str],
    today: date,
) -> list[Finding]:
    """Return the channels of whose several custodians only one serves on the day.

    ``accounts`` are the names of those that are in use. An account that only one person was ever
    named for is told by the rule about sole custodians.
    """
    now = serving(terms, today)
    holders: dict[RecordId, set[RecordId]] = {}
    for custodian in custodians:
        holders.setdefault(custodian.account, set()).add(custodian.person)
    found = []
    for account, name in sorted(accounts.items(), key=lambda one: (one[1].casefold(), one[0])):
        people = holders.get(account, set())
        there = people & now
        if len(people) > 1 and len(there) == 1:
            (last,) = there
            facts: dict[str, str | int | date] = {"account": name, "person": names.get(last, "")}
            found.append(
                Finding(rule=ONE_PERSON, about=Ref("account", account), facts=facts, whom=last)
            )
    return found


def shared(spans: Collection[Span]) -> list[Span]:
    """Return the runs of days that more than one of the spans holds, in order."""
    found: list[Span] = []
    until: date | None = None
    for span in sorted(spans):
        if until is not None and span.first <= until:
            both = Span(span.first, min(until, span.last))
            if found and both.first <= found[-1].last + DAY:
                last = found.pop()
                both = Span(last.first, max(last.last, both.last))
            found.append(both)
        until = span.last if until is None else max(until, span.last)
    return found


def _cut_short(before: Term, after: Term, today: date) -> bool:
    return before.active(today) and after.last < before.last
