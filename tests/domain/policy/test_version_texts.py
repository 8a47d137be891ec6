"""The text of a version: read back from its rows as written, and agreed to as one whole."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.policy.blocks import plain
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion, Significance
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.version_texts import (
    assembled,
    digest_of,
    kept_values,
    numbers_of,
    outline,
    references_of,
    row,
    row_id,
)
from smdesk.domain.records import RecordId
from tests.domain.policy.contents import contents

AT = datetime(2026, 11, 21, 10, tzinfo=UTC)
TEXT = Content(
    (
        Clause(RecordId("a"), "Care", plain("We take care.")),
        Clause(RecordId("b"), "", plain("In pairs."), depth=1),
        Clause(RecordId("c"), "Hours", plain("Within two days.")),
    )
)
DOCUMENT = PolicyDocument(number="LT-14", name="How we answer", created_on=date(2026, 1, 1))
DRAFT = PolicyVersion(
    document=DOCUMENT.id,
    n=1,
    outline=outline(TEXT),
    values=("phone: 555 010",),
    summary="First",
    significance=Significance.MAJOR,
    changed_at=AT,
    changed_by=RecordId("ada"),
)


@given(contents(), st.randoms(use_true_random=False))
def test_a_text_is_read_back_from_its_rows_in_whatever_order_they_lie(content, chance):
    version = replace(DRAFT, outline=outline(content))
    rows = [row(version.id, clause) for clause in content]
    chance.shuffle(rows)
    assert assembled(version, rows) == content


def test_a_clause_whose_row_is_missing_leaves_the_others_readable():
    rows = [row(DRAFT.id, clause) for clause in TEXT.clauses[1:]]
    assert [clause.id for clause in assembled(DRAFT, rows)] == ["b", "c"]
    assert [clause.depth for clause in assembled(DRAFT, rows)] == [0, 0]


def test_the_row_of_a_clause_has_one_id_in_a_version_and_another_in_the_next():
    assert row(DRAFT.id, TEXT.clauses[0]).id == row_id(DRAFT.id, RecordId("a"))
    assert row_id(DRAFT.id, RecordId("a")) != row_id(DRAFT.id, RecordId("b"))
    assert row_id(RecordId("v1"), RecordId("a")) != row_id(RecordId("v2"), RecordId("a"))


def test_a_row_is_called_after_its_heading_or_how_it_begins():
    assert [row(DRAFT.id, clause).title for clause in TEXT] == ["Care", "In pairs.", "Hours"]


def test_values_are_kept_by_name_in_one_line_and_the_empty_ones_left_out():
    assert kept_values({"phone": " 555\n 010 ", "b": " ", "a": "x"}) == ("a: x", "phone: 555 010")


def test_numbers_are_worked_out_until_they_are_frozen():
    assert numbers_of(DOCUMENT, DRAFT, TEXT) == {
        "a": "Paragraph 1.", "b": "1.1.", "c": "Paragraph 2.",
    }  # fmt: skip
    frozen = replace(DRAFT, numbers=("I.", "I.a.", "II."))
    assert numbers_of(DOCUMENT, frozen, TEXT) == {"a": "I.", "b": "I.a.", "c": "II."}


@pytest.mark.parametrize("scheme", [Scheme.PARAGRAPH, Scheme.DECIMAL])
def test_clauses_are_referred_to_by_their_frozen_numbers_without_the_last_stop(scheme):
    frozen = replace(DRAFT, numbers=("I.", "", "II."))
    document = replace(DOCUMENT, scheme=scheme)
    said = references_of(document, frozen, TEXT)
    assert (said["a"], said["c"]) == ("I", "II")
    assert said["b"] == references_of(document, DRAFT, TEXT)["b"]


@pytest.mark.parametrize("scheme", set(Scheme) - {Scheme.PARAGRAPH, Scheme.DECIMAL})
def test_where_references_are_no_numbers_frozen_ones_say_nothing_of_them(scheme):
    frozen = replace(DRAFT, numbers=("I.", "I.a.", "II."))
    document = replace(DOCUMENT, scheme=scheme)
    assert references_of(document, frozen, TEXT) == references_of(document, DRAFT, TEXT)


@pytest.mark.parametrize(
    "other",
    [
        {"document": RecordId("another")},
        {"id": RecordId("another")},
        {"n": 2},
        {"values": ()},
        {"summary": "Second"},
        {"significance": None},
        {"effective_on": date(2027, 1, 1)},
    ],
)
def test_approvers_agree_to_everything_that_a_version_says(other):
    numbered = ("1.", "1.1.", "2.")
    digest = digest_of(DRAFT, TEXT, numbered)
    assert digest_of(replace(DRAFT, **other), TEXT, numbered) != digest
    assert digest_of(DRAFT, Content(TEXT.clauses[:2]), numbered) != digest
    assert digest_of(DRAFT, TEXT, ("1.", "1.1.", "3.")) != digest
    assert len(digest) == 64


def test_who_wrote_it_and_when_is_no_part_of_what_approvers_agree_to():
    same = replace(DRAFT, writers=(RecordId("ben"),), changed_by=RecordId("ben"))
    assert digest_of(same, TEXT, ()) == digest_of(DRAFT, TEXT, ())
