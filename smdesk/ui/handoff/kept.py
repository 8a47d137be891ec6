"""What went out so far: packets with their very pages, and the sealed annexes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from smdesk.desk.annex import AnnexDesk
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.roster import RosterDesk
from smdesk.domain.handoff import Packet
from smdesk.domain.records import RecordId
from smdesk.ui.handoff.annex_card import AnnexCard
from smdesk.ui.handoff.choice import choice_words
from smdesk.ui.handoff.kept_packet import KeptPacketDialog
from smdesk.ui.handoff.pages import PagesPane
from smdesk.ui.handoff.past import PastCard, PastPacket
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.cards import Card
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
        people: Callable[[], Mapping[RecordId, str]],
        now: Callable[[], datetime],
        background: Background,
        folder: Path,
    ) -> None:
        """``pages`` says which paper was chosen; ``folder`` is offered for a PDF."""
        super().__init__(view)
        self._desk, self._roster, self._annex = desk, roster, annex
        self._view, self._pages, self._people, self._now = view, pages, people, now
        self._background, self._folder = background, folder
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
            KeptPacketDialog(
                packet,
                document,
                pdf,
                paper=self._pages().paper,
                background=self._background,
                folder=self._folder,
                parent=self._view,
            ).open()

    def _packets(self) -> list[PastPacket]:
        documents, copies = self._desk.documents.all(), self._desk.documents.copies()
        seats = self._roster.seats.all()
        given = {one.packet for one in self._desk.ceremony.handovers()}
        found = []
        for packet in self._desk.packets():
            copy = copies.get(packet.id)
            whom = "" if copy is None else choice_words(copy.choice, seats, self._view)
            found.append(
                PastPacket(packet, whom, documents.get(packet.id), handed_over=packet.id in given)
            )
        return found
