"""A policy as one web page that needs nothing else, with real headings and lists."""

from collections.abc import Iterator
from html import escape

from smdesk.domain.policy.blocks import Block, Bullet, Paragraph, Spans, TableBlock
from smdesk.domain.policy.content import Clause
from smdesk.domain.policy.shown import runs_of
from smdesk.exporters.policy.document import PolicyText
from smdesk.exporters.xml_text import clean

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; }
h2, h3, h4, h5, h6, .h7 { margin: 1.4em 0 .3em; line-height: 1.3; font-size: 1.05rem; }
h2 { font-size: 1.3rem; }
.h7 { font-weight: bold; }
.number { font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content auto; gap: 0 1rem; margin: 0; }
dd { margin: 0; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: .3em .6em; text-align: start; vertical-align: top; }
.mark { border: 2px solid; padding: .2em .8em; display: inline-block; letter-spacing: .1em; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
"""
DEEPEST_HEADING = 6


def write(policy: PolicyText) -> bytes:
    """Return the page in UTF-8."""
    return ("\n".join(_lines(policy)) + "\n").encode("utf-8", "replace")


def _lines(policy: PolicyText) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{_said(policy.language)}">'
    yield '<head><meta charset="utf-8">'
    yield '<meta name="generator" content="smdesk">'
    for name, known in (
        ("number", policy.number),
        ("created", policy.created.isoformat() if policy.created else ""),
        ("modified", policy.modified.isoformat() if policy.modified else ""),
    ):
        if known:
            yield f'<meta name="smdesk-{name}" content="{_said(known)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_said(policy.name)}</title>"
    yield f"<style>{STYLE}</style></head>"
    yield "<body><main>"
    if policy.mark:
        yield f'<div class="mark">{_said(policy.mark)}</div>'
    yield f"<h1>{_said(policy.name)}</h1>"
    if policy.head:
        pairs = (f"<dt>{_said(label)}:</dt><dd>{_said(value)}</dd>" for label, value in policy.head)
        yield f"<dl>{''.join(pairs)}</dl>"
    for clause in policy.content:
        yield from _clause(policy, clause)
    yield "</main></body></html>"


def _clause(policy: PolicyText, clause: Clause) -> Iterator[str]:
    number = policy.numbers.get(clause.id, "")
    before = f'<span class="number">{_said(number)}</span> ' if number else ""
    blocks = list(clause.blocks)
    anchor = f'id="c-{_said(clause.id)}" data-level="{clause.depth}"'
    if clause.title.strip():
        level = clause.depth + 2
        tag = f"h{level}" if level <= DEEPEST_HEADING else "div"
        more = "" if level <= DEEPEST_HEADING else ' class="h7" role="heading" aria-level="7"'
        yield f"<{tag} {anchor}{more}>{before}{_said(clause.title)}</{tag}>"
    else:
        first = blocks[0] if blocks else None
        words = _words(policy, first.spans) if isinstance(first, Paragraph) else ""
        blocks = blocks[1:] if isinstance(first, Paragraph) else blocks
        yield f"<p {anchor}>{before}{words}</p>"
    yield from _blocks(policy, blocks)


def _blocks(policy: PolicyText, blocks: list[Block]) -> Iterator[str]:
    depth = 0
    for block in blocks:
        level = block.level + 1 if isinstance(block, Bullet) else 0
        while depth > level:
            yield "</li></ul>"
            depth -= 1
        if isinstance(block, Bullet):
            if depth == level:
                yield "</li>"
            while depth < level:
                yield "<ul>" if depth + 1 == level else "<ul><li>"
                depth += 1
            yield f"<li>{_words(policy, block.spans)}"
        elif isinstance(block, TableBlock):
            yield from _table(policy, block)
        else:
            yield f"<p>{_words(policy, block.spans)}</p>"
    yield "</li></ul>" * depth


def _table(policy: PolicyText, block: TableBlock) -> Iterator[str]:
    yield "<table>"
    for number, row in enumerate(block.rows):
        head = block.header and number == 0
        tag = "th" if head else "td"
        scope = ' scope="col"' if head else ""
        cells = "".join(f"<{tag}{scope}>{_words(policy, cell)}</{tag}>" for cell in row)
        yield f"<tr>{cells}</tr>"
    yield "</table>"


def _words(policy: PolicyText, spans: Spans) -> str:
    said = []
    for run in runs_of(spans, policy.references, policy.values):
        words = _said(run.text).replace("\n", "<br>")
        if run.bold:
            words = f"<strong>{words}</strong>"
        if run.italic:
            words = f"<em>{words}</em>"
        if run.clause is not None:
            words = f'<a href="#c-{_said(run.clause)}">{words}</a>'
        elif run.url:
            words = f'<a href="{_said(run.url)}">{words}</a>'
        said.append(words)
    return "".join(said)


def _said(text: str) -> str:
    return escape(clean(text))
