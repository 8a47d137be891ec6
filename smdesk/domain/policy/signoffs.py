"""Who agreed to a version: signed with their key, and bound to exactly what it says (D1)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar

from smdesk.domain.claims import claimed
from smdesk.domain.policy.documents import PolicyVersion
from smdesk.domain.records import Record, RecordId, faults_of, filled, in_utc
from smdesk.domain.rules import Rule, Severity
from smdesk.overriding import override

OWN_TEXT = Rule("D1.own_text", Severity.BLOCK)
NOT_APPROVER = Rule("D1.not_approver", Severity.BLOCK)
ALONE = Rule("D1.alone", Severity.REASON)
NOT_AGREED = Rule("D1.not_agreed", Severity.BLOCK)
CHANGED_SINCE = Rule("D1.changed_since", Severity.BLOCK)
FORGED = Rule("D1.forged", Severity.BLOCK, urgent=True)
RULES = (OWN_TEXT, NOT_APPROVER, ALONE, NOT_AGREED, CHANGED_SINCE, FORGED)


class Answer(Enum):
    """What an approver said."""

    AGREED = "agreed"
    CHANGES = "changes"
    """It is to be changed first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff(Record):
    """Somebody's answer to exactly this text; nobody changes one afterwards."""

    kind: ClassVar[str] = "signoff"
    searched: ClassVar[tuple[str, ...]] = ("words",)

    version: RecordId
    digest: str
    by: RecordId
    slot: str
    at: datetime
    answer: Answer = Answer.AGREED
    words: str = ""
    alone: bool = False
    """Nobody else could: who wrote it agreed to it, and said why (a team of one)."""
    writers: tuple[RecordId, ...] = ()
    """Who had written what was agreed to."""
    signature: bytes = b""

    def __post_init__(self) -> None:
        faults_of(
            version=filled(self.version),
            digest=filled(self.digest),
            by=filled(self.by),
            at=in_utc(self.at),
        )

    @property
    @override
    def title(self) -> str:
        """What was said with it, or else the answer."""
        return self.words or self.answer.value

    def claim(self, vault: str) -> bytes:
        """Return what is signed: everything but the signature, for this cabinet alone."""
        said = [
            "smdesk/signoff/1",
            vault,
            self.id,
            self.version,
            self.digest,
            self.by,
            self.slot,
            self.at.isoformat(),
            self.answer.value,
            self.words,
            self.alone,
            list(self.writers),
        ]
        return claimed(said)


Genuine = Callable[[SignOff], bool]
"""Whether a sign-off is as its approver signed it, and they could approve at the time."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the sign-offs of a version are worth."""

    live: tuple[SignOff, ...]
    """Those who agreed to exactly what it says now."""
    forged: tuple[SignOff, ...]
    """Those that somebody altered or made up; they count for nothing."""
    refusal: Rule | None
    """What keeps it from being published; None when it is agreed to."""


def standing(
    version: PolicyVersion, digest: str, given: Sequence[SignOff], genuine: Genuine
) -> Standing:
    """Return what they are worth; ``digest`` is of what the version says now."""
    mine = [one for one in given if one.version == version.id]
    forged = tuple(one for one in mine if not genuine(one))
    sound = sorted((one for one in mine if one not in forged), key=lambda one: (one.at, one.id))
    fits = [one for one in sound if one.digest == digest == version.digest]
    last = {one.by: one for one in fits}
    live = tuple(
        one
        for one in last.values()
        if one.answer is Answer.AGREED and (one.alone or one.by not in version.writers)
    )
    refusal: Rule | None = None
    if any(one.answer is Answer.CHANGES for one in last.values()) or not live:
        refusal = _refusal(version, digest, sound, forged=bool(forged))
    return Standing(live, forged, refusal)


def _refusal(
    version: PolicyVersion, digest: str, sound: Sequence[SignOff], *, forged: bool
) -> Rule:
    if forged:
        return FORGED
    stale = (one for one in sound if one.answer is Answer.AGREED and one.digest != version.digest)
    if (version.digest and version.digest != digest) or any(stale):
        return CHANGED_SINCE
    return NOT_AGREED
