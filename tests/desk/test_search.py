"""Finding anything but secrets."""

import pytest

from smdesk.desk.sample import AYTAN, IDRIS
from smdesk.domain.accounts import Account, Platform


def titles(found):
    return [hit.title for hit in found]


def test_one_letter_finds_the_accounts_that_begin_with_it_first(nora):
    assert titles(nora.search.find("f"))[0] == "Facebook page"
    assert titles(nora.search.find("y"))[0] == "YouTube"


def test_accounts_come_before_people_and_people_before_the_rest(nora):
    kinds = [hit.ref.kind for hit in nora.search.find("idris")]
    order = {"account": 0, "person": 1}
    assert kinds == sorted(kinds, key=lambda kind: order.get(kind, 2))
    assert kinds.count("person") == 1


@pytest.mark.parametrize(
    ("typed", "best"), [("tube", "YouTube"), ("x", "X"), ("news", "Newsletter")]
)
def test_the_best_match_is_what_enter_would_open(nora, typed, best):
    assert nora.search.find(typed)[0].title == best


def test_a_name_that_is_the_text_beats_one_that_only_begins_with_it(nora):
    nora.accounts.add(Account(name="YouTube Shorts", platform=Platform.YOUTUBE), by=nora.me)
    assert nora.search.find("youtube")[0].title == "YouTube"


def test_of_two_that_fit_alike_mine_comes_first(nora):
    nora.accounts.add(Account(name="Your desk", platform=Platform.OTHER), by=nora.me)
    found = nora.search.find("you")
    assert (found[0].title, found[0].mine) == ("Your desk", True)
    assert (found[1].title, found[1].mine) == ("YouTube", False)


def test_people_are_found_by_name_address_or_work_without_their_accents(nora):
    assert AYTAN.name in titles(nora.search.find("aytən"))
    assert AYTAN.name in titles(nora.search.find("seferli"))
    assert IDRIS.name in titles(nora.search.find("student"))


def test_the_words_of_other_records_are_found_too(nora):
    assert "county web office" in {t.lower() for t in titles(nora.search.find("ticket"))}
    assert any(hit.ref.kind == "letter" for hit in nora.search.find("summer reading"))


def test_nothing_is_found_for_nothing(nora):
    assert nora.search.find("   ") == []
    assert nora.search.find("") == []
    assert nora.search.find("qqqqq") == []


def test_no_more_than_asked_for_is_found(nora):
    assert len(nora.search.find("a", limit=3)) == 3


def test_signs_mean_nothing_beside_words_and_by_themselves(nora):
    for typed in ('"', "*", "a:b", "NEAR(", "-x", "%", "'", "\0"):
        assert len(nora.search.find(typed)) < len(nora.accounts.lines())
        assert nora.search.find(f"{typed} qqqqq") == []
    for typed in ('"', "*", "%", "'", "\0"):
        assert titles(nora.search.find(f"youtube {typed}"))[0] == "YouTube"
