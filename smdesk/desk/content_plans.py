"""The desk of content plans: begun, put before the approvers, agreed to, shared, and kept to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from smdesk.desk.appointments import AppointmentsDesk
from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.office import Office
from smdesk.desk.plan_standing import PlanStanding, PlansWorth
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.seals import Seals
from smdesk.desk.topics import Topic
from smdesk.domain import content_plans, plan_done, plan_duties
from smdesk.domain.content_plans import (
    CHANGED_SINCE,
    EMPTY_PLAN,
    FORGED,
    NOT_APPROVED,
    ContentPlan,
    Period,
    PlanLine,
    PlanState,
    Said,
    WrongPlanStateError,
    check_approver,
    named,
    period_of,
    plan_digest,
)
from smdesk.domain.dates import Span
from smdesk.domain.endorsements import Endorsed, Endorsement
from smdesk.domain.plan_done import DoneLine
from smdesk.domain.plan_duties import PlanDuty
from smdesk.domain.records import Fault, InvalidError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Fact, Finding, ReasonNeededError, RefusedError, Rule
from smdesk.overriding import override

LOOKED_BACK = 4
"""So many plans of one kind are looked at, to see whether they are kept."""


class ContentPlansDesk(RegisterDesk[ContentPlan]):
    """Everything the team does with its plans."""

    def __init__(
        self, office: Office, seals: Seals, appointments: AppointmentsDesk, calendar: CalendarDesk
    ) -> None:
        super().__init__(office, office.library.planning.content_plans, ContentPlan, order="-first")
        self._seals, self._appointments = seals, appointments
        self._drawers = office.library.planning
        self._worth = PlansWorth(office, seals, calendar)

    # What there is.

    def of(self, day: date, period: Period, channel: RecordId | None = None) -> ContentPlan | None:
        """Return the plan of the week or month that holds the day, if somebody began it."""
        first = period_of(day, period).first
        found = self._table.where(period=period, first=first, channel=channel)
        return found[0] if found else None

    def standing(self, plan: ContentPlan) -> PlanStanding:
        """Return how the plan stands; it need not be kept yet."""
        return self._worth.standing(plan)

    def yeses(self, plan: RecordId) -> list[tuple[Endorsement, bool]]:
        """Return every approval the plan ever had, the latest first, and whether it is genuine."""
        return self._worth.yeses(self.one(plan))

    def done(self, plan: ContentPlan) -> list[DoneLine]:
        """Return what became of each post of the plan, and what came along in its days."""
        return self._worth.done(plan)

    # What is done.

    def blank(self, day: date, period: Period, channel: RecordId | None = None) -> ContentPlan:
        """Return a plan of the week or month that holds the day, due and owned as it is owed."""
        first = period_of(day, period).first
        span = period_of(day, period)
        for duty in self._drawers.plan_duties.where(period=period, channel=channel):
            due, owner = duty.due_on(span), duty.owner
            return ContentPlan(period=period, first=first, channel=channel, due_on=due, owner=owner)
        due = PlanDuty(period=period, since=first).due_on(span)
        return ContentPlan(period=period, first=first, channel=channel, due_on=due)

    @override
    def add(self, record: ContentPlan, *, by: Member, reason: str = "") -> ContentPlan:
        """Begin a plan, as a draft that nobody has seen; InvalidError (first) for a second one."""
        new = ContentPlan(
            id=record.id,
            period=record.period,
            first=period_of(record.first, record.period).first,
            channel=record.channel,
            due_on=record.due_on,
            owner=record.owner or by.person,
            note=record.note,
        )
        self._check_single(new)
        return super().add(new, by=by, reason=reason)

    @override
    def change(self, record: ContentPlan, *, by: Member, reason: str = "") -> ContentPlan:
        """Keep what may be written by hand; what was submitted keeps all but its note.

        Raises GoneError, and InvalidError (first) where there is another plan of these days.
        """
        before = self.one(record.id)
        if before.state is PlanState.DRAFT:
            after = replace(
                before,
                period=record.period,
                first=period_of(record.first, record.period).first,
                channel=record.channel,
                due_on=record.due_on,
                owner=record.owner,
                note=record.note,
            )
            self._check_single(after)
        else:
            after = replace(before, note=record.note)
        return super().change(after, by=by, reason=reason)

    @override
    def remove(self, record: RecordId, *, by: Member, reason: str = "") -> None:
        """Put a draft in the bin; raises GoneError, and WrongPlanStateError for any other."""
        plan = self.one(record)
        if plan.state is not PlanState.DRAFT:
            raise WrongPlanStateError(plan.state, PlanState.DRAFT)
        with self._office.task("content_plan.remove", Topic.CALENDAR, by=by, reason=reason):
            self._drop_lines(record)
            self._table.remove(record)

    def submit(self, plan: RecordId, *, reason: str = "", by: Member) -> ContentPlan:
        """Put what is planned now before the approvers.

        Raises GoneError, WrongPlanStateError and, for a plan without posts, ReasonNeededError
        (EMPTY_PLAN).
        """
        one = self.one(plan)
        said = self._worth.said(one)
        if not said and not reason.strip():
            raise ReasonNeededError(self._office.bound(self._finding(EMPTY_PLAN, one)))
        after = one.submitted(plan_digest(one, said), by=by.person, at=self._office.now())
        with self._office.task("content_plan.submit", Topic.CALENDAR, by=by, reason=reason):
            self._drop_lines(plan)
            self._drawers.plan_lines.save_all([_line(plan, post) for post in said])
            return self._table.save(after)

    def may_approve(self, plan: ContentPlan, *, by: Member) -> Finding | None:
        """Return what keeps the member from approving the plan, or None."""
        names = self._names()
        may = by.person in self._appointments.approvers(plan.channel)
        found = check_approver(plan, by.person, named(plan, names), person=by.name, may=may)
        return None if found is None else self._office.bound(found)

    def approve(self, plan: RecordId, words: str = "", *, by: Member) -> ContentPlan:
        """Say yes to exactly what was submitted, signed with the member's key.

        Raises GoneError, WrongPlanStateError, RefusedError (OWN_PLAN, NOT_APPROVER,
        CHANGED_SINCE).
        """
        one = self.one(plan)
        after = one.approved(words)
        refusal = self.may_approve(one, by=by)
        if refusal is not None:
            raise RefusedError(refusal)
        if plan_digest(one, self._worth.said(one)) != one.digest:
            raise self._refused(CHANGED_SINCE, one)
        yes = self._seals.sealed(
            Endorsement(
                what=Endorsed.PLAN,
                about=plan,
                digest=one.digest,
                by=by.person,
                slot=by.slot,
                at=self._office.now(),
                words=words.strip(),
                writers=one.writers,
            )
        )
        with self._office.task("gate.agree_plan", Topic.CALENDAR, by=by):
            self._drawers.endorsements.save(yes)
            return self._table.save(after)

    def send_back(self, plan: RecordId, words: str, *, by: Member) -> ContentPlan:
        """Say what is to be changed; raises as ``approve``, and InvalidError without words."""
        one = self.one(plan)
        if one.state is not PlanState.SUBMITTED:
            raise WrongPlanStateError(one.state, PlanState.DRAFT)
        refusal = self.may_approve(one, by=by)
        if refusal is not None:
            raise RefusedError(refusal)
        return self._kept("content_plan.send_back", one.sent_back(words), by=by)

    def reopen(self, plan: RecordId, words: str, *, by: Member) -> ContentPlan:
        """Go on with a plan that was submitted; what was said yes to does not fit it any more.

        Raises GoneError, WrongPlanStateError, InvalidError without words.
        """
        return self._kept("content_plan.reopen", self.one(plan).sent_back(words), by=by)

    def share(self, plan: RecordId, with_whom: Sequence[str], *, by: Member) -> ContentPlan:
        """Note to whom, or where, the approved plan was handed.

        Raises GoneError, RefusedError (NOT_APPROVED, FORGED), InvalidError for nobody.
        """
        one = self.one(plan)
        if not one.agreed:
            raise self._refused(NOT_APPROVED, one)
        if self._worth.yes(one) is None:
            raise self._refused(FORGED, one)
        after = one.shared(with_whom, self._office.today())
        return self._kept("content_plan.share", after, by=by)

    # What the rules say.

    def findings(self) -> list[Finding]:
        """Return what the rules say about plans today, each with its clause."""
        plans, names, today = self.all(), self._names(), self._office.today()
        found = plan_duties.findings(self._drawers.plan_duties.all(), plans, names, today)
        found += [
            self._finding(FORGED, one)
            for one in plans
            if one.agreed and self._worth.yes(one) is None
        ]
        groups: dict[tuple[Period, RecordId | None], list[ContentPlan]] = {}
        for one in reversed(plans):
            if one.agreed and one.span.last < today:
                groups.setdefault((one.period, one.channel), []).append(one)
        for group in groups.values():
            kept = plan_done.kept_finding(
                [(one, plan_done.tally(self.done(one))) for one in group[-LOOKED_BACK:]]
            )
            if kept is not None:
                found.append(kept)
        return [self._office.bound(one) for one in found]

    # What these share.

    def _drop_lines(self, plan: RecordId) -> None:
        for line in self._drawers.plan_lines.where(plan=plan):
            self._drawers.plan_lines.remove(line.id)

    def _check_single(self, plan: ContentPlan) -> None:
        same = self._table.where(period=plan.period, first=plan.first, channel=plan.channel)
        if any(one.id != plan.id for one in same):
            raise InvalidError(first=Fault.TAKEN)

    def _kept(self, task: str, plan: ContentPlan, *, by: Member) -> ContentPlan:
        with self._office.task(task, Topic.CALENDAR, by=by):
            return self._table.save(plan)

    def _names(self) -> dict[RecordId, str]:
        return dict(self._office.library.accounts.pick("id, name"))

    def _finding(self, rule: Rule, plan: ContentPlan) -> Finding:
        facts: dict[str, Fact] = {"plan": named(plan, self._names())}
        return Finding(rule=rule, about=Ref.to(plan), facts=facts)

    def _refused(self, rule: Rule, plan: ContentPlan) -> RefusedError:
        return RefusedError(self._office.bound(self._finding(rule, plan)))


def _line(plan: RecordId, said: Said) -> PlanLine:
    day, variant, channel, name, objective = said
    return PlanLine(
        plan=plan, variant=variant, channel=channel, day=day, name=name, objective=objective
    )


def period_for(span: Span) -> Period:
    """Return for which kind of plan the days are; a week may begin on any day."""
    return Period.WEEK if span.days <= content_plans.WEEK else Period.MONTH
