"""The desk of routes: which channel speaks first, and drafts for those that follow (P7)."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.media import MediaDesk
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import Platform
from smdesk.domain.calendar import GIVEN_UP, OUT, Variant
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.dates import Span
from smdesk.domain.journal import BORN
from smdesk.domain.records import Fault, InvalidError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.routes import (
    CrossRoute,
    Link,
    before_leader,
    check_circle,
    led_by,
    links,
    out_of_order,
    steps_from,
)
from smdesk.domain.rules import Finding, ReasonNeededError
from smdesk.overriding import override

ANSWERS = frozenset({"variant.move", "gate.schedule"})
"""Tasks that ask for a reason where posts would be out of order."""
AHEAD = timedelta(days=400)
"""How far ahead posts are looked at that are out of order."""


class RoutesDesk(RegisterDesk[CrossRoute]):
    """Everything the team does with its routes."""

    def __init__(self, keeper: Gatekeeper, media: MediaDesk) -> None:
        super().__init__(keeper.office, keeper.office.library.planning.routes, CrossRoute)
        self._keeper, self._media = keeper, media
        self._drawers = keeper.office.library.calendar

    def offered(self) -> CrossRoute | None:
        """Return the route from Instagram to Facebook, not in use yet; None where it is known.

        Nor where the library is not on both (source: policy text, 1.3.5).
        """
        accounts = {one.platform: one.id for one in reversed(self._office.library.accounts.all())}
        leader, follower = accounts.get(Platform.INSTAGRAM), accounts.get(Platform.FACEBOOK)
        if leader is None or follower is None:
            return None
        if self._table.count(leader=leader, follower=follower):
            return None
        return CrossRoute(leader=leader, follower=follower, active=False)

    def ahead(self, variant: RecordId) -> list[CrossRoute]:
        """Return the routes by which other channels would follow the post, and do not yet."""
        one = self._keeper.one(variant)
        there = {other.channel for other in self._drawers.variants.where(item=one.item)}
        known = self._names()
        steps = steps_from(one.channel, one.at, self._table.all())
        return [
            route for route, _ in steps if route.follower not in there and route.follower in known
        ]

    def follow(self, variant: RecordId, *, by: Member) -> list[Variant]:
        """Begin drafts on the channels that follow the post's, each after its time; one task.

        Raises GoneError.
        """
        one, now = self._keeper.one(variant), self._office.now()
        wanted = {route.id for route in self.ahead(variant)}
        drafts: list[Variant] = []
        shown = []
        for route, at in steps_from(one.channel, one.at, self._table.all()):
            if route.id in wanted:
                draft = led_by(route, one, at if at is None or at > now else None, by=by.person)
                drafts.append(draft)
                shown += self._media.copied(variant, draft.id)
        lines, drawers = self._keeper.lines, self._drawers
        with (
            lines.changing(*(draft.id for draft in drafts)),
            self._office.task("cross_route.follow", Topic.CALENDAR, by=by),
        ):
            drawers.variants.save_all(drafts)
            drawers.media_uses.save_all(shown)
        return drafts

    def check_order(self, moved: Variant, reason: str) -> None:
        """Raise ReasonNeededError (BEFORE_LEADER) where a channel would now speak too early."""
        found = self._early(moved)
        if found is not None and not reason.strip():
            raise ReasonNeededError(self._office.bound(found))

    def early(self, variant: RecordId) -> Finding | None:
        """Return that the post goes out before the one it follows, or its follower before it."""
        return self._early(self._keeper.one(variant))

    def links(self, lines: Iterable[CalendarLine]) -> list[Link]:
        """Return which of the lines lead which."""
        return links(lines, self._table.where(active=True))

    def link_of(self, line: CalendarLine) -> Link | None:
        """Return what leads the line, the one that it is out of order with first."""
        ways = {one.leader: one for one in self._table.where(active=True, follower=line.channel)}
        if not ways:
            return None
        others = self._drawers.variants.pick("id, channel", item=line.item)
        leaders = [self._keeper.lines.one(id_) for id_, channel in others if channel in ways]
        found = links([line, *(one for one in leaders if one is not None)], ways.values())
        return max(found, key=lambda link: link.early, default=None)

    def findings(self) -> list[Finding]:
        """Return each post to come that is planned before the one it is to follow.

        Where somebody who moved one of the two said why, that is an answer.
        """
        routes = self._table.where(active=True)
        if not routes:
            return []
        today = self._office.today()
        coming = self._keeper.lines.within(Span(today, today + AHEAD))
        found = []
        for link in links(coming, routes):
            if link.mendable and not self._answered(link):
                leader, follower = link
                about = Ref(Variant.kind, follower.id)
                names = (follower.title, leader.channel_name, follower.channel_name)
                found.append(self._office.bound(before_leader(about, *names)))
        return found

    def _answered(self, link: Link) -> bool:
        """Whether somebody said why, since either of the two last got its time."""
        history = self._office.library.journal.history
        for line in link:
            for change in history(line.id):
                if change.entry.task in ANSWERS and change.entry.reason.strip():
                    return True
                if change.field in {"at", BORN}:
                    break
        return False

    def _early(self, moved: Variant) -> Finding | None:
        routes = self._table.where(active=True)
        if not routes or moved.at is None or moved.state in OUT:
            return None
        others = self._drawers.variants.where(item=moved.item)
        every = [one for one in others if one.id != moved.id and one.state not in GIVEN_UP]
        names = self._names()
        for route, leader, follower in out_of_order(routes, [*every, moved]):
            if moved in (leader, follower):
                return before_leader(
                    Ref.to(moved),
                    self._keeper.variants.name(moved),
                    names.get(route.leader, ""),
                    names.get(route.follower, ""),
                )
        return None

    def _names(self) -> dict[RecordId, str]:
        return dict(self._office.library.accounts.pick("id, name"))

    @override
    def _check(self, before: CrossRoute | None, after: CrossRoute | None, reason: str) -> None:
        if after is None:
            return
        every: Sequence[CrossRoute] = self._table.all()
        for one in every:
            same = (one.leader, one.follower) == (after.leader, after.follower)
            if same and one.id != after.id:
                raise InvalidError(follower=Fault.TAKEN)
        check_circle(after, every)
