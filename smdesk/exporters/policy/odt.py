"""A policy as an OpenDocument text: real headings, numbers and pointers that the office counts."""

import io
from collections.abc import Iterator
from datetime import UTC

from odfdo import Document, Element

from smdesk.domain.policy.blocks import Block, Bullet, Paragraph, Spans, TableBlock
from smdesk.domain.policy.content import DEEPEST, Clause
from smdesk.domain.policy.numbering import PARAGRAPH, Scheme
from smdesk.domain.policy.shown import Run, runs_of
from smdesk.exporters.policy.document import PolicyText
from smdesk.exporters.xml_text import escaped

LEVELS = 10
"""As many as OpenDocument numbers."""
_LETTERED = ("1", "a", "i", "A", "1", "a")
_BULLETS = ("•", "–", "▪")
_SIZES = (15, 13, 12, 11, 11, 11)


def write(policy: PolicyText) -> bytes:
    """Return the document."""
    document = Document("text")
    # The template's own preview and settings are none of ours.
    for part in ("Thumbnails/thumbnail.png",):
        document.del_part(part)
    _style(document, policy)
    body = document.body
    body.clear()
    for one in _lines(policy):
        body.append(Element.from_tag(one))
    _about(document, policy)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(policy: PolicyText) -> Iterator[str]:
    if policy.mark:
        yield _paragraph("Mark", escaped(policy.mark))
    yield _paragraph("Title", escaped(policy.name))
    for label, value in policy.head:
        yield _paragraph("Head", f"{escaped(label)}: {escaped(value)}")
    for count, clause in enumerate(policy.content):
        yield from _clause(policy, clause, count)


def _clause(policy: PolicyText, clause: Clause, count: int) -> Iterator[str]:
    blocks = list(clause.blocks)
    remarks = "".join(
        f"<office:annotation><dc:creator>{escaped(one.who)}</dc:creator>"
        f"<dc:date>{one.at.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()}"
        f"</dc:date><text:p>{escaped(one.text)}</text:p></office:annotation>"
        for one in policy.remarks_at(clause)
    )
    before = f'<text:bookmark text:name="c{escaped(clause.id)}"/>{remarks}'
    if clause.title.strip():
        level = clause.depth + 1
        opening = (
            f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
            f"{before}{_spaced(clause.title)}</text:h>"
        )
    else:
        first = blocks[0] if blocks else None
        words = _words(policy, first.spans) if isinstance(first, Paragraph) else ""
        blocks = blocks[1:] if isinstance(first, Paragraph) else blocks
        opening = _paragraph("Clause", before + words)
    if policy.scheme is Scheme.NONE:
        yield opening
    else:
        follows = f' text:continue-list="clauses{count - 1}"' if count else ""
        yield _listed(opening, clause.depth, f'xml:id="clauses{count}"{follows}', "Clauses")
    for block in blocks:
        yield _block(policy, block)


def _listed(inner: str, depth: int, said: str, style: str) -> str:
    within = "<text:list-item><text:list>" * depth
    after = "</text:list></text:list-item>" * depth
    return (
        f'<text:list {said} text:style-name="{style}">{within}<text:list-item>{inner}'
        f"</text:list-item>{after}</text:list>"
    )


def _block(policy: PolicyText, block: Block) -> str:
    match block:
        case Bullet(spans, level):
            point = _paragraph("Point", _words(policy, spans))
            return _listed(point, min(level, LEVELS - 1), "", "Points")
        case TableBlock():
            return _table(policy, block)
        case Paragraph(spans):
            return _paragraph("Clause_20_text", _words(policy, spans))


def _table(policy: PolicyText, block: TableBlock) -> str:
    width = max((len(row) for row in block.rows), default=0)
    if not width:
        return _paragraph("Clause_20_text", "")
    rows = []
    for number, row in enumerate(block.rows):
        cells = "".join(
            f'<table:table-cell table:style-name="Cell" office:value-type="string">'
            f"{_paragraph('Cell_20_text', _words(policy, cell))}</table:table-cell>"
            for cell in (*row, *[()] * (width - len(row)))
        )
        said = f"<table:table-row>{cells}</table:table-row>"
        head = block.header and number == 0
        rows.append(f"<table:table-header-rows>{said}</table:table-header-rows>" if head else said)
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f"<table:table>{columns}{''.join(rows)}</table:table>"


def _paragraph(style: str, inner: str) -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def _words(policy: PolicyText, spans: Spans) -> str:
    return "".join(_run(policy, run) for run in runs_of(spans, policy.references, policy.values))


def _run(policy: PolicyText, run: Run) -> str:
    words = _spaced(run.text)
    if run.clause is not None:
        form = "number-all-superior" if policy.scheme is Scheme.LETTERS else "number"
        if policy.scheme is Scheme.NONE:
            form = "text"
        name = f"c{escaped(run.clause)}"
        return (
            f'<text:bookmark-ref text:reference-format="{form}" text:ref-name="{name}">'
            f"{words}</text:bookmark-ref>"
        )
    if run.url:
        return f'<text:a xlink:type="simple" xlink:href="{escaped(run.url)}">{words}</text:a>'
    looks = {(True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
    style = looks.get((run.bold, run.italic))
    return f'<text:span text:style-name="{style}">{words}</text:span>' if style else words


def _spaced(text: str) -> str:
    """Return words with the spaces that XML would join written as such."""
    said = escaped(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    return (
        said.replace("  ", " <text:s/>")
        if not text.startswith(" ")
        else ("<text:s/>" + _spaced(text[1:]))
    )


def _style(document: Document, policy: PolicyText) -> None:
    for said in _styles(policy):
        document.insert_style(said)
    document.language = policy.language


def _styles(policy: PolicyText) -> Iterator[str]:
    def paragraph(name: str, looks: str, *, above: str = "0cm", below: str = "0.2cm") -> str:
        return (
            f'<style:style style:name="{name}" style:family="paragraph" '
            f'style:parent-style-name="Standard"><style:paragraph-properties '
            f'fo:margin-top="{above}" fo:margin-bottom="{below}"/>'
            f"<style:text-properties {looks}/></style:style>"
        )

    bold = 'fo:font-weight="bold"'
    yield paragraph("Title", f'fo:font-size="22pt" {bold}')
    yield paragraph("Head", 'fo:font-size="9pt"', below="0cm")
    yield paragraph("Mark", 'fo:font-size="26pt" fo:color="#808080"')
    for level, size in enumerate(_SIZES, start=1):
        yield paragraph(
            f"Heading_20_{level}", f'fo:font-size="{size}pt" {bold}', above="0.4cm", below="0.1cm"
        ).replace("style:family", f'style:default-outline-level="{level}" style:family', 1)
    for name in ("Clause", "Clause_20_text", "Cell_20_text", "Point"):
        yield paragraph(name, "")
    for name, looks in (
        ("Bold", bold),
        ("Italic", 'fo:font-style="italic"'),
        ("BoldItalic", f'{bold} fo:font-style="italic"'),
    ):
        yield (
            f'<style:style style:name="{name}" style:family="text">'
            f"<style:text-properties {looks}/></style:style>"
        )
    yield (
        '<style:style style:name="Cell" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/>'
        "</style:style>"
    )
    yield _list_style("Clauses", [_numbered(policy.scheme, level) for level in range(LEVELS)])
    yield _list_style("Points", [_bulleted(level) for level in range(LEVELS)])


def _list_style(name: str, levels: list[str]) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def _aligned(left: float) -> str:
    hang = f'fo:text-indent="-0.6cm" fo:margin-left="{left + 0.6:.1f}cm"' if left else ""
    follow = "listtab" if left else "space"
    return (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="{follow}" {hang}/>'
        "</style:list-level-properties>"
    )


def _numbered(scheme: Scheme, level: int) -> str:
    form, prefix, suffix, shown = "1", "", "", level + 1
    match scheme:
        case Scheme.PARAGRAPH:
            prefix, suffix = (f"{PARAGRAPH} " if level == 0 else ""), "."
        case Scheme.LETTERS:
            form, shown = _LETTERED[min(level, DEEPEST)], 1
            prefix, suffix = ("(", ")") if level else ("", "")
        case Scheme.DECIMAL | Scheme.NONE:
            pass
    display = f' text:display-levels="{shown}"' if shown > 1 else ""
    return (
        f'<text:list-level-style-number text:level="{level + 1}" style:num-format="{form}" '
        f'style:num-prefix="{prefix}" style:num-suffix="{suffix}"{display}>'
        f"{_aligned(0)}</text:list-level-style-number>"
    )


def _bulleted(level: int) -> str:
    return (
        f'<text:list-level-style-bullet text:level="{level + 1}" '
        f'text:bullet-char="{_BULLETS[level % len(_BULLETS)]}">'
        f"{_aligned(0.6 * (level + 1))}</text:list-level-style-bullet>"
    )


def _about(document: Document, policy: PolicyText) -> None:
    about = document.meta
    about.title = policy.name
    about.subject = policy.number
    about.creator = about.initial_creator = policy.author
    about.generator = "smdesk"
