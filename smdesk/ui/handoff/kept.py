"""What went out so far: packets with their very pages, and the sealed annexes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from smdesk.desk.annex import AnnexDesk
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.roster import RosterDesk
from smdesk.domain.handoff import Packet
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.handoff.annex_card import AnnexCard
from smdesk.ui.handoff.changed_since import ChangedSinceDialog
from smdesk.ui.handoff.choice import choice_words
from smdesk.ui.handoff.kept_packet import KeptPacketDialog
from smdesk.ui.handoff.pages import PagesPane
from smdesk.ui.handoff.past import PastCard, PastPacket
from smdesk.ui.handoff.steps import Stop
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.view import View


class Kept(QObject):
    """Owns two cards, and opens what is kept."""

    def __init__(
        self,
        desk: HandoffDesk,
        roster: RosterDesk,
        annex: AnnexDesk,
        view: View,
        pages: Callable[[], PagesPane],
        *,
        me: Member,
        people: Callable[[], Mapping[RecordId, str]],
        now: Callable[[], datetime],
        background: Background,
        folder: Path,
    ) -> None:
        """``pages`` says which paper was chosen; ``folder`` is offered for a PDF."""
        super().__init__(view)
        self._desk, self._roster, self._annex = desk, roster, annex
        self._view, self._pages, self._people, self._now = view, pages, people, now
        self._background, self._folder, self._me = background, folder, me
        self._open: Packet | None = None
        self._dialog: KeptPacketDialog | None = None
        """The packet that was opened last, and what shows it."""
        self.past = PastCard(view)
        self.sealed = AnnexCard(view)
        self.past.opening.connect(self.open)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards, in the order in which they stand."""
        return (self.past, self.sealed)

    def refresh(self) -> None:
        """Show everything as it is now."""
        people, now = self._people(), self._now()
        self.past.show_packets(self._packets(), people, now)
        self.sealed.show_annexes(self._annex.annexes(), people, now)

    def open(self, packet: Packet) -> None:
        """Show a packet's pages as they were printed."""
        document = self._desk.documents.of(packet.id)
        if document is None:
            return
        with self._view.polite():
            pdf = self._desk.documents.read(packet.id)
            self._open = packet
            dialog = self._dialog = KeptPacketDialog(
                packet,
                document,
                pdf,
                paper=self._pages().paper,
                background=self._background,
                folder=self._folder,
                parent=self._view,
                handed_over=packet.id in self._given(),
            )
            dialog.comparing.connect(self.compare)
            dialog.removing.connect(self.ask_to_remove)
            dialog.open()

    def compare(self) -> None:
        """Show what a packet for the same would say now, and did not say then."""
        packet, dialog = self._open, self._dialog
        if packet is None or dialog is None:
            return
        copy = self._desk.documents.copies().get(packet.id)
        try:
            found = self._desk.changed_since(packet.id, by=self._me)
        except SmdeskError as error:
            dialog.tell(error)
            return
        parts = () if copy is None else copy.choice.parts
        ChangedSinceDialog(found, parts, dialog).open()

    def ask_to_remove(self) -> None:
        """Make sure, and then destroy the pages of the packet that is open."""
        packet, dialog = self._open, self._dialog
        if packet is None or dialog is None:
            return
        Confirm(
            self.tr("Remove the pages of {number} for good?").format(number=packet.number),
            self.tr(
                "Nobody can look at them or print them again, and this cannot be taken back. Its "
                "number and its fingerprint stay in the log. Paper and saved files stay too."
            ),
            self.tr("Remove"),
            dialog,
            then=self._remove,
        ).open()

    def _remove(self) -> None:
        packet, dialog = self._open, self._dialog
        if packet is None or dialog is None:
            return
        dialog.accept()
        with self._view.polite():
            self._desk.documents.destroy(packet.id, by=self._me)
            words = self.tr("The pages of {number} are removed.")
            self._view.notice(words.format(number=packet.number))
        # The row's button is gone, and with it where the keyboard was.
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        self._view.turn_to_part(Stop.WENT_OUT.value)

    def _given(self) -> set[RecordId | None]:
        return {one.packet for one in self._desk.ceremony.handovers()}

    def _packets(self) -> list[PastPacket]:
        documents, copies = self._desk.documents.all(), self._desk.documents.copies()
        seats = self._roster.seats.all()
        given = self._given()
        found = []
        for packet in self._desk.packets():
            copy = copies.get(packet.id)
            whom = "" if copy is None else choice_words(copy.choice, seats, self._view)
            found.append(
                PastPacket(packet, whom, documents.get(packet.id), handed_over=packet.id in given)
            )
        return found
