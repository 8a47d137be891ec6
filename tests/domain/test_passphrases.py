"""Whether passphrases that people choose are judged as a guesser would judge them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.passphrases import bits, good_enough, same_passphrase


@pytest.mark.parametrize(
    "passphrase",
    [
        "anchor-velvet-gravel-pepper-thimble-oxide",
        "anchor velvet gravel pepper thimble oxide",
        "my aunt keeps seven purple bicycles beneath her stairs",
        "x7#Kp2!vQ9zL",
        "Grüße aus dem verregneten Lesesaal nebenan heute",
    ],
)
def test_a_passphrase_that_is_hard_to_guess_is_good_enough(passphrase):
    assert good_enough(passphrase)


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "        ",
        "password password password password password password",
        "Riverside Library 2026",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "12345678901234567890",
        "qwertyuiop asdfghjkl zxcvbnm",
        "horse horse horse horse horse horse horse",
        "P4ssw0rd!",
    ],
)
def test_a_passphrase_that_is_easy_to_guess_is_not(passphrase):
    assert not good_enough(passphrase)


@given(st.text(max_size=60), st.text(max_size=10))
def test_saying_more_never_makes_it_easier_by_more_than_it_joins(passphrase, more):
    assert bits(f"{passphrase} {more}") >= bits(passphrase)


@given(st.text(max_size=40))
def test_repeating_it_does_not_make_it_harder(passphrase):
    assert bits(f"{passphrase} {passphrase}") == bits(passphrase)


def test_a_letter_opens_however_it_is_put_together_and_another_does_not():
    assert same_passphrase("Gru\u0308\u00dfe", "Gr\u00fc\u00dfe")
    assert same_passphrase("\uff41nchor", "anchor")
    assert not same_passphrase("anchor", "Anchor")
