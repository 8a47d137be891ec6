"""The bytes of pictures and films: sealed beside the database, and opened in memory alone.

Each file has a key of its own outside the log (smdesk.store.record_keys), so that neither the log
nor what is taken back holds a key. What is too large to be kept inside is known by its hash and by
where it lies.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace

from smdesk.desk.attachments import MOST_BYTES, file_name
from smdesk.desk.errors import (
    FileLostError,
    NoMediaError,
    VaultDamagedError,
    WriteFailedError,
)
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.camera_notes import Bared, bared
from smdesk.domain.file_kinds import ENOUGH, file_kind
from smdesk.domain.media import MediaAsset
from smdesk.domain.records import RecordId, faults_of, filled
from smdesk.domain.roster import Member
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
        sha256=hashlib.sha256(clean.data).hexdigest(),
        size=len(clean.data),
        data=clean.data if inside else None,
        place=place,
        width=width,
        height=height,
        left_out=clean.left_out,
        told_place=clean.place,
    )


class MediaFiles:
    """Takes files in, and gives them back."""

    def __init__(self, office: Office, vault: OpenVault) -> None:
        self._office, self._vault = office, vault
        self._assets = office.library.calendar.media_assets
        self._keys = office.library.registers.keys

    def bring(self, file: Brought, *, by: Member) -> MediaAsset:
        """Take a file into the library; the same file again is the one that is there already.

        Whoever brings one again that was lost has mended it.

        Raises NoMediaError, InvalidError (name), and WriteFailedError when the disk is full.
        """
        name = file_name(file.name)
        faults_of(name=filled(name))
        kind = file_kind(file.beginning)
        if kind is None or not file.size:
            raise NoMediaError(name)
        known = self.known(file.sha256)
        if known is not None and (file.data is None or self._opens(known)):
            return known
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
        """Return the file of that hash, if it is in the library."""
        return next(iter(self._assets.where(sha256=sha256)), None)

    def read(self, asset: RecordId) -> bytes | None:
        """Return the file's bytes, held in memory alone; None where it is not kept inside.

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
