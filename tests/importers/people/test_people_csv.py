"""Tables of people are read whatever divides them, and each row tells what is wrong with it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.roster import Person
from smdesk.exporters.people import people_table
from smdesk.importers.errors import DamagedError, ImporterError, UnsupportedError
from smdesk.importers.people.entry import Problem, Remark
from smdesk.importers.people.people_csv import Field, read_table


def people(text: str, encoding: str = "utf-8"):  # type: ignore[no-untyped-def]
    table = read_table(text.encode(encoding))
    return table.people(table.guessed())


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_divider_and_encoding_will_do(divider: str, encoding: str) -> None:
    rows = ("Name", "E-mail", "Phone"), ("Aytən Səfərli", "a@library.example", "41")
    (found,) = people("\n".join(divider.join(row) for row in rows), encoding)
    assert (found.row, found.name, found.email, found.phone) == (
        2, "Aytən Səfərli", "a@library.example", "41",
    )  # fmt: skip


def test_windows_letters_are_read_where_it_is_no_utf_8() -> None:
    assert people("Name;Note\nBjørn;Café\n", "cp1252")[0].name == "Bjørn"


def test_first_and_last_names_are_put_together() -> None:
    (found,) = people("First Name,Last Name,E-mail Address,Job Title\nMara,Lind,m@l.example,Editor")
    assert (found.name, found.email, found.work) == ("Mara Lind", "m@l.example", "Editor")


def test_columns_can_be_said_by_hand() -> None:
    table = read_table(b"Wer,Wo\nMara,m@library.example\n")
    assert table.guessed() == (None, None)
    (found,) = table.people((Field.NAME, Field.EMAIL))
    assert (found.name, found.email) == ("Mara", "m@library.example")


def test_each_bad_row_has_its_line_and_its_problem() -> None:
    long = "x" * 100_000
    found = people(f"Name,Note\n,nobody\n{long},\nMara,ok,and more\nIda,\n")
    assert [(row.row, row.problem) for row in found] == [
        (2, Problem.NO_NAME),
        (3, Problem.TOO_LONG),
        (4, Problem.BROKEN),
        (5, None),
    ]


def test_a_formula_is_kept_as_text_and_told_a_telephone_is_not() -> None:
    formula, phone = people("Name,Phone\n=HYPERLINK(1),\nMara,+1 555 010 0100\n")
    assert (formula.name, formula.remarks) == ("=HYPERLINK(1)", (Remark.FORMULA,))
    assert (phone.phone, phone.remarks) == ("+1 555 010 0100", ())


def test_a_table_that_breaks_off_says_where() -> None:
    with pytest.raises(DamagedError) as error:
        people('Name\nMara\n"Ida')
    assert error.value.row == 3


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnsupportedError):
        read_table(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_whatever_stands_in_a_file_is_read_or_refused_with_a_kind_of_error(junk: bytes) -> None:
    for data in (junk, b"Name,Note\n" + junk):
        try:
            table = read_table(data)
        except ImporterError:
            continue
        assert len(table.people(table.guessed())) == len(table.rows)


def test_a_table_that_was_written_is_read_back_and_no_cell_of_it_calculates() -> None:
    odd = Person(name="=cmd|' /C calc'!A0", email="", phone="+1 555 0100", note='Says "hi",\nbye')
    raw = people_table([odd])
    assert b'"=cmd' not in raw
    assert b'"+1' not in raw
    table = read_table(raw)
    (found,) = table.people(table.guessed())
    assert (found.name, found.phone, found.note) == (odd.name, odd.phone, odd.note)
