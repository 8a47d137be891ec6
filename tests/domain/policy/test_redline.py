"""The redline tells what happened to each clause, and loses no word of either version."""

from dataclasses import replace

from hypothesis import given

from smdesk.domain.policy import editing
from smdesk.domain.policy.blocks import CrossReference, Paragraph, Text, plain
from smdesk.domain.policy.compared import Run, RunKind, words_compared
from smdesk.domain.policy.content import Clause, Content, clause_text
from smdesk.domain.policy.matching import matched
from smdesk.domain.policy.numbering import Scheme, numbers
from smdesk.domain.policy.redline import Change, changed, redline
from tests.domain.policy.contents import contents

SAID = "Every post is looked at by two people before it goes out to anybody at all."


def clause(name, depth=0, said=SAID, title=""):
    return Clause(name, title or f"Title of {name}", plain(said), depth)


BASE = Content(tuple(clause(n, d) for n, d in (("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 1))))


def compare(old, new):
    scheme = Scheme.DECIMAL
    return redline(old, new, numbers(old, scheme), numbers(new, scheme))


def what(old, new):
    return {one.clause: one.what for one in changed(compare(old, new))}


def test_a_version_against_itself_shows_nothing():
    assert what(BASE, BASE) == {}


def test_a_moved_clause_is_moved_and_its_neighbours_are_only_renumbered():
    found = what(BASE, editing.move_down(BASE, "b"))
    assert {Change.MOVED} <= found["c"] | found["b"]
    assert sum(Change.MOVED in one for one in found.values()) == 1
    assert all(Change.RENUMBERED in one for one in found.values())


def test_what_moves_with_its_heading_is_not_moved_itself():
    found = what(BASE, editing.move_up(BASE, "d"))
    assert sum(Change.MOVED in one for one in found.values()) == 1
    assert Change.MOVED not in found["e"]


def test_a_removed_clause_stands_where_it_stood():
    shorter = editing.remove(BASE, "c")
    found = compare(BASE, shorter)
    assert [one.clause for one in found] == ["a", "b", "c", "d", "e"]
    assert found[2].what == {Change.REMOVED}
    assert found[2].number_before == "1.2"
    assert {run.kind for block in found[2].blocks for run in block.runs} == {RunKind.REMOVED}


def test_the_words_that_changed_are_told_and_no_others():
    new = editing.set_blocks(BASE, "c", plain(SAID.replace("two people", "three people")))
    (one,) = changed(compare(BASE, new))
    assert one.what == {Change.EDITED}
    assert one.blocks[0].runs == (
        Run(RunKind.SAME, "Every post is looked at by "),
        Run(RunKind.REMOVED, "two "),
        Run(RunKind.ADDED, "three "),
        Run(RunKind.SAME, "people before it goes out to anybody at all."),
    )


def test_one_word_between_two_changes_is_read_with_them():
    runs = words_compared("one two three four five six", "one 2 three 4 five six")
    assert [run.text for run in runs] == ["one ", "two three four ", "2 three 4 ", "five six"]


def test_a_reference_to_a_clause_with_another_number_is_no_change_of_words():
    see = Clause("x", "", (Paragraph((Text("See "), CrossReference("e"), Text("."))),))
    old = Content((*BASE.clauses, see))
    new = editing.move_up(old, "d")
    assert Change.EDITED not in what(old, new).get("x", set())


def test_emphasis_alone_is_no_change_of_words():
    old = Content((Clause("a", "", (Paragraph((Text("Mind the step."),)),)),))
    new = Content((Clause("a", "", (Paragraph((Text("Mind the step.", bold=True),)),)),))
    assert what(old, new) == {"a": {Change.STYLED}}


@given(contents(), contents())
def test_no_word_of_either_version_is_lost(old, new):
    found = compare(old, new)
    assert {one.clause for one in found} == {c.id for c in (*old, *new)}
    assert [one.clause for one in found if one.after] == [c.id for c in new]
    now, was = numbers(new, Scheme.DECIMAL), numbers(old, Scheme.DECIMAL)
    for one in found:
        runs = [run for block in one.blocks for run in block.runs]
        for clause, kind, shown in (
            (one.after, RunKind.REMOVED, now),
            (one.before, RunKind.ADDED, was),
        ):
            if clause is None:
                continue
            kept = "".join(run.text for run in runs if run.kind is not kind)
            if one.before and one.after and clause is one.before and Change.RENUMBERED:
                # Where nothing changed the new number is shown.
                kept = "".join(c for c in kept if not c.isdigit() and c not in ".?")
                said = "".join(c for c in clause_text(clause, shown) if not c.isdigit())
                said = said.replace(".", "").replace("?", "")
            else:
                said = clause_text(clause, shown)
            assert "".join(kept.split()) == "".join(said.split())


def test_clauses_of_a_file_are_known_again_though_moved_and_edited():
    base = Content(
        tuple(
            clause(n, d, said=f"{n} {SAID} of {n} and {i} {n}")
            for i, (n, d) in enumerate((("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 1)))
        )
    )
    new = editing.remove(editing.move_up(base, "d"), "c")
    new = editing.set_blocks(new, "e", plain(f"e {SAID} of e and 4 e, more or less"))
    new = editing.set_title(new, "e", "Another title")
    new = editing.append(new, [clause("z", said="Something else entirely, said by nobody.")])
    see = Paragraph((CrossReference("e"),))
    new = editing.set_blocks(new, "b", (*new.get("b").blocks, see))
    file = Content(tuple(replace(c, id=f"file {c.id}") for c in new))
    file = editing.repoint(file, "e", "file e")
    again = matched(base, file)
    assert [c.id for c in again] == ["d", "e", "a", "b", "file z"]
    assert again.get("b").blocks[-1] == see


@given(contents(), contents())
def test_knowing_clauses_again_keeps_all_that_is_said(old, file):
    file = Content(tuple(replace(c, id=f"f{c.id}") for c in file))
    again = matched(old, file)
    assert [(c.title, c.depth) for c in again] == [(c.title, c.depth) for c in file]
    assert len({c.id for c in again}) == len(file)
