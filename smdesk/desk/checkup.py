"""Whether the cabinet is sound: its files, the log's chain, and what the drawers say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from smdesk.desk.errors import Part, VaultDamagedError
from smdesk.domain.journal import Entry
from smdesk.domain.media import MediaAsset
from smdesk.domain.packet_copies import PacketDocument
from smdesk.store.library import Library
from smdesk.vault import chain
from smdesk.vault.chain import Fracture
from smdesk.vault.open_vault import OpenVault


class Flaw(Enum):
    """Where the cabinet is not sound."""

    FILES = "files"
    """The keyring or the database is damaged."""
    CHAIN = "chain"
    """An entry of the log does not follow from the one before, or is not signed by its member."""
    DRAWERS = "drawers"
    """A record does not say what the log says it should."""
    HEAD = "head"
    """The log does not end where the keyring says it did when the cabinet was closed."""
    CONTENTS = "contents"
    """An attached file is missing, or is not what was put in."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not sound; ``detail`` is a short technical word or two, never a secret."""

    flaw: Flaw
    detail: str
    place: "Place | None" = None
    """Where in the log it is, for a flaw of the chain."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the log at which its chain does not hold."""

    why: Fracture
    sequence: int
    """Counts the entries of the computer that wrote it."""
    entry: Entry | None
    """What stands there now, if anything does."""


class Checkup:
    """Looks at everything, and says what is amiss."""

    def __init__(self, library: Library, vault: OpenVault) -> None:
        self._library = library
        self._vault = vault

    def log(self) -> list[Problem]:
        """Check the log's chain and signatures, and the drawers against the log."""
        return [*self._chain(), *self._drawers()]

    def everything(self, progress: Callable[[str], None]) -> list[Problem]:
        """Check files, log, drawers and attachments; ``progress`` hears each step's name."""
        files = [Problem(Flaw.FILES, found) for found in self._vault.verify(progress)]
        progress("chain")
        found = [*files, *self._chain()]
        progress("drawers")
        found += self._drawers()
        progress("contents")
        return [*found, *self._contents()]

    def at_opening(self) -> list[Problem]:
        """Check what every opening checks.

        After a clean close the log must end where the keyring says; after a crash, which the
        keyring knows of, nobody wrote that down, so the whole log is read instead. It cannot have
        become shorter than at the last clean close: then an older database was put back.
        """
        closed, head = self._vault.audit_head, self._library.journal.head()
        if self._vault.was_dirty:
            shorter = head.entries < closed.entries
            return [Problem(Flaw.HEAD, "head")] if shorter else self.log()
        begun = closed.entries or head.entries
        return [Problem(Flaw.HEAD, "head")] if begun and head != closed else []

    def follows(self, ends: Mapping[str, tuple[int, bytes]]) -> None:
        """Raise VaultDamagedError unless what came after these ends of the log follows, signed."""
        for problem in self._chain(ends):
            raise VaultDamagedError(Part.CHAIN, problem.detail)

    def _chain(self, ends: Mapping[str, tuple[int, bytes]] | None = None) -> Iterator[Problem]:
        journal = self._library.journal
        entries = journal.everything() if ends is None else journal.after(ends)
        keys = {slot.id: slot.public_sign for slot in self._vault.slots}
        people = {slot.id: slot.person for slot in self._vault.slots}
        for broken in chain.verify_chain(
            self._vault.vault, entries, keys.get, people.get, ends=ends
        ):
            entry = self._library.journal.at(broken.device, broken.sequence)
            place = Place(broken.why, broken.sequence, entry)
            yield Problem(Flaw.CHAIN, f"{broken.device[:8]} {broken.sequence}", place)

    def _drawers(self) -> Iterator[Problem]:
        for found in self._library.disagreements():
            yield Problem(Flaw.DRAWERS, f"{found.kind} {found.what.value}")
        # Who was not forgotten by a task must still be known: somebody else destroyed that key.
        keys = self._library.registers.keys.all()
        for asset in self._library.calendar.media_assets.all():
            if asset.destroyed_on is not None and asset.id in keys:
                yield Problem(Flaw.DRAWERS, f"{asset.kind} key")
        for one in self._library.registers.candidates.all():
            if one.id not in keys and one.forgotten_on is None:
                yield Problem(Flaw.DRAWERS, f"{one.kind} key")

    def _contents(self) -> Iterator[Problem]:
        """Name each attachment that cannot be opened any more; needs no custodian's key."""
        library = self._library
        keys = library.registers.keys.all()
        for kept in library.calendar.media_assets.all():
            if kept.content and kept.id not in keys:
                yield Problem(Flaw.CONTENTS, f"{kept.name} (key)")
        for bad in library.contents.bad():
            if bad.kind == MediaAsset.kind:
                asset = library.calendar.media_assets.get(bad.secret)
                name = asset.name if asset else bad.secret[:8]
                yield Problem(Flaw.CONTENTS, f"{name} ({bad.what.value})")
                continue
            if bad.kind == PacketDocument.kind:
                document = library.handover.packet_documents.get(bad.secret)
                packet = library.packets.get(document.packet) if document else None
                name = packet.number if packet else bad.secret[:8]
                yield Problem(Flaw.CONTENTS, f"{name} ({bad.what.value})")
                continue
            secret = library.secrets.get(bad.secret)
            account = library.accounts.get(secret.account) if secret else None
            names = (account.name if account else "", secret.label if secret else bad.secret[:8])
            detail = ": ".join(filter(None, names))
            yield Problem(Flaw.CONTENTS, f"{detail}, {bad.number} ({bad.what.value})")


def quietly(step: str) -> None:
    """Tell nobody how far a check has come."""
