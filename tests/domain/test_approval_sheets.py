"""Codes of approval sheets prove themselves, however they are typed."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.approval_sheets import (
    SIGNS,
    Answer,
    CodeTrouble,
    SheetCodeError,
    SheetPost,
    code_for,
    code_of,
    read_code,
)
from smdesk.domain.records import InvalidError, RecordId

ids = st.text(st.characters(codec="utf-8"), min_size=1).map(RecordId)
codes = st.builds(code_for, ids, ids, st.text(st.characters(codec="utf-8")))


@given(codes)
def test_a_code_is_eight_signs_in_two_groups_that_are_not_taken_for_each_other(code):
    assert len(code) == 9
    assert code[4] == "-"
    assert set(code.replace("-", "")) <= set(SIGNS)
    assert not set("ILOU") & set(SIGNS)


@given(codes, st.randoms(use_true_random=False))
def test_a_code_is_read_however_it_is_typed(code, random):
    typed = "".join(
        random.choice([sign, sign.lower()]) + random.choice(["", " ", "-"])
        for sign in code.replace("-", "")
    )
    for sign, likes in (("0", "oO"), ("1", "iIlL")):
        typed = typed.replace(sign, random.choice(likes))
    assert read_code(f"  {typed} ") == code


@given(codes, st.integers(0, 7), st.sampled_from(SIGNS))
def test_one_wrong_sign_shows(code, place, other):
    signs = code.replace("-", "")
    if signs[place] == other:
        return
    with pytest.raises(SheetCodeError) as error:
        read_code(signs[:place] + other + signs[place + 1 :])
    assert error.value.why is CodeTrouble.MISTYPED


@given(st.text())
def test_whatever_is_typed_is_a_code_or_says_why_not(typed):
    with contextlib.suppress(SheetCodeError):
        code = read_code(typed)
        assert read_code(code) == code


def test_a_code_hangs_on_the_sheet_the_post_and_what_it_says():
    said = ("sheet", "variant", "digest")
    all_ = {
        code_for(*(f"{x}!" if n == place else x for n, x in enumerate(said))) for place in range(4)
    }
    assert len(all_) == 4


def test_a_post_has_as_many_descriptions_as_pictures():
    post = SheetPost(sheet=RecordId("s"), variant=RecordId("v"), digest="d")
    assert code_of(post) == code_for(post.sheet, post.variant, post.digest)
    with pytest.raises(InvalidError):
        SheetPost(sheet=RecordId("s"), variant=RecordId("v"), digest="d", media=("a",))


@pytest.mark.parametrize("answer", Answer)
def test_whoever_does_not_approve_says_why(answer):
    post = SheetPost(sheet=RecordId("s"), variant=RecordId("v"), digest="d")
    at = datetime(2026, 11, 21, 10, tzinfo=UTC)

    def said(words):
        return post.answered(answer, words, at.date(), by=RecordId("ada"), at=at)

    told = said(" Fine ")
    assert (told.answer, told.words, told.answered_on) == (answer, "Fine", at.date())
    assert (told.typed_at, told.typed_by) == (at, "ada")
    if answer is Answer.APPROVE:
        assert said(" ").words == ""
    else:
        with pytest.raises(InvalidError) as error:
            said(" ")
        assert set(error.value.faults) == {"words"}
