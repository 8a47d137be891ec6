"""Draws new passwords, as each platform takes them."""

import json
import secrets
from pathlib import Path
from typing import Any

from smdesk.domain.accounts import Platform
from smdesk.domain.generator import Characters, PasswordRules, Phrase
from smdesk.domain.records import InvalidError
from smdesk.domain.secret_text import SecretText
from smdesk.vault.words import Words

FORMAT = 1


class Generator:
    """Makes passwords with the computer's own source of chance; reads its lists at first use."""

    def __init__(self, words: Words, file: Path) -> None:
        """``file`` holds what platforms allow, as ``data/password-rules.json`` does."""
        self._words = words
        self._file = file
        self._rules: dict[Platform, PasswordRules] | None = None
        self._chance = secrets.SystemRandom()

    def generate(self, recipe: Characters | Phrase) -> SecretText:
        """Return a new password."""
        if isinstance(recipe, Characters):
            return recipe.draw(self._chance)
        return recipe.draw(self._chance, self._words.listed())

    def rules_for(self, platform: Platform) -> PasswordRules:
        """Return what the platform allows, and where that stands."""
        if self._rules is None:
            self._rules = read_rules(self._file.read_text("utf-8"))
        return self._rules.get(platform) or PasswordRules.cautious(platform)


def read_rules(text: str) -> dict[Platform, PasswordRules]:
    """Return the rules in the text of the file; raises RuntimeError when it is not whole.

    The file comes with the program, so a fault in it is a broken installation.
    """
    try:
        data = json.loads(text)
        found = {Platform(name): _rules(name, said) for name, said in data["rules"].items()}
    except (AttributeError, InvalidError, KeyError, TypeError, ValueError) as error:
        message = f"the rules for passwords are not whole: {error}"
        raise RuntimeError(message) from error
    if data.get("format") != FORMAT:
        message = "the rules for passwords are of another format"
        raise RuntimeError(message)
    return found


def _rules(name: str, said: dict[str, Any]) -> PasswordRules:
    known = {"longest": int, "shortest": int, "forbidden": str, "source": str}
    for key, value in said.items():
        if type(value) is not known[key]:
            message = f"{name}.{key}"
            raise TypeError(message)
    return PasswordRules(platform=Platform(name), **said)
