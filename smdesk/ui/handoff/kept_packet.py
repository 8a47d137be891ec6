"""A packet as it was printed: its very pages, its hash, and a way to paper or into a file again."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.domain.handoff import Packet
from smdesk.domain.organisation import Paper
from smdesk.domain.packet_copies import PacketDocument
from smdesk.system.outside import prove_writable, written_whole
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.paper import PaperPrinter
from smdesk.ui.kit.preview import Preview
from smdesk.ui.kit.printing import why_not_written
from smdesk.ui.kit.tokens import Tone

WIDE, HIGH = 760, 620


class KeptPacketDialog(Dialog):
    """Shows what was kept; nothing is made anew, so no dot differs from what was handed over."""

    comparing = Signal()
    """Somebody wants to know what changed since."""
    removing = Signal()
    """Its pages are no longer wanted."""

    def __init__(
        self,
        packet: Packet,
        document: PacketDocument,
        pdf: bytes,
        *,
        paper: Paper,
        background: Background,
        folder: Path,
        parent: QWidget,
        handed_over: bool = False,
    ) -> None:
        """``paper`` is offered to the printer, ``folder`` for the file.

        One that was ``handed_over`` stays for good.
        """
        super().__init__(
            parent.tr("Packet {number}, as it was printed").format(number=packet.number), parent
        )
        self._packet, self._pdf, self._folder = packet, pdf, folder
        self._paper = paper
        self.printer = PaperPrinter(self)
        self.printer.chosen.connect(self._set_pages)
        self.printer.progressed.connect(self._on_page)
        self.printer.done.connect(self._on_paper)
        self.printer.refused.connect(self._no_printer)
        self.preview = Preview(self.tr("Pages of the packet"), background, self)
        said = self.tr("Fingerprint of the file (SHA-256): {hash}")
        self.told = Label(
            said.format(hash=" ".join(_groups(document.sha256))), self, type=Type.META
        )
        self._state = Label("", self, type=Type.META)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self.told)
        self.body.addWidget(self._state)
        self.remove = self.add_button(self.tr("&Remove…"), self.removing.emit)
        self.remove.setVisible(not handed_over)
        self.add_button(self.tr("What &changed since…"), self.comparing.emit)
        self.add_button(self.tr("&Save as PDF…"), self.save)
        self.add_button(self.tr("&Print again…"), self.print)
        self.add_button(self.tr("Close"), self.accept, primary=True)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))
        self.finished.connect(self.forget)
        self.preview.show_made(self._content)

    def save(self) -> None:
        """Ask where to save the file."""
        name = self.tr("Handoff packet {number}.pdf").format(number=self._packet.number)
        ask_to_save(
            self,
            self.windowTitle(),
            self.save_to,
            suggested=self._folder / name,
            filters=self.tr("PDF (*.pdf)"),
        )

    def save_to(self, path: Path) -> None:
        """Write the very bytes there."""
        self.banner.close_it()
        try:
            prove_writable(path)
            with written_whole(path) as file:
                file.write(self._pdf)
        except OSError as error:
            self.banner.say(
                self.tr("The packet could not be saved there."),
                why_not_written(error),
                tone=Tone.DANGER,
                action=self.tr("Save elsewhere…"),
                then=self.save,
            )
            return
        self._state.setText(self.tr("Saved as {name}.").format(name=path.name))

    def print(self) -> None:
        """Ask for a printer."""
        self.printer.ask(self._paper, self.windowTitle(), both_sides=True)

    def forget(self) -> None:
        """Let go of the pages."""
        self.preview.clear()

    def _content(self) -> bytes:
        return self._pdf

    def _set_pages(self) -> None:
        self.printer.paint(self._pdf)

    def _on_page(self, number: int, pages: int) -> None:
        words = self.tr("Printing page {number} of {pages}…")
        self._state.setText(words.format(number=number, pages=pages))

    def _on_paper(self) -> None:
        self._state.setText(self.tr("It went to the printer, just as before."))

    def _no_printer(self) -> None:
        self._state.setText("")
        self.banner.say(
            self.tr("The printer would not begin."),
            self.tr("It may be off, or the file it should print to cannot be written."),
            tone=Tone.DANGER,
            action=self.tr("Save as PDF…"),
            then=self.save,
        )


def _groups(digest: str) -> list[str]:
    """Return the digits in groups of eight, so that two can be compared by eye."""
    return [digest[at : at + 8] for at in range(0, len(digest), 8)]
