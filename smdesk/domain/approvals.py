"""The gate: approvals that are signed, fit what they approve, and come from somebody else (C4)."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from smdesk.domain.calendar import Variant
from smdesk.domain.claims import claimed
from smdesk.domain.endorsements import EnvelopeUse
from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled, in_utc
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

OWN_WORK = Rule("C4.own_work", Severity.BLOCK)
NOT_APPROVER = Rule("C4.not_approver", Severity.BLOCK)
NOT_APPROVED = Rule("C4.not_approved", Severity.BLOCK)
CHANGED_SINCE = Rule("C4.changed_since", Severity.BLOCK)
EXPIRED = Rule("C4.expired", Severity.BLOCK)
SECOND_STAGE = Rule("C4.second_stage", Severity.BLOCK)
SAME_APPROVER = Rule("C4.same_approver", Severity.BLOCK)
FORGED = Rule("C4.forged", Severity.BLOCK, urgent=True)
NO_PERMALINK = Rule("C4.no_permalink", Severity.REASON)
OUT_UNAPPROVED = Rule("C4.went_out_unapproved", Severity.NUDGE, urgent=True)
WAITS = Rule("C4.waits", Severity.NUDGE)
RULES = (
    OWN_WORK,
    NOT_APPROVER,
    NOT_APPROVED,
    CHANGED_SINCE,
    EXPIRED,
    SECOND_STAGE,
    SAME_APPROVER,
    FORGED,
    NO_PERMALINK,
    OUT_UNAPPROVED,
    WAITS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Record):
    """Somebody said yes to exactly this, and signed it with the key of their slot.

    Who has none says yes on a sheet of paper, and another member signs for having typed it in.
    Nobody changes one afterwards: a variant that changes asks again.
    """

    kind: ClassVar[str] = "approval"
    searched: ClassVar[tuple[str, ...]] = ("words",)

    variant: RecordId
    request: RecordId
    digest: str
    """The hash of what was approved."""
    version: int = 1
    """Which version of the text that was."""
    stage: int = 1
    by: RecordId
    slot: str
    at: datetime
    planned: datetime | None = None
    """For when it was planned as it was approved."""
    expires: datetime
    words: str = ""
    writers: tuple[RecordId, ...] = ()
    """Who had written what was approved."""
    signature: bytes = b""
    sheet_post: RecordId | None = None
    """For a yes on paper, what the sheet showed; ``slot`` is then that of whoever typed it in."""

    def __post_init__(self) -> None:
        faults_of(
            variant=filled(self.variant),
            request=filled(self.request),
            digest=filled(self.digest),
            by=filled(self.by),
            stage=None if self.stage in (1, 2) else Fault.OUT_OF_RANGE,
            at=in_utc(self.at),
            expires=in_utc(self.expires),
        )

    @property
    @override
    def title(self) -> str:
        """What was said with it; without words, the version that was approved."""
        return self.words or f"v{self.version}"

    def claim(self, vault: str) -> bytes:
        """Return what the approver signs: everything but the signature, for this cabinet alone."""
        on_paper = [] if self.sheet_post is None else [self.sheet_post]
        said = [
            "smdesk/approval/2" if on_paper else "smdesk/approval/1",
            vault,
            self.id,
            self.variant,
            self.request,
            self.digest,
            self.version,
            self.stage,
            self.by,
            self.slot,
            self.at.isoformat(),
            self.planned.isoformat() if self.planned else None,
            self.expires.isoformat(),
            self.words,
            list(self.writers),
            *on_paper,
        ]
        return claimed(said)


Genuine = Callable[[Approval], bool]
"""Whether an approval is as its approver signed it, and they could approve at the time."""


def expiry(variant: Variant, now: datetime, days: int) -> datetime:
    """Return until when an approval given now holds: so many days after the planned time."""
    return max(variant.at or now, now) + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a variant may count as posted, and if not, why not."""

    live: tuple[Approval, ...]
    """Approvals that fit, one of each approver, in the order in which they were given."""
    needed: int
    forged: tuple[Approval, ...]
    """Approvals that somebody altered or made up; they count for nothing."""
    refusal: Rule | None
    """The rule that keeps it shut; None for an open gate."""
    last: Approval | None
    """The last genuine approval there ever was, whether or not it fits."""
    use: EnvelopeUse | None = None
    """The use of an envelope that opens it, where no approval of its own does."""
    series: str = ""
    """The name of the envelope that it was put inside, if it ever was."""

    @property
    def open(self) -> bool:
        """Whether nothing keeps it shut."""
        return self.refusal is None


def gate(
    variant: Variant,
    digest: str,
    approvals: Sequence[Approval],
    *,
    stages: int,
    genuine: Genuine,
    at: datetime,
) -> Gate:
    """Return what the approvals are worth at the instant; ``digest`` is of what it says now."""
    mine = [one for one in approvals if one.variant == variant.id]
    forged = tuple(one for one in mine if not genuine(one))
    sound = sorted(
        (one for one in mine if one not in forged), key=lambda one: (one.at, one.stage, one.id)
    )
    needed = 2 if variant.political else stages
    fits = [one for one in sound if one.request == variant.request and one.digest == digest]
    others = [one for one in fits if one.by not in variant.writers]
    live: dict[RecordId, Approval] = {}
    for one in others:
        if one.at <= at <= one.expires:
            live.setdefault(one.by, one)
    refusal: Rule | None = None
    if len(live) < needed:
        before = [one for one in others if one.at <= at]
        refusal = _refusal(variant, digest, sound, before, forged=bool(forged), some=bool(live))
    return Gate(tuple(live.values()), needed, forged, refusal, sound[-1] if sound else None)


def _refusal(
    variant: Variant,
    digest: str,
    sound: Sequence[Approval],
    others: Sequence[Approval],
    *,
    forged: bool,
    some: bool,
) -> Rule:
    if some:
        return SECOND_STAGE
    if forged:
        return FORGED
    if others:
        return EXPIRED
    if any(one.digest != digest or variant.request is None for one in sound):
        return CHANGED_SINCE
    return NOT_APPROVED


def check_approver(
    variant: Variant,
    name: str,
    approver: RecordId,
    *,
    person: str,
    may: bool,
    given: Collection[Approval] = (),
) -> Finding | None:
    """Return the refusal for somebody who may not approve this: own work, no say, or said so."""
    facts: dict[str, Fact] = {"item": name, "person": person}
    about = Ref.to(variant)
    if approver in variant.writers:
        return Finding(rule=OWN_WORK, about=about, facts=facts)
    if not may:
        return Finding(rule=NOT_APPROVER, about=about, facts=facts)
    if any(one.by == approver for one in given):
        return Finding(rule=SAME_APPROVER, about=about, facts=facts)
    return None


def keeps(approvals: Collection[Approval], at: datetime | None, minutes: int) -> bool:
    """Whether what was approved may move to that time with its approvals."""
    if at is None:
        return False
    window = timedelta(minutes=minutes)
    return all(one.planned is not None and abs(at - one.planned) <= window for one in approvals)
