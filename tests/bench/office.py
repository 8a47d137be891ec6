"""The peer of the packet: the same words and tables as a DOCX, turned into a PDF by LibreOffice."""

import shutil
import subprocess
import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.shared import Cm, Pt
from pypdf import PdfReader

from tests.printing.aloud import Element, read_aloud

OFFICE = shutil.which("soffice")
INLINE = {"/Span", "/Link", "/Reference", "/Lbl", "/LBody", "/Em", "/Strong"}
HEADINGS = {"/H1": 1, "/H2": 2, "/H3": 3}


def converted(pdf: bytes, times: int) -> tuple[list[float], int, float]:
    """Have LibreOffice make a PDF of what that PDF says, after a first time that is not counted.

    Returns how long each took in ms, how many pages came out, and the share of the words on them.
    """
    with TemporaryDirectory() as place:
        folder = Path(place)
        _document(pdf).save(str(folder / "packet.docx"))
        taken = []
        for _ in range(times + 1):
            start = time.perf_counter()
            subprocess.run(
                [
                    str(OFFICE),
                    f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                    "--headless",
                    *("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder)),
                    str(folder / "packet.docx"),
                ],
                check=True,
                capture_output=True,
                timeout=240,
            )
            taken.append((time.perf_counter() - start) * 1000)
        made = (folder / "packet.pdf").read_bytes()
    return taken[1:], len(PdfReader(BytesIO(made)).pages), _letters(made) / _letters(pdf)


def _letters(pdf: bytes) -> int:
    pages = PdfReader(BytesIO(pdf)).pages
    return sum(sum(map(str.isalnum, page.extract_text())) for page in pages)


def _document(pdf: bytes) -> Document:
    """Return the headings, texts and tables of a tagged PDF, on the same paper."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.2), Cm(1.7)
    section.header.paragraphs[0].text = "Handoff packet"
    section.footer.paragraphs[0].text = "Contains no passwords"
    made.styles["Normal"].font.size = Pt(11)
    _add(made, read_aloud(pdf))
    return made


def _add(made: Document, element: Element) -> None:
    for child in element.children:
        if child.kind == "/Table":
            _add_table(made, child)
        elif child.kind in HEADINGS:
            if child.kind == "/H1" and made.paragraphs:
                made.add_section(WD_SECTION.NEW_PAGE)
            made.add_heading(child.text, HEADINGS[child.kind])
        elif all(one.kind in INLINE for one in list(child.walk())[1:]):
            if child.text:
                made.add_paragraph(child.text)
        else:
            _add(made, child)


def _add_table(made: Document, table: Element) -> None:
    rows = [one for one in table.walk() if one.kind == "/TR"]
    wide = max(len(row.children) for row in rows)
    grid = made.add_table(rows=len(rows), cols=wide, style="Table Grid")
    for row, cells in zip(rows, grid.rows, strict=True):
        for cell, said in zip(cells.cells, row.children, strict=False):
            cell.text = said.text
