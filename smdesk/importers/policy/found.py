"""What a file of policy text was found to hold, a line for each thing it says."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from smdesk.domain.policy.blocks import Bullet, Paragraph, Spans, TableBlock, Text, block_text
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.records import RecordId

MOST_LINES = 20_000
"""Some five hundred pages; what is longer is no policy."""
MOST_LETTERS = 4_000_000


class Format(Enum):
    """What kind of file it is."""

    DOCX = "docx"
    ODT = "odt"
    MARKDOWN = "markdown"
    HTML = "html"
    PLAIN = "plain"


class Kind(Enum):
    """What a line of the file is taken as; whoever brings it in may say otherwise."""

    NUMBER = "number"
    """The document's own number."""
    NAME = "name"
    CREATED = "created"
    MODIFIED = "modified"
    HEADING = "heading"
    """Opens a clause that has a title."""
    CLAUSE = "clause"
    """Opens a clause without a title: what it says begins at once."""
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE = "table"
    LEFT_OUT = "left_out"

    @property
    def opens(self) -> bool:
        """Whether a clause begins here."""
        return self in (Kind.HEADING, Kind.CLAUSE)

    @property
    def about(self) -> bool:
        """Whether it tells something about the document, and is none of its text."""
        return self in (Kind.NUMBER, Kind.NAME, Kind.CREATED, Kind.MODIFIED)


class Notice(Enum):
    """Something in the file that was left behind, or is worth knowing."""

    SCRIPT = "script"
    REMOTE = "remote"
    """A picture or another part that would have been fetched from the network."""
    LOCAL_FILE = "local_file"
    """A link or a part that leads to files of this computer or of another one in the house."""
    LINK = "link"
    """A link that leads neither to the web nor to a mail box or telephone."""
    PICTURE = "picture"
    EMBEDDED = "embedded"
    """Another document or a program inside."""
    HIDDEN = "hidden"
    """Words that the file hides from its readers."""
    DELETED = "deleted"
    """Words struck out with changes tracked."""
    INSERTED = "inserted"
    """Words put in with changes tracked; they are taken."""
    NOTE = "note"
    """A footnote or endnote, which stands in the text in brackets."""
    BEFORE = "before"
    """Text that stood before the first clause; it is put at that clause's beginning."""
    TOO_DEEP = "too_deep"
    """Clauses lay deeper than six levels; they were raised."""
    FIELD = "field"
    """A place that a word processor fills in by itself; what stood there last is taken."""


@dataclass(frozen=True, slots=True)
class FoundRemark:
    """A comment in the file: who made it, when, and to which words."""

    text: str
    who: str = ""
    on: date | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """One line; ``place`` is its row in the file or how-manieth it is, from 1."""

    place: int
    kind: Kind
    spans: Spans = ()
    depth: int = 0
    """How deep the clause lies, or the point of a list; 0 is the outermost."""
    said: str = ""
    """The number that stands before it in the file."""
    table: TableBlock | None = None
    remarks: tuple[FoundRemark, ...] = ()
    anchors: tuple[str, ...] = ()
    """Names by which the file itself points at this line."""
    id: RecordId | None = None
    """The clause it is, in files that smdesk itself wrote."""

    @property
    def text(self) -> str:
        """How it reads, without its number."""
        return block_text(self.table if self.table is not None else Paragraph(self.spans))

    def taken_as(self, kind: Kind, depth: int | None = None) -> "FoundLine":
        """Return it taken as something else, by whoever brings it in."""
        return replace(self, kind=kind, depth=self.depth if depth is None else max(0, depth))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPolicy:
    """All that a file holds, before anything of it is kept."""

    format: Format
    lines: tuple[FoundLine, ...]
    scheme: Scheme = Scheme.DECIMAL
    """How its clauses seem to be numbered."""
    notices: tuple[tuple[Notice, int], ...] = ()
    """What was left behind, and how many times."""
    own: bool = False
    """Whether smdesk wrote the file, so that ids and numbers are beyond doubt."""
    values: tuple[tuple[str, str], ...] = ()
    """What stands for the variables."""


@dataclass(slots=True)
class Noticed:
    """Counts what was left behind while a file is read."""

    _counts: dict[Notice, int] = field(default_factory=dict)

    def note(self, notice: Notice, times: int = 1) -> None:
        """Count one of these; ``times`` may be 0."""
        if times:
            self._counts[notice] = self._counts.get(notice, 0) + times

    def all(self) -> tuple[tuple[Notice, int], ...]:
        """Return each that was met with how often, in the order of ``Notice``."""
        return tuple((one, self._counts[one]) for one in Notice if one in self._counts)


def merged(spans: Iterable[object]) -> Spans:
    """Return the spans with neighbours of one look made one, and none that says nothing."""
    kept: list[object] = []
    for span in spans:
        if isinstance(span, Text):
            if not span.text:
                continue
            last = kept[-1] if kept else None
            if isinstance(last, Text) and (last.bold, last.italic) == (span.bold, span.italic):
                kept[-1] = replace(last, text=last.text + span.text)
                continue
        kept.append(span)
    return tuple(kept)  # type: ignore[arg-type]


def stripped(spans: Spans) -> Spans:
    """Return the spans without white space at either end."""
    kept = list(spans)
    while kept and isinstance(kept[0], Text):
        first = replace(kept[0], text=kept[0].text.lstrip())
        if first.text:
            kept[0] = first
            break
        kept.pop(0)
    while kept and isinstance(kept[-1], Text):
        last = replace(kept[-1], text=kept[-1].text.rstrip())
        if last.text:
            kept[-1] = last
            break
        kept.pop()
    return tuple(kept)


def cut(spans: Spans, letters: int) -> Spans:
    """Return the spans without the first letters of them, which are plain words."""
    kept: list[object] = []
    for span in spans:
        if letters and isinstance(span, Text):
            taken = min(letters, len(span.text))
            letters -= taken
            kept.append(replace(span, text=span.text[taken:]))
        else:
            kept.append(span)
    return stripped(merged(kept))


def block_of(line: FoundLine) -> Paragraph | Bullet | TableBlock:
    """Return what a line says as a block of a clause."""
    if line.table is not None and line.kind is Kind.TABLE:
        return line.table
    if line.kind is Kind.BULLET:
        return Bullet(line.spans, line.depth)
    return Paragraph(line.spans)
