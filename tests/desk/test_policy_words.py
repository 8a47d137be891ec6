"""Tests of the library's own words, and of the rules that others make for it."""

from datetime import timedelta

import pytest

from smdesk.domain.accounts import Account, Platform
from smdesk.domain.departments import Department
from smdesk.domain.policy.outside_rules import (
    CHECK_DAYS,
    NEVER_CHECKED,
    UNCHECKED,
    OutsideRule,
    Source,
)
from smdesk.domain.policy.own_words import OwnWord
from smdesk.domain.records import Fault, InvalidError, Ref


def test_a_word_that_somebody_let_pass_is_kept_and_can_be_taken_out_again(nora):
    words = nora.policy.words
    kept = words.learn(" KidLit ", by=nora.me)
    assert kept.word == "KidLit"
    assert "KidLit" in words.known()
    assert [line.task for line in words.history(kept.id)] == ["own_word.add"]
    words.remove(kept.id, by=nora.me)
    assert "KidLit" not in words.known()
    nora.undo.undo(by=nora.me)
    assert "KidLit" in words.known()


def test_a_word_is_kept_once_however_it_is_written(nora):
    words = nora.policy.words
    kept = words.learn("boardgames", by=nora.me)
    assert words.learn("Boardgames", by=nora.me) == kept
    with pytest.raises(InvalidError) as caught:
        words.add(OwnWord(word="BOARDGAMES"), by=nora.me)
    assert caught.value.faults == {"word": Fault.TAKEN}
    assert [one.word for one in words.all()].count("boardgames") == 1
    words.change(OwnWord(id=kept.id, word="Boardgames", note="On Fridays"), by=nora.me)


@pytest.mark.parametrize("word", ["", "   ", "2026", "x" * 81])
def test_what_has_no_letters_or_no_end_is_no_word(word):
    with pytest.raises(InvalidError):
        OwnWord(word=word)


def test_the_names_that_the_cabinet_knows_are_known_without_being_let_pass(nora):
    nora.accounts.add(Account(name="Rivrsyde Reads", platform=Platform.MASTODON), by=nora.me)
    nora.departments.departments.add(Department(name="Naxçıvan Room"), by=nora.me)
    known = nora.policy.words.known()
    assert {"Rivrsyde Reads", "Naxçıvan Room"} <= set(known)
    assert {person.name for person in nora.roster.people.all()} <= set(known)


def test_an_outside_rule_asks_to_be_looked_at_after_half_a_year(desk, nora):
    rules = nora.policy.outside
    others = rules.due()
    rule = rules.add(OutsideRule(name="Terms of Bluesky", source=Source.TERMS), by=nora.me)

    def found():
        return [one for one in nora.policy.findings() if one.about == Ref.to(rule)]

    assert [one.rule for one in found()] == [NEVER_CHECKED]
    assert rules.due() == others + 1
    seen = rules.looked_at(rule.id, " Longer videos. ", by=nora.me)
    assert (seen.change, seen.checked_on) == ("Longer videos.", desk.clock.today())
    assert found() == []
    desk.clock.day += timedelta(days=CHECK_DAYS)
    assert found() == []
    desk.clock.day += timedelta(days=1)
    assert [one.rule for one in found()] == [UNCHECKED]
    assert found()[0].facts == {"name": "Terms of Bluesky", "last": seen.checked_on}
    assert rules.looked_at(rule.id, by=nora.me).change == ""
    assert found() == []


def test_a_change_was_seen_on_some_day():
    with pytest.raises(InvalidError) as caught:
        OutsideRule(name="The law", source=Source.LAW, change="Longer.")
    assert caught.value.faults == {"checked_on": Fault.EMPTY}
