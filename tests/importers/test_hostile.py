"""Whatever a file holds, a reader says what is wrong with it and nothing of what is in it."""

import json
import traceback
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.secret_text import SecretText
from smdesk.importers.errors import ImporterError
from smdesk.importers.instants import instant_of
from smdesk.importers.passwords.entry import Source
from smdesk.importers.passwords.tables import layout_of, read_laid_out
from smdesk.importers.register import reader_of, sniff
from tests.importers.passwords import writing
from tests.importers.passwords.writing import table, zipped

HEADS = {
    Source.BITWARDEN_CSV: writing.BITWARDEN,
    Source.ONEPASSWORD_CSV: writing.ONEPASSWORD,
    Source.LASTPASS: writing.LASTPASS,
    Source.CHROME: writing.CHROME,
    Source.FIREFOX: writing.FIREFOX,
    Source.APPLE: writing.APPLE,
    Source.KEEPASSXC_CSV: writing.KEEPASSXC,
    Source.PROTON: writing.PROTON,
}
OURS = [*HEADS, Source.KEEPER, Source.BITWARDEN_JSON, Source.ONEPASSWORD_1PUX]
MARK = "MARKER-7f3a-SECRET"

signs = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
words = signs.map(str.strip)
secrets = signs.filter(bool)
NAMES = """
    items type login uris uri fields value name folders id notes accounts vaults details overview
    sections file data content extraFields totp password passwordHistory encrypted kdfType salt
    passwordProtected urls state createdAt
    """.split()  # noqa: SIM905 - a list of names reads best as words
loose = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


def attempted(source, data):
    """Read the file; only our own errors may come out."""
    try:
        return reader_of(source)(data, password=SecretText("password"))
    except ImporterError:
        return None


@pytest.mark.parametrize("source", [*OURS, Source.PROTON])
@given(data=st.binary(max_size=200))
def test_any_bytes_at_all_give_our_own_errors_alone(source, data):
    attempted(source, data)
    sniff("a.csv", data)


@pytest.mark.parametrize("source", sorted(HEADS, key=str))
@given(data=st.binary(max_size=200) | signs.map(str.encode))
def test_any_bytes_below_the_right_columns_give_our_own_errors_alone(source, data):
    attempted(source, HEADS[source].encode() + b"\r\n" + data)


@given(data=st.binary(max_size=200))
def test_any_table_can_be_laid_out_or_refused(data):
    try:
        read_laid_out(data, layout_of(data))
    except ImporterError:
        return


@pytest.mark.parametrize("source", [Source.BITWARDEN_JSON, Source.PROTON])
@given(value=st.dictionaries(st.sampled_from(["items", "vaults", "encrypted"]), loose))
def test_any_json_gives_our_own_errors_alone(source, value):
    attempted(source, json.dumps(value).encode())


@given(value=loose)
def test_any_json_in_a_zip_gives_our_own_errors_alone(value):
    data = json.dumps({"accounts": [{"vaults": [{"items": [value]}, value]}, value]})
    attempted(Source.ONEPASSWORD_1PUX, zipped({"export.data": data}))


@given(data=st.data())
def test_a_zip_with_any_byte_changed_gives_our_own_errors_alone(data):
    good = bytearray(zipped({"export.data": json.dumps({"accounts": [{"vaults": []}]})}))
    place = data.draw(st.integers(0, len(good) - 1))
    good[place] = data.draw(st.integers(0, 255))
    attempted(Source.ONEPASSWORD_1PUX, bytes(good))


@given(
    rows=st.lists(st.tuples(words, words, secrets, signs), min_size=1, max_size=6),
    divider=st.sampled_from([",", ";", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_written_is_read_again(rows, divider, encoding):
    kept = [row for row in rows if any(map(str.strip, row))]
    cells = [
        {"name": title, "url": "", "username": user, "password": secret, "note": note}
        for title, user, secret, note in kept
    ]
    text = table(writing.CHROME, *cells, divider=divider, quoting=1)
    found = reader_of(Source.CHROME)(text.encode(encoding))
    assert [
        (one.title, one.username, one.password.reveal(), one.notes.reveal() if one.notes else "")
        for one in found.entries
    ] == [(title, user, secret, note if note.strip() else "") for title, user, secret, note in kept]


@settings(max_examples=50)
@given(st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001
def test_an_instant_is_the_same_however_it_is_written(naive):
    instant = naive.replace(microsecond=0, tzinfo=UTC)
    count = int(instant.timestamp())
    written = (instant.isoformat(), str(count), str(count * 1000), str(count * 10**6))
    assert {instant_of(text) for text in written} == {instant}
    shifted = instant.isoformat().replace("+00:00", "+01:00")
    assert instant_of(shifted) == instant - timedelta(hours=1)


def said(error):
    """Return everything that a report of the error could hold, with what led to it."""
    told = []
    while error is not None:
        told += [str(error), repr(error), repr(vars(error)), repr(error.args)]
        error = error.__context__
    return "".join(told)


SPOILT = {
    "table": (Source.CHROME, f'name,url,username,password\nA,,u,"{MARK}'.encode()),
    "encoding": (Source.CHROME, b"name,url,username,password\nA,,u," + MARK.encode() + b"\xff\n"),
    "json": (Source.BITWARDEN_JSON, b'{"items": [{"password": "' + MARK.encode()),
    "proton": (Source.PROTON, b'{"vaults": "' + MARK.encode()),
    "zip": (Source.ONEPASSWORD_1PUX, zipped({"export.data": '{"accounts": ' + MARK})),
    "zip-bytes": (Source.ONEPASSWORD_1PUX, zipped({"export.data": MARK.encode() + b"\xff"})),
    "keeper": (Source.KEEPER, f'f,t,u,"{MARK}'.encode()),
}


@pytest.mark.parametrize("kind", sorted(SPOILT))
def test_no_error_carries_a_secret_not_even_in_what_led_to_it(kind):
    source, data = SPOILT[kind]
    with pytest.raises(ImporterError) as raised:
        reader_of(source)(data)
    assert MARK not in said(raised.value)
    told = "".join(traceback.format_exception(raised.value))
    assert MARK not in told


def test_no_secret_shows_where_what_was_read_is_printed():
    row = {"name": "T", "password": MARK, "note": MARK, "pin": MARK}
    found = reader_of(Source.CHROME)(table(writing.CHROME + ",pin", row).encode())
    assert found.entries[0].password.reveal() == MARK
    assert MARK not in repr(found)
