"""Words that are spelt right here, whatever a dictionary says: places, projects, own terms."""

from dataclasses import dataclass
from typing import ClassVar

from smdesk.domain.records import Fault, Record, faults_of, filled, short_enough
from smdesk.overriding import override

MOST_WORD = 80
"""Signs; the longest word in a dictionary of English has 45."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord(Record):
    """A word, or a name of several, that the library spells so."""

    kind: ClassVar[str] = "own_word"
    searched: ClassVar[tuple[str, ...]] = ("word", "note")

    word: str
    note: str = ""
    """What it is, for those who come after."""

    def __post_init__(self) -> None:
        faults_of(word=filled(self.word) or _spelt(self.word) or short_enough(self.word, MOST_WORD))

    @property
    @override
    def title(self) -> str:
        """The word itself."""
        return self.word


def same(one: str, other: str) -> bool:
    """Whether two words are one, however large their letters are."""
    return one.strip().casefold() == other.strip().casefold()


def _spelt(word: str) -> Fault | None:
    """Return EMPTY where there is no letter to spell."""
    return None if any(sign.isalpha() for sign in word) else Fault.EMPTY
