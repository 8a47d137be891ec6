"""The text of a policy: equal texts have one digest, and none has a shape it cannot have."""

import pytest
from hypothesis import given

from smdesk.domain.policy.blocks import (
    BrokenContentError,
    CrossReference,
    Paragraph,
    Text,
    Variable,
    plain,
)
from smdesk.domain.policy.content import Clause, Content, settled
from tests.domain.policy.contents import contents


@given(contents(), contents())
def test_two_contents_have_one_digest_only_when_they_are_equal(one, other):
    assert (one.digest == other.digest) == (one == other)


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
