"""A plan is read from tables of several makes; a row that is wrong says why."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.importers.errors import ImporterError, NotThisFormatError
from smdesk.importers.plan import Field, RowTrouble, read


def rows(text):
    table = read(text.encode())
    return table.rows(table.guess())


def test_another_programs_names_for_columns_are_known():
    (one,) = rows("postAtSpecificTime,content,imageUrls\n2026-12-01T09:30,Hello,a.jpg|b.jpg\n")
    assert (one.row.day, one.row.clock) == (date(2026, 12, 1), time(9, 30))
    assert (one.row.text, one.row.media) == ("Hello", ("a.jpg", "b.jpg"))


def test_several_channels_stand_in_one_cell():
    (one,) = rows("date;channels;text\n2026-12-01;Instagram, Facebook;Hello\n")
    assert one.row.channels == ("Instagram", "Facebook")


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        (",,,", RowTrouble.NOTHING),
        ("31.2.2026,,Hello,", RowTrouble.NOT_A_DAY),
        ("04/05/2026,,Hello,", RowTrouble.NOT_A_DAY),
        ("2026-12-01,25:00,Hello,", RowTrouble.NOT_A_TIME),
        (",09:00,Hello,", RowTrouble.TIME_ALONE),
        ("2026-12-01,,Hello,javascript:x", RowTrouble.NOT_A_LINK),
        ("2026-12-01,,Hello,,more", RowTrouble.SHIFTED),
        ("2026-12-01,," + "x" * 100_001 + ",", RowTrouble.TOO_LONG),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(line, trouble):
    found = rows(f"date,time,text,link\n{line}\n2026-12-02,,Good,\n")
    if trouble is not RowTrouble.NOTHING:
        assert trouble in found[0].troubles
    assert found[-1].troubles == ()


def test_a_person_may_say_otherwise_which_column_holds_what():
    table = read(b"a,b,c\n2026-12-01,Title,Words\n")
    assert table.guess() == {}
    (one,) = table.rows({Field.DATE: 0, Field.TITLE: 1, Field.TEXT: 2})
    assert (one.row.day, one.row.title, one.row.text) == (date(2026, 12, 1), "Title", "Words")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"one column\nx\n", b"\0\0\0"])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(ImporterError):
        read(data)


def test_one_column_is_no_plan():
    with pytest.raises(NotThisFormatError):
        read(b"text\nHello\n")


@given(st.binary(max_size=400))
def test_no_bytes_do_more_harm_than_being_refused(data):
    try:
        table = read(data)
    except ImporterError:
        return
    for one in table.rows(table.guess()):
        assert one.troubles or one.row.title or one.row.text
