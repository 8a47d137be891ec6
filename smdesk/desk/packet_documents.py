"""The packets as they were printed, byte for byte: sealed beside the database, and given back."""

from contextlib import suppress

from smdesk.desk.errors import (
    FileLostError,
    StillNeededError,
    VaultDamagedError,
    WriteFailedError,
)
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.packet_copies import PacketCopy, PacketDocument
from smdesk.domain.records import GoneError, RecordId, Ref, new_id
from smdesk.domain.roster import Member
from smdesk.vault.keys import sha256
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.sealed_file import FileKey, open_file, seal_file


class PacketDocuments:
    """Keeps each packet's PDF, with a key of its own that everybody in the cabinet has."""

    def __init__(self, office: Office, vault: OpenVault) -> None:
        self._office, self._vault = office, vault
        self._drawer = office.library.handover.packet_documents
        self._keys = office.library.registers.keys

    def all(self) -> dict[RecordId, PacketDocument]:
        """Return what is kept, by packet."""
        return {one.packet: one for one in self._drawer.all()}

    def copies(self) -> dict[RecordId, PacketCopy]:
        """Return for whom each packet was, by packet."""
        return {one.packet: one for one in self._office.library.handover.packet_copies.all()}

    def of(self, packet: RecordId) -> PacketDocument | None:
        """Return what is kept of a packet; None where it never became a PDF."""
        return next(iter(self._drawer.where(packet=packet)), None)

    def keep(self, packet: RecordId, pdf: bytes, *, by: Member) -> PacketDocument:
        """Seal a packet's PDF; the one that is kept already stays.

        Raises GoneError, and WriteFailedError when the disk is full.
        """
        self._office.library.packets.one(packet)
        there = self.of(packet)
        if there is not None:
            return there
        which = new_id()
        key, sealed = seal_file(pdf, vault=self._vault.vault, secret=which)
        with self._office.task("packet.keep", Topic.HANDOFF, by=by):
            self._keys.put(which, key.key)
            return self._drawer.save(
                PacketDocument(
                    id=which,
                    packet=packet,
                    sha256=sha256(pdf).hex(),
                    size=len(pdf),
                    content=self._office.library.contents.put(sealed),
                )
            )

    def destroy(self, packet: RecordId, *, by: Member) -> None:
        """Destroy a packet's pages for good: their key and their bytes, here and at the backups.

        Its number, what it said and its fingerprint stay in the log; undo leaves the task alone.
        Raises GoneError where nothing is kept, and StillNeededError for one that was handed over:
        that stays.
        """
        one, library = self.of(packet), self._office.library
        if one is None:
            raise GoneError(packet)
        if given := library.handover.handovers.where(packet=packet):
            raise StillNeededError(tuple(Ref.to(handover) for handover in given))
        with self._office.task("forgetting.packet", Topic.HANDOFF, by=by):
            self._drawer.remove(one.id)
            self._keys.destroy(one.id)
            library.contents.let_go(one.id, PacketDocument.kind)
        # Without the key nobody opens it; what cannot be deleted now goes at the next opening.
        self._vault.destroy({one.content})

    def read(self, packet: RecordId) -> bytes:
        """Return a packet's PDF, the very bytes that were printed, held in memory alone.

        Raises FileLostError when it is not kept, or is not what was put in.
        """
        one = self.of(packet)
        name = self._office.library.packets.one(packet).number
        key = None if one is None else self._keys.get(one.id)
        if one is None or key is None:
            raise FileLostError(name)
        opener = FileKey(key, one.size)
        for mended in (False, True):
            sealed = self._office.library.contents.get(one.content)
            with suppress(VaultDamagedError):
                if sealed is not None:
                    pdf = open_file(opener, sealed, vault=self._vault.vault, secret=one.id)
                    if sha256(pdf).hex() == one.sha256:
                        return pdf
            if not mended:
                # A disk that does not take it back changes nothing about what is missing.
                with suppress(WriteFailedError):
                    self._vault.mend({one.content})
        raise FileLostError(name)
