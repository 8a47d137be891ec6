"""Numbers come from where clauses stand, and no reference leads nowhere unseen."""

from hypothesis import given

from smdesk.domain.policy.blocks import Paragraph, Term, Text
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.numbering import (
    Scheme,
    counts,
    dangling,
    definitions,
    letters,
    numbers,
    references,
    referring,
    roman,
)
from tests.domain.policy.contents import contents, schemes

DEPTHS = (0, 1, 2, 2, 1, 0, 1, 2, 3)
SHAPE = Content(tuple(Clause(str(i), depth=depth) for i, depth in enumerate(DEPTHS)))


def test_the_three_schemes_number_as_written_policies_do():
    assert list(numbers(SHAPE, Scheme.PARAGRAPH).values()) == [
        "Paragraph 1.",
        "1.1.",
        "1.1.1.",
        "1.1.2.",
        "1.2.",
        "Paragraph 2.",
        "2.1.",
        "2.1.1.",
        "2.1.1.1.",
    ]
    assert list(numbers(SHAPE, Scheme.DECIMAL).values())[:4] == ["1", "1.1", "1.1.1", "1.1.2"]
    assert list(numbers(SHAPE, Scheme.LETTERS).values()) == [
        *("1", "(a)", "(i)", "(ii)", "(b)", "2", "(a)", "(i)", "(A)")
    ]
    assert set(numbers(SHAPE, Scheme.NONE).values()) == {""}


def test_a_reference_quotes_the_whole_number_without_a_full_stop():
    assert list(references(SHAPE, Scheme.PARAGRAPH).values())[:3] == ["Paragraph 1", "1.1", "1.1.1"]
    assert references(SHAPE, Scheme.LETTERS)["8"] == "2(a)(i)(A)"
    titled = Content((Clause("a", "Press"), Clause("b")))
    assert references(titled, Scheme.NONE) == {"a": "Press", "b": "• 2"}


def test_letters_and_roman_numerals_count_on():
    assert [letters(n) for n in (1, 26, 27, 52, 53, 703)] == ["a", "z", "aa", "az", "ba", "aaa"]
    assert [roman(n) for n in (1, 4, 9, 14, 40, 99)] == ["i", "iv", "ix", "xiv", "xl", "xcix"]


@given(contents(), schemes)
def test_every_clause_has_one_number_and_no_two_have_one_path(content, scheme):
    paths = counts(content)
    assert list(paths) == [clause.id for clause in content]
    assert len(set(paths.values())) == len(paths)
    assert list(paths.values()) == sorted(paths.values())
    assert set(numbers(content, scheme)) == set(paths) == set(references(content, scheme))
    for clause in content:
        assert len(paths[clause.id]) == clause.depth + 1


@given(contents())
def test_a_reference_leads_to_a_clause_or_is_named_as_dangling(content):
    there = {clause.id for clause in content}
    astray = dangling(content)
    assert not {to for _, to in astray} & there
    for clause in content:
        for to in referring(content, clause.id):
            assert (to, clause.id) not in astray


def test_a_term_that_opens_a_paragraph_is_defined_there():
    used = Clause("a", "", (Paragraph((Text("Our "), Term("User"))),))
    says = Clause("b", "", (Paragraph((Term("user"), Text(" means ..."))),))
    assert definitions(Content((used, says))) == {"user": "b"}
