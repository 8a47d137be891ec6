"""Other times for posts: one alone, or one of a series with all that follow it."""

from collections.abc import Mapping
from datetime import datetime

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.routes import RoutesDesk
from smdesk.desk.topics import Topic
from smdesk.domain.approvals import keeps
from smdesk.domain.calendar import MOVABLE, OUT, PAST_SLOT, STAYS_POSTED, Variant
from smdesk.domain.clock_times import instant_of, on_clock
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member


class MovingDesk:
    """Looks at all that a post has to keep to before it gets another time."""

    def __init__(self, keeper: Gatekeeper, routes: RoutesDesk) -> None:
        self._keeper, self._routes = keeper, routes
        self._library = keeper.office.library

    def move(
        self, variant: RecordId, at: datetime | None, *, reason: str = "", by: Member
    ) -> Variant:
        """Give the variant another time; None takes it off the calendar.

        What is approved stays so within the window that the rules set; beyond it, it is asked
        about anew. Raises GoneError, RefusedError (PAST_SLOT, STAYS_POSTED), WrongStateError and,
        without a reason, ReasonNeededError (BEFORE_LEADER).
        """
        return self._move({variant: at}, reason, by)[0]

    def following(self, variant: RecordId) -> list[Variant]:
        """Return the later posts of the same series on the same channel that can be moved.

        None for a post of no series, and for one without a time. Raises GoneError.
        """
        one = self._keeper.one(variant)
        drafts = self._library.planning.series_drafts
        mine = next(iter(drafts.where(item=one.item)), None)
        if mine is None or one.at is None:
            return []
        return [
            other
            for draft in drafts.where("day", series=mine.series)
            if draft.day > mine.day
            for other in self._library.calendar.variants.where(item=draft.item, channel=one.channel)
            if other.at is not None and other.state in MOVABLE
        ]

    def move_following(
        self, variant: RecordId, at: datetime, *, reason: str = "", by: Member
    ) -> list[Variant]:
        """Give the variant another time, and those that follow one as much earlier or later.

        They move by the clock of the library, whatever summer time does in between. All of it is
        one task, or nothing. Raises as ``move``, and NoSuchTimeError.
        """
        one, zone = self._keeper.one(variant), self._keeper.lines.zone()
        times: dict[RecordId, datetime | None] = {variant: at}
        if one.at is not None:
            before, after = (on_clock(n, zone).replace(tzinfo=None) for n in (one.at, at))
            for other in self.following(variant):
                if other.at is not None:
                    then = on_clock(other.at, zone).replace(tzinfo=None) + (after - before)
                    times[other.id] = instant_of(then.date(), then.time(), zone)
        return self._move(times, reason, by)

    def check_slot(self, at: datetime | None, variant: Variant) -> None:
        """Raise RefusedError (PAST_SLOT) for a time that is over."""
        if at is not None and at < self._keeper.office.now():
            raise self._keeper.refused(PAST_SLOT, variant)

    def _move(
        self, times: Mapping[RecordId, datetime | None], reason: str, by: Member
    ) -> list[Variant]:
        """Return all of them as they are then, the first first; what stays is not kept anew."""
        found = [self._keeper.one(variant) for variant in times]
        moved = [self._moved(one, times[one.id], reason) for one in found]
        changed = [after for before, after in zip(found, moved, strict=True) if after != before]
        if changed:
            office, lines = self._keeper.office, self._keeper.lines
            task = office.task("variant.move", Topic.CALENDAR, by=by, reason=reason.strip())
            with lines.changing(*(one.id for one in changed)), task:
                self._library.calendar.variants.save_all(changed)
        return moved

    def moved(self, before: Variant, at: datetime | None) -> Variant:
        """Return the variant at another time; keeps nothing, and looks at no other post.

        Raises RefusedError (PAST_SLOT, STAYS_POSTED) and WrongStateError.
        """
        if before.state in OUT:
            raise self._keeper.refused(STAYS_POSTED, before)
        if at == before.at:
            return before
        self.check_slot(at, before)
        given = [
            one
            for one in self._library.calendar.approvals.where(variant=before.id)
            if one.request == before.request
        ]
        kept = keeps(given, at, self._keeper.variants.workflow().move_minutes)
        return before.moved(at, keeps=kept, now=self._keeper.office.now())

    def _moved(self, before: Variant, at: datetime | None, reason: str) -> Variant:
        moved = self.moved(before, at)
        if moved is not before:
            self._routes.check_order(moved, reason)
        return moved
