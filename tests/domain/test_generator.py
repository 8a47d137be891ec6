"""New passwords: whatever is asked for is in them, and nothing else."""

import math
import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.accounts import Platform
from smdesk.domain.generator import (
    LOOK_ALIKES,
    SIGNS,
    Characters,
    PasswordRules,
    Phrase,
)
from smdesk.domain.records import Fault, InvalidError

WORDS = ("anchor", "basket", "candle", "dolphin", "ember", "fossil", "garnet", "harbor")
chances = st.randoms(use_true_random=False)
recipes = st.builds(
    Characters,
    length=st.integers(8, 100),
    lower=st.just(True),
    upper=st.booleans(),
    digits=st.booleans(),
    signs=st.sampled_from(["", "-", "!#", SIGNS]),
    look_alikes=st.booleans(),
)


@given(recipes, chances)
def test_a_password_has_its_length_every_class_and_nothing_else(recipe, chance):
    text = recipe.draw(chance).reveal()
    assert len(text) == recipe.length
    assert all(set(text) & set(one) for one in recipe.classes)
    assert set(text) <= set("".join(recipe.classes))
    if not recipe.look_alikes:
        assert not set(text) & LOOK_ALIKES


def test_the_usual_recipe_is_out_of_reach():
    """A guesser who knows the recipe has to try so many bits, a little understated."""
    usual, phrase = Characters(), Phrase()
    drawn = sum(map(math.log2, map(len, usual.classes)))
    drawn += (usual.length - len(usual.classes)) * math.log2(sum(map(len, usual.classes)))
    assert drawn > 110
    assert phrase.words * math.log2(7776) > 77


def test_chance_puts_no_class_in_a_place_of_its_own():
    chance = random.Random(4)
    recipe = Characters(length=8, signs="-")
    places = {recipe.draw(chance).reveal().index("-") for _ in range(300)}
    assert places == set(range(8))


def test_every_character_of_the_alphabet_is_drawn():
    chance = random.Random(4)
    recipe = Characters(look_alikes=True)
    drawn = set("".join(recipe.draw(chance).reveal() for _ in range(400)))
    assert drawn == set(string.ascii_letters + string.digits + SIGNS)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"length": 7}, {"length": Fault.OUT_OF_RANGE}),
        ({"length": 101}, {"length": Fault.OUT_OF_RANGE}),
        (
            {"lower": False, "upper": False, "digits": False, "signs": ""},
            {"classes": Fault.EMPTY},
        ),
        (
            {"lower": False, "upper": False, "digits": False, "signs": "|"},
            {"classes": Fault.EMPTY},
        ),
    ],
)
def test_a_recipe_that_makes_no_password_is_refused(wrong, fault):
    with pytest.raises(InvalidError) as error:
        Characters(**wrong)
    assert error.value.faults == fault


@given(chances, st.integers(3, 12), st.booleans(), st.booleans())
def test_a_phrase_is_made_of_words_from_the_list(chance, words, capitals, digit):
    recipe = Phrase(words=words, capitals=capitals, digit=digit)
    parts = recipe.draw(chance, WORDS).reveal().split("-")
    assert len(parts) == words
    assert all(part.rstrip(string.digits).lower() in WORDS for part in parts)
    assert all(part[0].isupper() is capitals for part in parts)
    assert sum(part[-1].isdigit() for part in parts) == digit


@pytest.mark.parametrize("words", [2, 13])
def test_too_few_or_too_many_words_are_refused(words):
    with pytest.raises(InvalidError) as error:
        Phrase(words=words)
    assert set(error.value.faults) == {"words"}


rules = st.builds(
    PasswordRules,
    platform=st.sampled_from(Platform),
    longest=st.integers(12, 200),
    shortest=st.integers(1, 12),
    forbidden=st.text(st.sampled_from(SIGNS)),
)


@given(rules, recipes, chances)
def test_what_is_fitted_to_a_platform_is_taken_there(allowed, recipe, chance):
    text = allowed.fitted(recipe).draw(chance).reveal()
    assert allowed.shortest <= len(text) <= allowed.longest
    assert not set(text) & set(allowed.forbidden)


@given(rules, chances)
def test_the_platforms_own_recipe_fits_it(allowed, chance):
    text = allowed.recipe().draw(chance).reveal()
    assert allowed.shortest <= len(text) <= allowed.longest
    assert len(text) >= min(20, allowed.longest)


@pytest.mark.parametrize("wrong", [{"longest": 7}, {"longest": 10, "shortest": 11}])
def test_rules_that_no_password_fits_are_refused(wrong):
    with pytest.raises(InvalidError):
        PasswordRules(platform=Platform.X, **wrong)
