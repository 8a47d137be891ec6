"""Clauses of a file are known again by what they say, by their titles, or by being alike."""

from smdesk.domain.policy.blocks import CrossReference, Paragraph, plain
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.matching import matched
from smdesk.domain.records import RecordId


def clause(name, title, words):
    return Clause(RecordId(name), title, plain(words))


CARE = clause("care", "Care", "We take care of what we say to readers.")
HOURS = clause("hours", "Hours", "We answer within two working days, and say so.")
NIGHT = clause("night", "", "Nobody answers at night or on days off.")
OLD = Content((CARE, HOURS, NIGHT))


def known(*new):
    return [one.id for one in matched(OLD, Content(new))]


def test_what_says_the_same_is_the_same_wherever_it_stands():
    moved = clause("f3", "", "Nobody answers at night or on days off.")
    same = clause("f1", "Care", "We take care of what we say to readers.")
    assert known(moved, same) == ["night", "care"]


def test_the_same_title_is_enough_and_nearly_the_same_words_are():
    retold = clause("f1", "care", "Something quite different stands here.")
    edited = clause("f2", "", "Nobody answers at night or on Sundays off.")
    assert known(retold, edited) == ["care", "night"]


def test_what_is_new_keeps_its_own_id_and_takes_nobody_elses():
    new = clause("f9", "Prizes", "Once a year a prize is drawn among all who came.")
    assert known(new) == ["f9"]


def test_no_clause_is_known_twice():
    twice = [clause(f"f{n}", "Care", "We take care of what we say to readers.") for n in (1, 2)]
    first, second = known(*twice)
    assert first == "care"
    assert second not in {"care", "hours", "night"}


def test_what_says_the_same_goes_before_what_is_called_the_same():
    other = clause("f1", "Care", "Something quite different stands here.")
    same = clause("f2", "Care", "We take care of what we say to readers.")
    assert known(other, same)[1] == "care"


def test_references_lead_to_the_clauses_that_they_meant():
    points = Clause(RecordId("f1"), "Points", (Paragraph((CrossReference(RecordId("f2")),)),))
    target = clause("f2", "Hours", "We answer within two working days, and say so.")
    found = matched(OLD, Content((points, target)))
    assert found.clauses[0].blocks == (Paragraph((CrossReference(RecordId("hours")),)),)


def test_a_clause_that_has_its_id_still_is_the_same_whatever_it_says_now():
    """As in a file that was written here, and changed by somebody who left the ids alone."""
    retold = clause("care", "Prizes", "Once a year a prize is drawn among all who came.")
    copied = clause("f2", "Care", "We take care of what we say to readers.")
    assert known(retold, copied) == ["care", "f2"]
    assert known(retold, clause("f3", "Hours", "At any time.")) == ["care", "hours"]
    assert matched(OLD, OLD) == OLD
    assert matched(Content(()), OLD) == OLD
