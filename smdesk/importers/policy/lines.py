"""Makes out what each line of a text is: a number, a title, a clause, a point of a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from smdesk.domain.policy.blocks import Spans, TableBlock, Text
from smdesk.domain.policy.content import DEEPEST
from smdesk.domain.policy.numbering import Scheme
from smdesk.importers.clock import day_of
from smdesk.importers.policy.found import (
    FoundLine,
    FoundRemark,
    Kind,
    Notice,
    Noticed,
    cut,
    merged,
    stripped,
)
from smdesk.importers.policy.labels import Depths, Label, bullet_of, heading_label_of, label_of

LONGEST_TITLE = 150
LONGEST_BARE_TITLE = 60
"""A title that nothing follows is told from a short clause by its length alone."""
_SENTENCE_ENDS = (".", ";", ",", ":")
_NUMBER = re.compile(
    r"(?:document|doc\.?|policy|file)\s*(?:no\.?|number|nr\.?|№)\s*[:.]?\s*(?P<said>\S.{0,60})\Z",
    re.IGNORECASE,
)
_DATED = (
    (Kind.CREATED, r"(?:created|adopted|issued|approved|date)(?: on)?"),
    (Kind.MODIFIED, r"(?:last\s+)?(?:modified|updated|revised|amended|changed)(?: on)?"),
)
_NAME = re.compile(r"(?:title|name)\s*:\s*(?P<said>\S.*)", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(\d{1,2}\.\d{1,2}\.)(\d\d)")
_WORDY = re.compile(r"(?:\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLine:
    """A line as a reader of one format gives it, before anybody asked what it is."""

    place: int
    spans: Spans = ()
    label: str = ""
    """The number that the file gives it by itself, as word processors do."""
    bullet: int | None = None
    """The level of a point, where the file says that it is one."""
    heading: int | None = None
    """The level of a heading, where the file says that it is one; 0 is the outermost."""
    depth: int | None = None
    """How deep the clause lies that opens here, where the file says so without a number."""
    plain: bool = False
    """Whether the file says that no clause begins here, whatever the words begin with."""
    name: bool = False
    """Whether the file calls it the document's title."""
    list: str = ""
    """The list it is numbered in, where the file numbers by lists, with ``level`` in it."""
    level: int = 0
    table: TableBlock | None = None
    remarks: tuple[FoundRemark, ...] = ()
    anchors: tuple[str, ...] = ()


def told(raw: Sequence[RawLine], noticed: Noticed) -> tuple[tuple[FoundLine, ...], Scheme]:
    """Return what each line is, and how the clauses seem to be numbered."""
    depths = _Depths()
    found: list[FoundLine] = []
    for one in raw:
        line = _line(one, depths, begun=any(line.kind.opens for line in found[-1:]) or depths.begun)
        if line is not None:
            found.append(line)
    noticed.note(Notice.TOO_DEEP, depths.numbered.raised)
    return tuple(_titled(found)), depths.scheme


def day_said(text: str) -> date | None:
    """Return the day that a line of the head names, with a year of two digits too."""
    said = text.strip().rstrip(".")
    short = _SHORT_YEAR.fullmatch(said)
    return day_of(f"{short[1]}20{short[2]}" if short else said)


class _Depths:
    """Joins what headings and lists say of depth with what numbers say."""

    def __init__(self) -> None:
        self.numbered = Depths()
        self.begun = False
        self._headed = False
        self._outermost: dict[str, int] = {}

    @property
    def scheme(self) -> Scheme:
        """How the clauses seem to be numbered; headings alone count as decimals."""
        scheme = self.numbered.scheme
        return Scheme.DECIMAL if scheme is Scheme.NONE and self._headed else scheme

    def of_heading(self, level: int) -> int:
        """Return the depth of what the file says lies so deep."""
        self.begun = self._headed = True
        return level

    def of_label(self, one: RawLine, label: Label) -> int:
        """Return the depth of a numbered line; lists keep their levels, headings theirs."""
        self.begun = True
        depth = self.numbered.depth(label)
        if label.path:
            pass
        elif one.list in self._outermost:
            depth = max(0, self._outermost[one.list] + one.level)
        elif one.heading is not None:
            depth = self.of_heading(one.heading)
        if one.list:
            self._outermost[one.list] = depth - one.level
        return min(depth, DEEPEST)


def _line(one: RawLine, depths: _Depths, *, begun: bool) -> FoundLine | None:
    spans = stripped(merged(one.spans))
    base = FoundLine(
        place=one.place,
        kind=Kind.PARAGRAPH,
        spans=spans,
        table=one.table,
        remarks=one.remarks,
        anchors=one.anchors,
    )
    if one.table is not None:
        return replace(base, kind=Kind.TABLE)
    if not spans and not one.label:
        return None
    if one.name:
        return replace(base, kind=Kind.NAME)
    return (None if begun else _about(base, base.text)) or _said(one, base, depths)


def _said(one: RawLine, base: FoundLine, depths: _Depths) -> FoundLine:
    """Return a line of the text itself."""
    if one.bullet is not None:
        return replace(base, kind=Kind.BULLET, depth=one.bullet)
    if one.depth is not None:
        return replace(base, kind=Kind.CLAUSE, depth=depths.of_heading(one.depth))
    label = _label_of(one, base.text)
    if label is not None:
        return _numbered(one, base, label, depths)
    if one.heading is not None:
        return replace(base, kind=Kind.HEADING, depth=depths.of_heading(one.heading))
    sign = 0 if one.plain else bullet_of(base.text)
    if sign:
        return replace(base, kind=Kind.BULLET, spans=cut(base.spans, sign))
    return base


def _label_of(one: RawLine, text: str) -> Label | None:
    if one.label:
        return _label(one.label)
    if one.plain:
        return None
    return label_of(text) if one.heading is None else heading_label_of(text)


def _label(said: str) -> Label | None:
    """Return what a word processor counted, which needs no full stop to be a number."""
    return label_of(f"{said} ") or label_of(f"{said}. ")


def _numbered(one: RawLine, base: FoundLine, label: Label, depths: _Depths) -> FoundLine:
    spans = base.spans if one.label else cut(base.spans, label.length)
    kind = Kind.CLAUSE if one.heading is None else Kind.HEADING
    said = one.label or label.said
    return replace(base, kind=kind, spans=spans, depth=depths.of_label(one, label), said=said)


def _about(base: FoundLine, text: str) -> FoundLine | None:
    """Return the line as one of the document's head, or None."""
    found = _NUMBER.match(text)
    if found:
        return replace(base, kind=Kind.NUMBER, spans=(Text(found["said"].strip()),))
    for kind, pattern in _DATED:
        found = re.match(rf"{pattern}\s*:\s*(?P<said>.+)", text, re.IGNORECASE)
        if found and (day_said(found["said"]) or _WORDY.match(found["said"].strip())):
            return replace(base, kind=kind, spans=(Text(found["said"].strip()),))
    found = _NAME.match(text)
    if found:
        return replace(base, kind=Kind.NAME, spans=(Text(found["said"].strip()),))
    return None


def _titled(found: Sequence[FoundLine]) -> list[FoundLine]:
    """Tell clauses that have a title from those whose words begin at once."""
    told: list[FoundLine] = []
    named = any(line.kind is Kind.NAME for line in found)
    for place, line in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if line.kind is Kind.CLAUSE and _is_title(line, after):
            told.append(replace(line, kind=Kind.HEADING))
        elif not named and _is_name(line, place):
            named = True
            told.append(replace(line, kind=Kind.NAME))
        else:
            told.append(line)
    return told


def _is_name(line: FoundLine, place: int) -> bool:
    """Whether it is what the document is called: the first line, short, and no sentence."""
    short = len(line.text) <= LONGEST_BARE_TITLE and not line.text.endswith(_SENTENCE_ENDS)
    return place == 0 and line.kind is Kind.PARAGRAPH and short


def _is_title(line: FoundLine, after: FoundLine | None) -> bool:
    small = line.text[:1].islower()
    if not line.text or len(line.text) > LONGEST_TITLE or line.text.endswith(_SENTENCE_ENDS):
        return False
    belongs = after is not None and (not after.kind.opens or after.depth > line.depth)
    return belongs or (len(line.text) <= LONGEST_BARE_TITLE and not small)
