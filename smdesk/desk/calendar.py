"""The calendar's desk: items, what each channel gets of them, and when."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path

from smdesk.desk import sorting
from smdesk.desk.appointments import AppointmentsDesk
from smdesk.desk.calendar_lines import CalendarLines
from smdesk.desk.checks import ChecksDesk
from smdesk.desk.comments import CommentsDesk
from smdesk.desk.enveloping import EnvelopingDesk
from smdesk.desk.gate import GateDesk
from smdesk.desk.gate_findings import GateFindings
from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.inside import Insides
from smdesk.desk.items import ItemsDesk
from smdesk.desk.limits import LimitsDesk
from smdesk.desk.media import MediaDesk
from smdesk.desk.media_findings import MediaFindings
from smdesk.desk.moving import MovingDesk
from smdesk.desk.objectives import ObjectivesDesk
from smdesk.desk.office import Now, Office
from smdesk.desk.publishing import PublishingDesk
from smdesk.desk.reusing import ReusingDesk
from smdesk.desk.routes import RoutesDesk
from smdesk.desk.seals import SealKeys, Seals
from smdesk.desk.several import SeveralDesk
from smdesk.desk.sheets import SheetsDesk
from smdesk.desk.sorting import CampaignsDesk
from smdesk.desk.topics import Topic
from smdesk.desk.variants import Variants
from smdesk.desk.workflows import WorkflowDesk
from smdesk.domain.appointments import Capability
from smdesk.domain.approvals import FORGED
from smdesk.domain.calendar import (
    WRITABLE,
    Item,
    State,
    Variant,
    WrongStateError,
)
from smdesk.domain.calendar_lines import EVERYTHING, CalendarLine, Wanted
from smdesk.domain.dates import Span
from smdesk.domain.journal import Entry
from smdesk.domain.limits import Measure
from smdesk.domain.media import MediaUse
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.domain.workflow import Workflow
from smdesk.store.errors import CannotUndoError, Why

_GATED = frozenset({Variant.kind, MediaUse.kind})
"""Kinds of record that an approval is about."""


class CalendarDesk:
    """Begins items, writes their variants, and moves them about."""

    def __init__(
        self, office: Office, vault: SealKeys, appointments: AppointmentsDesk, platforms: Path
    ) -> None:
        """``platforms`` is the file of what each platform takes."""
        me = vault.me
        self._forged: set[RecordId] = set()
        self._office, self._vault = office, vault
        self._appointments, self._platforms = appointments, platforms
        self._lines = CalendarLines(
            office,
            me,
            may_approve=partial(appointments.holds, me.person, Capability.ADMINISTRATOR),
            forged=lambda: self._forged,
        )
        self.limits = LimitsDesk(office, platforms)
        self._variants = Variants(office, self.limits.findings)
        seals = Seals(office, vault)
        insides = Insides(office, seals, self._variants, self.limits)
        keeper = Gatekeeper(
            office, self._lines, self._variants, seals, appointments, insides=insides
        )
        self.media = MediaDesk(keeper)
        self.routes = RoutesDesk(keeper, self.media)
        self._findings, self._pictures = GateFindings(keeper), MediaFindings(keeper)
        self.gate = GateDesk(keeper, self.routes.check_order)
        self.moving = MovingDesk(keeper, self.routes)
        self.several = SeveralDesk(keeper, self.moving, self.routes)
        self.enveloping = EnvelopingDesk(keeper)
        self.sheets = SheetsDesk(keeper)
        self.publishing = PublishingDesk(keeper)
        self.checks = ChecksDesk(keeper)
        self.comments = CommentsDesk(keeper)
        self.reusing = ReusingDesk(keeper, self.media)
        self.items = ItemsDesk(keeper, self.media)
        self.objectives = ObjectivesDesk(office)
        self._keeper = keeper
        self.campaigns, self.labels = CampaignsDesk(office), sorting.labels(office)
        self.hashtag_sets = sorting.hashtag_sets(office)
        self.text_limits = sorting.TextLimitsDesk(office)

    def forget(self, topic: Topic) -> None:
        """Read anew what the topic touches, when it is next asked for."""
        self._lines.forget(topic)

    def with_clock(self, now: Now) -> "CalendarDesk":
        """Return this desk at another time, for a history that is brought in."""
        office = replace(self._office, now=now)
        return CalendarDesk(office, self._vault, self._appointments, self._platforms)

    # What there is.

    def lines(self, span: Span | None, wanted: Wanted = EVERYTHING) -> list[CalendarLine]:
        """Return the lines of the days that are wanted, by time; None asks for all there are.

        What has no time yet comes last, and is on no day.
        """
        return self._lines.within(span, wanted)

    def line(self, variant: RecordId) -> CalendarLine | None:
        """Return the variant's line, or None if it is not there any more."""
        return self._lines.one(variant)

    def now(self) -> datetime:
        """Return this instant, in UTC."""
        return self._office.now()

    def zone(self) -> tzinfo | None:
        """Return the library's time zone; None stands for that of the computer."""
        return self._lines.zone()

    def workflow(self) -> Workflow:
        """Return the settings of the calendar."""
        return self._variants.workflow()

    def item(self, item: RecordId) -> Item:
        """Return the item; raises GoneError."""
        return self._office.library.calendar.items.one(item)

    def variant(self, variant: RecordId) -> Variant:
        """Return the variant; raises GoneError."""
        return self._office.library.calendar.variants.one(variant)

    def variants(self, item: RecordId) -> list[Variant]:
        """Return what the channels get of the item, by time."""
        return self._office.library.calendar.variants.where("at", item=item)

    def measures(self, variant: RecordId, typed: Variant) -> list[Measure]:
        """Return what is counted of the variant as typed, beside the limits of its platform."""
        shown = self._variants.uses(variant)
        longest = max((len(use.alt) for use in shown), default=0)
        return self.limits.measures(typed, len(shown), longest)

    # Items and their variants.

    def begin(
        self, channel: RecordId, at: datetime | None, title: str, *, by: Member, idea: bool = False
    ) -> Variant:
        """Begin an item with one variant on the channel; return the variant.

        Raises GoneError for a channel that is not there, InvalidError without a title, and
        RefusedError (PAST_SLOT) for a time gone by.
        """
        self._office.library.accounts.one(channel)
        item = Item(name=title.strip(), owner=by.person)
        state = State.IDEA if idea else State.DRAFT
        variant = Variant(item=item.id, channel=channel, at=at, state=state)
        self.moving.check_slot(at, variant)
        with self._task("item.add", variant.id, by=by):
            self._office.library.calendar.items.save(item)
            self._office.library.calendar.variants.save(variant)
        return variant

    def change_item(self, item: Item, *, by: Member) -> Item:
        """Keep the item as it now is; what is approved is not touched by it. Raises GoneError."""
        self.item(item.id)
        with self._task("item.change", *(v.id for v in self.variants(item.id)), by=by):
            return self._office.library.calendar.items.save(item)

    def add_channel(
        self, item: RecordId, channel: RecordId, *, like: RecordId | None = None, by: Member
    ) -> Variant:
        """Let another channel have the item too, with a draft that is like another variant's.

        It shows the same pictures too, at the same time while that is still to come; without
        another's words it takes the item's next time. Raises GoneError.
        """
        self.item(item)
        self._office.library.accounts.one(channel)
        now = self._office.now()
        coming = [one.at for one in self.variants(item) if one.at is not None and one.at > now]
        variant = Variant(item=item, channel=channel, at=min(coming, default=None))
        if like is not None:
            other = self.variant(like)
            at = other.at if other.at and other.at > now else variant.at
            variant = replace(
                variant.rewritten(replace(other, channel=channel), by=by.person),
                writers=other.writers,
                at=at,
            )
        shown = [] if like is None else self.media.copied(like, variant.id)
        with self._task("variant.add", variant.id, by=by):
            for use in shown:
                self._office.library.calendar.media_uses.save(use)
            return self._office.library.calendar.variants.save(variant)

    def write(self, variant: Variant, *, by: Member) -> Variant:
        """Keep what the variant now says. An approval of what it said does not outlive that.

        Raises GoneError, and WrongStateError for what people have seen already.
        """
        before = self.variant(variant.id)
        if before.state not in WRITABLE:
            raise WrongStateError(before.state, State.DRAFT)
        written = before.rewritten(variant, by=by.person)
        if written == before.rewritten(before, by=by.person):
            return before
        with self._task("variant.write", variant.id, by=by):
            return self._office.library.calendar.variants.save(written)

    def move(
        self, variant: RecordId, at: datetime | None, *, reason: str = "", by: Member
    ) -> Variant:
        """Give the variant another time; None takes it off the calendar.

        Raises as ``moving.move``.
        """
        return self.moving.move(variant, at, reason=reason, by=by)

    def last_time(self) -> datetime | None:
        """Return the last time that anything is planned for, to propose for what comes next."""
        at = self._office.library.calendar.variants.pick("at", "-at")
        return at[0][0] if at else None

    def remove(self, variant: RecordId, *, by: Member) -> None:
        """Put a variant that nobody was ever asked about in the bin, and its item with the last.

        Raises GoneError, and RefusedError (STAYS_POSTED) for what people have seen; what was asked
        about is withdrawn instead, which raises WrongStateError here.
        """
        one = self.variant(variant)
        self.several.check_removable(one)
        self.several.remove([variant], by=by)

    def change_workflow(self, workflow: Workflow, *, by: Member) -> Workflow:
        """Keep the settings; raises RefusedError (NOT_ADMINISTRATOR, NO_DECISION)."""
        return WorkflowDesk(self._keeper).change(workflow, by=by)

    # What the rules say.

    def findings(self) -> list[Finding]:
        """Return what the rules say about the calendar now, each with its clause."""
        pictures = [*self._pictures.all(), *self.media.findings()]
        found = [*self._findings.all(), *pictures, *self.routes.findings()]
        forged = {one.about.id for one in found if one.rule is FORGED}
        if forged != self._forged:
            self._forged = forged
            self._lines.forget(Topic.CALENDAR)
        return found

    def check_undo(self, entry: Entry) -> None:
        """Raise CannotUndoError for a task that an answer, or a post, rests on since."""
        journal = self._office.library.journal
        for variant in {c.record for c in journal.changes(entry) if c.kind in _GATED}:
            for change in journal.history(variant):
                if change.entry.number > entry.number and change.entry.task.startswith("gate."):
                    raise CannotUndoError(Why.CHANGED_SINCE)

    # What all tasks share.

    @contextmanager
    def _task(self, name: str, *variants: RecordId, by: Member, reason: str = "") -> Iterator[None]:
        task = self._office.task(name, Topic.CALENDAR, by=by, reason=reason.strip())
        with self._lines.changing(*variants), task:
            yield
