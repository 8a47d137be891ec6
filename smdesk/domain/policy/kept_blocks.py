"""How the words of clauses are kept: as JSON, one text for equal blocks, read back or refused."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from smdesk.domain.policy.blocks import (
    Block,
    BrokenContentError,
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
from smdesk.domain.records import RecordId


def blocks_to_json(blocks: Sequence[Block]) -> str:
    """Return the canonical JSON of a clause's blocks."""
    return _canonical([block_said(block) for block in blocks])


def blocks_from_json(kept: str) -> tuple[Block, ...]:
    """Return the blocks that the JSON keeps; raises BrokenContentError for anything else."""
    try:
        return tuple(_block_heard(block) for block in json.loads(kept))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise BrokenContentError("shape") from error


def _canonical(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(said: object) -> str:
    """Return the SHA-256 of what would be kept as JSON: 64 hexadecimal digits."""
    return hashlib.sha256(_canonical(said).encode("utf-8", "surrogatepass")).hexdigest()


def _span_said(span: Span) -> dict[str, object]:
    match span:
        case Text(text, bold, italic):
            said: dict[str, object] = {"t": "text", "text": text}
            if bold:
                said["b"] = True
            if italic:
                said["i"] = True
            return said
        case Link(text, url):
            return {"t": "link", "text": text, "url": url}
        case CrossReference(clause):
            return {"t": "xref", "clause": clause}
        case Term(text):
            return {"t": "term", "text": text}
        case Variable(name):
            return {"t": "var", "name": name}


def block_said(block: Block) -> dict[str, object]:
    """Return what the JSON of a block holds."""
    match block:
        case Paragraph(spans):
            return {"k": "p", "spans": [_span_said(span) for span in spans]}
        case Bullet(spans, level):
            return {"k": "li", "level": level, "spans": [_span_said(span) for span in spans]}
        case TableBlock(rows, header):
            cells = [[[_span_said(span) for span in cell] for cell in row] for row in rows]
            return {"k": "table", "header": header, "rows": cells}


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _int(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _span_heard(said: Any) -> Span:  # noqa: ANN401 - whatever the JSON holds
    match said:
        case {"t": "text"}:
            return Text(_str(said["text"]), bool(said.get("b")), bool(said.get("i")))
        case {"t": "link"}:
            return Link(_str(said["text"]), _str(said["url"]))
        case {"t": "xref"}:
            return CrossReference(RecordId(_str(said["clause"])))
        case {"t": "term"}:
            return Term(_str(said["text"]))
        case {"t": "var"}:
            return Variable(_str(said["name"]))
        case _:
            raise TypeError


def _spans_heard(said: Any) -> Spans:  # noqa: ANN401 - whatever the JSON holds
    return tuple(_span_heard(span) for span in said)


def _block_heard(said: Any) -> Block:  # noqa: ANN401 - whatever the JSON holds
    match said:
        case {"k": "p"}:
            return Paragraph(_spans_heard(said["spans"]))
        case {"k": "li"}:
            return Bullet(_spans_heard(said["spans"]), _int(said["level"]))
        case {"k": "table"}:
            rows = tuple(tuple(_spans_heard(cell) for cell in row) for row in said["rows"])
            return TableBlock(rows, bool(said["header"]))
        case _:
            raise TypeError
