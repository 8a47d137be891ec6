"""What all records in the cabinet share: a name to show, and an id that is theirs for ever."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum, auto
from itertools import count
from typing import ClassVar, NewType

RecordId = NewType("RecordId", str)


def new_id() -> RecordId:
    """Return an id that no other computer will ever give: 32 hexadecimal digits, random."""
    return RecordId(secrets.token_bytes(16).hex())


def new_ids() -> Iterator[RecordId]:
    """Yield ids for many records that are made together: of one random beginning, and in order.

    No other computer will ever give them either: 96 bits of each are random. In order they fill an
    index page by page, where ids at random would turn to another page each.
    """
    beginning = secrets.token_hex(12)
    return (RecordId(f"{beginning}{number:08x}") for number in count())


class Fault(Enum):
    """What is wrong with the value of one field."""

    EMPTY = auto()
    ENDS_BEFORE_START = auto()
    OVER = auto()
    """A day by which something is to be done, and which has passed."""
    NOT_AN_ADDRESS = auto()
    NOT_A_LINK = auto()
    OUT_OF_RANGE = auto()
    NOT_AWARE = auto()
    TAKEN = auto()
    TOO_LONG = auto()
    SAME_PERSON = auto()
    """Somebody who would give something to nobody but themselves."""
    NOT_FOR_THEM = auto()
    """Something that whoever it is meant for does not get."""


class SmdeskError(Exception):
    """The base of every error that a person can do something about."""


class InvalidError(SmdeskError):
    """One or more fields cannot be as they are; ``faults`` maps each field to its fault."""

    def __init__(self, **faults: Fault) -> None:
        super().__init__(", ".join(f"{name}: {fault.name}" for name, fault in faults.items()))
        self.faults = faults


class GoneError(SmdeskError):
    """The record that was asked for is not in the cabinet any more."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The base of everything that is stored.

    A record is a frozen dataclass whose fields are str, int, bool, bytes, Decimal, date, aware
    UTC datetime, an Enum with str values, a record's id, any of these or None, or a tuple of
    them. ``kind`` names its table; ``searched`` names the fields that Search looks into.
    """

    kind: ClassVar[str]
    searched: ClassVar[tuple[str, ...]] = ()

    id: RecordId = field(default_factory=new_id)

    @property
    def title(self) -> str:
        """The words by which people know this record."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Ref:
    """Points at one record: its kind and its id."""

    kind: str
    id: RecordId

    @classmethod
    def to(cls, record: Record) -> "Ref":
        """Return a pointer to the record."""
        return cls(record.kind, record.id)


def faults_of(**checks: Fault | None) -> None:
    """Raise InvalidError for the checks that found a fault; None means that the field is well."""
    faults = {name: fault for name, fault in checks.items() if fault is not None}
    if faults:
        raise InvalidError(**faults)


def filled(text: str) -> Fault | None:
    """Find fault with text that is nothing but white space."""
    return None if text.strip() else Fault.EMPTY


MOST_IN_LINE = 2000
"""Signs in one line: the longest web addresses that browsers share are about as long."""
MOST_IN_TEXT = 50_000
"""Signs in a text: some twenty printed pages."""
MOST_REASON = 2000
"""About a printed page; a reason stands in the log and in the packet, among many others."""


def short_enough(text: str, most: int = MOST_IN_LINE) -> Fault | None:
    """Find fault with text of more signs than ``most``."""
    return None if len(text) <= most else Fault.TOO_LONG


_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_LINK = re.compile(r"https?://[^\s/]+\S*")


def address_or_empty(text: str) -> Fault | None:
    """Find fault with what is neither empty nor shaped like an e-mail address."""
    return None if not text or _ADDRESS.fullmatch(text) else Fault.NOT_AN_ADDRESS


def link_or_empty(text: str) -> Fault | None:
    """Find fault with what is neither empty nor a web address."""
    return None if not text or _LINK.fullmatch(text) else Fault.NOT_A_LINK


def in_utc(instant: datetime) -> Fault | None:
    """Find fault with an instant that does not say it is UTC."""
    return None if instant.tzinfo is UTC else Fault.NOT_AWARE
