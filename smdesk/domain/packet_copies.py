"""What a packet said when it was printed: its lines, to tell two apart, and its very bytes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from smdesk.domain.packet_scope import PacketChoice, Reader, parts_for
from smdesk.domain.records import Fault, Record, RecordId, faults_of, filled
from smdesk.overriding import override

_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketCopy(Record):
    """What a packet said, line by line, so that the next can say what changed since (H1)."""

    kind: ClassVar[str] = "packet_copy"

    packet: RecordId
    lines: tuple[str, ...]
    """Each begins with its section's number and a blank."""
    seat: RecordId | None = None
    """The seat it was for; nothing for the whole team."""
    reader: Reader = Reader.TEAM
    recipient: str = ""
    parts: tuple[str, ...] = ()
    """The parts after the cover that were in it; none for all of them."""
    digest: bool = False
    """Whether it was the two pages in short."""

    @property
    def choice(self) -> PacketChoice:
        """For whom it was."""
        return PacketChoice(
            seat=self.seat,
            reader=self.reader,
            recipient=self.recipient,
            parts=self.parts or parts_for(self.reader),
            digest=self.digest,
        )

    @property
    @override
    def title(self) -> str:
        """How many lines there are."""
        return str(len(self.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketDocument(Record):
    """The very PDF of a packet, sealed in the cabinet, so that it can be printed again (H1)."""

    kind: ClassVar[str] = "packet_document"

    packet: RecordId
    sha256: str
    """Of the PDF, in hex: two documents with the same are the same to the last dot."""
    size: int
    """Bytes of the PDF."""
    content: str
    """What the sealed file is called, in the folder of sealed files."""

    def __post_init__(self) -> None:
        faults_of(
            sha256=None if _HASH.fullmatch(self.sha256) else Fault.OUT_OF_RANGE,
            size=None if self.size > 0 else Fault.OUT_OF_RANGE,
            content=filled(self.content),
        )

    @property
    @override
    def title(self) -> str:
        """The beginning of its hash."""
        return self.sha256[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed since an earlier packet, by section: what is new, and what is gone."""

    since: str
    """The earlier packet's number."""
    new: tuple[str, ...]
    gone: tuple[str, ...]


def changes(since: str, before: Sequence[str], now: Sequence[str]) -> Changes:
    """Return what stands in ``now`` and not in ``before``, and the other way round, in order."""
    was, is_now = set(before), set(now)
    return Changes(
        since=since,
        new=tuple(dict.fromkeys(line for line in now if line not in was)),
        gone=tuple(dict.fromkeys(line for line in before if line not in is_now)),
    )
