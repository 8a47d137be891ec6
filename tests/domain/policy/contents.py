"""Contents that hypothesis makes up: any shape that a policy can have."""

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
from smdesk.domain.policy.content import Clause, settled
from smdesk.domain.policy.numbering import Scheme

words = st.text("abc ÄÖ\t\n.–{}[\"'", max_size=12)
IDS = [f"{n:032x}" for n in range(14)]
spans = st.lists(
    st.one_of(
        st.builds(Text, words, st.booleans(), st.booleans()),
        st.builds(Link, words, st.just("https://example.org/")),
        st.builds(CrossReference, st.sampled_from(IDS)),
        st.builds(Term, words),
        st.builds(Variable, st.sampled_from(["org.name", "phone"])),
    ),
    max_size=4,
).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, spans),
    st.builds(Bullet, spans, st.integers(0, 2)),
    st.builds(
        TableBlock,
        st.lists(st.lists(spans, max_size=2).map(tuple), max_size=2).map(tuple),
        st.booleans(),
    ),
)


@st.composite
def contents(draw, least=0):
    taken = draw(st.lists(st.sampled_from(IDS[:10]), unique=True, min_size=least, max_size=9))
    return settled(
        Clause(
            one,
            draw(words),
            draw(st.lists(blocks, max_size=3).map(tuple)),
            draw(st.integers(0, 5)),
        )
        for one in taken
    )


schemes = st.sampled_from(list(Scheme))
