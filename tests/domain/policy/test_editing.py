"""What writers do to clauses: nothing is lost, nothing hangs in the air, every step can go back."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.policy import editing
from smdesk.domain.policy.blocks import CrossReference, Paragraph, Term, Text, block_text, plain
from smdesk.domain.policy.content import Clause, Content, clause_text
from smdesk.domain.policy.finding import Sought, found, replace_all
from smdesk.domain.policy.numbering import dangling
from tests.domain.policy.contents import contents, words


def ids(content):
    return [clause.id for clause in content]


@st.composite
def steps(draw, content):
    """One thing a writer may do to this content."""
    one = draw(st.sampled_from(ids(content)))
    new = Clause("f" * 32, "New", (), draw(st.integers(0, 5)))
    return draw(
        st.sampled_from(
            [
                partial(editing.move_up, clause=one),
                partial(editing.move_down, clause=one),
                partial(editing.promote, clause=one),
                partial(editing.demote, clause=one),
                partial(editing.remove, clause=one),
                partial(editing.remove, clause=one, whole=False),
                partial(editing.merge, clause=one),
                partial(editing.add, clause=new, after=one),
                partial(editing.add_after_all_of, clause=new, after=one),
                partial(
                    editing.move,
                    clause=one,
                    place=draw(st.integers(0, len(content))),
                    depth=draw(st.integers(0, 6)),
                ),
                partial(
                    editing.split,
                    clause=one,
                    block=draw(st.integers(0, 3)),
                    offset=draw(st.integers(0, 12)),
                    new="f" * 32,
                ),
            ]
        )
    )


@given(contents(least=1), st.data())
def test_any_number_of_steps_gives_a_sound_content_and_goes_back_exactly(first, data):
    past = [first]
    for _ in range(4):
        if not past[-1].clauses or "f" * 32 in ids(past[-1]):
            break
        kept = repr(past[-1])
        past.append(data.draw(steps(past[-1]))(past[-1]))
        assert repr(past[-2]) == kept
    # No reference is lost out of sight: it leads somewhere, or it is named.
    there = set(ids(past[-1]))
    named = {to for _, to in dangling(past[-1])}
    for clause in past[-1]:
        for span in clause.spans:
            assert not isinstance(span, CrossReference) or span.clause in there | named


@given(contents(least=1), st.data())
def test_moving_keeps_every_clause_and_what_it_says(content, data):
    one = data.draw(st.sampled_from(ids(content)))
    depth, place = data.draw(st.integers(0, 6)), data.draw(st.integers(0, len(content)))
    for moved in (
        editing.move_up(content, one),
        editing.move_down(content, one),
        editing.promote(content, one),
        editing.demote(content, one),
        editing.move(content, one, place, depth),
    ):
        assert sorted(ids(moved)) == sorted(ids(content))
        assert {c.id: c.fingerprint for c in moved} == {c.id: c.fingerprint for c in content}


@given(contents(least=1), st.data())
def test_up_and_down_go_back_on_each_other(content, data):
    one = data.draw(st.sampled_from(ids(content)))
    up = editing.move_up(content, one)
    if up != content:
        assert editing.move_down(up, one) == content
    down = editing.move_down(content, one)
    if down != content:
        assert editing.move_up(down, one) == content
    lower = editing.demote(content, one)
    if lower != content:
        assert editing.promote(lower, one) == content


@given(contents(least=1), st.data())
def test_a_moved_clause_stands_where_it_was_put(content, data):
    one = data.draw(st.sampled_from(ids(content)))
    start = content.at(one)
    end = content.end(start)
    place = data.draw(st.integers(0, len(content)))
    moved = editing.move(content, one, place, content.clauses[start].depth)
    before = [i for i in ids(content)[:place] if i not in ids(content)[start:end]]
    if not start < place < end:
        assert ids(moved)[: moved.at(one)] == before
    taken = ids(content)[start:end]
    assert ids(moved)[moved.at(one) : moved.at(one) + len(taken)] == taken


@given(contents(least=1), st.data())
def test_a_clause_cut_in_two_still_says_the_same(content, data):
    clause = data.draw(st.sampled_from(content.clauses))
    block, offset = data.draw(st.integers(0, 3)), data.draw(st.integers(0, 30))
    cut = editing.split(content, clause.id, block, offset, "f" * 32)
    assert ids(cut).index("f" * 32) == content.at(clause.id) + 1
    halves = clause_text(cut.get(clause.id)) + clause_text(cut.get("f" * 32))
    assert halves.replace("\n", "") == clause_text(clause).replace("\n", "")


def test_a_piece_is_never_cut_and_half_a_term_is_no_term():
    spans = (Text("See "), CrossReference("a"), Term("user"))
    assert editing.cut(spans, 5) == (spans[:2], spans[2:])
    assert editing.cut(spans, 7) == ((*spans[:2], Text("us")), (Text("er"),))
    assert block_text(Paragraph(editing.cut(spans, 2)[0])) == "Se"


def test_joined_clauses_take_what_referred_to_them_along():
    see = Clause("c", "", (Paragraph((CrossReference("b"),)),))
    content = Content((Clause("a", "One"), Clause("b", "Two", depth=1), see))
    joined = editing.merge(content, "b")
    assert ids(joined) == ["a", "c"]
    assert list(joined.clauses[1].spans) == [CrossReference("a")]
    assert clause_text(joined.clauses[0]) == "Two"
    assert editing.merge(content, "a") == content


def test_what_belonged_to_a_removed_clause_goes_with_it_or_moves_up():
    content = Content((Clause("a"), Clause("b", depth=1), Clause("c", depth=2), Clause("d")))
    assert ids(editing.remove(content, "a")) == ["d"]
    kept = editing.remove(content, "a", whole=False)
    assert [(c.id, c.depth) for c in kept] == [("b", 0), ("c", 1), ("d", 0)]


def test_nothing_goes_deeper_than_six_levels():
    content = Content(tuple(Clause(str(i), depth=i) for i in range(6)))
    deep = editing.add(content, Clause("x", depth=5), "5")
    assert editing.demote(deep, "x") == deep


@given(contents(), words, st.booleans(), st.booleans())
def test_as_many_are_replaced_as_are_found(content, said, case, whole):
    sought = Sought(said, case, whole)
    hits = found(content, sought)
    changed, count = replace_all(content, sought, "§")
    assert count == len(hits)
    assert (changed == content) == (count == 0)
    assert repr(changed).count("§") == count


def test_whole_words_and_letters_are_minded_when_asked():
    content = Content((Clause("a", "User", (Paragraph((Text("users use User."),)),)),))
    assert len(found(content, Sought("user"))) == 3
    assert len(found(content, Sought("user", whole=True))) == 2
    assert len(found(content, Sought("User", case=True, whole=True))) == 2
    assert replace_all(content, Sought("user", whole=True), r"\1")[0].clauses[0].title == r"\1"


def test_a_title_and_words_go_to_their_clause_and_to_no_other():
    before = Content((Clause("a", "Care", plain("One.")), Clause("b", "Hours", plain("Two."))))
    titled = editing.set_title(before, "b", "Times")
    assert [clause.title for clause in titled] == ["Care", "Times"]
    assert [clause.blocks for clause in titled] == [plain("One."), plain("Two.")]
    told = editing.set_blocks(before, "a", list(plain("Three.")))
    assert [clause.blocks for clause in told] == [plain("Three."), plain("Two.")]
    assert [clause.title for clause in told] == ["Care", "Hours"]
