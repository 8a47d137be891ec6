"""People from cards: vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350), as real programs write them.

Read by us: of the libraries there are, the one that is looked after reads one broken card as none
of the file, and says nothing of where it was.
"""

import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from smdesk.importers.errors import NotThisFormatError, TooLargeError
from smdesk.importers.people.entry import MOST_PEOPLE, Problem, ReadPerson, person, text_in
from smdesk.importers.table import MOST_BYTES

_PROPERTY = re.compile(
    r'(?:[A-Za-z0-9-]+\.)?(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;(?:"[^"]*"|[^":])*)?):'
    r"(?P<value>.*)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_UNREAD = re.compile(r"(?<!\\);")
WITHOUT_PREFERENCE = 101
"""One more than the least preferred that RFC 6350 knows."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One property: its value as it was meant, and how much it is preferred (1 most of all)."""

    value: str
    preferred: int


def is_vcard(data: bytes) -> bool:
    """Whether the file begins as cards do."""
    return _text(data).lstrip("\ufeff\r\n\t ")[:11].upper() == "BEGIN:VCARD"


def read_vcards(data: bytes) -> list[ReadPerson]:
    """Return everybody in the file; a card that cannot be read is there with its problem.

    Raises NotThisFormatError for a file without cards, TooLargeError, and UnsupportedError
    (ENCODING).
    """
    if len(data) > MOST_BYTES:
        raise TooLargeError(MOST_BYTES)
    found = list(_cards(_text(data)))
    if not found:
        raise NotThisFormatError
    if len(found) > MOST_PEOPLE:
        raise TooLargeError(MOST_PEOPLE)
    return found


def _text(data: bytes) -> str:
    """Return the file with each byte of it as a letter, but for UTF-16: cards name their own."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or (b"\0" in data[:200]):
        data = text_in(data).encode()
    return data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _cards(text: str) -> Iterator[ReadPerson]:
    began = 0
    said: dict[str, list[_Said]] = {}
    for number, line in _lines(text):
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            if began:
                yield ReadPerson(row=began, name=_name(said), problem=Problem.BROKEN)
            began, said = number, {}
        elif mark == "END:VCARD":
            if began:
                yield _person(began, said)
            began = 0
        elif began:
            _take(line, said)
    if began:
        yield ReadPerson(row=began, name=_name(said), problem=Problem.BROKEN)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield whole lines with the number of the line on which each begins: folded ones together."""
    begun, parts = 0, list[str]()
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if parts and line[:1] in {" ", "\t"} and line.strip():
            parts.append(line[1:])
            continue
        if parts and parts[-1].endswith("=") and _is_quoted(parts[0]):
            # A soft line break of quoted-printable, as version 2.1 has them.
            parts[-1] = parts[-1][:-1]
            parts.append(line)
            continue
        if parts:
            yield begun, "".join(parts)
        begun, parts = number, [line]
    if parts:
        yield begun, "".join(parts)


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _take(line: str, said: dict[str, list[_Said]]) -> None:
    found = _PROPERTY.fullmatch(line)
    if found is None:
        return
    name = found["name"].upper()
    if name not in {"FN", "N", "EMAIL", "TEL", "TITLE", "ROLE", "ORG", "NOTE"}:
        return
    parameters = _parameters(found["parameters"])
    value = found["value"].encode("latin-1", "replace")
    if "QUOTED-PRINTABLE" in parameters.get("ENCODING", ()):
        value = quopri.decodestring(value)
    text = _decoded(value, next(iter(parameters.get("CHARSET", ())), ""))
    if name == "TEL":
        text = text.removeprefix("tel:").partition(";ext=")[0]
    if name == "EMAIL":
        text = text.removeprefix("mailto:")
    said.setdefault(name, []).append(_Said(text, _preference(parameters)))


def _parameters(text: str) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for part in text.split(";")[1:]:
        name, sign, value = part.partition("=")
        if not sign:
            # Version 2.1 leaves the name out: ;HOME;PREF;QUOTED-PRINTABLE
            name, value = ("ENCODING" if _is_quoted(part) else "TYPE"), part
        values = [one.strip().upper() for one in value.strip('"').split(",")]
        found.setdefault(name.strip().upper(), []).extend(values)
    return found


def _preference(parameters: Mapping[str, Sequence[str]]) -> int:
    for value in parameters.get("PREF", ()):
        if value.isdecimal():
            return min(int(value[:4]), WITHOUT_PREFERENCE)
    return 1 if "PREF" in parameters.get("TYPE", ()) else WITHOUT_PREFERENCE


def _decoded(value: bytes, charset: str) -> str:
    for name in filter(None, (charset.lower(), "utf-8", "cp1252")):
        try:
            return value.decode(name)
        except (LookupError, ValueError):
            continue
    return value.decode("utf-8", "replace")


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()


def _all(said: Mapping[str, Sequence[_Said]], name: str) -> list[str]:
    values = sorted(said.get(name, ()), key=lambda one: one.preferred)
    return [text for one in values if (text := _plain(one.value))]


def _name(said: Mapping[str, Sequence[_Said]]) -> str:
    for name in _all(said, "FN"):
        return name
    for one in said.get("N", ()):
        parts = [_plain(part) for part in _UNREAD.split(one.value)] + [""] * 5
        family, given, more, before, after = parts[:5]
        name = " ".join(filter(None, (before, given, more, family, after)))
        if name:
            return name
    return ""


def _person(row: int, said: Mapping[str, Sequence[_Said]]) -> ReadPerson:
    works = _all(said, "TITLE") or _all(said, "ROLE")
    if not works:
        works = [
            ", ".join(filter(None, (_plain(part) for part in _UNREAD.split(one.value))))
            for one in said.get("ORG", ())
        ]
    return person(
        row,
        _name(said),
        emails=_all(said, "EMAIL"),
        phones=_all(said, "TEL"),
        work=next(iter(works), ""),
        note="\n".join(_all(said, "NOTE")),
    )
