"""Where a text folds and what of a picture is cut away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.counting import COUNT, Counter
from smdesk.domain.preview import Area, Ratios, cropped, folded, ratio_of

INSTAGRAM = Ratios(0.8, 1.91, "a register", "2026-08-03")


@given(st.text(max_size=400), st.sampled_from(Counter), st.integers(0, 60))
def test_nothing_is_lost_at_the_fold_and_nothing_is_over_it(text, counter, most):
    shown, rest = folded(text, counter, most)
    assert shown + rest == text
    assert COUNT[counter](shown) <= most or not shown


def test_a_sign_of_several_parts_is_never_cut_in_two():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    for most in range(1, 5):
        shown, _ = folded("a" + family + "b", Counter.CODEPOINTS, most)
        assert shown == "a"
    assert folded("cafe\u0301 open", Counter.CODEPOINTS, 4) == ("caf", "e\u0301 open")


def test_a_very_long_text_is_folded_at_once():
    text = "word " * 20_000
    shown, rest = folded(text, Counter.GRAPHEMES, 125)
    assert (len(shown), len(rest)) == (125, 99_875)


@pytest.mark.parametrize(
    ("size", "left"),
    [
        ((1000, 1000), Area(0, 0, 1000, 1000)),
        ((800, 2000), Area(0, 500, 800, 1000)),
        ((4000, 1000), Area(1045, 0, 1910, 1000)),
        ((0, 0), Area(0, 0, 0, 0)),
    ],
)
def test_a_picture_is_cut_alike_at_both_sides(size, left):
    assert cropped(*size, INSTAGRAM) == left


def test_shapes_are_read_as_the_file_says_them():
    assert ratio_of("4:5") == 0.8
    assert ratio_of("1.91:1") == 1.91
    with pytest.raises(ValueError, match="wide"):
        ratio_of("wide")
