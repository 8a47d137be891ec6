"""A signed yes to something that is agreed before its posts are: a plan, or an envelope."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar

from smdesk.domain.claims import claimed
from smdesk.domain.records import Record, RecordId, faults_of, filled, in_utc
from smdesk.overriding import override


class Endorsed(Enum):
    """What a yes is about."""

    PLAN = "plan"
    ENVELOPE = "envelope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsement(Record):
    """Somebody said yes to exactly this, and signed it with the key of their slot.

    Nobody changes one afterwards: what changes is asked about anew.
    """

    kind: ClassVar[str] = "endorsement"

    what: Endorsed
    about: RecordId
    """The plan's id, or the envelope's."""
    digest: str
    """The hash of what was agreed to."""
    by: RecordId
    slot: str
    at: datetime
    words: str = ""
    writers: tuple[RecordId, ...] = ()
    """Who had written it; none of them may agree to it."""
    signature: bytes = b""

    def __post_init__(self) -> None:
        faults_of(
            about=filled(self.about),
            digest=filled(self.digest),
            by=filled(self.by),
            at=in_utc(self.at),
        )

    @property
    @override
    def title(self) -> str:
        """What was said with it; without words, the beginning of the hash."""
        return self.words or self.digest[:8]

    def claim(self, vault: str) -> bytes:
        """Return what is signed: everything but the signature, for this cabinet alone."""
        said = [
            "smdesk/endorsement/1",
            vault,
            self.id,
            self.what.value,
            self.about,
            self.digest,
            self.by,
            self.slot,
            self.at.isoformat(),
            self.words,
            list(self.writers),
        ]
        return claimed(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeUse(Record):
    """A post was put inside an envelope, and carries its yes: for exactly what it then said.

    Whoever put it there signs it; the yes itself is the envelope's. Nobody changes one afterwards.
    """

    kind: ClassVar[str] = "envelope_use"

    variant: RecordId
    envelope: RecordId
    endorsements: tuple[RecordId, ...]
    """The yeses that the post carries."""
    request: RecordId
    """The asking that it answers, as an approval does."""
    digest: str
    """The hash of what the post said and showed."""
    by: RecordId
    slot: str
    at: datetime
    signature: bytes = b""

    def __post_init__(self) -> None:
        faults_of(
            variant=filled(self.variant),
            envelope=filled(self.envelope),
            request=filled(self.request),
            digest=filled(self.digest),
            by=filled(self.by),
            at=in_utc(self.at),
        )

    @property
    @override
    def title(self) -> str:
        """The beginning of the hash: the post has a name of its own."""
        return self.digest[:8]

    def claim(self, vault: str) -> bytes:
        """Return what is signed: everything but the signature, for this cabinet alone."""
        said = [
            "smdesk/envelope-use/1",
            vault,
            self.id,
            self.variant,
            self.envelope,
            list(self.endorsements),
            self.request,
            self.digest,
            self.by,
            self.slot,
            self.at.isoformat(),
        ]
        return claimed(said)


def live(
    given: Iterable[Endorsement],
    digest: str,
    *,
    writers: Collection[RecordId],
    genuine: Callable[[Endorsement], bool],
) -> tuple[Endorsement, ...]:
    """Return the yeses that fit the hash, one of each person, none of whoever wrote it."""
    found: dict[RecordId, Endorsement] = {}
    for one in sorted(given, key=lambda one: (one.at, one.id)):
        if one.digest == digest and one.by not in writers and genuine(one):
            found.setdefault(one.by, one)
    return tuple(found.values())
