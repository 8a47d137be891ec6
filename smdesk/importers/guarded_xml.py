"""Reads XML from strangers: no entities, no outside, no more of it than an honest file has."""

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from smdesk.importers.errors import DamagedError, NotThisFormatError, TooLargeError

MOST_BYTES = 256 * 1024 * 1024
MOST_TAGS = 8_000_000
"""Each element costs some hundred bytes of memory, however short it is written."""


def parse(data: bytes, *, most_bytes: int = MOST_BYTES, most_tags: int = MOST_TAGS) -> Element:
    """Return the root of a document in UTF-8.

    Raises TooLargeError, DamagedError (not well formed), and NotThisFormatError for a document
    with a DOCTYPE: only that can bring entities, and no program that writes such files uses one.
    """
    if len(data) > most_bytes or data.count(b"<") > most_tags:
        raise TooLargeError(most_bytes)
    parser = expat.ParserCreate("utf-8")
    builder = TreeBuilder()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, ValueError, AssertionError):
        # The error of the parser may carry the text along.
        raise DamagedError from None


def _refuse(*declared: object) -> NoReturn:  # noqa: ARG001 - called by expat with four things
    raise NotThisFormatError
