"""Values in KeePass that stand for another entry's, as {REF:P@I:…} for its password."""

import base64
import re
from xml.etree.ElementTree import Element

_REFERENCE = re.compile(r"\{REF:([TUPAN])@I:([0-9A-F]{32})\}", re.IGNORECASE)
_WANTED = {"T": "Title", "U": "UserName", "P": "Password", "A": "URL", "N": "Notes"}
DEEPEST = 5
MOST_LETTERS = 16_000_000
"""What all references of a file may come to: a few that name each other could fill the memory."""


class References:
    """Puts what is meant in the place of references to entries by their ids.

    One that leads nowhere, or in a circle, stays as it is written.
    """

    def __init__(self, root: Element) -> None:
        self._root = root
        self._entries: dict[str, Element] | None = None
        self._left = MOST_LETTERS

    def meant(self, text: str, deep: int = 0) -> str:
        """Return the text with all references replaced."""
        if "{" not in text or deep > DEEPEST:
            return text
        return _REFERENCE.sub(lambda found: self._value(found, deep), text)

    def _value(self, found: re.Match[str], deep: int) -> str:
        wanted, uuid = _WANTED[found[1].upper()], found[2].lower()
        entry = self._by_id().get(uuid)
        if entry is None or self._left <= 0:
            return found[0]
        text = next(
            (s.findtext("Value") or "" for s in entry.iterfind("String")
             if s.findtext("Key") == wanted),
            "",
        )  # fmt: skip
        self._left -= len(text) + 1
        meant = self.meant(text, deep + 1)
        return found[0] if _REFERENCE.search(meant) else meant

    def _by_id(self) -> dict[str, Element]:
        """Return the entries by their ids in hex; those of the past have the same and are not."""
        if self._entries is None:
            groups = [self._root.find("Root"), *self._root.iterfind("Root//Group")]
            self._entries = {
                _hex(entry): entry
                for group in groups
                if group is not None
                for entry in group.iterfind("Entry")
            }
        return self._entries


def _hex(entry: Element) -> str:
    try:
        return base64.b64decode(entry.findtext("UUID") or "", validate=True).hex()
    except ValueError:
        return ""
