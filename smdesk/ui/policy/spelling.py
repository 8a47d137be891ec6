"""Spelling in English: the words of a list, of the library, and those somebody let pass."""

import re
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from smdesk.system.resources import resources_folder
from smdesk.ui.kit.background import Background

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_PROSE = re.compile(r"\S*(?:@|://|\{\{)\S*|\w*\d\w*")
_HYPHENS = frozenset("-\u2010\u2011")
_BEFORE = frozenset(
    {"anti", "bi", "co", "de", "dis", "ex", "inter", "intra", "mid", "mini", "mis", "multi", "non",
     "post", "pre", "pro", "pseudo", "re", "semi", "sub", "super", "trans", "tri", "ultra", "un"}
)  # fmt: skip
"""What is put before words in English, and is no word in a dictionary."""
SUGGESTED = 5
DICTIONARIES = ("en-us", "en-gb")
"""American and British spelling; a word that one of them knows is right."""


class Words(Protocol):
    """One dictionary."""

    def lookup(self, word: str) -> bool:
        """Whether it knows the word."""

    def suggest(self, word: str) -> Iterable[str]:
        """Return words that may have been meant, the likeliest first."""


Read = Callable[[], list[Words]]


def load() -> list[Words]:
    """Read the dictionaries; takes about half a second, so that it is done elsewhere."""
    folder = resources_folder() / "spelling"
    return [_read(folder, name) for name in DICTIONARIES]


def _read(folder: Path, name: str) -> Words:
    from spylls.hunspell import Dictionary, readers  # noqa: PLC0415 - not before somebody writes
    from spylls.hunspell.readers.file_reader import BaseReader  # noqa: PLC0415

    class Reader(BaseReader):  # type: ignore[misc]
        """Reads from memory: the package's own reader leaves its files open."""

        def reset_encoding(self, encoding: str) -> None:
            """Go on: our files are all in UTF-8."""

    def of(ending: str) -> Reader:
        return Reader(StringIO((folder / f"{name}.{ending}").read_text("utf-8")))

    endings, context = readers.read_aff(of("aff"))
    made: Words = Dictionary(endings, readers.read_dic(of("dic"), aff=endings, context=context))
    return made


class Speller(QObject):
    """Knows which words are spelt wrongly, once its dictionaries are read."""

    came = Signal()
    """The dictionaries are there."""

    def __init__(self, own: Iterable[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dictionaries: list[Words] = []
        self._known: dict[str, bool] = {}
        self._own: set[str] = set()
        self.know(own)

    @property
    def ready(self) -> bool:
        """Whether the dictionaries are read."""
        return bool(self._dictionaries)

    def fetch(self, background: Background, read: Read) -> None:
        """Read the dictionaries in the background; ``came`` tells when they are there."""
        background.run(read, self.take)

    def take(self, dictionaries: list[Words]) -> None:
        """Go by these dictionaries from now on."""
        self._dictionaries = dictionaries
        self._known.clear()
        self.came.emit()

    def know(self, words: Iterable[str]) -> bool:
        """Let these words pass and every word within them, however their letters are written.

        Others that passed before do so no more. False where they are the same as before.
        """
        own = {_plain(one) for word in words for one in WORD.findall(word)}
        if own == self._own:
            return False
        self._own = own
        self._known.clear()
        return True

    def wrong(self, text: str) -> list[tuple[int, int]]:
        """Return where misspelt words begin and end, counted in signs of the text."""
        if not self._dictionaries:
            return []
        skipped = [match.span() for match in _NOT_PROSE.finditer(text)]
        return [
            match.span()
            for match in WORD.finditer(text)
            if not self.right(match.group())
            and not any(begin <= match.start() < end for begin, end in skipped)
            and not _begins_word(match.group(), text[match.end() : match.end() + 2])
        ]

    def right(self, word: str) -> bool:
        """Whether a word is spelt as one of the dictionaries has it, or is the library's own."""
        plain = word.replace("’", "'")
        known = self._known.get(plain)
        if known is None:
            known = self._known[plain] = self._look_up(plain)
        return known

    def suggest(self, word: str) -> list[str]:
        """Return up to five words that may have been meant."""
        found: dict[str, None] = {}
        for dictionary in self._dictionaries:
            for at, one in enumerate(dictionary.suggest(word.replace("’", "'"))):
                if at >= SUGGESTED:
                    break
                found[one] = None
        return list(found)[:SUGGESTED]

    def _look_up(self, word: str) -> bool:
        plain = _plain(word)
        if len(word) == 1 or word.isupper() or plain in self._own:
            return True
        if not word.isascii() and any(sign > "\u024f" for sign in word):
            # Another script: there is no dictionary for it here, so it is not called wrong.
            return True
        return any(dictionary.lookup(word) for dictionary in self._dictionaries)


def _begins_word(word: str, then: str) -> bool:
    """Whether it is put before a word with a hyphen, as in ``pre-shared``; ``then`` follows it."""
    return word.casefold() in _BEFORE and then[:1] in _HYPHENS and then[1:].isalpha()


def _plain(word: str) -> str:
    """Return the word as words are compared here: in small letters, and nobody's."""
    return word.replace("’", "'").casefold().removesuffix("'s")
