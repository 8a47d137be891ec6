"""What went out: when, by whom, where it is to be seen, and how it differed from the plan."""

import difflib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Record, RecordId, faults_of, filled, in_utc, link_or_empty
from smdesk.domain.rules import Rule, Severity
from smdesk.overriding import override

NOT_TODAY = Rule("C5.not_today", Severity.REASON)
NO_OK = Rule("C5.no_ok", Severity.BLOCK)
COUNTERSIGN = Rule("C5.countersign", Severity.NUDGE)
COUNTERSIGN_LATE = Rule("C5.countersign_late", Severity.NUDGE, urgent=True)
TOO_MANY = Rule("C5.too_many", Severity.NUDGE)
NOT_COUNTERSIGNED = Rule("C5.not_countersigned", Severity.BLOCK)
DIFFERS = Rule("C6.differs", Severity.REASON)
USED_LATELY = Rule("C11.used_lately", Severity.NUDGE)
RULES = (
    NOT_TODAY,
    NO_OK,
    COUNTERSIGN,
    COUNTERSIGN_LATE,
    TOO_MANY,
    NOT_COUNTERSIGNED,
    DIFFERS,
    USED_LATELY,
)

COUNTERSIGN_HOURS = 24
"""Unless the rules of approval say otherwise."""
MOST_A_MONTH = 3
"""Quick steps on one channel; beyond that they are to be planned."""


class Way(Enum):
    """How an approver said yes to a quick step."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickStep(Record):
    """Something of the day that could not wait for the gate, and who said yes to it (C5)."""

    kind: ClassVar[str] = "quick_step"
    searched: ClassVar[tuple[str, ...]] = ("event", "why_now", "words_of_ok")

    variant: RecordId
    channel: RecordId
    event: str
    why_now: str
    approver: RecordId
    way: Way
    words_of_ok: str
    ok_at: datetime
    by: RecordId
    at: datetime
    late_reason: str = ""
    """Why a quick step, for something that was not of the day."""
    countersigned_at: datetime | None = None
    within_hours: int = COUNTERSIGN_HOURS
    """What the rules of approval said when it went out."""

    def __post_init__(self) -> None:
        faults_of(
            variant=filled(self.variant),
            event=filled(self.event),
            why_now=filled(self.why_now),
            approver=filled(self.approver),
            words_of_ok=filled(self.words_of_ok),
            ok_at=in_utc(self.ok_at),
            at=in_utc(self.at),
        )

    @property
    @override
    def title(self) -> str:
        """What it was about."""
        return self.event

    @property
    def due(self) -> datetime:
        """By when it is to be countersigned."""
        return self.at + timedelta(hours=self.within_hours)

    def late(self, now: datetime) -> bool:
        """Whether nobody countersigned it in time."""
        return self.countersigned_at is None and now > self.due

    def countersigned(self, at: datetime) -> Self:
        """Return this quick step, countersigned."""
        return replace(self, countersigned_at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Record):
    """A variant went out: what people saw, where, and on whose word (C6)."""

    kind: ClassVar[str] = "publication"
    searched: ClassVar[tuple[str, ...]] = ("permalink", "final_text", "no_link", "unapproved")

    variant: RecordId
    posted_at: datetime
    by: RecordId
    permalink: str = ""
    no_link: str = ""
    """Why there is no link to it."""
    final_text: str = ""
    """What went out, where that differs from what was to; empty where it does not."""
    differs: str = ""
    """Why it differs."""
    approval: RecordId | None = None
    unapproved: str = ""
    """Why it went out without an approval; empty for what had one."""
    taken_down_at: datetime | None = None
    taken_down_by: RecordId | None = None
    taken_down: str = ""
    """Why it was taken down."""

    def __post_init__(self) -> None:
        faults_of(
            variant=filled(self.variant),
            posted_at=in_utc(self.posted_at),
            by=filled(self.by),
            permalink=link_or_empty(self.permalink),
            no_link=None if self.permalink else filled(self.no_link),
        )

    @property
    @override
    def title(self) -> str:
        """Where it is to be seen, or why nowhere."""
        return self.permalink or self.no_link


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftComment(Record):
    """Something said about a draft, or in answer to that (C4)."""

    kind: ClassVar[str] = "draft_comment"
    searched: ClassVar[tuple[str, ...]] = ("text",)

    variant: RecordId
    by: RecordId
    at: datetime
    text: str
    answers: RecordId | None = None
    version: int = 1
    """Which version of the text it is about."""
    settled_at: datetime | None = None

    def __post_init__(self) -> None:
        faults_of(variant=filled(self.variant), text=filled(self.text), at=in_utc(self.at))

    @property
    @override
    def title(self) -> str:
        """How it begins."""
        return self.text.strip().partition("\n")[0][:60]

    def settled(self, at: datetime) -> Self:
        """Return this comment, which asks for nothing any more."""
        return replace(self, settled_at=at)


class Change(Enum):
    """What became of a run of words between what was approved and what went out."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


def compared(approved: str, final: str) -> list[tuple[Change, str]]:
    """Return the runs of words that both have, that are gone, and that are new, in order."""
    before, after = _words(approved), _words(final)
    found: list[tuple[Change, str]] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            found.append((Change.SAME, "".join(before[first:last])))
            continue
        if last > first:
            found.append((Change.GONE, "".join(before[first:last])))
        if end > start:
            found.append((Change.NEW, "".join(after[start:end])))
    return found


def same(approved: str, final: str) -> bool:
    """Whether both say the same; platforms change white space at the ends and ends of lines."""
    return _plain(approved) == _plain(final)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _words(text: str) -> list[str]:
    """Return the words of the text, each with the white space after it."""
    words: list[str] = []
    blank = True
    for sign in _plain(text):
        if words and (sign.isspace() or not blank):
            words[-1] += sign
        else:
            words.append(sign)
        blank = sign.isspace()
    return words
