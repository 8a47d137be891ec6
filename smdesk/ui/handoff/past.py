"""The packets that were printed so far: for whom, and the very pages of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.handoff import Packet
from smdesk.domain.packet_copies import PacketDocument
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.label import Label, Type

AT_MOST = 12


@dataclass(frozen=True, slots=True)
class PastPacket:
    """One packet as the list shows it."""

    packet: Packet
    whom: str
    """For whom it was, in a few words; empty for the whole team."""
    document: PacketDocument | None
    """Its sealed PDF; None where none was kept."""
    handed_over: bool
    """Whether somebody got it with their handover: then it is frozen for good."""


class PastCard(Card):
    """Lists packets, the latest first, each with the words by which its log can be told."""

    opening = Signal(object)
    """A Packet of which somebody wants to see the pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shown: object = None
        self._unrolled = AT_MOST
        """How many are listed; a long list is unrolled by a button."""
        self.set_heading(self.tr("Packets so far"))

    def show_packets(
        self, packets: Sequence[PastPacket], people: Mapping[RecordId, str], now: datetime
    ) -> None:
        """Show these packets; ``people`` gives names by id."""
        facts = (list(packets), now.date())
        if facts == self._shown:
            return
        self._shown = facts
        self._facts = (list(packets), people, now)
        self._build()

    def show_more(self) -> None:
        """List some more of them."""
        self._unrolled += AT_MOST * 4
        self._build()

    def _build(self) -> None:
        packets, people, now = self._facts
        self.clear()
        self.set_heading(self.tr("Packets so far"), wording.number(len(packets)) if packets else "")
        for one in packets[: self._unrolled]:
            self.add_widget(self._row(one, people.get(one.packet.printed_by, ""), now))
        left = len(packets) - self._unrolled
        if left > 0:
            words = self.tr("Show more ({count} left)").format(count=wording.number(left))
            self.add_button_row(Button(words, self, then=self.show_more, quiet=True))
        if not packets:
            self.add_text(
                self.tr(
                    "None has been printed yet. Print or save one: it is numbered, and its very "
                    "pages are kept in the cabinet."
                )
            )

    def _row(self, one: PastPacket, who: str, now: datetime) -> QWidget:
        packet = one.packet
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(SIDE, 8, SIDE, 8)
        row.setSpacing(12)
        row.addWidget(Label(packet.number, holder, wrap=False))
        words = QVBoxLayout()
        words.setSpacing(2)
        frozen = self.tr("handed over") if one.handed_over else ""
        told = (frozen, one.whom, wording.ago(packet.printed_at, now), who)
        when = " · ".join(filter(None, told))
        words.addWidget(Label(when, holder))
        more = self.tr("{holes} not done · {entries} entries in the log · {words}").format(
            holes=wording.number(packet.holes),
            entries=wording.number(packet.log_entries),
            words=packet.check_words,
        )
        if one.document is None:
            more = f"{more} · {self.tr('its pages are not kept')}"
        else:
            more = f"{more} · {wording.bytes_long(one.document.size)}"
        words.addWidget(Label(more, holder, type=Type.META))
        row.addLayout(words, 1)
        if one.document is not None:
            see = Button(self.tr("Open…"), holder, then=lambda: self.opening.emit(packet))
            see.setAccessibleName(self.tr("Open {number}").format(number=packet.number))
            row.addWidget(see)
        holder.setAccessibleName(f"{packet.number}, {when}, {more}")
        return holder
