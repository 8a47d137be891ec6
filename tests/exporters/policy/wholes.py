"""Contents such as an editor makes them: words of any script, tidy spans, whole tables."""

from hypothesis import strategies as st

from smdesk.domain.policy.blocks import (
    Bullet,
    CrossReference,
    Link,
    Paragraph,
    TableBlock,
    Term,
    Text,
    Variable,
)
from smdesk.domain.policy.content import Clause, Content, clause_text, settled
from smdesk.domain.policy.numbering import Scheme, numbers, references
from smdesk.domain.records import RecordId
from smdesk.exporters.policy.document import PolicyText
from smdesk.importers.policy.found import merged

SIGNS = "ab1 .,*_[]()<>{}#+-=!|\\`~&;:\"'/\näßəŁ中عé"

words = st.text(SIGNS, max_size=12)
filled = st.text(SIGNS, min_size=1, max_size=12)
addresses = st.sampled_from(
    [
        "https://example.org/a_b?c=(d)&e=*f*",
        "mailto:a@example.org",
        "tel:+15550100",
        "http://x.org/<y",
    ]
)
names = st.from_regex(r"[a-z][a-z0-9]*([._][a-z0-9]+)?", fullmatch=True)


def span(ids):
    return st.one_of(
        st.builds(Text, filled, st.booleans(), st.booleans()),
        st.builds(Link, filled, addresses),
        st.builds(Term, filled),
        st.builds(Variable, names),
        st.builds(CrossReference, st.sampled_from(ids)) if ids else st.nothing(),
    )


def spans(ids):
    return st.lists(span(ids), max_size=4).map(merged)


@st.composite
def tables(draw, ids):
    width = draw(st.integers(1, 3))
    row = st.lists(spans(ids), min_size=width, max_size=width).map(tuple)
    return TableBlock(tuple(draw(st.lists(row, min_size=1, max_size=3))), draw(st.booleans()))


@st.composite
def contents(draw):
    ids = [RecordId(f"{number:032x}") for number in range(draw(st.integers(0, 5)))]
    block = st.one_of(
        st.builds(Paragraph, spans(ids)),
        st.builds(Bullet, spans(ids), st.integers(0, 3)),
        tables(ids),
    )
    return settled(
        Clause(one, draw(words), tuple(draw(st.lists(block, max_size=3))), draw(st.integers(0, 5)))
        for one in ids
    )


def policy(content: Content, scheme: Scheme = Scheme.DECIMAL, **more) -> PolicyText:
    return PolicyText(content=content, scheme=scheme, name="House rules", **more)


schemes = st.sampled_from(list(Scheme))


def read_out(content, scheme):
    """Return a content as somebody would read it aloud: the number and words of each clause.

    Pointers at clauses read as their numbers; white space and empty lines say nothing, and
    whether short words are a title or all that is said cannot be heard.
    """
    before, quoted = numbers(content, scheme), references(content, scheme)
    return [
        (before[clause.id], [*clause.title.split(), *clause_text(clause, quoted).split()])
        for clause in content
    ]
