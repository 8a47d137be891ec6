"""Writes the open XML that KeePass and KeePassXC read, with nothing in it locked."""

from collections.abc import Sequence
from datetime import datetime

from smdesk.domain.secret_text import SecretText
from smdesk.exporters.keepass_document import Writer, iso
from smdesk.exporters.xml_text import escaped
from smdesk.importers.passwords.entry import ImportedEntry


def write(entries: Sequence[ImportedEntry], *, name: str, now: datetime) -> bytes:
    """Return the document; ``name`` is what the whole is called there."""
    writer = Writer(name=name, now=now, moment=iso, hidden="ProtectInMemory", files_inside=True)
    document = writer.write(entries)
    return "".join(
        escaped(piece.reveal()) if isinstance(piece, SecretText) else piece
        for piece in document.pieces
    ).encode()
