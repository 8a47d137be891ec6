"""Brings a printed sheet into a PDF or onto paper, and tells how that went."""

import errno
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from smdesk.domain.records import SmdeskError
from smdesk.printing.press import Note, NoteKind, Press, Printed, Sheet
from smdesk.system.outside import NotAFileError, prove_writable, written_whole
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.paper import PaperPrinter
from smdesk.ui.kit.tokens import Tone

MOST_SIGNS = 40
"""Characters without a font that are named; the rest are like them."""


class Teller(Protocol):
    """A screen, or a section of one, that can say how a printing went."""

    banner: Banner

    def notice(self, text: str) -> None:
        """Say what was done."""

    def tell(self, error: SmdeskError) -> None:
        """Say what went wrong."""


class SheetOutput(QObject):
    """Asks where a sheet is to go, lets it be made in the background, and tells how that went.

    ``make`` gives the sheet, and is asked only once it is settled where it goes.
    """

    busy = Signal(str)
    """What is being done; empty when nothing is."""
    done = Signal()
    """The sheet lies in its file, or went to the printer."""

    def __init__(
        self,
        press: Press,
        background: Background,
        window: QWidget,
        teller: Teller,
        *,
        documents: Path,
    ) -> None:
        """``documents`` is the folder that is offered for PDFs."""
        super().__init__(window)
        self._press, self._background = press, background
        self._window, self._teller, self._folder = window, teller, documents
        self._make: Callable[[], Sheet] | None = None
        self._name = self._title = ""
        self._notes: tuple[Note, ...] = ()
        self.printer = PaperPrinter(window)
        self.printer.chosen.connect(self._print_chosen)
        self.printer.progressed.connect(self._on_page)
        self.printer.done.connect(self._on_paper)
        self.printer.refused.connect(self._no_printer)

    def save(self, make: Callable[[], Sheet], *, title: str, name: str) -> None:
        """Ask where to save the sheet as a PDF; ``name`` is offered, with its ending."""
        self._make, self._title, self._name = make, title, name
        self._ask_where()

    def print(self, make: Callable[[], Sheet], *, title: str, name: str) -> None:
        """Ask for a printer; ``name`` is offered should a PDF be wanted instead."""
        self._make, self._title, self._name = make, title, name
        sheet = self._sheet()
        if sheet is not None:
            self.printer.ask(sheet.paper, title, large=sheet.large)

    def save_to(self, path: Path) -> None:
        """Save the sheet that was asked for in that file."""
        self._teller.banner.close_it()
        self._folder = path.parent
        sheet = self._sheet()
        if sheet is None:
            return
        self.busy.emit(self.tr("Saving…"))
        self._background.run(partial(_written, self._press, sheet, path), self._saved, self._failed)

    def _sheet(self) -> Sheet | None:
        try:
            return self._make() if self._make is not None else None
        except SmdeskError as error:
            self._teller.tell(error)
            return None

    def _ask_where(self) -> None:
        ask_to_save(
            self._window,
            self._title,
            self.save_to,
            suggested=self._folder / self._name,
            filters=self.tr("PDF (*.pdf)"),
        )

    def _print_chosen(self) -> None:
        sheet = self._sheet()
        if sheet is not None:
            self.busy.emit(self.tr("Setting the pages…"))
            work = partial(self._press.pdf, sheet)
            self._background.run(work, self._to_paper, self._failed)

    def _to_paper(self, printed: Printed) -> None:
        self._notes = printed.notes
        self.printer.paint(printed.pdf)

    def _on_page(self, number: int, pages: int) -> None:
        words = self.tr("Printing page {number} of {pages}…")
        self.busy.emit(words.format(number=number, pages=pages))

    def _on_paper(self) -> None:
        self.busy.emit("")
        self._teller.notice(self.tr("{title}: sent to the printer.").format(title=self._title))
        tell_of_paper(self._teller.banner, self._notes)
        self.done.emit()

    def _no_printer(self) -> None:
        self.busy.emit("")
        self._teller.banner.say(
            self.tr("The printer would not begin."),
            self.tr("It may be off, or the file it should print to cannot be written."),
            tone=Tone.DANGER,
            action=self.tr("Save as PDF…"),
            then=self._ask_where,
        )

    def _saved(self, saved: tuple[Path, tuple[Note, ...]]) -> None:
        path, notes = saved
        self.busy.emit("")
        self._teller.notice(self.tr("Saved as {name}.").format(name=path.name))
        for note in notes:
            what, why = note_words(note)
            self._teller.banner.say(what, why, tone=Tone.WARNING)
        self.done.emit()

    def _failed(self, error: Exception) -> None:
        self.busy.emit("")
        if isinstance(error, SmdeskError):
            self._teller.tell(error)
        elif isinstance(error, OSError):
            self._teller.banner.say(
                self.tr("It could not be saved there."),
                why_not_written(error),
                tone=Tone.DANGER,
                action=self.tr("Save elsewhere…"),
                then=self._ask_where,
            )
        else:
            raise error


def write_pdf(printed: Printed, path: Path) -> None:
    """Write the PDF beside its place and then move it there; raises OSError."""
    with written_whole(path) as file:
        file.write(printed.pdf)


def why_not_written(error: OSError) -> str:
    """Return what kept a file from being written, and what to do about it."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _tr("The disk is full. Make room, or choose another disk.")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return _tr("The folder may not be written to. Choose another one.")
    if error.errno == errno.ENAMETOOLONG:
        return _tr("The name is too long for this disk. Choose a shorter one.")
    if isinstance(error, NotAFileError):
        return _tr("What is there is not a file, so it is left alone. Choose another name.")
    if isinstance(error, FileNotFoundError):
        return _tr("The folder is not there any more. Choose another one.")
    return _tr("The computer did not allow it. Choose another place.")


def tell_of_paper(banner: Banner, notes: Iterable[Note]) -> None:
    """Tell what stands on paper as a mark alone; of standards, paper has none."""
    for note in notes:
        if note.kind is NoteKind.NO_FONT:
            banner.say(*note_words(note), tone=Tone.WARNING)


def note_words(note: Note) -> tuple[str, str]:
    """Return what a printing has to tell, in two sentences."""
    if note.kind is NoteKind.NO_FONT:
        signs = note.text if len(note.text) <= MOST_SIGNS else f"{note.text[:MOST_SIGNS]}…"
        what = _tr("Some characters have no font here: {signs}").format(signs=signs)
        return what, _tr("Question marks stand in for them. A font that has them can be installed.")
    what = _tr("The PDF is saved, but claims no archive standard.")
    return what, _tr("It can be read and printed all the same.")


def _written(press: Press, sheet: Sheet, path: Path) -> tuple[Path, tuple[Note, ...]]:
    prove_writable(path)
    printed = press.pdf(sheet)
    write_pdf(printed, path)
    return path, printed.notes


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)
