"""What is to be posted: one item, and for each channel a variant with its own state (C3, C4)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar, Self

from smdesk.domain.records import (
    Fault,
    Record,
    RecordId,
    SmdeskError,
    faults_of,
    filled,
    in_utc,
    link_or_empty,
    new_id,
)
from smdesk.domain.rules import Rule, Severity
from smdesk.domain.utm import Utm, tagged
from smdesk.overriding import override

PAST_SLOT = Rule("C3.past_slot", Severity.BLOCK)
STAYS_POSTED = Rule("C3.stays_posted", Severity.BLOCK)
NO_TIME = Rule("C3.no_time", Severity.BLOCK)
NOTHING_TO_ASK = Rule("C3.nothing_to_ask", Severity.BLOCK)
OVER_LIMIT = Rule("C3.over_limit", Severity.BLOCK)
MISSED = Rule("C4.missed", Severity.NUDGE, urgent=True)
RULES = (PAST_SLOT, STAYS_POSTED, NO_TIME, NOTHING_TO_ASK, OVER_LIMIT, MISSED)

LONGEST_TEXT = 100_000
"""Signs; the longest text that any platform takes is two thirds of this."""


class State(Enum):
    """How far a variant has come (C4)."""

    IDEA = "idea"
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    """Approved, and put into the platform's own queue or on the run sheet for its time."""
    POSTED = "posted"
    ARCHIVED = "archived"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MISSED = "missed"
    """Its time went by, and nobody said that it was posted."""
    TAKEN_DOWN = "taken_down"
    WENT_OUT_UNAPPROVED = "went_out_unapproved"


_OPEN = {State.DRAFT, State.IN_REVIEW, State.WITHDRAWN, State.WENT_OUT_UNAPPROVED}
_SENT_BACK = {State.CHANGES_REQUESTED, State.REJECTED}
EDGES: Mapping[State, frozenset[State]] = {
    State.IDEA: frozenset({State.DRAFT, State.IN_REVIEW, State.WITHDRAWN}),
    State.DRAFT: frozenset(_OPEN),
    State.IN_REVIEW: frozenset(_OPEN | _SENT_BACK | {State.APPROVED, State.MISSED}),
    State.CHANGES_REQUESTED: frozenset(_OPEN),
    State.APPROVED: frozenset(_OPEN | _SENT_BACK | {State.SCHEDULED, State.POSTED, State.MISSED}),
    State.SCHEDULED: frozenset(_OPEN | _SENT_BACK | {State.APPROVED, State.POSTED, State.MISSED}),
    State.MISSED: frozenset(_OPEN | _SENT_BACK | {State.APPROVED, State.SCHEDULED, State.POSTED}),
    State.REJECTED: frozenset({State.DRAFT, State.ARCHIVED, State.WENT_OUT_UNAPPROVED}),
    State.WITHDRAWN: frozenset({State.DRAFT, State.ARCHIVED}),
    State.POSTED: frozenset({State.ARCHIVED, State.TAKEN_DOWN}),
    State.WENT_OUT_UNAPPROVED: frozenset({State.POSTED, State.ARCHIVED, State.TAKEN_DOWN}),
    State.TAKEN_DOWN: frozenset({State.ARCHIVED}),
    State.ARCHIVED: frozenset(),
}
"""Where each state may lead. Nothing leads from a draft to a time in the queue past an approval."""

MOVABLE = frozenset(
    {
        State.IDEA,
        State.DRAFT,
        State.IN_REVIEW,
        State.CHANGES_REQUESTED,
        State.APPROVED,
        State.SCHEDULED,
        State.MISSED,
    }
)
"""States in which a variant may be given another time."""
WRITABLE = MOVABLE | {State.WITHDRAWN, State.REJECTED}
"""States in which what it says may be changed; an approval does not outlive that."""
WAITING = frozenset({State.IN_REVIEW, State.APPROVED, State.SCHEDULED})
"""States that become missed when the time goes by."""
GIVEN_UP = frozenset({State.REJECTED, State.WITHDRAWN})
"""States of posts that nobody will see."""
OUT = frozenset({State.POSTED, State.ARCHIVED, State.TAKEN_DOWN, State.WENT_OUT_UNAPPROVED})
"""States in which people have seen it, or once had."""


_UNASKED: dict[str, Any] = {
    "request": None,
    "digest": "",
    "asked_by": None,
    "asked_at": None,
    "words": "",
}
"""What a variant says that nobody is asked about."""


class WrongStateError(SmdeskError):
    """From this state a variant cannot go where it was sent."""

    def __init__(self, state: State, to: State) -> None:
        super().__init__(f"{state.value} to {to.value}")
        self.state, self.to = state, to


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """One thing to tell people, on one channel or on several."""

    kind: ClassVar[str] = "item"
    searched: ClassVar[tuple[str, ...]] = ("name", "notes")

    name: str
    owner: RecordId | None = None
    campaign: RecordId | None = None
    objective: RecordId | None = None
    event: RecordId | None = None
    labels: tuple[RecordId, ...] = ()
    notes: str = ""
    """For the team alone: it is in nothing that is copied, counted, approved or sent out."""
    reused: RecordId | None = None
    """The variant whose text it began with."""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """What it is called."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Record):
    """What one channel gets of an item, when, and how far it has come."""

    kind: ClassVar[str] = "variant"
    searched: ClassVar[tuple[str, ...]] = ("text", "first_comment", "link", "hashtags")

    item: RecordId
    channel: RecordId
    state: State = State.DRAFT
    at: datetime | None = None
    text: str = ""
    link: str = ""
    utm_source: str = ""
    utm_medium: str = ""
    utm_campaign: str = ""
    utm_term: str = ""
    utm_content: str = ""
    first_comment: str = ""
    hashtags: tuple[str, ...] = ()
    """Without the sign in front, in the order in which they are written."""
    political: bool = False
    """It speaks of politics, so that a second person has to agree (C8)."""
    writers: tuple[RecordId, ...] = ()
    """Everybody who wrote some of what it says; none of them may approve it."""
    version: int = 1
    """Counts the changes of what it says."""
    request: RecordId | None = None
    """The asking that stands; approvals answer it and no other."""
    digest: str = ""
    """The hash of what was asked about."""
    asked_by: RecordId | None = None
    asked_at: datetime | None = None
    words: str = ""
    """What was said when it last came to its state, as in what is to be changed."""

    def __post_init__(self) -> None:
        faults_of(
            item=filled(self.item),
            channel=filled(self.channel),
            at=None if self.at is None else in_utc(self.at),
            text=None if len(self.text) <= LONGEST_TEXT else Fault.OUT_OF_RANGE,
            link=link_or_empty(self.link),
        )

    @property
    @override
    def title(self) -> str:
        """How its text begins; the item has a name of its own."""
        return self.text.strip().partition("\n")[0][:60] or self.state.value

    @property
    def utm(self) -> Utm:
        """What the link says about where readers came from."""
        return Utm(
            source=self.utm_source,
            medium=self.utm_medium,
            campaign=self.utm_campaign,
            term=self.utm_term,
            content=self.utm_content,
        )

    @property
    def tagged_link(self) -> str:
        """The link as it goes out."""
        return tagged(self.link, self.utm)

    @property
    def copied(self) -> str:
        """What is pasted into the platform: the text, the link unless it is in it, the hashtags."""
        link = self.tagged_link
        parts = [self.text.strip()]
        if link and link not in self.text:
            parts.append(link)
        if self.hashtags:
            parts.append(" ".join(f"#{tag}" for tag in self.hashtags))
        return "\n\n".join(part for part in parts if part)

    def standing(self, now: datetime) -> State:
        """Return the state at this instant: what waited past its time is missed, never posted."""
        if self.state in WAITING and self.at is not None and self.at < now:
            return State.MISSED
        return self.state

    # Each gives the next state, and raises WrongStateError where none of EDGES leads there.

    def submitted(self, digest: str, *, by: RecordId, at: datetime) -> Self:
        """Return this variant, put before the approvers as it now reads."""
        self._check_to(State.IN_REVIEW, at)
        return replace(
            self,
            state=State.IN_REVIEW,
            request=new_id(),
            digest=digest,
            asked_by=by,
            asked_at=at,
            words="",
        )

    def approved(self, now: datetime) -> Self:
        """Return this variant with all the approvals it needs; the caller has looked at them."""
        self._check_to(State.APPROVED, now)
        return replace(self, state=State.APPROVED, words="")

    def scheduled(self, now: datetime) -> Self:
        """Return this variant, in the queue for its time."""
        self._check_to(State.SCHEDULED, now)
        return replace(self, state=State.SCHEDULED)

    def sent_back(self, to: State, words: str, now: datetime) -> Self:
        """Return this variant, no longer asked about: changes requested, rejected, withdrawn."""
        faults_of(words=filled(words))
        self._check_to(to, now)
        return replace(self, state=to, **(_UNASKED | {"words": words.strip()}))

    def posted(self, now: datetime) -> Self:
        """Return this variant, posted; the caller has looked at its approvals."""
        self._check_to(State.POSTED, now)
        return replace(self, state=State.POSTED, words="")

    def gone_out(self, digest: str, now: datetime, words: str = "") -> Self:
        """Return this variant, which went out before an approval that fits was there."""
        self._check_to(State.WENT_OUT_UNAPPROVED, now)
        request = self.request if self.digest == digest else None
        return replace(
            self,
            state=State.WENT_OUT_UNAPPROVED,
            request=request or new_id(),
            digest=digest,
            words=words,
        )

    def dated(self, at: datetime) -> Self:
        """Return this variant, on the day on which it went out if it was planned for none."""
        return self if self.at is not None else replace(self, at=at)

    def archived(self, now: datetime) -> Self:
        """Return this variant, put away."""
        self._check_to(State.ARCHIVED, now)
        return replace(self, state=State.ARCHIVED)

    def taken_down(self, words: str, now: datetime) -> Self:
        """Return this variant, which is no longer to be seen at the platform."""
        faults_of(words=filled(words))
        self._check_to(State.TAKEN_DOWN, now)
        return replace(self, state=State.TAKEN_DOWN, words=words.strip())

    def rewritten(self, new: Self, *, by: RecordId) -> Self:
        """Return this variant with what the new one says; nothing that was asked or said stands."""
        writers = self.writers if by in self.writers else (*self.writers, by)
        state = State.IDEA if self.state is State.IDEA else State.DRAFT
        changed = replace(
            self,
            channel=new.channel,
            text=new.text,
            link=new.link,
            utm_source=new.utm_source,
            utm_medium=new.utm_medium,
            utm_campaign=new.utm_campaign,
            utm_term=new.utm_term,
            utm_content=new.utm_content,
            first_comment=new.first_comment,
            hashtags=new.hashtags,
            political=new.political,
            writers=writers,
            version=self.version + 1,
        )
        return replace(changed, state=state, **_UNASKED)

    def moved(self, at: datetime | None, *, keeps: bool, now: datetime) -> Self:
        """Return this variant at another time; an approval is kept within the window alone."""
        standing = self.standing(now)
        if standing not in MOVABLE:
            raise WrongStateError(standing, State.SCHEDULED)
        if keeps or self.state not in {State.IN_REVIEW, State.APPROVED, State.SCHEDULED}:
            state = State.APPROVED if at is None and self.state is State.SCHEDULED else self.state
            return replace(self, at=at, state=state)
        return replace(self, at=at, state=State.IN_REVIEW, request=new_id(), asked_at=now)

    def _check_to(self, to: State, now: datetime) -> None:
        standing = self.standing(now)
        if to not in EDGES[standing]:
            raise WrongStateError(standing, to)
