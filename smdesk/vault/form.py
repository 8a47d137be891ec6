"""The one form in which the keyring is written, and reading it without believing it."""

import json
from collections.abc import Mapping
from typing import Any


def canonical(said: Mapping[str, Any]) -> bytes:
    """Return the only bytes that say this: sorted, without blanks, in UTF-8."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def text(value: object) -> str:
    """Return the value if it is text; raises TypeError."""
    if not isinstance(value, str):
        raise TypeError
    return value


def truth(value: object) -> bool:
    """Return the value if it is true or false; raises TypeError."""
    if not isinstance(value, bool):
        raise TypeError
    return value


def number(value: object) -> int:
    """Return the value if it is a whole number from 0 on; raises TypeError."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value


def octets(value: object, length: int) -> bytes:
    """Return so many bytes, given in hexadecimal; raises TypeError or ValueError."""
    raw = bytes.fromhex(text(value))
    if len(raw) != length:
        raise ValueError
    return raw
