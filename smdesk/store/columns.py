"""How the fields of a record become the columns of its table and the values in the log."""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from operator import attrgetter
from typing import Any, Generic, TypeVar, get_type_hints

from smdesk.domain.journal import JsonValue, json_text
from smdesk.domain.records import Record, RecordId
from smdesk.store.codecs import Codec, Turn, codec_of

Raw = str | int | bytes | None
Row = tuple[Raw, ...]
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Column:
    """One field: its name, its codec, whether it may be empty, and what it is by default."""

    name: str
    codec: Codec
    optional: bool
    default: Raw
    """The raw value for rows that were there before the field was."""

    @property
    def as_they_are(self) -> frozenset[type]:
        """The types whose values are raw as they are."""
        plain = () if self.codec.plain is None else (self.codec.plain,)
        return frozenset((*plain, type(None)) if self.optional else plain)


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
        self._encoders = tuple((one.as_they_are, one.codec.encode) for one in self.columns)
        self._decoders = tuple(
            (index, column.codec.decode)
            for index, column in enumerate(self.columns)
            if column.codec.decodes
        )
        self._tellers = tuple(
            (f",{json_text(column.name)}:", column.codec.text, column.default)
            for column in self.columns[1:]
        )
        listed = ", ".join(f'"{name}"' for name in self.names)
        marks = ", ".join("?" * len(self.names))
        changed = ", ".join(f'"{name}" = ?' for name in self.names[1:])
        # Names of tables and columns come from our own classes, never from what people type.
        self.select = f'SELECT {listed} FROM "{self.kind}"'  # noqa: S608
        self.select_one = f'{self.select} WHERE "id" = ?'
        self.into = f'INSERT INTO "{self.kind}" ({listed})'
        self.insert = f"{self.into} VALUES ({marks})"
        self.update = f'UPDATE "{self.kind}" SET {changed} WHERE "id" = ?'  # noqa: S608
        self.delete = f'DELETE FROM "{self.kind}" WHERE "id" = ?'  # noqa: S608
        for name in record.searched:
            if self.by_name[name].codec.sql == "BLOB":
                message = f"{self.kind}.{name} holds bytes: nobody can search for them."
                raise TypeError(message)

    def row(self, record: R) -> Row:
        """Return the raw values of the record, in the order of the columns."""
        (row,) = self.rows((record,))
        return row

    def rows(self, records: Sequence[R]) -> list[Row]:
        """Return the raw values of each record, in the order of the columns.

        Goes through them column by column: of many records, those that need not be turned are
        passed over together.
        """
        columns = zip(*map(self._values, records), strict=True)
        raw = [
            values if as_they_are.issuperset(map(type, values)) else map(encode, values)
            for (as_they_are, encode), values in zip(self._encoders, columns, strict=bool(records))
        ]
        return list(zip(*raw, strict=True))

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

    def told(self, rows: Sequence[Row]) -> list[str]:
        """Return as JSON what each new record says: what is not by default, or else everything.

        What is by default today must be so for ever: the log does not say it.
        """
        _, *columns = zip(*rows, strict=True) if rows else ((),)
        parts = [
            _told(key, text, default, values)
            for (key, text, default), values in zip(self._tellers, columns, strict=bool(rows))
            if values.count(default) < len(values)
        ]
        said = map("".join, zip(*parts, strict=True)) if parts else [""] * len(rows)
        return [
            f"{{{kept[1:]}}}" if kept else self._told_whole(row)
            for kept, row in zip(said, rows, strict=True)
        ]

    def _told_whole(self, row: Row) -> str:
        named = zip(self.names[1:], row[1:], strict=True)
        return json_text({name: self.said(name, raw) for name, raw in named})

    def by_default(self, name: str) -> JsonValue:
        """Return what the field says by default, as the log has it."""
        return self.said(name, self.by_name[name].default)

    def row_said(self, record: RecordId, values: dict[str, JsonValue]) -> Row:
        """Return the raw values that the log's values make; what it does not name is by default."""
        return (record, *(_heard(column, values) for column in self.columns[1:]))


def _told(key: str, text: Turn, default: Raw, values: tuple[Raw, ...]) -> list[str]:
    """Return what each record says of one field: nothing where that is so by default."""
    if default not in values and None not in values:
        return [key + said for said in map(text, values)]
    return [
        "" if raw == default else key + ("null" if raw is None else text(raw)) for raw in values
    ]


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
