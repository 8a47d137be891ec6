"""Reads a tagged PDF as a screen reader does: its headings, lists and tables, with their words."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, PdfObject
from pypdfium2 import raw

EDGE = 26 / 25.4 * 72
"""Points: the highest of the margins."""
Marks = dict[tuple[int, int], str]
"""The words of each marked piece, by its page (the first is 0) and its number there."""


@dataclass(slots=True)
class Element:
    """One element of the tree, as /H1 or /TD."""

    kind: str
    own: DictionaryObject
    words: str = ""
    """What is marked as its own, without its children."""
    children: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that is read out of it, its children in their order."""
        parts = [self.words, *(child.text for child in self.children)]
        return " ".join(" ".join(part for part in parts if part).split())

    def walk(self) -> Iterator["Element"]:
        """Yield this and everything in it, in the order in which it is read."""
        yield self
        for child in self.children:
            yield from child.walk()

    def attribute(self, name: str) -> str:
        """Return an attribute such as ``/Scope``, or nothing."""
        owners = self.own.get("/A")
        owners = owners.get_object() if owners is not None else None
        for owner in owners if isinstance(owners, ArrayObject) else [owners]:
            found = owner.get_object() if owner is not None else {}
            if name in found:
                return str(found[name])
        return ""


def read_aloud(pdf: bytes) -> Element:
    """Return the root of the tree of a tagged PDF."""
    reader = PdfReader(BytesIO(pdf))
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    marks = _marked(pdf)
    root = reader.trailer["/Root"]["/StructTreeRoot"].get_object()
    return _element(root, "/StructTreeRoot", -1, pages, marks)


def _element(
    node: DictionaryObject, kind: str, page: int, pages: dict[int, int], marks: Marks
) -> Element:
    made = Element(kind, node)
    if "/Pg" in node:
        page = pages[node.raw_get("/Pg").idnum]
    for kid in _kids(node.get("/K")):
        if isinstance(kid, NumberObject):
            made.words += marks.get((page, int(kid)), "")
        elif "/S" in kid:
            made.children.append(_element(kid, str(kid["/S"]), page, pages, marks))
        elif "/MCID" in kid:
            own = pages[kid.raw_get("/Pg").idnum] if "/Pg" in kid else page
            made.words += marks.get((own, int(kid["/MCID"])), "")
    return made


def _kids(kids: PdfObject | None) -> Iterator[PdfObject]:
    found = kids.get_object() if kids is not None else None
    if isinstance(found, ArrayObject):
        for kid in found:
            yield kid.get_object()
    elif found is not None:
        yield found


def _marked(pdf: bytes) -> Marks:
    """Return the words of every marked piece, in the order in which they are painted."""
    found: Marks = defaultdict(str)
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        text = page.get_textpage()
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
            mark = raw.FPDFPageObj_GetMarkedContentID(thing)
            if mark >= 0:
                found[number, mark] += _words(thing, text) + " "
        text.close()
        page.close()
    document.close()
    return found


def _words(thing: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> str:
    need = raw.FPDFTextObj_GetText(thing, text, None, 0)
    room = ctypes.create_string_buffer(need)
    raw.FPDFTextObj_GetText(thing, text, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), need)
    said = room.raw[: max(0, need - 2)].decode("utf-16-le", "ignore")
    # A mark of its own stands for a hyphen at the end of a line.
    return "".join(c for c in said.replace("\x02", "-") if c.isprintable())


def edges(pdf: bytes, index: int) -> list[str]:
    """Return the words at the head and the foot of a page, outside of what is read out."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[index]
    text = page.get_textpage()
    found = [
        *text.get_text_bounded(bottom=page.get_height() - EDGE).split(),
        *text.get_text_bounded(top=EDGE).split(),
    ]
    text.close()
    document.close()
    return found
