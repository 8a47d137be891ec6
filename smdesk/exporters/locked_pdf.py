"""A PDF that only a passphrase opens: for pages with secrets that a coordinator let into a file."""

import secrets
from io import BytesIO

from smdesk.domain.secret_text import SecretText

ALGORITHM = "AES-256"
"""As PDF 2.0 (ISO 32000-2, 7.6) has it, revision 6: AES with 256 bits over every text and page."""


def lock(pdf: bytes, password: SecretText) -> bytes:
    """Return the PDF encrypted, its metadata and bookmarks with it; made in memory.

    Words that are joined by hyphens open it with blanks between them too: whoever has them on
    paper types either, and a reader of PDFs, unlike smdesk, takes only the very letters. A PDF has
    two passwords, and nothing is forbidden that the second could allow; where there is no other
    way to write the first, the second is drawn by chance and thrown away.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - for few

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    words = password.reveal()
    blanks = words.replace("-", " ")
    writer.encrypt(
        user_password=words,
        owner_password=blanks if blanks != words else secrets.token_urlsafe(32),
        algorithm=ALGORITHM,
    )
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
