"""Every sheet as a screen reader has it: two readings of the same file, ours and pdfua's."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pdfua
import pytest
from pypdf.generic import ArrayObject

from smdesk.printing.press import NoteKind, Press
from tests.printing.aloud import Element, edges, read_aloud
from tests.printing.conftest import Pdf
from tests.printing.every_sheet import EVERY

MISREAD = {"UA-14-001"}
"""Cannot be evaluated by pdfua with the pikepdf of today; the order of headings is tested below."""
ALL = pytest.mark.parametrize("kind", EVERY)

Read = Callable[[str], tuple[Pdf, Element]]


@pytest.fixture(scope="module")
def read(press: Press) -> Read:
    """Print a sheet of the kind, once, and read it."""
    known: dict[str, tuple[Pdf, Element]] = {}

    def reading(kind: str) -> tuple[Pdf, Element]:
        if kind not in known:
            printed = press.pdf(EVERY[kind]())
            # What people type there has signs that hardly any font has.
            assert printed.notes == () or kind == "outlandish packet"
            assert NoteKind.NO_STANDARD not in {note.kind for note in printed.notes}
            known[kind] = Pdf(printed.pdf), read_aloud(printed.pdf)
        return known[kind]

    return reading


@ALL
def test_pdfua_finds_nothing_wrong(read: Read, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(read(kind)[0].bytes)
    report = pdfua.validate(str(path))
    assert [(one.rule_id, one.message) for one in report.findings] == []
    assert {one.rule_id for one in report.outcomes if one.skipped_reason} <= MISREAD
    assert len(report.outcomes) >= 12


@ALL
def test_it_says_its_title_its_language_and_what_it_claims(read: Read, kind: str) -> None:
    pdf, _ = read(kind)
    assert str(pdf.reader.metadata.title).strip()  # type: ignore[union-attr]
    assert pdf.root["/Lang"] == "en"
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    about = pdf.root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    # What is locked before it is saved cannot be an archive's.
    assert ("<pdfaid:conformance>A</pdfaid:conformance>" in about) is (kind != "annex")


@ALL
def test_headings_go_down_one_level_at_a_time(read: Read, kind: str) -> None:
    levels = [int(one.kind[2]) for one in read(kind)[1].walk() if one.kind[:2] == "/H"]
    assert levels[:1] in ([1], [])
    assert all(after <= before + 1 for before, after in pairwise(levels))


@ALL
def test_headings_are_bookmarks_and_say_something(read: Read, kind: str) -> None:
    pdf, root = read(kind)
    headings = [one.text for one in root.walk() if one.kind[:2] == "/H"]
    assert all(headings)
    if len(headings) > 1:
        assert pdf.titles()
    spaceless = {"".join(one.split()) for one in headings}
    assert {"".join(title.split()) for _, title in pdf.titles()} <= spaceless


@ALL
def test_tables_have_heads_with_a_scope_and_rows_of_one_width(read: Read, kind: str) -> None:
    for table in [one for one in read(kind)[1].walk() if one.kind == "/Table"]:
        rows = [one for one in table.walk() if one.kind == "/TR"]
        first = rows[0].children
        assert {one.kind for one in first} == {"/TH"}, table.text[:200]
        assert all(one.attribute("/Scope") in {"/Column", "/Both"} for one in first)
        widths = {sum(int(one.attribute("/ColSpan") or 1) for one in row.children) for row in rows}
        assert len(widths) == 1 or any(one.attribute("/RowSpan") for one in table.walk())


@ALL
def test_drawings_are_told_in_words_and_links_say_where_they_lead(read: Read, kind: str) -> None:
    pdf, root = read(kind)
    for one in root.walk():
        if one.kind in {"/Figure", "/Formula"}:
            assert str(one.own.get("/Alt", "")).strip()
    for page in pdf.reader.pages:
        marks = page.get("/Annots", ArrayObject()).get_object()
        for mark in (one.get_object() for one in marks):
            assert str(mark.get("/Contents", "")).strip()
            assert page["/Tabs"] == "/S"


@ALL
def test_what_is_read_out_is_what_stands_on_the_pages(read: Read, kind: str) -> None:
    """All but running heads and feet, and what lies across a draft: no part of the text."""
    pdf, root = read(kind)
    heard, seen = "".join(root.text.split()), set(pdf.text.split())
    silent = {
        word
        for page in range(len(pdf.pages))
        for word in (*edges(pdf.bytes, page), "DRAFT", "SECRET")
    }
    words = {word for word in seen if word.isalpha() and len(word) > 3} - silent
    unheard = sorted(word for word in words if word not in heard)
    assert len(unheard) <= len(words) / 50, unheard
    assert len(root.text) > 100
