"""Pictures and films: who made them, who is in them, what may be done with them (C10)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from smdesk.domain.records import Fault, Record, RecordId, faults_of, filled, link_or_empty
from smdesk.domain.rules import Rule, Severity
from smdesk.overriding import override

NO_ALT = Rule("C10.no_alt", Severity.REASON)
NO_CREDIT = Rule("C10.no_credit", Severity.REASON)
CONSENT_EXPIRED = Rule("C10.consent_expired", Severity.BLOCK)
NO_CONSENT = Rule("C10.no_consent", Severity.BLOCK)
CONSENT_ENDS = Rule("C10.consent_ends", Severity.NUDGE, urgent=True)
CONSENT_OVER = Rule("C10.consent_over", Severity.NUDGE)
DESTROYED = Rule("C10.destroyed", Severity.BLOCK)
RULES = (
    NO_ALT,
    NO_CREDIT,
    CONSENT_EXPIRED,
    NO_CONSENT,
    CONSENT_ENDS,
    CONSENT_OVER,
    DESTROYED,
)

_SHA256_DIGITS = 64


class MediaKind(Enum):
    """What kind of file it is."""

    IMAGE = "image"
    VIDEO = "video"
    SOUND = "sound"
    DOCUMENT = "document"


class Consent(Enum):
    """Whether the people who can be seen agreed."""

    NOBODY = "nobody"
    """Nobody can be recognised."""
    GIVEN = "given"
    ASKED = "asked"
    """They were asked, and have not answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaAsset(Record):
    """One file that may be shown: kept inside, or, when it is too large, where it lies.

    Its hash says which file it is, so that another one under the same name is not taken for it.
    """

    kind: ClassVar[str] = "media_asset"
    searched: ClassVar[tuple[str, ...]] = ("name", "alt", "credit", "licence", "place")

    name: str
    what: MediaKind = MediaKind.IMAGE
    sha256: str
    size: int = 0
    place: str = ""
    """Where the file lies, as people would find it."""
    alt: str = ""
    credit: str = ""
    licence: str = ""
    licence_url: str = ""
    consent: Consent = Consent.NOBODY
    consent_note: str = ""
    """Who agreed, and where that is written down."""
    expires: date | None = None
    """The last day on which it may be shown."""
    added_on: date | None = None
    content: str = ""
    """The hash of the sealed file; empty where the file is not kept inside."""
    width: int = 0
    """In pixels; 0 where nobody knows, as is ``height``."""
    height: int = 0
    destroyed_on: date | None = None
    """The day on which its key and its bytes were destroyed; nothing of it is kept inside since."""

    def __post_init__(self) -> None:
        faults_of(
            name=filled(self.name),
            sha256=None if _is_hash(self.sha256) else Fault.OUT_OF_RANGE,
            size=None if self.size >= 0 else Fault.OUT_OF_RANGE,
            content=None if self._may_be_inside() else Fault.OUT_OF_RANGE,
            width=None if min(self.width, self.height) >= 0 else Fault.OUT_OF_RANGE,
            licence_url=link_or_empty(self.licence_url),
        )

    @property
    @override
    def title(self) -> str:
        """The file's name."""
        return self.name

    def outlived(self, today: date) -> bool:
        """Whether people who can be seen in it agreed for a time that is over."""
        ended = self.expires is not None and self.expires < today
        return ended and self.consent is not Consent.NOBODY and self.destroyed_on is None

    def _may_be_inside(self) -> bool:
        return not self.content or (_is_hash(self.content) and self.destroyed_on is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaUse(Record):
    """A file shown in one variant, at its place in the order, with its description there."""

    kind: ClassVar[str] = "media_use"
    searched: ClassVar[tuple[str, ...]] = ("alt",)

    variant: RecordId
    asset: RecordId
    place: int = 1
    """1 is shown first."""
    alt: str = ""

    def __post_init__(self) -> None:
        faults_of(
            variant=filled(self.variant),
            asset=filled(self.asset),
            place=None if self.place >= 1 else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """The description; without one, the place."""
        return self.alt or str(self.place)


def _is_hash(text: str) -> bool:
    return len(text) == _SHA256_DIGITS and set(text) <= set("0123456789abcdef")
