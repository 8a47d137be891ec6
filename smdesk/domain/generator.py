"""New passwords drawn at random: from letters, digits and signs, or from words."""

import string
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Self

from smdesk.domain.accounts import Platform
from smdesk.domain.records import Fault, faults_of
from smdesk.domain.secret_text import SecretText

LOOK_ALIKES = frozenset("0O1Il|5S2Z8B`'\"")
"""Signs that are taken for one another when somebody reads them aloud or from paper."""

SIGNS = "!#$%&()*+,-./:;<=>?@[]_{|}"
"""Signs that a password may hold: no quotes, and none that need a dead key on some keyboard."""

SHORTEST, LONGEST = 8, 100
FEWEST_WORDS, MOST_WORDS = 3, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Characters:
    """A password of single characters: each chosen class is in it at least once.

    Raises InvalidError (length, classes) for what no password can be.
    """

    length: int = 20
    lower: bool = True
    upper: bool = True
    digits: bool = True
    signs: str = SIGNS
    """The signs it may hold; none where empty."""
    look_alikes: bool = False
    """Whether it may hold signs that are taken for one another."""

    def __post_init__(self) -> None:
        fits = max(SHORTEST, len(self.classes)) <= self.length <= LONGEST
        faults_of(
            length=None if fits else Fault.OUT_OF_RANGE,
            classes=None if self.classes else Fault.EMPTY,
        )

    @property
    def classes(self) -> tuple[str, ...]:
        """The characters of each class that it draws from."""
        chosen = (
            string.ascii_lowercase if self.lower else "",
            string.ascii_uppercase if self.upper else "",
            string.digits if self.digits else "",
            self.signs,
        )
        kept = ("".join(c for c in dict.fromkeys(one) if self._may(c)) for one in chosen)
        return tuple(one for one in kept if one)

    def draw(self, chance: Random) -> SecretText:
        """Return a password; ``chance`` is to be secrets.SystemRandom anywhere but in tests."""
        alphabet = "".join(self.classes)
        drawn = [chance.choice(one) for one in self.classes]
        drawn += [chance.choice(alphabet) for _ in range(self.length - len(drawn))]
        chance.shuffle(drawn)
        return SecretText("".join(drawn))

    def _may(self, character: str) -> bool:
        return self.look_alikes or character not in LOOK_ALIKES


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A password of words, for what people have to type by hand.

    Raises InvalidError (words) for fewer than protect or more than anybody types.
    """

    words: int = 6
    between: str = "-"
    capitals: bool = False
    """Whether each word begins with a capital."""
    digit: bool = False
    """Whether one word ends in a digit, for platforms that ask for one."""

    def __post_init__(self) -> None:
        fits = FEWEST_WORDS <= self.words <= MOST_WORDS
        faults_of(words=None if fits else Fault.OUT_OF_RANGE)

    def draw(self, chance: Random, listed: Sequence[str]) -> SecretText:
        """Return a password of words out of the list; ``chance`` as for characters."""
        drawn = [chance.choice(listed) for _ in range(self.words)]
        if self.capitals:
            drawn = [word.capitalize() for word in drawn]
        if self.digit:
            drawn[chance.randrange(self.words)] += str(chance.randrange(10))
        return SecretText(self.between.join(drawn))


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordRules:
    """What a platform allows; raises InvalidError when no password of ours could fit."""

    platform: Platform
    longest: int
    shortest: int = SHORTEST
    forbidden: str = ""
    """Signs that it does not take."""
    source: str = ""
    """Where that stands; empty for a cautious guess of our own."""

    def __post_init__(self) -> None:
        faults_of(
            shortest=None if 1 <= self.shortest <= self.longest else Fault.OUT_OF_RANGE,
            longest=None if self.longest >= SHORTEST else Fault.OUT_OF_RANGE,
        )

    def fitted(self, recipe: Characters) -> Characters:
        """Return the recipe as the platform takes it."""
        length = min(max(recipe.length, self.shortest), self.longest, LONGEST)
        signs = "".join(sign for sign in recipe.signs if sign not in self.forbidden)
        return replace(recipe, length=length, signs=signs)

    def recipe(self) -> Characters:
        """Return what to draw for an account on the platform unless somebody wants otherwise."""
        return self.fitted(Characters())

    @classmethod
    def cautious(cls, platform: Platform) -> Self:
        """Return what nearly every platform allows."""
        return cls(platform=platform, longest=64)
