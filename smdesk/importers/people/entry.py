"""Somebody as a file tells of them, and what is wrong with how it does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from smdesk.domain.records import address_or_empty
from smdesk.importers.errors import UnsupportedError, What
from smdesk.importers.table import text_of

MOST_LETTERS = 2_000
"""A name, an address or a note that is longer was never meant as one."""
MOST_PEOPLE = 20_000
_STARTS_A_FORMULA = ("=", "+", "-", "@")
_GUARD = "'"
_TELEPHONE = re.compile(r"[+\-]?[\d\s()./\-]+")
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")


class Problem(Enum):
    """Why somebody cannot be brought in."""

    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    BROKEN = "broken"
    """The card or row breaks off, or holds more than its columns."""


class Remark(Enum):
    """What was done with something that does not fit as it is."""

    ADDRESS_TO_NOTE = "address_to_note"
    """What stands for an address is none; it is kept in the note."""
    MORE_TO_NOTE = "more_to_note"
    """Further addresses and numbers are kept in the note."""
    FORMULA = "formula"
    """A cell begins as a formula does; it is kept as text."""
    LETTERS = "letters"
    """Some letters could not be read, and a mark stands for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPerson:
    """One row or card; ``row`` is the line of the file on which it begins, from 1."""

    row: int
    name: str = ""
    email: str = ""
    phone: str = ""
    work: str = ""
    note: str = ""
    problem: Problem | None = None
    remarks: tuple[Remark, ...] = ()


def person(
    row: int,
    name: str,
    *,
    emails: Sequence[str] = (),
    phones: Sequence[str] = (),
    work: str = "",
    note: str = "",
    remarks: Sequence[Remark] = (),
) -> ReadPerson:
    """Return somebody from texts as a file has them, made to fit or with the problem they have."""
    texts = (name, *emails, *phones, work, note)
    if any(len(text) > MOST_LETTERS for text in texts):
        return ReadPerson(row=row, name=_clean(name)[:60], problem=Problem.TOO_LONG)
    told = list(remarks)
    if any(_calculates(text) for text in texts):
        told.append(Remark.FORMULA)
    if any("\ufffd" in text for text in texts):
        told.append(Remark.LETTERS)
    known = [_clean(one) for one in emails if _clean(one)]
    good = [one for one in known if address_or_empty(one) is None]
    numbers = [_clean(one) for one in phones if _clean(one)]
    rest = [one for one in known if one not in good] + good[1:] + numbers[1:]
    if len(good) < len(known):
        told.append(Remark.ADDRESS_TO_NOTE)
    if len(good) + len(numbers) > len(good[:1]) + len(numbers[:1]):
        told.append(Remark.MORE_TO_NOTE)
    plain = _clean(name).replace("\n", " ")
    return ReadPerson(
        row=row,
        name=plain,
        email=good[0] if good else "",
        phone=numbers[0] if numbers else "",
        work=_clean(work),
        note="\n".join(filter(None, (_clean(note), *dict.fromkeys(rest)))),
        problem=None if plain else Problem.NO_NAME,
        remarks=tuple(dict.fromkeys(told)),
    )


def text_in(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or, failing both, Windows' western letters.

    Raises TooLargeError, and UnsupportedError (ENCODING) for what is no text at all.
    """
    try:
        text = text_of(data)
    except UnsupportedError:
        text = ""
    if text and "\0" not in text:
        return text
    if b"\0" in data:
        raise UnsupportedError(What.ENCODING)
    return data.decode("cp1252", "replace")


def _clean(text: str) -> str:
    text = text.strip()
    if text.startswith(_GUARD) and text[1:].startswith(_STARTS_A_FORMULA):
        # Our own tables guard such a cell with it.
        text = text[1:]
    return text.translate(_CONTROL).replace("\r\n", "\n").replace("\r", "\n").strip()


def _calculates(text: str) -> bool:
    said = text.strip()
    return said.startswith(_STARTS_A_FORMULA) and not _TELEPHONE.fullmatch(said)
