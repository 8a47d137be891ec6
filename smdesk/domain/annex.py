"""The sealed annex: the pages with the passwords themselves, which never travel with the packet."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import ClassVar

from smdesk.domain.accounts import Platform
from smdesk.domain.custody import SecretKind
from smdesk.domain.records import (
    Fault,
    Record,
    RecordId,
    faults_of,
    filled,
    in_utc,
    short_enough,
)
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override

LONGEST_RECIPIENT = 120
"""Signs in a recipient's name; it stands on the envelope in one or two lines."""


class Way(Enum):
    """How the annex left the cabinet."""

    PAPER = "paper"
    FILE = "file"
    """As a PDF that a passphrase locks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex(Record):
    """One sealed annex that was made (A2, H4): for whom, why, and what was in it by name alone."""

    kind: ClassVar[str] = "annex"
    searched: ClassVar[tuple[str, ...]] = ("number", "recipient", "reason")

    number: str
    """As in ``SA-2026-03``: the year and how many there were in it."""
    printed_at: datetime
    printed_by: RecordId
    recipient: str
    reason: str
    accounts: tuple[RecordId, ...]
    secrets: int
    """How many secrets stand in it."""
    way: Way = Way.PAPER

    def __post_init__(self) -> None:
        faults_of(
            number=filled(self.number),
            printed_at=in_utc(self.printed_at),
            recipient=filled(self.recipient) or short_enough(self.recipient, LONGEST_RECIPIENT),
            reason=filled(self.reason),
            accounts=None if self.accounts else Fault.EMPTY,
            secrets=None if self.secrets >= 0 else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """The annex's number."""
        return self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexCode:
    """One recovery code, and whether it was used already."""

    text: SecretText
    used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexSecret:
    """One secret as its page shows it. Files have no place on paper and are not among them."""

    what: SecretKind
    label: str
    text: SecretText
    """For an authenticator the otpauth link."""
    made_on: date
    codes: tuple[AnnexCode, ...] = ()
    """For a list of recovery codes; ``text`` holds all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexAccount:
    """One account's half page."""

    name: str
    platform: Platform
    url: str
    login_name: str
    secrets: tuple[AnnexSecret, ...]
    files: int
    """How many files stay in the cabinet, because they are none for paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexPages:
    """Everything that one annex prints; its secrets show as dots wherever it is told by accident.

    It is dropped as soon as the pages are on paper.
    """

    annex: Annex
    accounts: tuple[AnnexAccount, ...]


def annex_number(year: int, earlier: int) -> str:
    """Return the number of an annex of the year after so many earlier ones in that year."""
    return f"SA-{year}-{earlier + 1:02}"
