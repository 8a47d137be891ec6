"""Which program a file comes from, and who reads it."""

import importlib
from collections.abc import Mapping
from typing import Protocol

from smdesk.domain.secret_text import SecretText
from smdesk.importers.errors import ImporterError
from smdesk.importers.passwords import smdesk_csv
from smdesk.importers.passwords.entry import Imported, Source
from smdesk.importers.passwords.tables import layout_of, read_as, read_keeper, source_of
from smdesk.importers.table import lines_of, text_of

HEAD_BYTES = 65_536
"""How much of a file tells what it is."""

KEEPER_FEWEST = 6
_ZIP = b"PK"
_KDBX = b"\x03\xd9\xa2\x9a"
_TABLES = (
    Source.BITWARDEN_CSV,
    Source.ONEPASSWORD_CSV,
    Source.LASTPASS,
    Source.CHROME,
    Source.FIREFOX,
    Source.APPLE,
    Source.KEEPASSXC_CSV,
)
_MODULES: Mapping[Source, str] = {
    Source.BITWARDEN_JSON: "bitwarden",
    Source.ONEPASSWORD_1PUX: "onepassword",
    Source.PROTON: "proton",
    Source.KDBX: "kdbx",
    Source.SMDESK_CSV: "smdesk_csv",
    Source.KEEPASS_XML: "keepass_xml",
}


class Reader(Protocol):
    """Reads one kind of file; touches neither disk nor cabinet, so any thread may do it."""

    def __call__(
        self, data: bytes, *, password: SecretText | None = None, key_file: bytes | None = None
    ) -> Imported:
        """Return what the file holds; raises ImporterError and nothing else."""


def reader_of(source: Source) -> Reader:
    """Return the reader of that kind of file; raises KeyError for OTHER_CSV, read by a layout."""
    if source in _TABLES:
        return read_as(source)
    if source is Source.KEEPER:
        return read_keeper
    # Imported at first use: some of them bring heavy libraries along.
    module = importlib.import_module(f"smdesk.importers.passwords.{_MODULES[source]}")
    reader: Reader = module.read
    return reader


def sniff(name: str, first: bytes) -> list[Source]:
    """Return what the file may be, the likeliest first; empty where nobody could read it.

    ``first`` is its beginning, HEAD_BYTES or all of it.
    """
    ending = name.rpartition(".")[2].casefold()
    plain = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if first.startswith(_KDBX):
        return [Source.KDBX]
    if first.startswith(_ZIP):
        zips = [Source.ONEPASSWORD_1PUX, Source.PROTON]
        return zips if ending == "1pux" or b"export.data" in first else zips[::-1]
    if plain.startswith((b"-----BEGIN PGP", b"\x85", b"\xc1")) or ending == "pgp":
        return [Source.PROTON]
    if plain.startswith(b"{"):
        proton = b'"vaults"' in first and b'"items":[{"' not in first[:200]
        found = [Source.BITWARDEN_JSON, Source.PROTON]
        return found[::-1] if proton else found
    if plain.startswith(b"<"):
        return [Source.KEEPASS_XML] if b"KeePassFile" in first or ending == "xml" else []
    return _table(first)


def _table(first: bytes) -> list[Source]:
    whole_lines = first.rpartition(b"\n")[0] if len(first) >= HEAD_BYTES else first
    try:
        text = text_of(whole_lines)
    except ImporterError:
        return []
    return _of_head(text) if text.strip() and "\0" not in text else []


def _of_head(text: str) -> list[Source]:
    try:
        known = source_of(text)
        if lines_of(text.partition("\n")[0], ",")[0].cells == smdesk_csv.COLUMNS:
            known = Source.SMDESK_CSV
        width = len(lines_of(text.partition("\n")[0] + "\n", ",")[0].cells)
    except ImporterError:
        # A cell of many lines, or one that the beginning cuts off.
        return [Source.OTHER_CSV]
    found = [known] if known else []
    if not known and width >= KEEPER_FEWEST and not layout_of(text.encode()).headed:
        found.append(Source.KEEPER)
    return [*found, Source.OTHER_CSV]
