"""Brings pages to paper, one after the other, while the window goes on answering."""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from smdesk.domain.organisation import Paper
from smdesk.system.spooler import Order, arguments, lp, plain_environment
from smdesk.ui.kit.pdf_pages import PdfPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

PRINT_DOTS = 300
"""Dots per inch of the pages that are printed."""
SIZES = {
    (Paper.A4, False): QPageSize.PageSizeId.A4,
    (Paper.LETTER, False): QPageSize.PageSizeId.Letter,
    (Paper.A4, True): QPageSize.PageSizeId.A3,
    (Paper.LETTER, True): QPageSize.PageSizeId.Tabloid,
}
"""The size of each paper, and of the one that is twice as large."""
SIDES = {
    "DuplexNone": "one-sided",
    "DuplexLongSide": "two-sided-long-edge",
    "DuplexShortSide": "two-sided-short-edge",
}
CUPS_OPTIONS = 0xFE00
"""Qt's own number for what its dialog settled for CUPS: names and values, in turn."""


class PaperPrinter(QObject):
    """Asks for a printer, and brings the pages of a PDF to it.

    Where the printing system takes a PDF through a pipe, it gets that: the letters stay letters,
    and no file lies anywhere meanwhile, as one of Qt's would. Elsewhere pages are painted.
    """

    chosen = Signal()
    """The person chose a printer and said yes."""
    progressed = Signal(int, int)
    """Which page is being printed, and how many there are."""
    done = Signal()
    refused = Signal()
    """The printer would not begin."""
    missing = Signal()
    """There is no printer on this computer, and no file will do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._title = ""
        self._size = QPageSize()
        self._printer: QPrinter | None = None
        self._dialog: QPrintDialog | None = None
        self._painting: _Painting | None = None
        self._pipe: QProcess | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._paint_next)

    def ask(
        self,
        paper: Paper,
        title: str,
        *,
        to_file: bool = True,
        large: bool = False,
        both_sides: bool = False,
    ) -> None:
        """Ask which printer; ``chosen`` tells of a yes.

        What may lie in no file is asked for without ``to_file``; ``large`` is twice the paper.
        ``both_sides`` is what is offered first, where the printer can.
        """
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - 15 ms that only printing needs
            QPrintDialog,
            QPrinter,
            QPrinterInfo,
        )

        if not to_file and not QPrinterInfo.availablePrinterNames():
            # The dialog would ask which of none.
            self.missing.emit()
            return
        self._printer, self._title = QPrinter(QPrinter.PrinterMode.HighResolution), title
        self._size = QPageSize(SIZES[paper, large])
        self._printer.setPageSize(self._size)
        self._printer.setFullPage(True)
        self._printer.setDocName(title)
        if both_sides:
            self._printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        self._dialog = QPrintDialog(self._printer, self._window)
        self._dialog.setWindowTitle(title)
        self._dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, to_file)
        self._dialog.accepted.connect(self.chosen)
        self._dialog.finished.connect(self._dialog.deleteLater)
        # Its own open() wants to be told whom to call; the signals above do that.
        QDialog.open(self._dialog)

    def paint(self, pdf: bytes) -> None:
        """Print the pages of a PDF on the printer that was chosen, each in its own size."""
        if self._printer is None:
            return
        if self._size.isValid():
            # The dialog takes what is usual for the printer; the pages are of the size asked for.
            self._printer.setPageSize(self._size)
        command, order = lp(), _order(self._printer, self._title)
        if command is not None and order is not None:
            self._printer = None
            self._hand_over(pdf, command, order)
            return
        painting = _Painting(self._printer, PdfPages(pdf))
        self._printer = None
        if painting.begun:
            self._painting = painting
            self._timer.start(0)
        else:
            self.refused.emit()

    def _hand_over(self, pdf: bytes, command: str, order: Order) -> None:
        pipe = self._pipe = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in plain_environment(os.environ).items():
            environment.insert(name, value)
        pipe.setProcessEnvironment(environment)
        pipe.setStandardOutputFile(QProcess.nullDevice())
        pipe.setStandardErrorFile(QProcess.nullDevice())
        pipe.finished.connect(self._handed_over)
        pipe.errorOccurred.connect(self._not_handed_over)
        pipe.start(command, arguments(order))
        pipe.write(pdf)
        pipe.closeWriteChannel()

    def _handed_over(self, code: int, how: QProcess.ExitStatus) -> None:
        self._let_go_of_pipe()
        if code == 0 and how is QProcess.ExitStatus.NormalExit:
            self.done.emit()
        else:
            self.refused.emit()

    def _not_handed_over(self, error: QProcess.ProcessError) -> None:
        # Other troubles end with the process, and are told by its code.
        if error is QProcess.ProcessError.FailedToStart:
            self._let_go_of_pipe()
            self.refused.emit()

    def _let_go_of_pipe(self) -> None:
        if self._pipe is not None:
            self._pipe.deleteLater()
            self._pipe = None

    def _paint_next(self) -> None:
        painting = self._painting
        if painting is None:
            self._timer.stop()
        elif painting.left:
            self.progressed.emit(painting.number, painting.count)
            painting.paint_next()
        else:
            self._timer.stop()
            painting.end()
            self._painting = None
            self.done.emit()


class _Painting:
    """Pages under way to a printer. However it ends, the painter lets go before the printer."""

    def __init__(self, printer: "QPrinter", pages: PdfPages) -> None:
        self._printer, self._pages, self._painter = printer, pages, QPainter()
        self.left = _wanted(printer, pages.count)
        self.count = len(self.left)
        self._turn_like(self.left[0])
        self.begun = self._painter.begin(printer)

    def __del__(self) -> None:
        self.end()

    @property
    def number(self) -> int:
        """Which page comes next; the first that is printed is 1."""
        return self.count - len(self.left) + 1

    def paint_next(self) -> None:
        """Paint the next page, on paper that lies as it does."""
        first, index = self.number == 1, self.left.pop(0)
        if not first:
            self._turn_like(index)
            self._printer.newPage()
        image = self._pages.picture(index, PRINT_DOTS)
        area = self._printer.paperRect(self._printer.Unit.DevicePixel)
        size = image.size().toSizeF().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)

    def end(self) -> None:
        """Let go of the printer and the pages."""
        if self._painter.isActive():
            self._painter.end()
        self._pages.close()

    def _turn_like(self, index: int) -> None:
        wide, high = self._pages.size(index)
        lying, standing = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(lying if wide > high else standing)


def _wanted(printer: "QPrinter", count: int) -> list[int]:
    """Return the pages that were chosen, where the printing system does not choose itself."""
    every = range(count)
    if printer.printRange() is not printer.PrintRange.PageRange:
        return list(every)
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(every[first - 1 : last]) or list(every)


def _order(chosen: "QPrinter", title: str) -> Order | None:
    """Return what was chosen, for a printing system that takes pages through a pipe.

    There is none for a file, nor where Qt does not say which printer it is.
    """
    native = chosen.outputFormat() is chosen.OutputFormat.NativeFormat
    if not native or not chosen.printerName() or chosen.outputFileName():
        return None
    engine = chosen.printEngine()
    settled = engine.property(engine.PrintEnginePropertyKey(CUPS_OPTIONS)) or []
    return Order(
        printer=chosen.printerName(),
        title=title,
        media=chosen.pageLayout().pageSize().key(),
        copies=chosen.copyCount(),
        sides=SIDES.get(chosen.duplex().name, ""),
        grey=chosen.colorMode() is chosen.ColorMode.GrayScale,
        options=tuple(zip(settled[::2], settled[1::2], strict=False)),
    )
