"""JSON of other programs, in which anything may be missing or of another kind than expected."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from smdesk.domain.secret_text import SecretText
from smdesk.importers.errors import DamagedError, NotThisFormatError
from smdesk.importers.instants import counted, instant_of

Loose = Mapping[str, Any]


def loads(text: str) -> Loose:
    """Return the object that the text holds; raises NotThisFormatError for anything else."""
    value = _parsed(text)
    if not isinstance(value, dict):
        # Raised here, not where it is found: that error holds the whole file.
        raise NotThisFormatError
    return value


def text(holder: Loose, name: str) -> str:
    """Return a text, or a number or yes and no as text; empty when it is not there.

    Raises DamagedError for half a sign, as no file of an honest program has one.
    """
    value = holder.get(name)
    if isinstance(value, bool):
        return "true" if value else "false"
    said = value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
    if any("\ud800" <= c <= "\udfff" for c in said):
        raise DamagedError
    return said


def label(holder: Loose, name: str) -> str:
    """Return a text to be shown, with a mark in place of half a sign; never fails."""
    value = holder.get(name)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def secret(holder: Loose, name: str) -> SecretText | None:
    """Return a secret; None when there is none."""
    said = text(holder, name)
    return SecretText(said) if said else None


def part(holder: Loose, name: str) -> Loose:
    """Return an object, empty when it is not there."""
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def parts(holder: Loose, name: str) -> list[Loose]:
    """Return the objects of a list, empty when it is not there."""
    return [value for value in _list(holder, name) if isinstance(value, dict)]


def texts(holder: Loose, name: str) -> list[str]:
    """Return the texts of a list, without the empty ones."""
    found = (text({"": value}, "") for value in _list(holder, name))
    return [said for said in found if said.strip()]


def number(holder: Loose, name: str) -> int | None:
    """Return a whole number, or None."""
    value = holder.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def instant(holder: Loose, name: str) -> datetime | None:
    """Return an instant, written or counted since 1970; None where there is none."""
    count = number(holder, name)
    return instant_of(text(holder, name)) if count is None else counted(count)


def _list(holder: Loose, name: str) -> Sequence[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []


def _parsed(said: str) -> object:
    try:
        value: object = json.loads(said)
    except (ValueError, RecursionError):
        return None
    return value
