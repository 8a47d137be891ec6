"""What word processors' files have in common: parts in a zip file, written in guarded XML."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from smdesk.importers import guarded_xml
from smdesk.importers.errors import NotThisFormatError
from smdesk.importers.zipped import Zipped

MOST_PART = 64_000_000
MOST_TAGS = 2_000_000


class Packed:
    """The parts of a word processor's file. Names lose their prefixes: ``w:p`` is ``p`` here."""

    def __init__(self, data: bytes) -> None:
        """Raises NotThisFormatError, TooLargeError, UnsupportedError, DamagedError."""
        self._zip = Zipped(data)
        self.names = frozenset(self._zip.names())

    def part(self, name: str) -> Element | None:
        """Return a part, None where there is none; raises ImporterError for one that is broken."""
        if name not in self.names:
            return None
        data = self._zip.read(name)
        return guarded_xml.parse(data, most_bytes=MOST_PART, most_tags=MOST_TAGS)

    def must(self, name: str) -> Element:
        """Return a part that no such file is without; raises NotThisFormatError."""
        part = self.part(name)
        if part is None:
            raise NotThisFormatError
        return part


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute by its local name; empty where there is none."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if local(key) == name:
            return value
    return ""


def attributes(element: Element) -> Mapping[str, str]:
    """Return all attributes by their local names."""
    return {local(key): value for key, value in element.attrib.items()}


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child of that local name, and of that its first, and so on."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def children(element: Element, *names: str) -> Iterator[Element]:
    """Return the children of these local names, all without any."""
    for one in element:
        if not names or local(one.tag) in names:
            yield one


def within(element: Element, *names: str) -> Iterator[Element]:
    """Return what lies anywhere in it, of these local names."""
    for one in element.iter():
        if local(one.tag) in names:
            yield one
