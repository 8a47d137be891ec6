"""Search finds by the beginnings of words, at every keystroke, whatever is typed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import KeyWrap, Secret
from smdesk.domain.records import Ref
from smdesk.domain.roster import Person
from tests.store.cabinets import ADA, EDITOR, GRACE, INSTAGRAM, bin_, do

JOSE = Person(name="José Ñandú", work="bibliothécaire", note="Straße 9")


def found(library, words, **given_):
    return [hit.title for hit in library.search(words, **given_)]


@pytest.fixture
def stocked(library):
    do(library, "add", GRACE, EDITOR, INSTAGRAM, JOSE)
    return library


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("gr", ["Grace Hopper"]),
        ("GRACE", ["Grace Hopper"]),
        ("hop grace", ["Grace Hopper"]),
        ("race", []),
        ("grace@library.org", ["Grace Hopper"]),
        ("grace@lib", ["Grace Hopper"]),
        ("jose", ["José Ñandú"]),
        ("ÑANDU", ["José Ñandú"]),
        ("bibliothecaire", ["José Ñandú"]),
        ("instagram.com", ["Instagram"]),
        ("reading room", ["Instagram"]),
        ("grace instagram", []),
        ("library", ["Instagram", "Grace Hopper"]),
        ("g", []),
        (" ", []),
        ("", []),
        ("--", []),
        ("grace -", ["Grace Hopper"]),
    ],
)
def test_records_are_found_by_the_beginnings_of_their_words(stocked, words, titles):
    assert found(stocked, words) == titles


def test_a_hit_leads_to_its_record_and_shows_where_it_was_found(stocked):
    (hit,) = stocked.search("reading")
    assert hit.ref == Ref.to(INSTAGRAM)
    assert "reading room" in hit.snippet


def test_the_latest_changed_comes_first_and_no_more_than_asked(library):
    accounts = [Account(name=f"Branch {n}", platform=Platform.X) for n in range(9)]
    do(library, "add", *accounts)
    do(library, "change", replace(accounts[2], notes="changed"))
    assert found(library, "branch", limit=3) == ["Branch 2", "Branch 8", "Branch 7"]


def test_search_follows_changes_removals_and_restoring(stocked):
    do(stocked, "change", replace(GRACE, name="Amazing Grace"))
    assert found(stocked, "hopper") == []
    assert found(stocked, "amazing") == ["Amazing Grace"]
    entry = bin_(stocked, replace(GRACE))
    assert found(stocked, "amazing") == []
    stocked.undo(entry, by=ADA)
    assert found(stocked, "amazing") == ["Amazing Grace"]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(max_size=20) | st.text("\"*^:(){}+-'\\ \0AND OR NOT NEAR", max_size=20))
@example('"')
@example('""')
@example("title: x")
@example("NEAR(grace hopper)")
@example("grace OR hopper")
@example("a\0b")
@example("\u0300\u0301")
@example("½²")
@example("*gr* ^ab")
@example("'; DROP TABLE entry; --")
@example("\ud800ab")
def test_whatever_is_typed_is_only_looked_for(stocked, words):
    for hit in stocked.search(words):
        assert hit.title


def test_words_that_mean_something_to_a_database_are_words(library):
    do(library, "add", Person(name="Ann OR Near NOT"), Person(name='Quote "Q" Star*'))
    assert found(library, "or near not") == ["Ann OR Near NOT"]
    assert found(library, 'quote "q" star*') == ['Quote "Q" Star*']
    assert found(library, "ann OR quote") == []


def test_secrets_and_what_surrounds_them_are_never_found(library):
    secret = Secret(account=INSTAGRAM.id, label="hushhush")
    wrap = KeyWrap(account=INSTAGRAM.id, generation=1, slot="slotslot", wrapped=b"wrapped")
    do(library, "add", INSTAGRAM, secret, wrap)
    connection = library.journal._connection
    kinds = {kind for (kind,) in connection.execute("SELECT kind FROM findable")}
    assert kinds == {"account"}
    assert found(library, "hushhush") == found(library, "slotslot") == []
