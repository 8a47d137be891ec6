"""Every value that a record can have comes back as it was, from the table and from the log."""

import json
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smdesk.domain.custody import Secret
from smdesk.domain.journal import json_text
from smdesk.domain.records import Record, RecordId, new_id
from smdesk.store.codecs import codec_of
from smdesk.store.columns import Shape
from smdesk.store.library import KINDS
from smdesk.store.table import Table
from smdesk.store.transaction import Transaction
from tests.store.cabinets import (
    PARENTS,
    RECORDS,
    connect,
    days,
    do,
    ids,
    instants,
    open_library,
    text,
)


class Colour(Enum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything(Record):
    kind: ClassVar[str] = "everything"

    words: str
    number: int
    flag: bool
    blob: bytes
    money: Decimal
    day: date
    instant: datetime
    colour: Colour
    person: RecordId
    words_or_none: str | None
    flag_or_none: bool | None
    blob_or_none: bytes | None
    money_or_none: Decimal | None
    day_or_none: date | None
    colour_or_none: Colour | None
    days: tuple[date, ...]
    colours: tuple[Colour, ...]
    sums: tuple[Decimal, ...]
    blobs: tuple[bytes, ...]
    flags: tuple[bool, ...]
    words_by_default: str = "as ever"


money = st.decimals(allow_nan=False, allow_infinity=False)
everything = st.builds(
    Everything,
    id=ids,
    words=text,
    number=st.integers(-(2**63), 2**63 - 1),
    flag=st.booleans(),
    blob=st.binary(max_size=20),
    money=money,
    day=days,
    instant=instants,
    colour=st.sampled_from(Colour),
    person=ids,
    words_or_none=st.none() | text,
    flag_or_none=st.none() | st.booleans(),
    blob_or_none=st.none() | st.binary(max_size=20),
    money_or_none=st.none() | money,
    day_or_none=st.none() | days,
    colour_or_none=st.none() | st.sampled_from(Colour),
    days=st.lists(days, max_size=3).map(tuple),
    colours=st.lists(st.sampled_from(Colour), max_size=3).map(tuple),
    sums=st.lists(money, max_size=3).map(tuple),
    blobs=st.lists(st.binary(max_size=9), max_size=3).map(tuple),
    flags=st.lists(st.booleans(), max_size=3).map(tuple),
    words_by_default=text,
)


@pytest.fixture(scope="module")
def table():
    connection = connect()
    open_library(connection)
    shape = Shape(Everything)
    columns = ", ".join(f'"{c.name}" {c.codec.sql}' for c in shape.columns)
    connection.execute(f"CREATE TABLE everything ({columns}) STRICT")
    return Table(connection, shape, lambda: Transaction(connection, lambda: None))


def exactly(record):
    """Return the values with their types, and decimals with their noughts."""
    return [(type(v), str(v), v) for v in (getattr(record, f.name) for f in fields(record))]


@given(record=everything)
def test_values_of_all_types_come_back_from_the_table_as_they_were(table, record):
    table.save(record)
    assert exactly(table.one(record.id)) == exactly(record)


@given(record=everything)
def test_values_of_all_types_come_back_from_the_log_as_they_were(record):
    shape = Shape(Everything)
    row = shape.row(record)
    said = {name: shape.said(name, raw) for name, raw in zip(shape.names, row, strict=True)}
    heard = shape.row_said(record.id, json.loads(json_text(said)))
    assert heard == row
    assert exactly(shape.record_of(heard)) == exactly(record)


@pytest.fixture(scope="module")
def furnished():
    library = open_library()
    do(library, "furnish", *PARENTS)
    return library


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_every_kind_of_record_comes_back_as_it_was(furnished, kind, data):
    record = replace(data.draw(RECORDS[kind]), id=new_id())
    do(furnished, "save", record)
    table = furnished.table(kind)
    assert table.one(record.id) == record
    said = {change.field: change.after for change in furnished.journal.history(record.id)}
    assert table.shape.record_of(table.shape.row_said(record.id, said)) == record


def test_a_field_that_came_later_has_its_default_in_older_records():
    shape = Shape(Everything)
    row = shape.row_said(RecordId("old"), {"words": "hello"})
    assert row[shape.names.index("words_by_default")] == "as ever"


def test_instants_are_kept_in_utc(table):
    paris = timezone(timedelta(hours=2))
    encode = table.shape.by_name["instant"].codec.encode
    assert encode(datetime(2026, 7, 1, 12, tzinfo=paris)) == "2026-07-01T10:00:00+00:00"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("words", 7),
        ("words", Colour.RED),
        ("number", True),
        ("number", 1.0),
        ("flag", 1),
        ("blob", "text"),
        ("money", 1.5),
        ("day", datetime(2026, 1, 1, tzinfo=UTC)),
        ("instant", datetime(2026, 1, 1)),  # noqa: DTZ001 - the fault that is looked for
        ("instant", date(2026, 1, 1)),
        ("colour", "red"),
        ("days", [date(2026, 1, 1)]),
        ("days", (datetime(2026, 1, 1, tzinfo=UTC),)),
        ("words", None),
    ],
)
def test_a_value_of_another_type_is_refused(field, wrong):
    with pytest.raises(TypeError):
        Shape(Everything).by_name[field].codec.encode(wrong)


@pytest.mark.parametrize(
    "hint", [float, list[str], dict[str, str], str | int, tuple[str, int], tuple[str | None, ...]]
)
def test_a_record_cannot_have_a_field_that_cannot_be_kept(hint):
    with pytest.raises(TypeError):
        codec_of(hint)


def test_nobody_searches_for_bytes():
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Leaky(Record):
        kind: ClassVar[str] = "leaky"
        searched: ClassVar[tuple[str, ...]] = ("sealed",)
        sealed: bytes = b""

    with pytest.raises(TypeError, match=r"leaky\.sealed"):
        Shape(Leaky)


def test_no_kind_lets_search_into_what_it_seals():
    for kind in KINDS:
        assert not {"sealed", "wrapped"} & set(kind.searched)
    assert not Secret.searched


def test_a_type_error_does_not_repeat_the_value(library):
    with pytest.raises(TypeError) as raised:
        library.accounts.where(name=b"correct horse battery staple")
    assert "horse" not in str(raised.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank(Record):
    kind: ClassVar[str] = "blank"

    text: str = ""
    number: int = 7
    on: date | None = None


def told(shape, row):
    (said,) = shape.told((row,))
    return said


def test_a_new_record_tells_what_is_not_by_default_and_all_where_everything_is():
    shape = Shape(Blank)
    blank = Blank(id=RecordId("one"), number=8)
    assert json.loads(told(shape, shape.row(blank))) == {"number": 8}
    nothing = Blank(id=RecordId("one"))
    assert json.loads(told(shape, shape.row(nothing))) == {"text": "", "number": 7, "on": None}
    for record in (blank, nothing):
        row = shape.row(record)
        assert shape.row_said(record.id, json.loads(told(shape, row))) == row


blanks = st.builds(
    Blank, id=ids, text=text | st.just(""), number=st.integers(6, 8), on=st.none() | days
)


@given(st.lists(everything, max_size=6), st.lists(blanks, max_size=6))
def test_many_records_are_turned_and_told_as_each_is_by_itself(all_kinds, mostly_blank):
    for kind, records in ((Everything, all_kinds), (Blank, mostly_blank)):
        shape = Shape(kind)
        rows = shape.rows(records)
        assert [exactly(shape.record_of(row)) for row in rows] == list(map(exactly, records))
        assert rows == [shape.row(record) for record in records]
        assert shape.told(rows) == [told(shape, row) for row in rows]


def test_one_value_of_a_wrong_type_among_many_is_refused():
    records = [Blank(number=n) for n in range(9)]
    for wrong in ({"number": True}, {"number": None}, {"text": b"bytes"}, {"on": "2026-01-01"}):
        with pytest.raises(TypeError):
            Shape(Blank).rows([*records, replace(records[0], **wrong)])


DEFAULTS = {
    "account": {
        "url": "", "login_name": "", "recovery_email": "", "recovery_phone": "",
        "second_factor": "unknown", "second_factor_private": 0, "platform_admins": "[]",
        "connected_apps": "[]", "notes": "", "opened_on": None, "run_through": None,
    },
    "custodian": {"primary": 0, "decision": "", "vouched": ""},
    "exposure": {"device": ""},
    "person": {"email": "", "phone": "", "work": "", "note": ""},
    "secret": {"what": "password", "label": ""},
    "secret_version": {"content": "", "size": 0},
    "term": {"decision": "", "note": "", "ended_early": ""},
}  # fmt: skip
"""What logs that are written do not say, because it was so by default when they were written."""


@pytest.mark.parametrize("kind", sorted(DEFAULTS))
def test_what_was_once_by_default_is_so_for_ever(kind):
    (record,) = (one for one in KINDS if one.kind == kind)
    columns = Shape(record).by_name
    assert {name: columns[name].default for name in DEFAULTS[kind]} == DEFAULTS[kind]
