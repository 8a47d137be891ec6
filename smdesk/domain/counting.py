"""Counts a text as each platform does, so that nobody is told at the last moment (C3).

X: the weights of twitter-text's configuration of version 3 (ranges 0-4351, 8192-8205, 8208-8223 and
8242-8247 weigh one, all else two, a picture of any number of parts two, a link 23), after
normalisation to NFC. Bluesky: signs as people see them, and bytes. Mastodon: the same signs, with a
link as 23 and a name at another server without the server. Threads: each picture as the bytes it is
written with.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from enum import Enum

from smdesk.domain.graphemes import PICTOGRAPHIC, graphemes

LINK_LENGTH = 23
LONGEST_LABEL = 63
"""Letters between two dots of a host, as it is written on the wire."""

_GENERIC = (
    "com|org|net|edu|gov|mil|int|info|biz|name|pro|museum|coop|aero|jobs|mobi|travel|tel|cat|asia|post"
    "|app|dev|blog|shop|site|online|store|tech|library|email|news|media|page|cloud|wiki|live|art|club"
    "|world|today|link|click|zone|works|team|social|video|photos|events|center|community|academy"
    "|school|university|education|foundation|studio|design"
)
"""Ends of hosts that are found without http in front, beside those of countries."""
_HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+"
_SCHEMED = re.compile(
    rf"https?://(?:[\w.~%:!$&'*+,;=-]+@)?({_HOST}[^\W\d_]{{2,}}|\d{{1,3}}(?:\.\d{{1,3}}){{3}})"
    r"(?::\d+)?(?:[/?#][^\s<>\"\u2028-\u202e\u2066-\u2069]*)?",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w@#$./-])({_HOST}(?:[a-z]{{2}}|{_GENERIC}))(?![\w@-])"
    r"(?:[/?#][^\s<>\"\u2028-\u202e\u2066-\u2069]*)?",
    re.IGNORECASE,
)
_TAIL = ".,;:!?'\"»”’…"
_MENTION = re.compile(r"(?<![\w/])@(\w+(?:[\w.-]*\w)?)@[\w.-]*\w")
_PICTURE = re.compile(
    "[0-9#*]\ufe0f?\u20e3"
    "|[\U0001f1e6-\U0001f1ff]{2}"
    "|(?:[\u00a9\u00ae\u2122\u265f]\ufe0f|(?![\u00a9\u00ae\u2122\u265f])"
    f"[{PICTOGRAPHIC}])[\ufe0f\U0001f3fb-\U0001f3ff]?"
    "(?:[\U000e0020-\U000e007e]+\U000e007f)?"
    f"(?:\u200d[{PICTOGRAPHIC}][\ufe0f\U0001f3fb-\U0001f3ff]?)*"
)
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


class Counter(Enum):
    """A way of counting, as it is named in the file of what platforms take."""

    CODEPOINTS = "codepoints"
    GRAPHEMES = "graphemes"
    UTF8_BYTES = "utf8_bytes"
    UTF16_UNITS = "utf16_units"
    WEIGHTED_X = "weighted_x"
    THREADS = "threads_emoji_bytes"
    MASTODON = "mastodon"


def links(text: str, *, bare: bool = True) -> list[tuple[int, int]]:
    """Return where the links in the text begin and end; ``bare`` ones have no http in front."""
    found = [
        (match.start(), _end(match))
        for match in _SCHEMED.finditer(text)
        if _good_host(match.group(1))
    ]
    if bare:
        for match in _BARE.finditer(text):
            inside = any(first <= match.start() < last for first, last in found)
            if not inside and _good_host(match.group(1)):
                found.append((match.start(), _end(match)))
    return sorted(found)


def codepoints(text: str) -> int:
    """Return how many code points the text has."""
    return len(text)


def utf8_bytes(text: str) -> int:
    """Return how many bytes the text has in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def utf16_units(text: str) -> int:
    """Return how many units the text has in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def weighted_x(text: str) -> int:
    """Return the weighted length on X."""
    normal = unicodedata.normalize("NFC", text)
    rest, count = _without(normal, links(normal))
    rest, pictures = _PICTURE.subn("", rest)
    return count * LINK_LENGTH + 2 * pictures + sum(map(_weight, rest))


def threads(text: str) -> int:
    """Return the length on Threads."""
    rest, pictures = len(text), 0
    for match in _PICTURE.finditer(text):
        rest -= len(match.group())
        pictures += utf8_bytes(match.group())
    return rest + pictures


def mastodon(text: str) -> int:
    """Return the length on Mastodon."""
    rest, count = _without(text, links(text, bare=False))
    return count * LINK_LENGTH + graphemes(_MENTION.sub(r"@\1", rest))


COUNT: Mapping[Counter, Callable[[str], int]] = {
    Counter.CODEPOINTS: codepoints,
    Counter.GRAPHEMES: graphemes,
    Counter.UTF8_BYTES: utf8_bytes,
    Counter.UTF16_UNITS: utf16_units,
    Counter.WEIGHTED_X: weighted_x,
    Counter.THREADS: threads,
    Counter.MASTODON: mastodon,
}


def _end(match: "re.Match[str]") -> int:
    """Return where the link ends; a mark that ends the sentence is none of it."""
    text = match.group()
    while text and (text[-1] in _TAIL or (text[-1] == ")" and text.count("(") < text.count(")"))):
        text = text[:-1]
    return match.start() + max(len(text), match.end(1) - match.start())


def _good_host(host: str) -> bool:
    return all(_on_the_wire(label) <= LONGEST_LABEL for label in host.split("."))


def _on_the_wire(label: str) -> int:
    return len(label) if label.isascii() else len(label.encode("punycode")) + len("xn--")


def _without(text: str, places: list[tuple[int, int]]) -> tuple[str, int]:
    """Return the text without the places, and how many there were."""
    kept, begin = [], 0
    for first, last in places:
        kept.append(text[begin:first])
        begin = last
    return "".join([*kept, text[begin:]]), len(places)


def _weight(sign: str) -> int:
    code = ord(sign)
    return 1 if any(first <= code <= last for first, last in _LIGHT) else 2
