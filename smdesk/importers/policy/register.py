"""Which kind of policy file it is, told from what is in it, and who reads it."""

import importlib
import re

from smdesk.importers.errors import NotThisFormatError
from smdesk.importers.policy.found import Format, FoundPolicy
from smdesk.importers.zipped import Zipped

ENDINGS = ("docx", "odt", "md", "markdown", "html", "htm", "txt")
"""What such files are called, for the window that asks for one."""
_ZIP = b"PK"
_HEAD = 4_096
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_RICH = b"{\\rtf"
_PDF = b"%PDF"
_OWN = re.compile(rb"---\r?\nformat: \"?smdesk-policy")


def read(name: str, data: bytes) -> FoundPolicy:
    """Return what the file holds; ``name`` is asked only where the content leaves two answers.

    Raises ImporterError and nothing else; it touches no disk, so that any thread may do it.
    """
    found = format_of(name, data)
    module = importlib.import_module(f"smdesk.importers.policy.{found.value}")
    result: FoundPolicy = module.read(data)
    return result


def format_of(name: str, data: bytes) -> Format:
    """Return the kind of file; raises NotThisFormatError for kinds nobody reads here."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((_OLD_WORD, _RICH, _PDF)) or not data.strip():
        raise NotThisFormatError
    if head.startswith(_ZIP):
        return _packed(data)
    ending = name.rpartition(".")[2].casefold()
    if ending in ("md", "markdown") or _OWN.match(head):
        return Format.MARKDOWN
    low = head.lower()
    if ending in ("html", "htm", "xhtml") or low.startswith((b"<!doctype html", b"<html")):
        return Format.HTML
    return Format.PLAIN


def _packed(data: bytes) -> Format:
    names = Zipped(data).names()
    if "word/document.xml" in names:
        return Format.DOCX
    if "content.xml" in names:
        return Format.ODT
    raise NotThisFormatError
