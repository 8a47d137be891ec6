"""The drawers of handing over: what was printed and sealed for the next team."""

from typing import TYPE_CHECKING, Protocol, TypeVar

from smdesk.domain.annex import Annex
from smdesk.domain.countdown import Sitting, StepDone
from smdesk.domain.handing_over import Handover, ReceiptLine, Signature
from smdesk.domain.month_notes import MonthNote
from smdesk.domain.packet_copies import PacketCopy, PacketDocument
from smdesk.domain.records import Record

if TYPE_CHECKING:
    from smdesk.store.table import Table

R = TypeVar("R", bound=Record)

HANDOVER_KINDS: tuple[type[Record], ...] = (
    Annex,
    MonthNote,
    Sitting,
    StepDone,
    Handover,
    ReceiptLine,
    Signature,
    PacketCopy,
    PacketDocument,
)
"""Kinds of record that handing over keeps."""


class Tables(Protocol):
    """What has a table for every kind."""

    def table(self, kind: "type[R]") -> "Table[R]":
        """Return the table of the kind."""
        ...


class HandoverTables:
    """One attribute for each of the kinds; otherwise as in Library."""

    def __init__(self, library: Tables) -> None:
        self.annexes = library.table(Annex)
        self.month_notes = library.table(MonthNote)
        self.sittings = library.table(Sitting)
        self.steps_done = library.table(StepDone)
        self.handovers = library.table(Handover)
        self.receipt_lines = library.table(ReceiptLine)
        self.signatures = library.table(Signature)
        self.packet_copies = library.table(PacketCopy)
        self.packet_documents = library.table(PacketDocument)
