"""The packets that were printed so far."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.handoff import Packet
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.label import Label, Type

AT_MOST = 12


class PastCard(Card):
    """Lists packets, the latest first, each with the words by which its log can be told."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shown: object = None
        self.set_heading(self.tr("Packets so far"))

    def show_packets(
        self, packets: Sequence[Packet], people: Mapping[RecordId, str], now: datetime
    ) -> None:
        """Show these packets; ``people`` gives names by id."""
        facts = (list(packets), now.date())
        if facts == self._shown:
            return
        self._shown = facts
        self.clear()
        self.set_heading(self.tr("Packets so far"), wording.number(len(packets)) if packets else "")
        for packet in packets[:AT_MOST]:
            self.add_widget(self._row(packet, people.get(packet.printed_by, ""), now))
        if not packets:
            self.add_text(self.tr("None has been printed yet."))

    def _row(self, packet: Packet, who: str, now: datetime) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(SIDE, 8, SIDE, 8)
        row.setSpacing(12)
        row.addWidget(Label(packet.number, holder, wrap=False))
        words = QVBoxLayout()
        words.setSpacing(2)
        when = " · ".join(filter(None, (wording.ago(packet.printed_at, now), who)))
        words.addWidget(Label(when, holder))
        told = self.tr("{holes} not done · {entries} entries in the log · {words}").format(
            holes=wording.number(packet.holes),
            entries=wording.number(packet.log_entries),
            words=packet.check_words,
        )
        words.addWidget(Label(told, holder, type=Type.META))
        row.addLayout(words, 1)
        holder.setAccessibleName(f"{packet.number}, {when}, {told}")
        return holder
