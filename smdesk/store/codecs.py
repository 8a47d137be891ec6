"""How values of each type are kept in a table and said in the log.

Each value has three forms: as Python has it in the record, *raw* as the table holds it, and
*said* as the log holds it, which is what JSON can hold.
"""

import base64
import json
import types
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from typing import Any, NewType, TypeVar, Union, get_args, get_origin

from smdesk.domain.journal import json_text

V = TypeVar("V")

BYTES_MARK = "base64:"
"""What bytes begin with in the log."""

Turn = Callable[[Any], Any]


def _same(value: V) -> V:
    return value


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type are turned from one form to another.

    None never comes to ``decode``, ``say`` and ``hear``: it is None in every form.
    """

    sql: str
    encode: Turn
    """Python to raw; raises TypeError for a value of another type."""
    decode: Turn = _same
    """Raw to Python."""
    say: Turn = _same
    """Raw to said."""
    hear: Turn = _same
    """Said to raw."""
    listed: bool = False
    """Its raw form is JSON itself."""
    plain: type | None = None
    """The one type whose values are raw as they are; None where all have to be turned."""

    @property
    def decodes(self) -> bool:
        """Whether raw values have to be turned to be Python's."""
        return self.decode is not _same

    @property
    def text(self) -> Callable[[Any], str]:
        """What turns a raw value that is not None into the JSON of what is said."""
        if self.listed or (self.sql == "INTEGER" and self.say is _same):
            return str
        if self.say is _same:
            return encode_basestring
        return lambda raw: json_text(self.say(raw))


def codec_of(hint: object) -> tuple[Codec, bool]:
    """Return how values of the type are kept, and whether they may be None.

    Raises TypeError for a type that a record cannot have.
    """
    if isinstance(hint, NewType):
        return codec_of(hint.__supertype__)
    origin, given = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        kept = [argument for argument in given if argument is not type(None)]
        if len(kept) == 1 and len(given) == 2:  # noqa: PLR2004 - a type or None
            return _or_none(codec_of(kept[0])[0]), True
    elif origin is tuple and len(given) == 2 and given[1] is Ellipsis:  # noqa: PLR2004
        return _tuple_of(*codec_of(given[0])), False
    elif isinstance(hint, type) and issubclass(hint, Enum):
        return _choice(hint), False
    elif hint in _PLAIN:
        return _PLAIN[hint], False
    message = f"A record cannot have a field of type {hint}."
    raise TypeError(message)


def _checked(value: object, kind: type[V]) -> V:
    if type(value) is not kind:
        message = f"{kind.__name__} is wanted here, not {type(value).__name__}."
        raise TypeError(message)
    return value


def _text(value: object) -> str:
    return _checked(value, str)


def _whole(value: object) -> int:
    return _checked(value, int)


def _flag(value: object) -> int:
    return int(_checked(value, bool))


def _binary(value: object) -> bytes:
    return _checked(value, bytes)


def _date_text(value: object) -> str:
    return _checked(value, date).isoformat()


def _instant_text(value: object) -> str:
    instant = _checked(value, datetime)
    if instant.tzinfo is None:
        message = "An instant without a time zone cannot be kept."
        raise TypeError(message)
    return instant.astimezone(UTC).isoformat()


def _decimal_text(value: object) -> str:
    return str(_checked(value, Decimal))


def _bytes_said(raw: bytes) -> str:
    return BYTES_MARK + base64.b64encode(raw).decode()


def _bytes_heard(said: str) -> bytes:
    return base64.b64decode(said.removeprefix(BYTES_MARK), validate=True)


_FLAGS = {0: False, 1: True}.__getitem__
_PLAIN: dict[Any, Codec] = {
    str: Codec("TEXT", _text, plain=str),
    int: Codec("INTEGER", _whole, plain=int),
    bool: Codec("INTEGER", _flag, _FLAGS, _FLAGS, int),
    bytes: Codec("BLOB", _binary, _same, _bytes_said, _bytes_heard, plain=bytes),
    Decimal: Codec("TEXT", _decimal_text, Decimal),
    date: Codec("TEXT", _date_text, date.fromisoformat),
    datetime: Codec("TEXT", _instant_text, datetime.fromisoformat),
}


def _choice(choices: type[Enum]) -> Codec:
    def encode(value: object) -> str:
        return str(_checked(value, choices).value)

    return Codec("TEXT", encode, {str(choice.value): choice for choice in choices}.__getitem__)


def _or_none(codec: Codec) -> Codec:
    encode = codec.encode
    return replace(codec, encode=lambda value: None if value is None else encode(value))


def _tuple_of(codec: Codec, optional: bool) -> Codec:
    if optional:
        message = "A record cannot have a field that lists things and gaps."
        raise TypeError(message)
    encode, decode, say, hear = codec.encode, codec.decode, codec.say, codec.hear

    def written(values: object) -> str:
        listed = [say(encode(value)) for value in _checked(values, tuple)]
        return json_text(listed) if listed else "[]"

    def read(raw: str) -> tuple[Any, ...]:
        return () if raw == "[]" else tuple([decode(hear(value)) for value in json.loads(raw)])

    return Codec("TEXT", written, read, json.loads, json_text, listed=True)
