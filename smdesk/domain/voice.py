"""How the library sounds on each channel, and envelopes: what may go out without asking again.

Somebody who posts must be free to sound like themselves, and everything that goes out must be
approved. An envelope settles both: it is approved once, for a series, and a post that stays
inside it carries that approval.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

OWN_ENVELOPE = Rule("T12.own_envelope", Severity.BLOCK)
NOT_AN_ADMINISTRATOR = Rule("T12.not_an_administrator", Severity.BLOCK)
ENVELOPE_OVER = Rule("T12.envelope_over", Severity.BLOCK)
ENVELOPE_UNAPPROVED = Rule("T12.envelope_unapproved", Severity.NUDGE)
ENVELOPE_EXPIRED = Rule("T12.envelope_expired", Severity.NUDGE)
ENVELOPE_USED_UP = Rule("T12.envelope_used_up", Severity.NUDGE)
OUTSIDE = Rule("T12.outside", Severity.BLOCK)
UNSIGNED = Rule("T12.unsigned", Severity.NUDGE)
CHANGED_SINCE = Rule("T12.changed_since", Severity.BLOCK)
RULES = (
    OWN_ENVELOPE,
    NOT_AN_ADMINISTRATOR,
    ENVELOPE_OVER,
    ENVELOPE_UNAPPROVED,
    ENVELOPE_EXPIRED,
    ENVELOPE_USED_UP,
    OUTSIDE,
    UNSIGNED,
    CHANGED_SINCE,
)

FORGOTTEN_AFTER = timedelta(days=90)
"""An envelope that ended longer ago than this is history, and nobody is reminded of it."""


class Varied(Enum):
    """What may differ from one post of a series to the next."""

    TEXT = "text"
    PICTURE = "picture"
    LINK = "link"
    TIME = "time"
    HASHTAGS = "hashtags"


class Media(Enum):
    """What a post may carry besides text."""

    PICTURE = "picture"
    VIDEO = "video"
    SOUND = "sound"
    FILE = "file"


class Bound(Enum):
    """In which way a post lies outside an envelope."""

    NOT_APPROVED = "not_approved"
    EXPIRED = "expired"
    USED_UP = "used_up"
    CHANNEL = "channel"
    VARIES = "varies"
    LENGTH = "length"
    LINKS = "links"
    MEDIA = "media"
    POLITICAL = "political"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceNote(Record):
    """How the library sounds on a channel, or everywhere (T12)."""

    kind: ClassVar[str] = "voice_note"
    searched: ClassVar[tuple[str, ...]] = ("sounds", "do", "dont", "samples")

    channel: RecordId | None = None
    """An account; without one it holds for all of them."""
    sounds: str
    """In a few words, as in ``like the front desk on a good day``."""
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults_of(sounds=filled(self.sounds))

    @property
    @override
    def title(self) -> str:
        """How it sounds, in a few words."""
        return self.sounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """A post that wants to go out, as an envelope looks at it."""

    channel: RecordId
    on: date
    letters: int
    """The length of its text as the platform counts it."""
    links: int = 0
    media: frozenset[Media] = frozenset()
    varied: frozenset[Varied] = frozenset()
    """In what it differs from the series' pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope(Record):
    """What may go out in a series without asking again, and until when (T12)."""

    kind: ClassVar[str] = "envelope"
    searched: ClassVar[tuple[str, ...]] = ("series", "note")

    series: str
    channels: tuple[RecordId, ...]
    may_vary: tuple[Varied, ...] = (Varied.TEXT, Varied.PICTURE, Varied.TIME)
    most_letters: int = 0
    """How long a text may be; 0 for as long as the platform takes."""
    most_links: int = 1
    media: tuple[Media, ...] = (Media.PICTURE,)
    written_by: RecordId | None = None
    approved_by: RecordId | None = None
    approved_on: date | None = None
    expires_on: date | None = None
    """The last day on which it holds."""
    most_posts: int = 0
    """How many posts it is good for; 0 for any number until it expires."""
    used: int = 0
    note: str = ""
    pattern: RecordId | None = None
    """The series of posts that those inside are compared with; None where all may be new."""

    def __post_init__(self) -> None:
        endless = self.expires_on is None and self.most_posts == 0
        faults_of(
            series=filled(self.series),
            channels=None if self.channels else Fault.EMPTY,
            most_letters=_count(self.most_letters),
            most_links=_count(self.most_links),
            most_posts=_count(self.most_posts),
            used=_count(self.used),
            expires_on=Fault.EMPTY if endless else None,
            approved_by=Fault.TAKEN if self._own else None,
            approved_on=Fault.EMPTY if self._half_approved else None,
        )

    @property
    @override
    def title(self) -> str:
        """The series' name."""
        return self.series

    @property
    def _own(self) -> bool:
        return self.approved_by is not None and self.approved_by == self.written_by

    @property
    def _half_approved(self) -> bool:
        return (self.approved_by is None) is not (self.approved_on is None)

    @property
    def approved(self) -> bool:
        """Whether somebody said yes to it as it now is."""
        return self.approved_by is not None

    @property
    def left(self) -> int | None:
        """How many more posts it is good for; None for any number."""
        return max(0, self.most_posts - self.used) if self.most_posts else None

    def expired(self, on: date) -> bool:
        """Whether its last day has passed."""
        return self.expires_on is not None and self.expires_on < on

    def live(self, on: date) -> bool:
        """Whether a post can still go out inside it."""
        return self.approved and not self.expired(on) and self.left != 0

    def outside(self, outing: Outing) -> tuple[Bound, ...]:
        """Return in which ways the post lies outside; nothing for one that lies inside."""
        ways = (
            (Bound.NOT_APPROVED, not self.approved),
            (Bound.EXPIRED, self.expired(outing.on)),
            (Bound.USED_UP, self.left == 0),
            (Bound.CHANNEL, outing.channel not in self.channels),
            (Bound.VARIES, not outing.varied <= set(self.may_vary)),
            (Bound.LENGTH, 0 < self.most_letters < outing.letters),
            (Bound.LINKS, outing.links > self.most_links),
            (Bound.MEDIA, not outing.media <= set(self.media)),
        )
        return tuple(bound for bound, broken in ways if broken)

    def approved_as_is(self, by: RecordId, on: date) -> Self:
        """Return this envelope, approved as it now is."""
        return replace(self, approved_by=by, approved_on=on)

    def unapproved(self) -> Self:
        """Return this envelope as it is before anybody has approved it."""
        return replace(self, approved_by=None, approved_on=None)

    def used_once(self) -> Self:
        """Return this envelope after one more post went out inside it."""
        return replace(self, used=self.used + 1)

    def same_bounds(self, other: Self) -> bool:
        """Whether both allow the same; the note and what was used do not matter."""
        return self == replace(
            other,
            id=self.id,
            used=self.used,
            note=self.note,
            written_by=self.written_by,
            approved_by=self.approved_by,
            approved_on=self.approved_on,
        )


def check_approver(
    envelope: Envelope, approver: RecordId, appointed: Iterable[RecordId], person: str
) -> Finding | None:
    """Return the refusal for whoever may not approve the envelope.

    Nobody approves what they wrote themselves (T12), and only those approve who are appointed to
    (T10, after 004.12-13); ``appointed`` is who may do so on each of its channels.
    """
    facts: dict[str, Fact] = {"series": envelope.series, "person": person}
    about = Ref.to(envelope)
    if approver == envelope.written_by:
        return Finding(rule=OWN_ENVELOPE, about=about, facts=facts)
    if approver not in set(appointed):
        return Finding(rule=NOT_AN_ADMINISTRATOR, about=about, facts=facts)
    return None


def check_use(envelope: Envelope, on: date) -> Finding | None:
    """Return the refusal for a post that would go out inside an envelope that is over."""
    if envelope.live(on):
        return None
    return Finding(rule=ENVELOPE_OVER, about=Ref.to(envelope), facts={"series": envelope.series})


def findings(envelopes: Sequence[Envelope], today: date) -> list[Finding]:
    """Return which envelopes wait for approval, have expired, or are used up."""
    found = []
    for one in envelopes:
        about, facts = Ref.to(one), {"series": one.series}
        if one.expires_on is not None and one.expired(today):
            if one.expires_on + FORGOTTEN_AFTER >= today:
                dated: dict[str, Fact] = {**facts, "last": one.expires_on}
                found.append(Finding(rule=ENVELOPE_EXPIRED, about=about, facts=dated))
        elif one.left == 0:
            found.append(Finding(rule=ENVELOPE_USED_UP, about=about, facts={**facts}))
        elif not one.approved:
            found.append(Finding(rule=ENVELOPE_UNAPPROVED, about=about, facts={**facts}))
    return found


def _count(number: int) -> Fault | None:
    return None if number >= 0 else Fault.OUT_OF_RANGE
