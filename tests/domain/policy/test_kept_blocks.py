"""The words of clauses: kept as JSON and read back whole, and anything else is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.policy.blocks import BrokenContentError
from smdesk.domain.policy.kept_blocks import blocks_from_json, blocks_to_json
from tests.domain.policy.contents import contents


@given(contents())
def test_what_is_kept_as_json_is_read_back_equal_and_canonical(content):
    for clause in content:
        kept = blocks_to_json(clause.blocks)
        assert blocks_from_json(kept) == clause.blocks
        assert blocks_to_json(blocks_from_json(json.dumps(json.loads(kept), indent=2))) == kept


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
