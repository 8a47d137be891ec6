"""How the fields of a record become the columns of its table and the values in the log.

Each value has three forms: as Python has it in the record, *raw* as the table holds it, and
*said* as the log holds it, which is what JSON can hold.
"""

import base64
import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Generic, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from smdesk.domain.journal import JsonValue, json_text
from smdesk.domain.records import Record, RecordId

Raw = str | int | bytes | None
Row = tuple[Raw, ...]
R = TypeVar("R", bound=Record)
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

    @property
    def text(self) -> Callable[[Any], str]:
        """What turns a raw value that is not None into the JSON of what is said."""
        if self.listed or (self.sql == "INTEGER" and self.say is _same):
            return str
        if self.say is _same:
            return encode_basestring
        return lambda raw: json_text(self.say(raw))


@dataclass(frozen=True, slots=True)
class Column:
    """One field: its name, its codec, whether it may be empty, and what it is by default."""

    name: str
    codec: Codec
    optional: bool
    default: Raw
    """The raw value for rows that were there before the field was."""


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


class Shape(Generic[R]):
    """What a kind of record looks like in its table, worked out once from its dataclass."""

    def __init__(self, record: type[R]) -> None:
        self.record = record
        self.kind = record.kind
        hints = get_type_hints(record)
        self.columns = tuple(_column(field, hints[field.name]) for field in fields(record))
        self.names = tuple(column.name for column in self.columns)
        self.by_name = dict(zip(self.names, self.columns, strict=True))
        self._values: Callable[[R], tuple[Any, ...]] = attrgetter(*self.names)
        self._encoders = tuple(column.codec.encode for column in self.columns)
        self._decoders = tuple(
            (index, column.codec.decode)
            for index, column in enumerate(self.columns)
            if column.codec.decode is not _same
        )
        self._tellers = tuple(
            (json_text(column.name), column.codec.text, column.default)
            for column in self.columns[1:]
        )
        listed = ", ".join(f'"{name}"' for name in self.names)
        marks = ", ".join("?" * len(self.names))
        changed = ", ".join(f'"{name}" = ?' for name in self.names[1:])
        # Names of tables and columns come from our own classes, never from what people type.
        self.select = f'SELECT {listed} FROM "{self.kind}"'  # noqa: S608
        self.select_one = f'{self.select} WHERE "id" = ?'
        self.insert = f'INSERT INTO "{self.kind}" ({listed}) VALUES ({marks})'  # noqa: S608
        self.update = f'UPDATE "{self.kind}" SET {changed} WHERE "id" = ?'  # noqa: S608
        self.delete = f'DELETE FROM "{self.kind}" WHERE "id" = ?'  # noqa: S608
        for name in record.searched:
            if self.by_name[name].codec.sql == "BLOB":
                message = f"{self.kind}.{name} holds bytes: nobody can search for them."
                raise TypeError(message)

    def row(self, record: R) -> Row:
        """Return the raw values of the record, in the order of the columns."""
        values = self._values(record)
        return tuple([encode(value) for encode, value in zip(self._encoders, values, strict=True)])

    def record_of(self, row: Row) -> R:
        """Return the record that the raw values make; raises InvalidError as its class does."""
        values: list[Any] = list(row)
        for index, decode in self._decoders:
            raw = values[index]
            if raw is not None:
                values[index] = decode(raw)
        return self.record(**dict(zip(self.names, values, strict=True)))

    def said(self, name: str, raw: Raw) -> JsonValue:
        """Return a raw value of the field as the log has it."""
        value: JsonValue = None if raw is None else self.by_name[name].codec.say(raw)
        return value

    def told(self, row: Row) -> str:
        """Return as JSON what a new record says: what is not by default, or else everything.

        What is by default today must be so for ever: the log does not say it.
        """
        kept = [
            f"{key}:{'null' if raw is None else text(raw)}"
            for (key, text, default), raw in zip(self._tellers, row[1:], strict=True)
            if raw != default
        ]
        if kept:
            return "{" + ",".join(kept) + "}"
        named = zip(self.names[1:], row[1:], strict=True)
        return json_text({name: self.said(name, raw) for name, raw in named})

    def by_default(self, name: str) -> JsonValue:
        """Return what the field says by default, as the log has it."""
        return self.said(name, self.by_name[name].default)

    def row_said(self, record: RecordId, values: dict[str, JsonValue]) -> Row:
        """Return the raw values that the log's values make; what it does not name is by default."""
        return (record, *(_heard(column, values) for column in self.columns[1:]))


def _heard(column: Column, values: dict[str, JsonValue]) -> Raw:
    if column.name not in values:
        return column.default
    value = values[column.name]
    raw: Raw = None if value is None else column.codec.hear(value)
    return raw


def _column(field: "Field[Any]", hint: object) -> Column:
    codec, optional = codec_of(hint)
    default: Raw = None
    if field.default is not MISSING:
        default = codec.encode(field.default)
    return Column(field.name, codec, optional, default)


def _checked(value: object, kind: type[V]) -> V:
    if type(value) is not kind:
        message = f"{kind.__name__} is wanted here, not {type(value).__name__}."
        raise TypeError(message)
    return value


def _text(value: object) -> str:
    # Most values are texts: they are spared one call more.
    return value if type(value) is str else _checked(value, str)


def _whole(value: object) -> int:
    return value if type(value) is int else _checked(value, int)


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
    str: Codec("TEXT", _text),
    int: Codec("INTEGER", _whole),
    bool: Codec("INTEGER", _flag, _FLAGS, _FLAGS, int),
    bytes: Codec("BLOB", _binary, _same, _bytes_said, _bytes_heard),
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
