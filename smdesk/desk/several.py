"""What is done to several posts at once: one task for all, and one way back for all.

A post to which it cannot be done stays as it was, and is named with the reason.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.moving import MovingDesk
from smdesk.desk.routes import RoutesDesk
from smdesk.desk.topics import Topic
from smdesk.domain.calendar import (
    NO_TIME,
    OUT,
    STAYS_POSTED,
    Item,
    State,
    Variant,
    WrongStateError,
)
from smdesk.domain.campaigns import Label
from smdesk.domain.clock_times import instant_of, on_clock
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roster import Member
from smdesk.domain.rules import ReasonNeededError

UNASKED = frozenset({State.IDEA, State.DRAFT})
ASKING = UNASKED | {State.CHANGES_REQUESTED}
"""States of posts about which somebody may be asked."""


@dataclass(frozen=True, slots=True)
class Left:
    """A post that stayed as it was, and why."""

    variant: RecordId
    name: str
    """What it is called; empty for one that is not there any more."""
    why: SmdeskError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the posts."""

    done: tuple[RecordId, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """What posts are to be sorted by from now on; all else about them stays."""

    campaign: RecordId | None = None
    keep_campaign: bool = True
    """Whether each stays in the campaign it is in; ``campaign`` then says nothing."""
    add: tuple[RecordId, ...] = ()
    """Labels that each gets."""
    new: tuple[str, ...] = ()
    """Labels that each gets and that are not on file yet, unless one is called so."""
    drop: tuple[RecordId, ...] = ()
    """Labels that each loses."""


class SeveralDesk:
    """Moves, sorts, submits and removes several posts, each of them by the rules for one."""

    def __init__(self, keeper: Gatekeeper, moving: MovingDesk, routes: RoutesDesk) -> None:
        self._keeper, self._moving, self._routes = keeper, moving, routes
        self._drawers = keeper.office.library.calendar

    def move(
        self, variants: Sequence[RecordId], days: int, *, reason: str = "", by: Member
    ) -> Outcome:
        """Move posts by days, at the same hour on the library's clock.

        Without a reason, raises ReasonNeededError (BEFORE_LEADER) where, once all are moved, one
        of them would go out before the post that it follows; nothing is moved then.
        """
        zone = self._keeper.lines.zone()

        def moved(one: Variant) -> Variant:
            if one.at is None:
                raise self._keeper.refused(NO_TIME, one)
            if not days:
                return one
            then = on_clock(one.at, zone).replace(tzinfo=None) + timedelta(days=days)
            return self._moving.moved(one, instant_of(then.date(), then.time(), zone))

        made, left = self._each(variants, moved)
        changed = [after for before, after in made if after != before]
        if changed:
            with self._task("variant.move", changed, by, reason):
                self._drawers.variants.save_all(changed)
                for one in changed:
                    self._routes.check_order(one, reason)
        return Outcome(tuple(one.id for one in changed), left)

    def sort(self, variants: Sequence[RecordId], sorting: Sorting, *, by: Member) -> Outcome:
        """Give posts another campaign, and labels; what is approved stays so.

        All channels of an item share both.
        """
        known = {one.name.casefold(): one.id for one in self._drawers.labels.all()}
        wanted = [name.strip() for name in reversed(sorting.new) if name.strip()]
        names = {name.casefold(): name for name in wanted}
        made = [Label(name=name) for folded, name in names.items() if folded not in known]
        ids = known | {one.name.casefold(): one.id for one in made}
        add = (*sorting.add, *(ids[folded] for folded in names))
        found, left = self._each(variants, lambda one: one)
        items = {one.item: self._drawers.items.one(one.item) for one, _ in found}
        changed = [
            after for item in items.values() if (after := _sorted(item, sorting, add)) != item
        ]
        touched = {item.id for item in changed}
        if changed:
            every = [v for item in touched for v in self._drawers.variants.where(item=item)]
            with self._task("item.change", every, by):
                self._drawers.labels.save_all(made)
                self._drawers.items.save_all(changed)
        return Outcome(tuple(one.id for one, _ in found if one.item in touched), left)

    def submit(self, variants: Sequence[RecordId], *, reason: str = "", by: Member) -> Outcome:
        """Ask for approval of what each post says and shows now.

        Without a reason, raises ReasonNeededError (NO_ALT, NO_CREDIT) where one of those that can
        be asked about needs one; nobody is asked then.
        """
        keeper = self._keeper

        def asked(one: Variant) -> Variant:
            if one.state not in ASKING:
                raise WrongStateError(one.standing(keeper.office.now()), State.IN_REVIEW)
            after = one.submitted(keeper.variants.digest(one), by=by.person, at=keeper.office.now())
            keeper.check_asking(one, reason)
            return after

        made, left = self._each(variants, asked)
        if made:
            after = [one for _, one in made]
            with self._task("gate.submit", after, by, reason):
                self._drawers.variants.save_all(after)
        return Outcome(tuple(one.id for one, _ in made), left)

    def remove(self, variants: Sequence[RecordId], *, by: Member) -> Outcome:
        """Put posts that nobody was asked about in the bin, and each item with its last."""

        def checked(one: Variant) -> Variant:
            self.check_removable(one)
            return one

        made, left = self._each(variants, checked)
        if made:
            with self._task("variant.remove", [one for one, _ in made], by):
                for one, _ in made:
                    self._take_out(one)
        return Outcome(tuple(one.id for one, _ in made), left)

    def check_removable(self, one: Variant) -> None:
        """Raise RefusedError (STAYS_POSTED), or WrongStateError for what was asked about."""
        if one.state in OUT:
            raise self._keeper.refused(STAYS_POSTED, one)
        if self._drawers.approvals.count(variant=one.id) or one.state not in UNASKED:
            raise WrongStateError(one.state, State.WITHDRAWN)

    # What these share.

    def _each(
        self, variants: Sequence[RecordId], what: Callable[[Variant], Variant]
    ) -> tuple[list[tuple[Variant, Variant]], tuple[Left, ...]]:
        """Return each post before and after, and those for which ``what`` raises a refusal."""
        made: list[tuple[Variant, Variant]] = []
        left: list[Left] = []
        for variant in dict.fromkeys(variants):
            name = ""
            try:
                one = self._keeper.one(variant)
                name = self._keeper.variants.name(one)
                made.append((one, what(one)))
            except ReasonNeededError:
                raise
            except SmdeskError as error:
                left.append(Left(variant, name, error))
        return made, tuple(left)

    def _take_out(self, one: Variant) -> None:
        drawers = self._drawers
        for table in (drawers.media_uses, drawers.check_marks, drawers.draft_comments):
            for part in table.where(variant=one.id):
                table.remove(part.id)
        drawers.variants.remove(one.id)
        if not drawers.variants.count(item=one.item):
            drawers.items.remove(one.item)

    @contextmanager
    def _task(
        self, name: str, variants: Sequence[Variant], by: Member, reason: str = ""
    ) -> Iterator[None]:
        office, lines = self._keeper.office, self._keeper.lines
        task = office.task(name, Topic.CALENDAR, by=by, reason=reason.strip())
        with lines.changing(*(one.id for one in variants)), task:
            yield


def _sorted(item: Item, sorting: Sorting, add: Sequence[RecordId]) -> Item:
    labels = dict.fromkeys((*item.labels, *add))
    return replace(
        item,
        campaign=item.campaign if sorting.keep_campaign else sorting.campaign,
        labels=tuple(one for one in labels if one not in sorting.drop),
    )
