"""Brings pages to paper, one after the other, while the window goes on answering."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from smdesk.domain.organisation import Paper

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


class PaperPrinter(QObject):
    """Asks for a printer, and paints pages on it."""

    chosen = Signal()
    """The person chose a printer and said yes."""
    progressed = Signal(int, int)
    """Which page is being printed, and how many there are."""
    done = Signal()
    refused = Signal()
    """The printer would not begin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._printer: QPrinter | None = None
        self._dialog: QPrintDialog | None = None
        self._painter: QPainter | None = None
        self._pages: tuple[bytes, ...] = ()
        self._next = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._paint_next)

    def ask(self, paper: Paper, title: str, *, to_file: bool = True, large: bool = False) -> None:
        """Ask which printer; ``chosen`` tells of a yes.

        What may lie in no file is asked for without ``to_file``; ``large`` is twice the paper.
        """
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - 15 ms that only printing needs
            QPrintDialog,
            QPrinter,
        )

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageSize(QPageSize(SIZES[paper, large]))
        self._printer.setFullPage(True)
        self._printer.setDocName(title)
        self._dialog = QPrintDialog(self._printer, self._window)
        self._dialog.setWindowTitle(title)
        self._dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, to_file)
        self._dialog.accepted.connect(self.chosen)
        self._dialog.finished.connect(self._dialog.deleteLater)
        # Its own open() wants to be told whom to call; the signals above do that.
        QDialog.open(self._dialog)

    def paint(self, pages: Sequence[bytes]) -> None:
        """Print the pages (PNG) on the printer that was chosen."""
        if self._printer is None:
            return
        painter = QPainter()
        if not painter.begin(self._printer):
            self._printer = None
            self.refused.emit()
            return
        self._painter, self._pages, self._next = painter, tuple(pages), 0
        self._timer.start(0)

    def _paint_next(self) -> None:
        if self._painter is None or self._printer is None:
            self._timer.stop()
            return
        if self._next >= len(self._pages):
            self._finish()
            return
        if self._next:
            self._printer.newPage()
        self.progressed.emit(self._next + 1, len(self._pages))
        image = QImage.fromData(self._pages[self._next])
        area = self._printer.paperRect(self._printer.Unit.DevicePixel)
        size = image.size().toSizeF().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
        self._next += 1

    def _finish(self) -> None:
        self._timer.stop()
        if self._painter is not None:
            self._painter.end()
        self._painter, self._printer, self._pages = None, None, ()
        self.done.emit()
