"""What the day asks: what needs me, what needs somebody else, and how the team stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.office import Office
from smdesk.desk.overlays import OverlaysDesk
from smdesk.domain import roster
from smdesk.domain.accounts import BACKUP_CODES_GOOD_FOR_DAYS, Account
from smdesk.domain.calendar import GIVEN_UP
from smdesk.domain.dates import Span
from smdesk.domain.handoff import NO_ACCOUNTS, NO_TERMS, Packet
from smdesk.domain.overlays import DAYS, Overlay, OverlayKind
from smdesk.domain.records import RecordId
from smdesk.domain.roster import SHORT_TERM, Member, Term
from smdesk.domain.rules import Finding, Severity, weight
from smdesk.domain.upkeep import Stage, Work

WEEK_DAYS = 7
BEGIN_WITH = (NO_TERMS, NO_ACCOUNTS)
"""What a new cabinet lacks before anything else."""
LOOKS_AHEAD_DAYS = 14
"""What is about a day as near as this comes before what is about none."""
LAID_OVER = DAYS | {OverlayKind.DUTY, OverlayKind.EVENT}


@dataclass(frozen=True, slots=True)
class NextEnd:
    """The term that ends next."""

    term: Term
    person: str
    seat: str
    days: int
    """After today; 0 on its last day."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the team stands, in figures that are facts."""

    accounts: int
    healthy: int
    """Accounts of which the rules have nothing urgent or reasoned to say."""
    custodians: int
    """People who answer for an account and whose term holds today."""
    serving: int
    next_end: NextEnd | None
    last_copy: datetime | None
    last_check: datetime | None
    last_packet: Packet | None


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One day of the week ahead, with what is known to happen on it."""

    day: date
    begins: tuple[str, ...]
    """Names of those whose term begins."""
    ends: tuple[str, ...]
    """Names of those whose term has its last day."""
    codes_due: tuple[str, ...]
    """Accounts whose backup codes were checked so long ago that a new look falls due."""
    duty: tuple[str, ...] = ()
    """Names of those on duty."""
    posts: int = 0
    """How many posts are planned for the day, or out."""
    events: tuple[str, ...] = ()
    """What happens at the library, and days that are kept."""


@dataclass(frozen=True, slots=True)
class Glance:
    """Today at a glance; both lists begin with what weighs most, and then with what comes first."""

    needs_me: tuple[Finding, ...]
    needs_someone: tuple[Finding, ...]
    pressing: int
    """How many of those that need me weigh most, or are about the next two weeks."""
    standing: Standing
    week: tuple[DayAhead, ...]


class TodayDesk:
    """Puts together what the other desks know."""

    def __init__(
        self,
        office: Office,
        *,
        accounts: AccountsDesk,
        handoff: HandoffDesk,
        calendar: CalendarDesk,
        overlays: OverlaysDesk,
    ) -> None:
        self._office = office
        self._accounts, self._handoff = accounts, handoff
        self._calendar, self._overlays = calendar, overlays

    def glance(self, *, by: Member) -> Glance:
        """Return what the day asks of ``by`` and of the others."""
        today = self._office.today()
        holes = (finding for finding in self._handoff.holes() if not _settled(finding))
        found = sorted(holes, key=lambda one: _order(one, today))
        mine = {line.id for line in self._accounts.lines() if line.mine}
        here = [finding for finding in found if _is_for(finding, by, mine)]
        return Glance(
            needs_me=tuple(here),
            needs_someone=tuple(finding for finding in found if finding not in here),
            pressing=sum(_presses(finding, today) for finding in here),
            standing=self._standing(),
            week=self._week(),
        )

    def _standing(self) -> Standing:
        library, today = self._office.library, self._office.today()
        lines = self._accounts.lines()
        terms = library.terms.all()
        serving = roster.serving(terms, today)
        answering = {person for (person,) in library.custodians.pick("person")}
        packets = self._handoff.packets()
        return Standing(
            accounts=len(lines),
            healthy=sum(not _ails(line.findings) for line in lines),
            custodians=len(answering & serving),
            serving=len(serving),
            next_end=self._next_end(roster.active(terms, today)),
            last_copy=self._last(Work.COPY),
            last_check=self._last(Work.CHECK),
            last_packet=packets[0] if packets else None,
        )

    def _next_end(self, active: list[Term]) -> NextEnd | None:
        if not active:
            return None
        library, term = self._office.library, active[0]
        person, seat = library.people.get(term.person), library.seats.get(term.seat)
        return NextEnd(
            term=term,
            person=person.name if person else "",
            seat=seat.name if seat else "",
            days=term.days_left(self._office.today()),
        )

    def _last(self, work: Work) -> datetime | None:
        done = self._office.library.upkeep.where(what=work, stage=Stage.DONE)
        return max((note.at for note in done), default=None)

    def _week(self) -> tuple[DayAhead, ...]:
        library, today = self._office.library, self._office.today()
        people = self._office.people()
        terms = library.terms.all()
        codes = library.accounts.pick("name, backup_codes_place, backup_codes_checked")
        due = [(name, _falls_due(checked)) for name, place, checked in codes if place and checked]

        week = Span(today, today + timedelta(days=WEEK_DAYS - 1))
        posts = Counter(
            line.day for line in self._calendar.lines(week) if line.state not in GIVEN_UP
        )
        over = self._overlays.within(week, LAID_OVER)

        def names(those: Iterable[Term]) -> tuple[str, ...]:
            return tuple(sorted(people[t.person].name for t in those if t.person in people))

        return tuple(
            DayAhead(
                day=day,
                begins=names(t for t in terms if t.first == day),
                ends=names(t for t in terms if t.last == day),
                codes_due=tuple(sorted(name for name, falls in due if falls == day)),
                duty=_on(day, (o for o in over if o.kind is OverlayKind.DUTY)),
                posts=posts[day],
                events=_on(day, (o for o in over if o.kind is not OverlayKind.DUTY)),
            )
            for day in (today + timedelta(days=n) for n in range(WEEK_DAYS))
        )


def days_until(finding: Finding, today: date) -> int:
    """Return how soon the finding's next day is; one day beyond LOOKS_AHEAD_DAYS for none."""
    # The fact "on" tells since when something is so, and asks for nothing by itself.
    days = [
        (fact - today).days
        for name, fact in finding.facts.items()
        if name != "on" and isinstance(fact, date)
    ]
    return min((n for n in days if 0 <= n <= LOOKS_AHEAD_DAYS), default=LOOKS_AHEAD_DAYS + 1)


def _order(finding: Finding, today: date) -> tuple[int, bool, int]:
    """Return what Today is sorted by; what everything else goes by comes first of its weight."""
    return weight(finding)[0], finding.rule not in BEGIN_WITH, days_until(finding, today)


def _presses(finding: Finding, today: date) -> bool:
    heavy = finding.rule.urgent or finding.rule.severity is Severity.BLOCK
    return heavy or days_until(finding, today) <= LOOKS_AHEAD_DAYS


def _on(day: date, overlays: Iterable[Overlay]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.text for one in overlays if one.first <= day <= one.last))


def _falls_due(checked: date) -> date:
    return checked + timedelta(days=BACKUP_CODES_GOOD_FOR_DAYS + 1)


def _settled(finding: Finding) -> bool:
    """Whether somebody gave the reason that the rule asks for, so that nothing is to be done."""
    return finding.rule is SHORT_TERM and bool(finding.facts.get("reason"))


def _ails(findings: tuple[Finding, ...]) -> bool:
    return any(f.rule.urgent or f.rule.severity is not Severity.NUDGE for f in findings)


def _is_for(finding: Finding, by: Member, mine: set[RecordId]) -> bool:
    """Whether ``by`` is the one to mend it.

    An account is the matter of those who can open it, and what only one person can mend is that
    person's; the roster, the units and the packet are the coordinators'.
    """
    if finding.about.kind == Account.kind and finding.about.id in mine:
        return True
    if by.person in finding.also:
        return True
    if finding.whom is not None:
        return finding.whom == by.person
    return by.coordinator and finding.about.kind != Account.kind
