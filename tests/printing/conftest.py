"""A press, and packets that are printed once for all tests that only read them."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from smdesk.domain.handoff import PacketContents
from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Press
from tests.printing import libraries

RESOURCES = Path(__file__).parents[2] / "resources"


class Pdf:
    """A printed PDF, for tests to read."""

    def __init__(self, pdf: bytes) -> None:
        self.bytes = pdf
        self.reader = PdfReader(BytesIO(pdf))
        self.root = self.reader.trailer["/Root"]
        self.pages = [" ".join(page.extract_text().split()) for page in self.reader.pages]
        self.text = "\n".join(self.pages)

    def elements(self) -> Iterator[DictionaryObject]:
        """Give every element of the tree that a screen reader walks."""
        waiting: list[PdfObject | None] = [self.root["/StructTreeRoot"]]
        while waiting:
            node = waiting.pop()
            node = node.get_object() if node is not None else None
            if isinstance(node, ArrayObject):
                waiting.extend(node)
            elif isinstance(node, DictionaryObject):
                if "/S" in node:
                    yield node
                waiting.append(node.get("/K"))

    def titles(self) -> list[tuple[int, str]]:
        """Return the bookmarks, with how deep each lies."""
        return list(self._titles(self.reader.outline, 0))

    def _titles(self, outline: list[object], depth: int) -> Iterator[tuple[int, str]]:
        for item in outline:
            if isinstance(item, list):
                yield from self._titles(item, depth + 1)
            else:
                yield depth, str(item.title)  # type: ignore[attr-defined]

    def everything(self) -> bytes:
        """Return all that is in the file: as it is, unpacked, and as text."""
        parts = [self.bytes, self.text.encode()]
        for number in range(1, len(self.reader.xref_objStm) + self.reader.trailer["/Size"]):
            found = self.reader.get_object(number)
            parts.append(repr(found).encode())
            if hasattr(found, "get_data"):
                parts.append(found.get_data())
        return b"\n".join(parts)


@pytest.fixture(scope="session")
def resources() -> Path:
    return RESOURCES


@pytest.fixture(scope="session")
def press() -> Press:
    """A press with the computer's own fonts, as the program has it."""
    return Press(RESOURCES)


@pytest.fixture(scope="session")
def our_fonts() -> Press:
    """A press that prints the same bytes on every computer."""
    return Press(RESOURCES, system_fonts=False)


@pytest.fixture(scope="session")
def printed(press: Press) -> Callable[[PacketContents], Pdf]:
    """Print contents as the program does and read what came out."""
    return lambda contents: Pdf(press.pdf(packet_sheet(contents, libraries.say)).pdf)


@pytest.fixture(scope="session")
def riverside(printed: Callable[[PacketContents], Pdf]) -> Pdf:
    return printed(libraries.riverside())


@pytest.fixture(scope="session")
def unwritten(printed: Callable[[PacketContents], Pdf]) -> Pdf:
    return printed(libraries.unwritten())
