"""Brings pages that open something straight to a printer, or into a file that is locked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smdesk.domain.organisation import Paper
from smdesk.domain.records import SmdeskError
from smdesk.printing.press import NoteKind, Press, Printed, Sheet
from smdesk.system.outside import PRIVATE, written_whole
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.paper import PaperPrinter
from smdesk.ui.kit.printing import why_not_written


class SealedPrinting(QObject):
    """Asks for a printer, sets the pages in memory, paints them, and forgets them."""

    busy = Signal(str)
    """What is being done; empty when nothing is."""
    printed = Signal()
    saved = Signal(object)
    """The Path of a locked file that was written."""
    failed = Signal(str)
    """What went wrong, in a sentence or two."""

    def __init__(self, press: Press, background: Background, window: QWidget) -> None:
        """``press`` is used for these pages alone, so that it can forget them."""
        super().__init__(window)
        self._press, self._background = press, background
        self._make: Callable[[], Sheet] | None = None
        self.lacking = False
        """Whether a mark stands for something on paper, because no font has it."""
        self.printer = PaperPrinter(window)
        self.printer.chosen.connect(self._set)
        self.printer.progressed.connect(self._on_page)
        self.printer.done.connect(self._done)
        self.printer.refused.connect(self._refused)
        self.printer.missing.connect(self._missing)

    def print(self, sheet: Sheet, title: str) -> None:
        """Ask for a printer for the sheet; ``title`` says nothing that is secret."""
        self.print_made(lambda: sheet, sheet.paper, title)

    def print_made(self, make: Callable[[], Sheet], paper: Paper, title: str) -> None:
        """Ask for a printer; ``make`` opens what is printed once there is one.

        Whoever turns away at that question has opened nothing. ``make`` may raise SmdeskError.
        """
        self._make = make
        self.printer.ask(paper, title, to_file=False)

    def save_locked(
        self,
        sheet: Sheet,
        lock: Callable[[bytes], bytes],
        path: Path,
    ) -> None:
        """Write the sheet as a PDF that ``lock`` has encrypted, for its owner alone."""
        self.busy.emit(self.tr("Locking and writing it…"))
        work = partial(_written, self._press, sheet, lock, path)
        self._background.run(work, self._saved, self._fail)

    def forget(self) -> None:
        """Drop the pages."""
        self._make = None
        self._press.forget()
        self.busy.emit("")

    def _set(self) -> None:
        if self._make is None:
            return
        self.busy.emit(self.tr("Setting the pages…"))
        try:
            sheet = self._make()
        except SmdeskError as error:
            self._fail(error)
            return
        self._background.run(partial(self._press.pdf, sheet), self._to_paper, self._fail)

    def _to_paper(self, printed: Printed) -> None:
        self.lacking = any(note.kind is NoteKind.NO_FONT for note in printed.notes)
        self.printer.paint(printed.pdf)

    def _on_page(self, number: int, pages: int) -> None:
        words = self.tr("Printing page {number} of {pages}…")
        self.busy.emit(words.format(number=number, pages=pages))

    def _done(self) -> None:
        self.forget()
        self.printed.emit()

    def _saved(self, path: Path) -> None:
        self.forget()
        self.saved.emit(path)

    def _missing(self) -> None:
        self.forget()
        self.failed.emit(
            self.tr("No printer is set up on this computer. Set one up, or go to one that has one.")
        )

    def _refused(self) -> None:
        self.forget()
        self.failed.emit(
            self.tr("The printer would not begin. It may be off. Try again, or another printer.")
        )

    def _fail(self, error: Exception) -> None:
        self.forget()
        if isinstance(error, OSError):
            self.failed.emit(
                " ".join((self.tr("It could not be written there."), why_not_written(error)))
            )
        elif isinstance(error, SmdeskError):
            said = wording.error(error)
            self.failed.emit(" ".join(filter(None, (said.what, said.why, said.who))))
        else:
            raise error


def _written(
    press: Press,
    sheet: Sheet,
    lock: Callable[[bytes], bytes],
    path: Path,
) -> Path:
    """Set, lock and write the pages; what is not locked is never in a file."""
    locked = lock(press.pdf(sheet).pdf)
    with written_whole(path, mode=PRIVATE) as file:
        file.write(locked)
    return path
