"""Whatever people do in whatever order, the cabinet says what a plain dictionary would say."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person
from tests.store.cabinets import ADA, open_library
from tests.store.taking_back import redoable, undoable
from tests.store.test_chain import check

PEOPLE = [RecordId(f"p{number}") for number in range(3)]
person = st.builds(
    Person,
    id=st.sampled_from(PEOPLE),
    name=st.sampled_from(["Ada", "Ben"]),
    work=st.sampled_from(["", "poet", "clerk"]),
)
task = st.lists(person | st.sampled_from(PEOPLE), min_size=1, max_size=3)
"""People to save, and ids of people to remove or restore."""
PROSE = Person(id=PEOPLE[1], name="Ada")
POETRY = replace(PROSE, work="poet")
does = st.lists(task | st.sampled_from(["undo", "undo", "redo", "fail"]), min_size=1, max_size=14)


class Model:
    """The cabinet as a dictionary, with undo as a stack of whole dictionaries."""

    def __init__(self):
        self.there, self.binned = {}, {}
        self.done, self.undone = [], []

    def state(self):
        return dict(self.there), dict(self.binned)

    def do(self, what):
        before = self.state()
        for step in what:
            if isinstance(step, Person):
                self.binned.pop(step.id, None)
                self.there[step.id] = step
            elif step in self.there:
                self.binned[step] = self.there.pop(step)
            elif step in self.binned:
                self.there[step] = self.binned.pop(step)
        # What came and went within one task was never there.
        known = before[0].keys() | before[1].keys()
        self.binned = {one: was for one, was in self.binned.items() if one in known}
        self.done.append(before)

    def go(self, from_, to):
        to.append(self.state())
        known = self.binned | self.there
        self.there, self.binned = from_.pop()
        # What is not yet there lies in the bin: nothing that was ever written is lost.
        unheard = known.keys() - self.there.keys() - self.binned.keys()
        self.binned |= {one: known[one] for one in unheard}


def do(library, what):
    with library.transaction("task", by=ADA) as current:
        for step in what:
            if isinstance(step, Person):
                library.people.save(step)
            elif library.people.get(step) is not None:
                library.people.remove(step)
            elif (said := current.state(library.people.shape, step).row) is not None:
                library.people.save(library.people.shape.record_of(said))
    return current.entry


def agree(library, model):
    assert {p.id: p for p in library.people.all()} == model.there
    assert library.disagreements() == []
    found = {hit.ref.id for hit in library.search("ada", limit=9)}
    assert found == {p.id for p in model.there.values() if p.name == "Ada"}


@settings(max_examples=60, deadline=None)
@given(steps=does)
@example(steps=[[PROSE], "undo", [POETRY, PROSE.id], [PROSE.id], "undo", "undo"])
def test_the_cabinet_says_what_a_dictionary_would(steps):
    library, model = open_library(), Model()
    for step in steps:
        if step == "fail":
            _fail(library)
        elif step == "undo":
            entry = undoable(library, ADA)
            assert (entry is None) == (not model.done)
            if entry:
                library.undo(entry, by=ADA)
                model.go(model.done, model.undone)
        elif step == "redo":
            entry = redoable(library, ADA)
            assert (entry is None) == (not model.undone)
            if entry:
                library.undo(entry, by=ADA)
                model.go(model.undone, model.done)
        elif do(library, step) is not None:
            model.do(step)
            model.undone.clear()
        agree(library, model)
    check(library)


@settings(max_examples=30, deadline=None)
@given(saves=st.lists(person, min_size=1, max_size=8))
def test_history_tells_how_each_record_came_to_be_as_it_is(saves):
    library = open_library()
    for saved in saves:
        do(library, [saved])
    by_default = library.people.shape.by_default
    for current in library.people.all():
        told = {}
        for change in reversed(library.journal.history(current.id)):
            was = by_default(change.field) if told else None
            first = library.journal.history(current.id)[-1].entry
            assert change.before == told.get(change.field, None if change.entry == first else was)
            told[change.field] = change.after
        assert replace(current, name=told["name"], work=told.get("work", "")) == current


class GivenUpError(Exception):
    pass


def _fail(library):
    def give_up():
        with library.transaction("fail", by=ADA):
            for one in library.people.all():
                library.people.remove(one.id)
            library.people.save(Person(name="Nobody"))
            raise GivenUpError

    with pytest.raises(GivenUpError):
        give_up()
