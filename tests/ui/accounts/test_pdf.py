"""Tests of the viewer for PDF files that are kept with an account."""

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from PySide6.QtCore import Qt

from smdesk.domain.custody import SecretKind
from smdesk.ui.accounts.file_viewer import FileViewer
from smdesk.ui.accounts.pdf_viewer import ZOOMS, PdfViewer
from smdesk.ui.kit import pdf_pages
from smdesk.ui.kit.pdf_pages import MOST_DOTS, NoPdfError, PdfPages, is_pdf

FONT = "/Resources<</Font<</F 3 0 R>>>>"


def pdf_of(*pages, box="0 0 595 842"):
    """Return a PDF with a page for each of the words, which are plain letters."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, words in enumerate(pages):
        drawn = f"BT /F 48 Tf 60 700 Td ({words}) Tj ET"
        parts += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {5 + 2 * number} 0 R{FONT}>>",
            f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        ]
    made, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(parts) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\n"
    return made + f"{end}startxref\n{len(made)}\n%%EOF\n".encode()


def locked():
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("a password of its own", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def looked_at(screen, tmp_path, data, name="letter.pdf"):
    account = screen.choose("X")
    path = tmp_path / name
    path.write_bytes(data)
    screen.view.keeping.files.add(account, [path])
    sheet = screen.session.accounts.sheet(account)
    line = next(s for s in sheet.secrets if s.what is SecretKind.ATTACHMENT)
    screen.view.keeping.files.look(line)
    found = screen.view.findChildren(PdfViewer)
    return found[-1] if found else None


def open_files():
    return {one.name for one in Path("/proc/self/fd").iterdir()}


def dark_dots(picture):
    step = 4
    return sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), step)
        for y in range(0, picture.height(), step)
    )


def test_a_page_is_a_picture_at_the_scale_that_is_asked_for():
    pages = PdfPages(pdf_of("one", "two"))
    assert pages.count == 2
    assert pages.size(0) == pytest.approx((595 / 72, 842 / 72), rel=0.01)
    small, large = pages.picture(0, 72), pages.picture(0, 144)
    assert abs(small.width() - 595) <= 1
    assert abs(large.width() - 1190) <= 2
    assert dark_dots(large) > 0
    assert pages.words(1) == "two"
    pages.close()
    assert pages.words(1) == ""
    with pytest.raises(NoPdfError):
        pages.picture(0, 72)


def test_a_page_as_large_as_a_wall_stays_within_what_memory_can_bear():
    pages = PdfPages(pdf_of("wall", box="0 0 14400 14400"))
    picture = pages.picture(0, 300)
    assert picture.width() * picture.height() <= MOST_DOTS * 1.01
    pages.close()


def test_a_page_long_and_thin_stays_within_bounds_too():
    pages = PdfPages(pdf_of("line", box="0 0 900000 1"))
    assert pages.picture(0, 300).width() <= 20_001
    pages.close()


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n\x00\x01\x02\xff", b"%PDF-", pdf_of("cut off")[:300], pdf_of()]
)
def test_a_broken_file_is_refused_and_not_said_to_be_locked(data):
    with pytest.raises(NoPdfError):
        PdfPages(locked())
    with pytest.raises(NoPdfError) as refused:
        PdfPages(data)
    assert not refused.value.locked


def test_a_file_with_a_password_of_its_own_is_told_apart():
    with pytest.raises(NoPdfError) as refused:
        PdfPages(locked())
    assert refused.value.locked


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_whatever_bytes_are_spoiled_a_page_is_shown_or_refused(data):
    whole = bytearray(pdf_of("some words"))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        pages = PdfPages(bytes(whole))
    except NoPdfError:
        return
    try:
        assert pages.picture(0, 36).width() > 0
    except NoPdfError:
        pass
    finally:
        pages.words(0)
        pages.close()


def test_a_mark_that_comes_late_is_still_one():
    assert is_pdf(b"\xef\xbb\xbf\n%PDF-1.4")
    assert not is_pdf(b"x" * 2000 + b"%PDF-1.4")


def test_pages_are_turned_and_each_says_which_it_is(noras, tmp_path, qtbot):
    seen = looked_at(noras, tmp_path, pdf_of("one", "two", "three"))
    assert not noras.view.findChildren(FileViewer)
    assert seen.shown.accessibleName() == "Page 1 of 3"
    assert seen.shown.accessibleDescription() == "one"
    assert not seen.back.isEnabled()
    first = seen.shown.pixmap().toImage()
    qtbot.keyClick(seen.sheet, Qt.Key.Key_PageDown)
    assert (seen.where.text(), seen.shown.accessibleDescription()) == ("Page 2 of 3", "two")
    assert seen.shown.pixmap().toImage() != first
    qtbot.keyClick(seen.sheet, Qt.Key.Key_End)
    assert seen.where.text() == "Page 3 of 3"
    assert not seen.next.isEnabled()
    qtbot.keyClick(seen.sheet, Qt.Key.Key_PageDown)
    assert seen.page == 2
    qtbot.keyClick(seen.sheet, Qt.Key.Key_PageUp)
    qtbot.keyClick(seen.sheet, Qt.Key.Key_Home)
    assert seen.page == 0
    seen.reject()


def test_a_page_is_made_anew_for_each_size(noras, tmp_path, qtbot):
    seen = looked_at(noras, tmp_path, pdf_of("one"))
    fitting = seen.zoom
    qtbot.keyClick(seen.sheet, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert seen.zoom > fitting
    wide = seen.shown.pixmap().width() / seen.devicePixelRatioF()
    assert abs(wide - 595 / 72 * 96 * seen.zoom) <= 2
    assert seen.size_words.text() == f"{round(seen.zoom * 100)} %"
    for _ in range(20):
        qtbot.keyClick(seen.sheet, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert seen.zoom == ZOOMS[0]
    qtbot.keyClick(seen.sheet, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert seen.zoom == fitting
    seen.reject()


def test_a_page_too_large_is_shown_smaller_and_says_so(noras, tmp_path):
    seen = looked_at(noras, tmp_path, pdf_of("wall", box="0 0 14400 14400"))
    seen._zoom(4.0)
    assert "shown smaller" in seen._note.text()
    seen.fit()
    assert "nothing is written to disk" in seen._note.text()
    seen.reject()


def test_nothing_of_the_file_is_left_when_the_screen_forgets(noras, tmp_path):
    seen = looked_at(noras, tmp_path, pdf_of("one"))
    noras.view.forget()
    assert seen.shown.pixmap().isNull()
    assert seen.shown.accessibleDescription() == ""
    with pytest.raises(NoPdfError):
        seen._pages.picture(0, 72)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"%PDF-1.7\n\x00\x01", "The PDF is damaged"), (locked(), "asks for a password of its own")],
)
def test_what_cannot_be_shown_is_said(noras, tmp_path, data, said):
    assert looked_at(noras, tmp_path, data) is None
    assert "letter.pdf cannot be shown here." in noras.view.banner.words
    assert said in noras.view.banner.words


def test_a_broken_page_among_whole_ones_is_said_on_its_place(noras, tmp_path, monkeypatch):
    seen = looked_at(noras, tmp_path, pdf_of("one", "two"))

    def broken(*_):
        raise NoPdfError

    monkeypatch.setattr(pdf_pages.PdfPages, "picture", broken)
    seen.turn_on()
    assert "This page is damaged" in seen.shown.text()
    monkeypatch.undo()
    seen.turn_back()
    assert not seen.shown.pixmap().isNull()
    seen.reject()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux lists open files")
def test_no_file_is_written_or_open_while_a_page_is_shown(tmp_path, monkeypatch):
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path)
    PdfPages(pdf_of("before")).close()
    before = open_files()
    pages = PdfPages(pdf_of("one", "two"))
    assert not pages.picture(1, 200).isNull()
    assert open_files() == before
    pages.close()
    assert not list(tmp_path.rglob("*"))


def test_in_the_viewer_everything_has_a_name_and_tab_reaches_it(noras, tmp_path, walk):
    noras.view.show()
    seen = looked_at(noras, tmp_path, pdf_of("one", "two"))
    walk(seen)
    seen.reject()
