"""Recovery codes: what is pasted is understood, and few that are left are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.records import Fault, InvalidError, RecordId, Ref
from smdesk.domain.recovery_codes import (
    FEW_CODES,
    CodeUse,
    check_left,
    cleaned,
    kept,
    listed,
    understood,
)
from smdesk.domain.secret_text import SecretText

ABOUT = Ref("account", RecordId("a"))


@pytest.mark.parametrize(
    ("pasted", "codes"),
    [
        ("abcd-1234\nefgh-5678\n", ("abcd-1234", "efgh-5678")),
        ("1. abcd-1234\n2. efgh-5678", ("abcd-1234", "efgh-5678")),
        ("1) abcd1234\r\n2) efgh5678\r\n", ("abcd1234", "efgh5678")),
        ("1 abcd1234\n2 efgh5678\n3 ijkl9012", ("abcd1234", "efgh5678", "ijkl9012")),
        ("[ ] 1234 5678\n[x] 2345 6789", ("1234 5678", "2345 6789")),
        ("☐ 1234 5678\n☐ 2345 6789", ("1234 5678", "2345 6789")),
        ("• abcdefgh\n• ijklmnop", ("abcdefgh", "ijklmnop")),
        (
            "1234 5678    2345 6789\n3456 7890    4567 8901",
            ("1234 5678", "2345 6789", "3456 7890", "4567 8901"),
        ),
        (
            "abcd1234\tefgh5678\nijkl9012\tmnop3456",
            ("abcd1234", "efgh5678", "ijkl9012", "mnop3456"),
        ),
        ("abcd1234 efgh5678\nijkl9012 mnop3456", ("abcd1234", "efgh5678", "ijkl9012", "mnop3456")),
        ("abcd1234 efgh5678 ijkl9012", ("abcd1234", "efgh5678", "ijkl9012")),
        ("abcd1234, efgh5678; ijkl9012", ("abcd1234", "efgh5678", "ijkl9012")),
        ("12345 67890 13579", ("12345", "67890", "13579")),
        ("1234 5678 2345 6789", ("1234 5678", "2345 6789")),
        ("1234 5678 2345", ("1234", "5678", "2345")),
        ("\n\n 12345678 \n\n\n87654321", ("12345678", "87654321")),
        ("12345678\n23456789", ("12345678", "23456789")),
        ("only-one", ("only-one",)),
        (
            "SAVE THESE CODES\n1. 1234 5678   3. 3456 7890\n2. 2345 6789   4. 4567 8901\n(a@b.org)",
            ("1234 5678", "3456 7890", "2345 6789", "4567 8901"),
        ),
        (
            "Recovery codes:\nabcd-1234\nefgh-ijkl\n5678-mnop",
            ("abcd-1234", "efgh-ijkl", "5678-mnop"),
        ),
        ("apple harbor\ncandle ember", ("apple harbor", "candle ember")),
        ("", ()),
        (" \n\t\n", ()),
    ],
)
def test_a_pasted_list_is_understood(pasted, codes):
    assert understood(pasted) == codes


def test_a_list_of_bare_numbers_keeps_them():
    """Numbers in the place of the codes are codes where nothing follows them."""
    assert understood("1\n2\n3") == ("1", "2", "3")


@given(st.text(max_size=80))
def test_any_text_is_understood_somehow_and_places_never_change(pasted):
    codes = understood(pasted)
    assert all(code == code.strip() and code for code in codes)
    assert listed(kept(codes)) == codes


@given(st.lists(st.from_regex(r"[a-z0-9]{4}-[a-z0-9]{6}", fullmatch=True), min_size=2))
def test_one_code_on_each_line_is_kept_as_it_is(codes):
    assert understood("\n".join(codes)) == tuple(codes)


def test_a_list_is_kept_with_one_on_each_line_and_counted():
    text, count = cleaned(SecretText("1. abcd1234\n2. efgh5678"))
    assert (text.reveal(), count) == ("abcd1234\nefgh5678", 2)


def test_a_list_without_codes_is_no_list():
    with pytest.raises(InvalidError) as error:
        cleaned(SecretText(" ,;\n"))
    assert error.value.faults == {"text": Fault.EMPTY}


@pytest.mark.parametrize(("left", "told"), [(0, 0), (2, 2), (3, None), (8, None), (None, None)])
def test_fewer_than_three_are_told(left, told):
    found = check_left(ABOUT, "Instagram", left)
    assert (found.facts["count"] if found else None) == told
    assert found is None or found.rule is FEW_CODES


@pytest.mark.parametrize("wrong", [{"number": 0}, {"position": 0}])
def test_a_tick_is_of_some_version_and_some_place(wrong):
    given_ = {"number": 1, "position": 1} | wrong
    with pytest.raises(InvalidError) as error:
        CodeUse(secret=RecordId("s"), used_on=date(2026, 11, 21), person=RecordId("p"), **given_)
    assert set(error.value.faults) == set(wrong)
