"""Brings pages that open the cabinet straight to a printer; they are never offered as a file."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smdesk.domain.records import SmdeskError
from smdesk.printing.press import Press, Sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.paper import PRINT_DOTS, PaperPrinter


class SealedPrinting(QObject):
    """Asks for a printer, sets the pages in memory, paints them, and forgets them."""

    busy = Signal(str)
    """What is being done; empty when nothing is."""
    printed = Signal()
    failed = Signal(str)
    """What went wrong, in a sentence or two."""

    def __init__(self, press: Press, background: Background, window: QWidget) -> None:
        """``press`` is used for these pages alone, so that it can forget them."""
        super().__init__(window)
        self._press, self._background = press, background
        self._sheet: Sheet | None = None
        self.printer = PaperPrinter(window)
        self.printer.chosen.connect(self._set)
        self.printer.progressed.connect(self._on_page)
        self.printer.done.connect(self._done)
        self.printer.refused.connect(self._refused)

    def print(self, sheet: Sheet, title: str) -> None:
        """Ask for a printer for the sheet; ``title`` says nothing that is secret."""
        self._sheet = sheet
        self.printer.ask(sheet.paper, title, to_file=False)

    def forget(self) -> None:
        """Drop the pages."""
        self._sheet = None
        self._press.forget()
        self.busy.emit("")

    def _set(self) -> None:
        if self._sheet is not None:
            self.busy.emit(self.tr("Setting the pages…"))
            work = partial(self._press.pages, self._sheet, PRINT_DOTS)
            self._background.run(work, self.printer.paint, self._fail)

    def _on_page(self, number: int, pages: int) -> None:
        words = self.tr("Printing page {number} of {pages}…")
        self.busy.emit(words.format(number=number, pages=pages))

    def _done(self) -> None:
        self.forget()
        self.printed.emit()

    def _refused(self) -> None:
        self.forget()
        self.failed.emit(
            self.tr("The printer would not begin. It may be off. Try again, or another printer.")
        )

    def _fail(self, error: Exception) -> None:
        self.forget()
        if not isinstance(error, SmdeskError):
            raise error
        said = wording.error(error)
        self.failed.emit(" ".join(filter(None, (said.what, said.why, said.who))))
