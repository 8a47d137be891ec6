"""Reads the XML file that KeePass and KeePassXC write without any lock (KeePass XML 2.x)."""

from smdesk.domain.secret_text import SecretText
from smdesk.importers.guarded_xml import parse
from smdesk.importers.passwords import keepass_entries
from smdesk.importers.passwords.entry import Imported, Source


def read(
    data: bytes,
    *,
    password: SecretText | None = None,  # noqa: ARG001 - the same for every reader
    key_file: bytes | None = None,  # noqa: ARG001 - the same for every reader
) -> Imported:
    """Return what the file holds; raises the kinds of ImporterError."""
    return keepass_entries.read(parse(data), (), Source.KEEPASS_XML)
