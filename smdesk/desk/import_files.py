"""Other programs' files as the import sees them: what one is, and what is in it.

Apart from the desk, so that nobody pays for readers at the start who imports nothing.
"""

from smdesk.domain.secret_text import SecretText
from smdesk.importers.errors import TooLargeError
from smdesk.importers.passwords.columns import Column
from smdesk.importers.passwords.entry import Imported, Source
from smdesk.importers.passwords.tables import Layout, layout_of, read_laid_out
from smdesk.importers.register import HEAD_BYTES, reader_of, sniff
from smdesk.importers.table import MOST_PACKED

__all__ = [
    "HEAD_BYTES",
    "MOST_PACKED",
    "Column",
    "Layout",
    "TooLargeError",
    "layout_of",
    "read_file",
    "read_laid_out",
    "sniff",
]


def read_file(
    source: Source,
    data: bytes,
    *,
    password: SecretText | None = None,
    key_file: bytes | None = None,
) -> Imported:
    """Read a file. Touches neither disk nor cabinet, so any thread may do it; may be slow.

    Raises the kinds of ImporterError. OTHER_CSV is read as its columns are guessed.
    """
    if source is Source.OTHER_CSV:
        return read_laid_out(data, layout_of(data))
    return reader_of(source)(data, password=password, key_file=key_file)
