"""Passwords drawn at random, for whoever needs a new one."""

import re
import secrets
import string
from collections.abc import Callable

from smdesk.domain.secret_text import SecretText

LENGTH = 20
SIGNS = "!#$%&*+-=?@_"
ALIKE = frozenset("Il1O0o")
"""Letters and digits that are mistaken for each other when typed over from paper."""
POOL = "".join(c for c in string.ascii_letters + string.digits if c not in ALIKE) + SIGNS
WORDS_KEPT = 5


def characters() -> SecretText:
    """Return 20 characters (about 119 bits) of every sort that platforms ask for."""
    while True:
        text = "".join(secrets.choice(POOL) for _ in range(LENGTH))
        sorts = (str.islower, str.isupper, str.isdigit, SIGNS.__contains__)
        if all(any(sort(c) for c in text) for sort in sorts):
            return SecretText(text)


def words(draw: Callable[[], str]) -> SecretText:
    """Return five of the words that ``draw`` gives, as platforms want them (about 68 bits).

    A capital, a digit and hyphens are added, because many platforms ask for them.
    """
    first, *others = re.split(r"[-\s]+", draw())[:WORDS_KEPT]
    number = secrets.randbelow(90) + 10
    return SecretText("-".join([first.capitalize(), *others, str(number)]))
