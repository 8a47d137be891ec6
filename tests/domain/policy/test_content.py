"""The text of a policy: kept as JSON and read back whole, and never in a shape it cannot have."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.policy.content import (
    BrokenContentError,
    Clause,
    Content,
    CrossReference,
    Paragraph,
    Text,
    Variable,
    blocks_from_json,
    blocks_to_json,
    plain,
    settled,
)
from tests.domain.policy.contents import contents


@given(contents())
def test_what_is_kept_as_json_is_read_back_equal_and_canonical(content):
    for clause in content:
        kept = blocks_to_json(clause.blocks)
        assert blocks_from_json(kept) == clause.blocks
        assert blocks_to_json(blocks_from_json(json.dumps(json.loads(kept), indent=2))) == kept


@given(contents(), contents())
def test_two_contents_have_one_digest_only_when_they_are_equal(one, other):
    assert (one.digest == other.digest) == (one == other)


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists))
def test_json_of_anything_else_is_refused_by_one_error(said):
    with pytest.raises(BrokenContentError):
        blocks_from_json(json.dumps([said]))


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "7",
        "{" * 3000,
        "[" * 3000,
        '["a"]',
        '[{"k":"script","spans":[]}]',
        '[{"k":"p"}]',
        '[{"k":"p","spans":[{"t":"text","text":7}]}]',
        '[{"k":"p","spans":[{"t":"script","text":"a"}]}]',
        '[{"k":"li","level":true,"spans":[]}]',
    ],
)
def test_broken_json_is_refused_by_one_error(kept):
    with pytest.raises(BrokenContentError):
        blocks_from_json(kept)


def test_no_two_clauses_have_one_id_and_none_hangs_in_the_air():
    with pytest.raises(BrokenContentError):
        Content((Clause("a"), Clause("a")))
    with pytest.raises(BrokenContentError):
        Content((Clause("a"), Clause("b", depth=2)))
    assert [c.depth for c in settled((Clause("a", depth=4), Clause("b", depth=9)))] == [0, 1]


def test_plain_text_shows_numbers_and_what_variables_stand_for():
    said = Paragraph((Text("See "), CrossReference("b"), Text(" of "), Variable("org.name")))
    content = Content((Clause("a", "Aims", (said,)), Clause("b", "Scope", plain("All.\n\nOf it."))))
    assert content.text({"a": "1", "b": "2"}, {"org.name": "Lantern"}) == (
        "1 Aims\nSee 2 of Lantern\n2 Scope\nAll.\nOf it."
    )
    assert content.text() == "Aims\nSee ? of {{org.name}}\nScope\nAll.\nOf it."
    assert content.words == 9
