"""A policy as Markdown that reads well as it stands and comes back in without a loss."""

import json
import re
from collections.abc import Iterator, Sequence

from smdesk.domain.policy.blocks import (
    Block,
    Bullet,
    CrossReference,
    Link,
    Paragraph,
    Span,
    Spans,
    TableBlock,
    Term,
    Text,
    Variable,
)
from smdesk.domain.policy.content import Clause
from smdesk.domain.records import RecordId
from smdesk.exporters.policy.document import PolicyText

FORMAT = "smdesk-policy 1"
NOTHING = "<!-- -->"
"""Stands for a paragraph or point that says nothing."""
NO_HEADER = "<!-- no header -->"
"""Stands before a table whose first row names nothing."""
_MARKED = re.compile(r"([\\`*_\[\]<>&{}~!|])")
_OPENING = re.compile(r"\A(?:(?P<sign>[#+=:-])|(?P<count>\d{1,9})(?P<stop>[.)]))")
_BREAKS = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")
_NO_NAME = re.compile(r"[^\w. -]")
_EDGE = re.compile(r"\A\s+|\s+\Z")
_PLAIN_EDGE = re.compile(r"\A[0-9A-Za-z](?:.*[0-9A-Za-z])?\Z", re.DOTALL | re.ASCII)
_AFTER = ".,;:)?"


def write(policy: PolicyText) -> bytes:
    """Return the document in UTF-8, with what is known of it in front."""
    return "\n\n".join((_front(policy), *_clauses(policy))).encode() + b"\n"


def _front(policy: PolicyText) -> str:
    known = {
        "format": FORMAT,
        "number": policy.number,
        "name": policy.name,
        "created": policy.created.isoformat() if policy.created else "",
        "modified": policy.modified.isoformat() if policy.modified else "",
        "scheme": policy.scheme.value,
        "values": dict(policy.values),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=True)}" for key, value in known.items()]
    return "\n".join(("---", *lines, "---"))


def _clauses(policy: PolicyText) -> Iterator[str]:
    numbers, quoted = policy.numbers, policy.references
    for clause in policy.content:
        number = numbers.get(clause.id, "")
        yield " ".join(
            filter(None, (
                "#" * (clause.depth + 1),
                f"**{_escaped(number)}**" if number else "",
                _edged(clause.title),
                f"{{#{clause.id}}}",
            ))
        )  # fmt: skip
        yield from _blocks(clause, quoted)


def _blocks(clause: Clause, quoted: dict[RecordId, str] | object) -> Iterator[str]:
    last: Block | None = None
    points: list[str] = []
    for block in clause.blocks:
        if isinstance(block, Bullet):
            above = last.level if isinstance(last, Bullet) else -1
            points.append(_point(block, above, _words(block.spans, quoted) or NOTHING))
        else:
            if points:
                yield "\n".join(points)
                points = []
            yield _block(block, quoted)
        last = block
    if points:
        yield "\n".join(points)


def _point(block: Bullet, above: int, words: str) -> str:
    """Return a point; one that lies deeper than its place allows opens what is between."""
    begins = min(block.level, above + 1)
    return "  " * begins + "- " * (block.level - begins + 1) + words


def _block(block: Paragraph | TableBlock, quoted: object) -> str:
    if isinstance(block, TableBlock):
        return _table(block, quoted)
    return _words(block.spans, quoted) or NOTHING


def _table(block: TableBlock, quoted: object) -> str:
    width = max((len(row) for row in block.rows), default=0)
    if not width:
        return NOTHING
    rows = [
        [_words(cell, quoted) for cell in row] + [""] * (width - len(row)) for row in block.rows
    ]
    if not block.header:
        rows.insert(0, [""] * width)
    rows.insert(1, ["---"] * width)
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines if block.header else [NO_HEADER, "", *lines])


def _words(spans: Spans, quoted: object) -> str:
    said = [_span(span, spans, place, quoted) for place, span in enumerate(spans)]
    whole = "".join(said)
    opening = _OPENING.match(whole)
    if opening and opening["sign"]:
        return "\\" + whole
    if opening:
        return whole[: opening.end("count")] + "\\" + whole[opening.end("count") :]
    return whole


def _span(span: Span, spans: Sequence[Span], place: int, quoted: object) -> str:
    match span:
        case Text(text, bold, italic):
            first, last = place == 0, place == len(spans) - 1
            words = _spaced(text, first=first, last=last)
            if not (bold or italic):
                return words
            before = _neighbour(spans, place - 1)[-1:]
            after = _neighbour(spans, place + 1)[:1]
            alone = (not before or before == " ") and (not after or after in f" {_AFTER}")
            return _emphasis(words, bold=bold, italic=italic, plain=alone and bool(
                _PLAIN_EDGE.match(text)
            ))  # fmt: skip
        case Link(text, url):
            return f"[{_edged(text)}](<{_url(url)}>)"
        case CrossReference(clause):
            words = quoted.get(clause, "?") if isinstance(quoted, dict) else "?"
            return f"[{_edged(words)}](<#{clause}>)"
        case Term(text):
            return f"<dfn>{_edged(text)}</dfn>"
        case Variable(name):
            return "{{" + _NO_NAME.sub("", name) + "}}"


def _neighbour(spans: Sequence[Span], place: int) -> str:
    """Return the words of a plain neighbour; a sign that is no space where it is none."""
    if not 0 <= place < len(spans):
        return ""
    span = spans[place]
    plain = isinstance(span, Text) and not span.bold and not span.italic
    return span.text if plain and isinstance(span, Text) and span.text else "x"


def _emphasis(words: str, *, bold: bool, italic: bool, plain: bool) -> str:
    if plain:
        sign = "*" * (2 * bold + italic)
        return f"{sign}{words}{sign}"
    if bold:
        words = f"<b>{words}</b>"
    return f"<i>{words}</i>" if italic else words


def _escaped(text: str) -> str:
    return _MARKED.sub(r"\\\1", text)


def _edged(text: str) -> str:
    return _spaced(text, first=True, last=True)


def _spaced(text: str, *, first: bool, last: bool) -> str:
    """Return the words with what Markdown would drop or break at written as numbers."""
    words = _BREAKS.sub(lambda found: f"&#{ord(found[0])};", _escaped(text))
    if first and last and not text.strip():
        return "".join(f"&#{ord(sign)};" for sign in text)

    def kept(found: "re.Match[str]") -> str:
        at_start = found.start() == 0
        if (at_start and first) or (not at_start and last):
            return "".join(f"&#{ord(sign)};" for sign in found[0])
        return found[0]

    return _EDGE.sub(kept, words)


def _url(url: str) -> str:
    return re.sub(r"([\\<>&*_`\[\]{}!|])", lambda found: f"&#{ord(found[0])};", _BREAKS.sub(
        lambda found: f"&#{ord(found[0])};", url
    ))  # fmt: skip
