"""The bytes of pictures and films: sealed beside the database, and opened in memory alone.

Each file has a key of its own outside the log (smdesk.store.record_keys), so that neither the log
nor what is taken back holds a key, and destroying the key destroys the picture. What is too large
to be kept inside is known by its hash and by where it lies.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from smdesk.desk.attachments import MOST_BYTES, file_name
from smdesk.desk.errors import (
    DestroyedBeforeError,
    FileLostError,
    NoMediaError,
    VaultDamagedError,
    WriteFailedError,
)
from smdesk.desk.media import MediaDesk
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.camera_notes import Bared, bared
from smdesk.domain.file_kinds import ENOUGH, file_kind
from smdesk.domain.media import MediaAsset
from smdesk.domain.records import RecordId, faults_of, filled
from smdesk.domain.roster import Member
from smdesk.vault.files import digest_of
from smdesk.vault.keys import sha256
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.sealed_file import FileKey, open_file, seal_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A file that somebody chose, dropped or pasted, as it was looked at."""

    name: str
    beginning: bytes
    sha256: str
    size: int
    data: bytes | None
    """None for what is too large to be kept inside."""
    place: str = ""
    width: int = 0
    height: int = 0
    left_out: bool = False
    """Whether a camera had written into it, which is in it no more."""
    told_place: bool = False
    """Whether that told where it was taken."""


def looked_at(
    name: str, data: bytes, *, place: str = "", width: int = 0, height: int = 0
) -> Brought:
    """Return the bytes as a file that was brought, without what its camera wrote into it.

    What is too large to be kept inside comes without its bytes, and is known by the hash of all.
    """
    inside = len(data) <= MOST_BYTES
    clean = bared(data) if inside else Bared(data)
    return Brought(
        name=name,
        beginning=data[:ENOUGH],
        sha256=sha256(clean.data).hex(),
        size=len(clean.data),
        data=clean.data if inside else None,
        place=place,
        width=width,
        height=height,
        left_out=clean.left_out,
        told_place=clean.place,
    )


def too_large(path: Path, begun: bytes, read: Callable[[int], bytes]) -> Brought:
    """Return a file that is too large to be kept inside, read to its end for its hash.

    ``begun`` is how it begins, and ``read`` gives what follows.
    """
    size = len(begun)

    def counted(most: int) -> bytes:
        nonlocal size
        piece = read(most)
        size += len(piece)
        return piece

    digest = digest_of(counted, begun=begun)
    return Brought(
        name=path.name,
        beginning=begun[:ENOUGH],
        sha256=digest.hex(),
        size=size,
        data=None,
        place=str(path),
    )


class MediaFiles:
    """Takes files in, gives them back, and destroys them for good."""

    def __init__(self, office: Office, vault: OpenVault, media: MediaDesk) -> None:
        self._office, self._vault, self._media = office, vault, media
        self._assets = office.library.calendar.media_assets
        self._keys = office.library.registers.keys

    def bring(self, file: Brought, *, by: Member, again: bool = False) -> MediaAsset:
        """Take a file into the library; the same file again is the one that is there already.

        Whoever brings one again that was lost has mended it. One that was destroyed comes only
        where it may be here ``again``, and is then another record with a key of its own.

        Raises NoMediaError, InvalidError (name), DestroyedBeforeError, and WriteFailedError when
        the disk is full.
        """
        name = file_name(file.name)
        faults_of(name=filled(name))
        kind = file_kind(file.beginning)
        if kind is None or not file.size:
            raise NoMediaError(name)
        known = self.known(file.sha256)
        if known is not None and (file.data is None or self._opens(known)):
            return known
        if known is None and not again:
            self._check_destroyed(file.sha256)
        asset = known or MediaAsset(
            name=name,
            what=kind[0],
            sha256=file.sha256,
            size=file.size,
            place=file.place,
            width=file.width,
            height=file.height,
            added_on=self._office.today(),
        )
        with self._office.task("media_asset.add", Topic.CALENDAR, by=by):
            if file.data is not None:
                asset = self._kept_inside(asset, file.data)
            return self._assets.save(asset)

    def known(self, sha256: str) -> MediaAsset | None:
        """Return the file of that hash, if it is in the library and was not destroyed."""
        found = self._assets.where(sha256=sha256)
        return next((one for one in found if one.destroyed_on is None), None)

    def destroy(self, asset: RecordId, *, reason: str, by: Member) -> MediaAsset:
        """Destroy one file for good: its key and its bytes, here and beside the backups.

        Posts that were asked about lose what was said of them; those that are out keep it. What
        was written about the file stays, with the day. Undo leaves it alone. A file that is in the
        bin is put back on the list, so that it says there what became of it.

        Raises GoneError, InvalidError (reason) and NotKeptError.
        """
        faults_of(reason=filled(reason))
        one = self._assets.get(asset) or self._media.binned(asset)
        if one.destroyed_on is not None:
            return one
        library = self._office.library
        with self._office.task("forgetting.picture", Topic.CALENDAR, by=by, reason=reason.strip()):
            gone = replace(one, content="", destroyed_on=self._office.today())
            self._assets.save(gone)
            self._keys.destroy(asset)
            library.contents.let_go(asset)
            self._media.void(asset, by=by)
        # Without the key nobody opens it; what cannot be deleted now goes at the next opening.
        self._vault.destroy(library.contents.destroyed())
        return gone

    def read(self, asset: RecordId) -> bytes | None:
        """Return the file's bytes, held in memory alone; None where it is not kept inside.

        That is so of what is too large, and of what was destroyed.

        Raises GoneError, and FileLostError when the file is not what was put in.
        """
        one = self._assets.one(asset)
        if not one.content:
            return None
        key = self._keys.get(asset)
        if key is None:
            raise FileLostError(one.name)
        for mended in (False, True):
            sealed = self._office.library.contents.get(one.content)
            with suppress(VaultDamagedError):
                if sealed is not None:
                    opener = FileKey(key, one.size)
                    return open_file(opener, sealed, vault=self._vault.vault, secret=asset)
            if not mended:
                # A disk that does not take it back changes nothing about what is missing.
                with suppress(WriteFailedError):
                    self._vault.mend({one.content})
        raise FileLostError(one.name)

    def _check_destroyed(self, sha256: str) -> None:
        found = [one for one in self._assets.where(sha256=sha256) if one.destroyed_on is not None]
        for one in found:
            raise DestroyedBeforeError(one.name, one.destroyed_on or self._office.today())

    def _opens(self, asset: MediaAsset) -> bool:
        """Whether the file is kept inside and is what was put in: else it is put in anew."""
        with suppress(FileLostError):
            return self.read(asset.id) is not None
        return False

    def going_out(self, asset: RecordId) -> bytes | None:
        """Return the file's bytes as they may leave: without what a camera wrote, ever.

        What is taken in has none of it any more; what was taken in by an older program may. Raises
        as ``read``.
        """
        data = self.read(asset)
        return None if data is None else bared(data).data

    def _kept_inside(self, asset: MediaAsset, data: bytes) -> MediaAsset:
        key, sealed = seal_file(data, vault=self._vault.vault, secret=asset.id)
        if self._keys.get(asset.id) is not None:
            # It was brought before and lost its file: a record has one key in its life.
            self._keys.destroy(asset.id)
        self._keys.put(asset.id, key.key)
        return replace(asset, content=self._office.library.contents.put(sealed))
