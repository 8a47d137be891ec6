"""Word files made by hand, as small as Word would take them."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def zipped(named: Mapping[str, str] | None = None, /, **parts: str) -> bytes:
    """Return a zip file; two underscores in a name stand for a stroke, one for a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, said in (named or {}).items():
            file.writestr(name, said)
        for name, said in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), said)
    return out.getvalue()


def document(body: str) -> str:
    """Return document.xml with this body."""
    return f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"


def word(body: str, **parts: str) -> bytes:
    """Return a Word file with this body."""
    return zipped(word__document_xml=document(body), **parts)


def paragraph(words: str, said: str = "") -> str:
    """Return a paragraph of plain words."""
    return f"<w:p><w:pPr>{said}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def numbered(words: str, level: int, list_: int = 1) -> str:
    """Return a paragraph that Word numbers."""
    said = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    return paragraph(words, said)


def numbering(*levels: tuple[str, str], start: int = 1) -> str:
    """Return numbering.xml with one list of these forms and texts."""
    said = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{said}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
