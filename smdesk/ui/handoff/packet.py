"""Makes the packet: pictures of its pages to look at, a PDF to keep, and paper.

What it says is read from the cabinet first, on the window's thread; only setting the pages and
writing the file happen elsewhere.
"""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from smdesk.desk.handoff import HandoffDesk
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.handoff import Packet, PacketContents
from smdesk.domain.organisation import Paper
from smdesk.domain.packet_scope import PacketChoice
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Note, Press, Sheet
from smdesk.system.outside import prove_writable, written_whole
from smdesk.ui.handoff.choice import template_of
from smdesk.ui.kit import pdf_pages, wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.preview_work import Make


@dataclass(frozen=True, slots=True)
class SavedPacket:
    """A packet that lies in a file now, and what its printing has to tell."""

    packet: Packet
    path: Path
    notes: tuple[Note, ...]
    pdf: bytes = field(repr=False)
    error: OSError | None = None
    """What kept it from being written; the packet is made and kept all the same."""


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """The pages of a packet that was recorded, for the printer."""

    packet: Packet
    pdf: bytes = field(repr=False)
    """What is kept of it too."""
    notes: tuple[Note, ...] = ()


class PacketMaker(QObject):
    """Previews, saves and prints; a preview records nothing."""

    saved = Signal(object)
    """A SavedPacket."""
    ready_to_print = Signal(object)
    """PrintedPages."""
    failed = Signal(object)
    """An Exception: a SmdeskError, or an OSError when the file could not be written."""

    def __init__(
        self,
        desk: HandoffDesk,
        me: Member,
        press: Press,
        background: Background,
        parent: QObject,
        *,
        language: str,
    ) -> None:
        super().__init__(parent)
        self._desk, self._me, self._press = desk, me, press
        self._background, self._language = background, language
        self.choice = PacketChoice()
        """For whom, and what they get."""
        self.left: PrintedPages | None = None
        """A packet that was made and kept, and came neither into its file nor onto paper."""

    def warm_up(self) -> None:
        """Fetch what sets and shows pages, while the screen is still being built."""
        self._background.run(partial(_warm, self._press), self._warm)

    def looks(self, paper: Paper) -> tuple[Make, ...]:
        """Return what makes the pages that a packet would have now: the first one, then all."""
        sheet = self._sheet(self._desk.preview(self.choice, by=self._me), paper)
        whole = partial(self._press.proof, sheet)
        return (whole,) if self.choice.digest else (partial(whole, beginning=True), whole)

    def save(self, path: Path, paper: Paper) -> None:
        """Record a packet and write it to the file.

        Nothing is recorded when the file cannot be written at all. Raises OSError then. One that
        was left from a full disk is written there, and no other is made.
        """
        prove_writable(path)
        if self.left is not None:
            self._background.run(partial(_put, self.left, path), self._take_saved, self._fail)
            return
        contents = self._desk.print_packet(self.choice, by=self._me)
        sheet = self._sheet(contents, paper)
        work = partial(_write, self._press, sheet, contents.packet, path)
        self._background.run(work, self._take_saved, self._fail)

    def make_pages(self, paper: Paper) -> None:
        """Record a packet and make its pages for the printer."""
        contents = self._desk.print_packet(self.choice, by=self._me)
        work = partial(_pages, self._press, self._sheet(contents, paper), contents.packet)
        self._background.run(work, self._take_pages, self._fail)

    def _sheet(self, contents: PacketContents, paper: Paper) -> Sheet:
        return packet_sheet(
            contents,
            wording.one_sentence,
            name=wording.name,
            parts=self.choice.parts,
            recipient=self.choice.recipient,
            template=template_of(self.choice),
            zone=OwnZone(),
            paper=paper,
            language=self._language,
        )

    def _warm(self, _: None) -> None:
        """Nobody waits for it."""

    def _take_saved(self, saved: SavedPacket) -> None:
        self._keep(saved.packet, saved.pdf)
        if saved.error is None:
            self.left = None
            self.saved.emit(saved)
        else:
            self.left = PrintedPages(saved.packet, saved.pdf, saved.notes)
            self.failed.emit(saved.error)

    def _take_pages(self, printed: PrintedPages) -> None:
        self._keep(printed.packet, printed.pdf)
        self.ready_to_print.emit(printed)

    def _keep(self, packet: Packet, pdf: bytes) -> None:
        """Seal the very document; it is out already, so a full disk only has to be told."""
        try:
            self._desk.documents.keep(packet.id, pdf, by=self._me)
        except SmdeskError as error:
            self.failed.emit(error)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _warm(press: Press) -> None:
    press.warm_up()
    pdf_pages.warm_up()


def _pages(press: Press, sheet: Sheet, packet: Packet) -> PrintedPages:
    printed = press.pdf(sheet)
    return PrintedPages(packet, printed.pdf, printed.notes)


def _write(press: Press, sheet: Sheet, packet: Packet, path: Path) -> SavedPacket:
    return _put(_pages(press, sheet, packet), path)


def _put(made: PrintedPages, path: Path) -> SavedPacket:
    """Write it; a disk that is full only now makes nothing of what was made already undone."""
    saved = SavedPacket(made.packet, path, made.notes, made.pdf)
    try:
        with written_whole(path) as file:
            file.write(made.pdf)
    except OSError as error:
        return replace(saved, error=error)
    return saved
