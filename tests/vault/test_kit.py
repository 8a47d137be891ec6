"""What is typed from a paper kit: read with forgiveness, and every slip noticed and placed."""

import contextlib
import os

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smdesk.vault import kit
from smdesk.vault.errors import KitError, PaperWhy

SECRET = bytes.fromhex("bb54aac4b89dc868ba37d9cc21b2cece")
GROUPS = kit.written(SECRET)
TYPED = "".join(GROUPS)
FIRST = "5VAJ-NC9E-4XS1-MBMD-YSSG-GV5K-PETQ-TPTK"


def refusal(text):
    with pytest.raises(KitError) as caught:
        kit.read(text)
    return caught.value.why, caught.value.at


def test_a_kit_is_eight_groups_of_four_letters():
    assert [len(group) for group in GROUPS] == [4] * 8
    assert set(TYPED) <= set(kit.LETTERS)
    assert not set("ILOU") & set(kit.LETTERS)


@given(st.binary(min_size=16, max_size=16))
def test_what_was_written_is_read_again(secret):
    assert kit.read(" ".join(kit.written(secret))) == secret


def test_a_kit_once_printed_is_read_for_ever():
    """Written down on the day this form was settled."""
    assert kit.read(FIRST) == SECRET
    assert "-".join(GROUPS) == FIRST


@pytest.mark.parametrize("between", [" ", "-", "\n", " – ", ""])
def test_it_does_not_matter_how_the_groups_are_parted_nor_the_size_of_the_letters(between):
    assert kit.read(between.join(GROUPS).lower()) == SECRET


def test_a_letter_that_looks_like_another_is_read_as_that():
    for _ in range(50):
        secret = os.urandom(16)
        typed = "".join(kit.written(secret))
        typed = typed.replace("0", "O").replace("1", "l").replace("V", "u")
        assert kit.read(typed) == secret


@given(st.integers(0, 31), st.sampled_from(kit.LETTERS))
def test_a_wrong_letter_is_noticed_and_its_group_named(place, letter):
    assume(TYPED[place] != letter)
    wrong = TYPED[:place] + letter + TYPED[place + 1 :]
    assert refusal(wrong) == (PaperWhy.CHECKSUM, place // 4 + 1)


@given(
    st.lists(st.tuples(st.integers(0, 31), st.sampled_from(kit.LETTERS)), min_size=2, max_size=4)
)
def test_up_to_four_wrong_letters_are_noticed_for_certain(changes):
    wrong = list(TYPED)
    for place, letter in changes:
        wrong[place] = letter
    assume("".join(wrong) != TYPED)
    assert refusal("".join(wrong))[0] is PaperWhy.CHECKSUM


@given(st.integers(0, 30))
def test_two_letters_that_changed_places_are_noticed(place):
    assume(TYPED[place] != TYPED[place + 1])
    wrong = TYPED[:place] + TYPED[place + 1] + TYPED[place] + TYPED[place + 2 :]
    assert refusal(wrong)[0] is PaperWhy.CHECKSUM


def test_a_sign_that_is_on_no_kit_names_its_group():
    assert refusal(TYPED[:9] + "ä" + TYPED[10:]) == (PaperWhy.CHECKSUM, 3)


@pytest.mark.parametrize("letters", [0, 1, 31, 33])
def test_letters_too_few_or_too_many_are_counted(letters):
    assert refusal((TYPED + "0")[:letters]) == (PaperWhy.LENGTH, letters)


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_refused(text):
    with contextlib.suppress(KitError):
        assert len(kit.read(text)) == 16
