"""Plain numbered text becomes clauses with the numbers it had."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.policy.blocks import Bullet, CrossReference, plain
from smdesk.domain.policy.numbering import Scheme, numbers
from smdesk.importers.errors import ImporterError, NotThisFormatError, TooLargeError
from smdesk.importers.policy import plain as importer
from smdesk.importers.policy.assembling import assembled
from smdesk.importers.policy.found import MOST_LINES, Kind
from tests.exporters.policy.wholes import contents, schemes

RULES = """Document No. HR 7
Created: 05.03.21
Last modified: 9.11.2025

Paragraph 1. Why there are channels
Our channels tell readers what the library has for them.
1.1. Aims
1.1.1. To reach those who never come in.
1.1.2. To answer within a day, as clause 2.1 says.
Paragraph 2. How they are kept
2.1. Answers
The one on duty answers:
- questions;
- complaints.
2.2. Whom to ask
The desk:
(+000 12) 555 01 00
"""


def read(text, scheme=None):
    return assembled(importer.of_text(text), scheme)


def shown(policy):
    now = numbers(policy.content, policy.scheme)
    return [(now[clause.id], clause.title) for clause in policy.content]


def test_a_policy_by_paragraphs_is_read_with_all_its_clauses_and_no_mismatch():
    policy = read(RULES)
    assert (policy.scheme, policy.mismatches, policy.before) == (Scheme.PARAGRAPH, (), 0)
    assert (policy.number, policy.created, policy.modified) == (
        "HR 7",
        date(2021, 3, 5),
        date(2025, 11, 9),
    )
    assert shown(policy) == [
        ("Paragraph 1.", "Why there are channels"),
        ("1.1.", "Aims"),
        ("1.1.1.", ""),
        ("1.1.2.", ""),
        ("Paragraph 2.", "How they are kept"),
        ("2.1.", "Answers"),
        ("2.2.", "Whom to ask"),
    ]


def test_points_stay_points_and_a_number_of_a_telephone_is_no_clause():
    answers, ask = read(RULES).content.clauses[-2:]
    assert [type(block) for block in answers.blocks][1:] == [Bullet, Bullet]
    assert "(+000 12) 555 01 00" in [getattr(b.spans[0], "text", "") for b in ask.blocks]


def test_a_clause_that_is_named_in_the_words_is_pointed_at():
    policy = read(RULES)
    target = policy.content.clauses[5]
    assert CrossReference(target.id) in list(policy.content.clauses[3].spans)


def test_letters_and_roman_numerals_are_told_apart_by_what_came_before():
    text = "1. All\n" + "".join(f"({sign}) Point {sign}.\n" for sign in "abcdefghij")
    text += "2. More\n(a) One.\n(i) deep one.\n(ii) deep two.\n(b) Two.\n"
    policy = read(text)
    assert policy.mismatches == ()
    assert [clause.depth for clause in policy.content] == [0, *[1] * 10, 0, 1, 2, 2, 1]


def test_a_number_that_does_not_follow_is_named_with_the_one_it_has_now():
    policy = read("1. One\n1.1 Sub\nText.\n1.3 Other\nText.\n2. Two\nText.\n")
    assert [(one.said, one.now) for one in policy.mismatches] == [("1.3", "1.2")]


def test_a_line_that_was_broken_by_hand_is_one_line_again():
    wrapped = (
        "1. Rules\nWho is on duty looks at all the channels in the\nmorning and again at noon.\n"
    )
    assert read(wrapped).content.clauses[0].blocks == plain(
        "Who is on duty looks at all the channels in the morning and again at noon."
    )


def test_what_stands_before_the_first_clause_is_put_at_its_beginning_and_counted():
    policy = read(
        "House rules\n\nThis is for all of the staff, and for volunteers.\n\n1. One\nText.\n"
    )
    assert (policy.name, policy.before) == ("House rules", 1)
    assert (
        policy.content.clauses[0].blocks[0]
        == plain("This is for all of the staff, and for volunteers.")[0]
    )


def test_a_line_may_be_taken_as_something_else():
    found = importer.of_text("1. One\nText.\n2. Not a clause at all\n3. Two\nText.\n")
    lines = [
        one.taken_as(Kind.PARAGRAPH) if one.text.startswith("Not") else one for one in found.lines
    ]
    policy = assembled(type(found)(format=found.format, lines=tuple(lines), scheme=found.scheme))
    assert [clause.title for clause in policy.content] == ["One", "Two"]
    assert [(one.said, one.now) for one in policy.mismatches] == [("3.", "2")]


@pytest.mark.parametrize(
    ("text", "error"),
    [("a\0b", NotThisFormatError), ("x\n" * (MOST_LINES + 1), TooLargeError)],
)
def test_what_is_no_policy_is_refused_by_name(text, error):
    with pytest.raises(error):
        importer.of_text(text)


@given(st.text())
def test_any_text_is_read_or_refused_and_no_word_of_it_is_lost(text):
    try:
        found = importer.of_text(text)
    except ImporterError:
        return
    kept = assembled(found).content.text().split()
    assert sum(len(line.text.split()) for line in found.lines if not line.kind.about) == len(kept)


@given(contents(), schemes)
def test_numbers_of_any_depth_are_found_again(content, scheme):
    if scheme is Scheme.NONE:
        return
    now = numbers(content, scheme)
    text = "".join(
        f"{now[one.id]}{'' if now[one.id][-1] in '.)' else '.'} Words.\n" for one in content
    )
    policy = read(text)
    assert len(policy.content) == len(content)
    if scheme is not Scheme.LETTERS:
        assert [clause.depth for clause in policy.content] == [one.depth for one in content]
        assert policy.mismatches == ()
