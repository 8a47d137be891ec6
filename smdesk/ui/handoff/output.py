"""Saving the packet as a PDF and bringing it to paper, and what is said about either."""

from pathlib import Path

from PySide6.QtCore import QObject

from smdesk.desk.handoff import HandoffDesk
from smdesk.domain.handoff import Packet
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.printing.press import Note
from smdesk.ui.handoff.packet import PacketMaker, PrintedPages, SavedPacket
from smdesk.ui.handoff.pages import PagesPane
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.paper import PaperPrinter
from smdesk.ui.kit.printing import note_words, tell_of_paper, why_not_written
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.view import View


class Output(QObject):
    """Asks where the packet is to go, lets it be made, and tells how that went."""

    def __init__(
        self,
        desk: HandoffDesk,
        me: Member,
        maker: PacketMaker,
        pages: PagesPane,
        view: View,
        *,
        documents: Path,
    ) -> None:
        """``documents`` is the folder that is offered for the PDF."""
        super().__init__(view)
        self._desk, self._me, self._maker = desk, me, maker
        self._pages, self._view, self._folder = pages, view, documents
        self._packet: Packet | None = None
        self._notes: tuple[Note, ...] = ()
        self.printer = PaperPrinter(view)
        maker.saved.connect(self._saved)
        maker.failed.connect(self._failed)
        maker.ready_to_print.connect(self._to_paper)
        self.printer.chosen.connect(self._print_chosen)
        self.printer.progressed.connect(self._on_page)
        self.printer.done.connect(self._on_paper)
        self.printer.refused.connect(self._no_printer)

    def ask_where(self) -> None:
        """Ask where to save the packet as a PDF."""
        self._maker.left = None
        self.ask_elsewhere()

    def ask_elsewhere(self) -> None:
        """Ask where to save the packet that came to no paper or file yet, or else a new one."""
        left = self._maker.left
        packet = self._desk.preview(by=self._me).packet if left is None else left.packet
        number = packet.number
        name = self.tr("Handoff packet {number}.pdf").format(number=number)
        ask_to_save(
            self._view,
            self.tr("Save the packet as PDF"),
            self.save_to,
            suggested=self._folder / name,
            filters=self.tr("PDF (*.pdf)"),
        )

    def save_to(self, path: Path) -> None:
        """Record a packet and save it there."""
        self._view.banner.close_it()
        self._folder = path.parent
        self._pages.say(self.tr("Saving…"))
        try:
            with self._view.polite():
                self._maker.save(path, self._pages.paper)
        except OSError as error:
            self._failed(error)

    def ask_printer(self) -> None:
        """Ask for a printer."""
        self._maker.left = None
        self.printer.ask(self._pages.paper, self.tr("Handoff packet"), both_sides=True)

    def _print_chosen(self) -> None:
        self._pages.say(self.tr("Setting the pages…"))
        with self._view.polite():
            self._maker.make_pages(self._pages.paper)

    def _to_paper(self, printed: PrintedPages) -> None:
        self._packet, self._notes = printed.packet, printed.notes
        # Until it is on paper: what is saved instead of it is the same packet, not another.
        self._maker.left = printed
        self.printer.paint(printed.pdf)

    def _on_page(self, number: int, pages: int) -> None:
        words = self.tr("Printing page {number} of {pages}…")
        self._pages.say(words.format(number=number, pages=pages))

    def _on_paper(self) -> None:
        self._maker.left = None
        self._pages.say("")
        if self._packet is not None:
            words = self.tr("Packet {number} went to the printer.")
            self._view.notice(words.format(number=self._packet.number))
        tell_of_paper(self._view.banner, self._notes)

    def _no_printer(self) -> None:
        self._pages.say("")
        self._view.banner.say(
            self.tr("The printer would not begin."),
            self._with_number(
                self.tr("It may be off, or the file it should print to cannot be written.")
            ),
            tone=Tone.DANGER,
            action=self.tr("Save as PDF…"),
            then=self.ask_elsewhere,
        )

    def _saved(self, saved: SavedPacket) -> None:
        self._pages.say("")
        words = self.tr("Packet {number} is saved as {name}.")
        self._view.notice(words.format(number=saved.packet.number, name=saved.path.name))
        for note in saved.notes:
            what, why = note_words(note)
            self._view.banner.say(what, why, tone=Tone.WARNING)

    def _with_number(self, why: str) -> str:
        """Say under which number it is kept already, if it is."""
        left = self._maker.left
        if left is None:
            return why
        kept = self.tr("The cabinet keeps it as {number}.").format(number=left.packet.number)
        return f"{why} {kept}"

    def _failed(self, error: Exception) -> None:
        self._pages.say("")
        if isinstance(error, SmdeskError):
            self._view.tell(error)
        elif isinstance(error, OSError):
            self._view.banner.say(
                self.tr("The packet could not be saved there."),
                self._with_number(why_not_written(error)),
                tone=Tone.DANGER,
                action=self.tr("Save elsewhere…"),
                then=self.ask_elsewhere,
            )
        else:
            raise error
