"""How hard a password is to guess, as an estimator of guesses sees it."""

from dataclasses import dataclass
from enum import Enum


class Weakness(Enum):
    """What a guesser would try first."""

    COMMON = "common"
    """It stands in the lists of passwords that everybody tries."""
    WORD = "word"
    NAME = "name"
    OWN_NAME = "own_name"
    """It holds what the account is called or signed in with."""
    KEYBOARD = "keyboard"
    REPEATED = "repeated"
    RUN = "run"
    """Letters or digits that follow each other, as in 1234."""
    DAY = "day"
    """A day or a year."""
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Strength:
    """An estimate: ``score`` from 0, guessed at once, to 4, out of reach."""

    score: int
    guesses_log10: float
    """The number of guesses it takes, as a power of ten."""
    why: Weakness | None = None
    """What makes it weak; None for what is not."""

    @property
    def weak(self) -> bool:
        """Whether it should be changed: fewer than some 10**8 guesses."""
        return self.score < GOOD_SCORE


GOOD_SCORE = 3
