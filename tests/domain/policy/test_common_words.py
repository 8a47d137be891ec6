"""What two wordings have in common is as long as it can be, and both are told whole."""

from difflib import SequenceMatcher
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.policy.common_words import Stretch, stretches
from smdesk.domain.policy.compared import RunKind, words_compared

rows = st.lists(st.sampled_from("abcde"), max_size=24)


def longest(old, new):
    """Return the length of the longest common row, as the textbook has it."""
    above = [0] * (len(new) + 1)
    for word in old:
        row = [0]
        for j, other in enumerate(new):
            row.append(above[j] + 1 if word == other else max(above[j + 1], row[j]))
        above = row
    return above[-1]


@given(rows, rows)
def test_it_is_the_longest_there_is_and_both_are_told_whole(old, new):
    found = list(stretches(old, new))
    assert [w for one in found for w in old[one.old : one.old_end]] == old
    assert [w for one in found for w in new[one.new : one.new_end]] == new
    same = [one for one in found if one.same]
    for one in same:
        assert old[one.old : one.old_end] == new[one.new : one.new_end]
    length = sum(one.old_end - one.old for one in same)
    assert length == longest(old, new)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    assert length >= sum(block.size for block in matcher.get_matching_blocks())


@given(rows, rows)
def test_stretches_that_differ_are_told_in_one(old, new):
    found = list(stretches(old, new))
    assert all(a.same or b.same for a, b in pairwise(found))


def test_nothing_in_common_is_one_stretch():
    assert list(stretches("ab", "cd")) == [Stretch(False, 0, 2, 0, 2)]
    assert list(stretches("", "")) == []
    assert list(stretches("ab", "ab")) == [Stretch(True, 0, 2, 0, 2)]


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_sign_of_any_script_is_lost_between_two_lines(old, new):
    runs = words_compared(old, new)
    kept = "".join(run.text for run in runs if run.kind is not RunKind.REMOVED)
    was = "".join(run.text for run in runs if run.kind is not RunKind.ADDED)
    assert kept == new
    assert was.split() == old.split()
