"""The words in a link that tell the library's own statistics where a reader came from."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

_NAMES = ("source", "medium", "campaign", "term", "content")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utm:
    """The five words; an empty one is left out of the link."""

    source: str = ""
    medium: str = ""
    campaign: str = ""
    term: str = ""
    content: str = ""

    def pairs(self) -> list[tuple[str, str]]:
        """Return the names and words that are there, as they stand in a link."""
        given = ((name, tidy(getattr(self, name))) for name in _NAMES)
        return [(f"utm_{name}", word) for name, word in given if word]


def tidy(word: str) -> str:
    """Return the word as one: small letters, with a hyphen for every blank."""
    return _BLANKS.sub("-", word.strip()).lower()


def tagged(link: str, utm: Utm) -> str:
    """Return the link with the words in its query, in place of any of theirs it had.

    Everything else in the link stays as it was, byte for byte. A link that nobody can read as one
    comes back as it is.
    """
    pairs = utm.pairs()
    if not link or not pairs:
        return link
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    names = {name for name, _ in pairs}
    kept = [
        piece for piece in parts.query.split("&") if piece and piece.partition("=")[0] not in names
    ]
    added = [f"{name}={quote(word, safe='')}" for name, word in pairs]
    return urlunsplit(parts._replace(query="&".join(kept + added)))


def untagged(link: str) -> tuple[str, Utm]:
    """Return the link without such words, and the words that were in it."""
    try:
        parts = urlsplit(link)
        said = dict(parse_qsl(parts.query))
    except ValueError:
        return link, Utm()
    names = {f"utm_{name}" for name in _NAMES}
    kept = [piece for piece in parts.query.split("&") if piece.partition("=")[0] not in names]
    words = {name: said.get(f"utm_{name}", "") for name in _NAMES}
    return urlunsplit(parts._replace(query="&".join(filter(None, kept)))), Utm(**words)
