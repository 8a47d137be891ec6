"""Tests of how pages come to paper: through a pipe, by painting, and on a printer of CUPS."""

import io
import os
import stat
import time
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from smdesk.domain.organisation import Paper
from smdesk.system.spooler import Order
from smdesk.ui.kit import paper
from smdesk.ui.kit.paper import PaperPrinter
from tests.ui.accounts.test_pdf import pdf_of

LONG = 30_000
NO_PRINTERS = "PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames"
ORDER = Order(printer="office", title="Packet", media="A4", sides="two-sided-long-edge")


@pytest.fixture
def printing(qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(paper, "PRINT_DOTS", 60)
    return PaperPrinter(window)


def into_a_file(printing, path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    printing._printer = printer
    return printer


def stand_in(tmp_path, monkeypatch, code=0):
    """Put a program in the place of lp that keeps what it is told and given."""
    program = tmp_path / "lp"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/told\ncat > {tmp_path}/given\nexit {code}\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(paper, "lp", lambda: str(program))
    monkeypatch.setattr(paper, "_order", lambda *_: ORDER)


def sizes(pdf):
    pages = pypdf.PdfReader(pdf).pages
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]


def test_the_printing_system_gets_the_pages_through_a_pipe(printing, tmp_path, monkeypatch, qtbot):
    stand_in(tmp_path, monkeypatch)
    into_a_file(printing, tmp_path / "never.pdf")
    pdf = pdf_of("one", "two")
    with qtbot.waitSignal(printing.done, timeout=LONG):
        printing.paint(pdf)
    assert (tmp_path / "given").read_bytes() == pdf
    assert "sides=two-sided-long-edge" in (tmp_path / "told").read_text().split()
    assert not (tmp_path / "never.pdf").exists()
    assert printing._pipe is None


def test_a_printing_system_that_refuses_is_told(printing, tmp_path, monkeypatch, qtbot):
    stand_in(tmp_path, monkeypatch, code=1)
    into_a_file(printing, tmp_path / "never.pdf")
    with qtbot.waitSignal(printing.refused, timeout=LONG):
        printing.paint(pdf_of("one"))


def test_a_printing_system_that_is_gone_is_told(printing, tmp_path, monkeypatch, qtbot):
    stand_in(tmp_path, monkeypatch)
    (tmp_path / "lp").unlink()
    into_a_file(printing, tmp_path / "never.pdf")
    with qtbot.waitSignal(printing.refused, timeout=LONG):
        printing.paint(pdf_of("one"))


def test_pages_are_painted_in_their_own_size_and_as_they_lie(printing, tmp_path, qtbot):
    path = tmp_path / "paper.pdf"
    into_a_file(printing, path).setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    with qtbot.waitSignal(printing.done, timeout=LONG):
        printing.paint(pdf_of("wide", box="0 0 842 595"))
    assert sizes(path) == [(842, 595)]


def test_the_pages_that_were_chosen_are_painted_and_no_others(printing, tmp_path, qtbot):
    path = tmp_path / "paper.pdf"
    printer = into_a_file(printing, path)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    told = []
    printing.progressed.connect(lambda *numbers: told.append(numbers))
    with qtbot.waitSignal(printing.done, timeout=LONG):
        printing.paint(pdf_of(*"abcd"))
    assert told == [(1, 2), (2, 2)]
    assert len(sizes(path)) == 2


def test_a_window_that_closes_in_the_middle_of_printing_does_no_harm(tmp_path, qtbot):
    window = QWidget()
    printing = PaperPrinter(window)
    into_a_file(printing, tmp_path / "paper.pdf")
    printing.paint(pdf_of(*"abcdefgh"))
    printing._paint_next()
    with qtbot.waitSignal(window.destroyed, timeout=LONG):
        window.deleteLater()
    del printing


PRINTER = os.environ.get("SMDESK_TEST_PRINTER", "")
"""A printer of CUPS that makes PDF files in the folder PDF (printer-driver-cups-pdf)."""


@pytest.mark.skipif(not PRINTER, reason="SMDESK_TEST_PRINTER names no printer of CUPS")
@pytest.mark.parametrize("size", list(Paper))
def test_a_printer_of_cups_prints_every_page_in_its_size(printing, qtbot, size, monkeypatch):
    title = f"{time.time_ns()}"
    box = "0 0 595 842" if size is Paper.A4 else "0 0 612 792"
    pdf = pdf_of("one", "two", "three", box=box)
    monkeypatch.setattr(paper, "_order", lambda *_: Order(
        printer=PRINTER, title=title, media="A4" if size is Paper.A4 else "Letter",
    ))  # fmt: skip
    into_a_file(printing, Path("never.pdf"))
    with qtbot.waitSignal(printing.done, timeout=LONG):
        printing.paint(pdf)
    pwd = pytest.importorskip("pwd")
    folder = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
    qtbot.waitUntil(lambda: bool(whole(folder, title)), timeout=LONG)
    (made,) = whole(folder, title)
    wide, high = (595, 842) if size is Paper.A4 else (612, 792)
    assert sizes(io.BytesIO(made.read_bytes())) == [(wide, high)] * 3
    made.unlink()


def whole(folder, title):
    """Return the file of that title, once its end is written."""
    found = [path for path in folder.glob("*.pdf") if title[:20] in path.name]
    return [path for path in found if path.read_bytes().rstrip().endswith(b"%%EOF")]


def test_without_any_printer_what_may_lie_in_no_file_is_not_asked_for(printing, qtbot, monkeypatch):
    monkeypatch.setattr(NO_PRINTERS, list)
    with qtbot.waitSignal(printing.missing, timeout=LONG):
        printing.ask(Paper.A4, "Sealed annex", to_file=False)
    assert printing._dialog is None
    assert printing._printer is None
