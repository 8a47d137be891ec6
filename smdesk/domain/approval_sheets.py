"""Sheets on which somebody without the program says yes or no, and codes that bring it back (C4).

Whoever is asked reads the sheet, ticks and signs. A member of the team types the codes back; the
sheet with the signature is kept on paper.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, auto
from typing import ClassVar, Self

from smdesk.domain.imprint import Imprint
from smdesk.domain.records import (
    Fault,
    InvalidError,
    Record,
    RecordId,
    SmdeskError,
    faults_of,
    filled,
    in_utc,
)
from smdesk.domain.rules import BoundClause, Rule, Severity
from smdesk.overriding import override

TYPED_OWN_WORK = Rule("C4.typed_own_work", Severity.BLOCK)
SHEET_CHANGED = Rule("C4.sheet_changed", Severity.BLOCK)
SHEET_MOVED = Rule("C4.sheet_moved", Severity.BLOCK)
RULES = (TYPED_OWN_WORK, SHEET_CHANGED, SHEET_MOVED)

MOST_POSTS = 60
"""On one sheet; nobody reads more at once with care."""


class Answer(Enum):
    """What was ticked on the sheet."""

    APPROVE = "approve"
    CHANGE = "change"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSheet(Record):
    """One sheet, made for one person who is to approve."""

    kind: ClassVar[str] = "approval_sheet"
    searched: ClassVar[tuple[str, ...]] = ("note",)

    number: int
    """Counts the sheets of the library from 1."""
    asked: RecordId
    """Whose yes it asks for."""
    at: datetime
    by: RecordId
    note: str = ""
    """Printed at its head, as in where to bring it back."""
    withdrawn_at: datetime | None = None
    """From then on its codes are no longer taken."""

    def __post_init__(self) -> None:
        faults_of(
            number=None if self.number >= 1 else Fault.OUT_OF_RANGE,
            asked=filled(self.asked),
            by=filled(self.by),
            at=in_utc(self.at),
        )

    @property
    @override
    def title(self) -> str:
        """Its number."""
        return str(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPost(Record):
    """One post as the sheet shows it, and what was ticked for it."""

    kind: ClassVar[str] = "sheet_post"
    searched: ClassVar[tuple[str, ...]] = ("words",)

    sheet: RecordId
    variant: RecordId
    place: int = 1
    digest: str
    """The hash of all that is shown here; the code hangs on it."""
    version: int = 1
    name: str = ""
    channel: str = ""
    """The channel's name as it was then."""
    planned: datetime | None = None
    text: str = ""
    link: str = ""
    first_comment: str = ""
    hashtags: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    """The names of the files, in order."""
    alts: tuple[str, ...] = ()
    """What each of them shows; as many as there are files."""
    checks: tuple[str, ...] = ()
    """The values of the checks that were done."""
    answer: Answer | None = None
    words: str = ""
    """What stands beside the tick."""
    answered_on: date | None = None
    """The day by the signature."""
    typed_at: datetime | None = None
    typed_by: RecordId | None = None

    def __post_init__(self) -> None:
        faults_of(
            sheet=filled(self.sheet),
            variant=filled(self.variant),
            digest=filled(self.digest),
            alts=None if len(self.alts) == len(self.media) else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """What the post was called."""
        return self.name or str(self.place)

    def answered(self, answer: Answer, words: str, on: date, *, by: RecordId, at: datetime) -> Self:
        """Return this post with what was ticked for it.

        Raises InvalidError for a day that is not come yet or was before the sheet, which the desk
        knows, and for changes or a no without words.
        """
        if answer is not Answer.APPROVE:
            faults_of(words=filled(words))
        return replace(
            self,
            answer=answer,
            words=words.strip(),
            answered_on=on,
            typed_at=at,
            typed_by=by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContents:
    """Everything that an approval sheet prints."""

    sheet: ApprovalSheet
    asked: str
    """The name of whoever is to approve."""
    posts: tuple[SheetPost, ...]
    clauses: tuple[BoundClause, ...]
    """What of the library's policy the asking rests on; none where nothing is bound."""
    imprint: Imprint
    destroyed: Mapping[tuple[RecordId, str], date] = field(default_factory=dict)
    """When a file was destroyed since, by the post and the file's name."""


# The codes.

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that are not taken for each other: no I, L, O and U."""
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V", " ": "", "-": "", "–": ""})
CODE_SIGNS = 8
"""Seven that say which post of which sheet, as it reads there, and one that proves the others."""


class CodeTrouble(Enum):
    """Why a code from a sheet leads nowhere."""

    LENGTH = auto()
    MISTYPED = auto()
    UNKNOWN = auto()
    WITHDRAWN = auto()
    ANSWERED = auto()


class SheetCodeError(SmdeskError):
    """This is no code that waits for an answer."""

    def __init__(self, why: CodeTrouble) -> None:
        super().__init__(why.name)
        self.why = why


def code_of(post: SheetPost) -> str:
    """Return the code that stands beside the post, as in ``K7M2-QF9C``."""
    return code_for(post.sheet, post.variant, post.digest)


def code_for(sheet: RecordId, variant: RecordId, digest: str) -> str:
    """Return the code of a post on a sheet; it hangs on all that the post says and shows."""
    said = json.dumps(["smdesk/sheet-code/1", sheet, variant, digest])
    number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:5], "big") >> 5
    values = [number >> 5 * place & 31 for place in reversed(range(CODE_SIGNS - 1))]
    signs = "".join(SIGNS[value] for value in (*values, _proof(values)))
    return f"{signs[:4]}-{signs[4:]}"


def read_code(typed: str) -> str:
    """Return the code as it is printed, however it was typed; raises SheetCodeError."""
    plain = "".join(typed.upper().translate(_READ_AS).split())
    if len(plain) != CODE_SIGNS:
        raise SheetCodeError(CodeTrouble.LENGTH)
    values = [SIGNS.find(sign) for sign in plain]
    if -1 in values or _proof(values[:-1]) != values[-1]:
        raise SheetCodeError(CodeTrouble.MISTYPED)
    return f"{plain[:4]}-{plain[4:]}"


def _proof(values: list[int]) -> int:
    """Return the last sign's value: one wrong sign, and most of two that changed places, show.

    It is the sum that payment cards end with (ISO/IEC 7812-1, annex B), for 32 signs.
    """
    total = 0
    for place, value in enumerate(reversed(values)):
        doubled = value * 2 if place % 2 == 0 else value
        total += doubled // 32 + doubled % 32
    return -total % 32


def check_day(on: date, *, first: date, today: date) -> None:
    """Raise InvalidError for a day of signing that is not yet, or was before the sheet."""
    if not first <= on <= today:
        raise InvalidError(answered_on=Fault.OUT_OF_RANGE)
