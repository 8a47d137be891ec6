"""Typing over words in a plain field keeps the links and the emphasis of what was not touched."""

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.policy.blocks import CrossReference, Link, Term, Text, Variable, span_text
from smdesk.domain.policy.retyping import retyped
from smdesk.domain.records import new_id

RULES = new_id()
SPANS = (
    Text("Nothing is "),
    Text("posted", bold=True),
    Text(" before "),
    Link("the guide", "https://example.org"),
    Text(" and "),
    CrossReference(RULES),
    Text(" agree."),
)

texts = st.text("ab ?", max_size=4)
spans = st.lists(
    st.builds(Text, texts, st.booleans(), st.booleans())
    | st.builds(Link, texts, st.sampled_from(["https://a.example", "https://b.example"]))
    | st.builds(Term, texts)
    | st.just(CrossReference(RULES))
    | st.just(Variable("a")),
    max_size=5,
).map(tuple)


def read(made):
    return "".join(map(span_text, made))


def test_a_word_that_is_mended_in_the_middle_of_bold_words_is_bold():
    after = read(SPANS).replace("posted", "pasted")
    assert Text("pasted", bold=True) in retyped(SPANS, after)
    assert retyped(SPANS, after)[3:] == SPANS[3:]


def test_what_is_typed_behind_bold_words_is_bold_and_before_them_as_what_comes_before():
    behind = retyped(SPANS, read(SPANS).replace("posted", "posted/sent"))
    assert Text("posted/sent", bold=True) in behind
    before = retyped(SPANS, f"So: {read(SPANS)}")
    assert before[0] == Text("So: Nothing is ")


def test_a_link_keeps_its_address_and_does_not_grow_at_its_end():
    within = retyped(SPANS, read(SPANS).replace("the guide", "the long guide"))
    assert Link("the long guide", "https://example.org") in within
    behind = retyped(SPANS, read(SPANS).replace("the guide", "the guide, too,"))
    assert Link("the guide", "https://example.org") in behind
    assert read(behind).count("too") == 1


def test_a_reference_that_is_typed_over_is_gone_and_all_others_stay():
    words = read(SPANS)
    after = words.replace(span_text(CrossReference(RULES)), "clause 3")
    assert not any(isinstance(one, CrossReference) for one in retyped(SPANS, after))
    assert CrossReference(RULES) in retyped(SPANS, words.replace("agree", "say so"))


@given(spans, st.text("ab ?{}", max_size=12))
def test_it_reads_as_it_was_typed(before, words):
    assert read(retyped(before, words)) == words


@given(spans)
def test_what_was_not_typed_over_stays_as_it_was(before):
    kept = retyped(before, read(before))
    assert read(kept) == read(before)
    drawn = [one for one in before if isinstance(one, CrossReference | Variable)]
    assert [one for one in kept if isinstance(one, CrossReference | Variable)] == drawn
