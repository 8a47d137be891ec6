"""A file sealed in pieces, so that no piece can be swapped, left out or put elsewhere."""

import base64
import binascii
import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag

from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.vault import keys
from smdesk.vault.errors import Part, VaultDamagedError

PIECE = 256 * 1024
"""How many bytes of the file each piece holds; the last may hold fewer."""

TAG_BYTES = 16
_MARK = "smdesk/file/v1"


@dataclass(frozen=True, slots=True)
class FileKey:
    """The key of one file, and how long the file is.

    It is kept as a secret of the account, sealed with the account's key: giving the account a new
    key seals these few bytes anew, and never the file.
    """

    key: bytes = field(repr=False)
    length: int

    def told(self) -> SecretText:
        """Return it as the text that is kept."""
        return SecretText(f"{_MARK}|{self.length}|{base64.b64encode(self.key).decode()}")

    @classmethod
    def heard(cls, text: SecretText) -> "FileKey":
        """Return it from the text that was kept; raises VaultDamagedError for any other text."""
        try:
            mark, length, key = text.reveal().split("|")
            raw = base64.b64decode(key, validate=True)
            if mark != _MARK or len(raw) != keys.KEY_BYTES or not length.isdecimal():
                raise VaultDamagedError(Part.DATABASE, "file key")
            return cls(raw, int(length))
        except (ValueError, binascii.Error):
            # The error of the text would carry the text along.
            raise VaultDamagedError(Part.DATABASE, "file key") from None


def seal_file(data: bytes, *, vault: str, secret: RecordId) -> tuple[FileKey, bytes]:
    """Return a new key and the file sealed with it, as a version of this secret alone."""
    made = FileKey(os.urandom(keys.KEY_BYTES), len(data))
    sealed = b"".join(
        keys.close(made.key, data[place * PIECE : (place + 1) * PIECE], aad)
        for place, aad in _places(made.length, vault, secret)
    )
    return made, sealed


def open_file(file_key: FileKey, sealed: bytes, *, vault: str, secret: RecordId) -> bytes:
    """Return the file; raises VaultDamagedError unless every piece is its own, in its place."""
    step = PIECE + keys.NONCE_BYTES + TAG_BYTES
    pieces = []
    try:
        for place, aad in _places(file_key.length, vault, secret):
            piece = sealed[place * step : (place + 1) * step]
            pieces.append(keys.unclose(file_key.key, piece, aad))
    except (InvalidTag, ValueError):
        raise VaultDamagedError(Part.FILE, "file") from None
    data = b"".join(pieces)
    if len(data) != file_key.length or len(sealed) > len(data) + len(pieces) * (step - PIECE):
        raise VaultDamagedError(Part.FILE, "file")
    return data


def _places(length: int, vault: str, secret: RecordId) -> Iterator[tuple[int, bytes]]:
    """Yield each piece's place and what it is bound to; an empty file has one piece."""
    count = max(1, -(-length // PIECE))
    for place in range(count):
        bound = f"{_MARK}|{vault}|{secret}|{place}|{count}|{length}"
        yield place, bound.encode()
