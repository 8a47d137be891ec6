"""What this computer remembers of how somebody looks at the calendar."""

import json

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import Wanted
from smdesk.domain.records import RecordId
from smdesk.ui.calendar.asked import MOST_KEPT, Asked, Face, Habits, Layer

IDS = st.frozensets(st.text("abcdef0123456789", min_size=4, max_size=8).map(RecordId), max_size=3)
WANTED = st.builds(
    Wanted,
    channels=IDS,
    states=st.frozensets(st.sampled_from(State), max_size=3),
    owners=IDS,
    campaigns=IDS,
    objectives=IDS,
    labels=IDS,
    needs_me=st.booleans(),
)
ASKED = st.builds(Asked, WANTED, st.booleans())
KEPT = st.lists(ASKED.filter(lambda one: not one.everything), max_size=4).map(tuple)
HABITS = st.builds(
    Habits,
    face=st.sampled_from(Face),
    layers=st.frozensets(st.sampled_from(Layer)),
    asked=ASKED,
    kept=KEPT,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["face", "layers", "asked", "kept", "states", "channels", "problems"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(HABITS)
def test_habits_come_back_as_they_were(habits):
    assert Habits.read(habits.written()) == habits


@given(JSON)
def test_a_spoiled_memory_is_no_memory_and_no_error(told):
    assert isinstance(Habits.read(json.dumps(told)), Habits)


@given(st.text(max_size=30))
def test_what_is_no_json_is_as_for_everybody(text):
    habits = Habits.read(text)
    assert habits.asked.everything
    assert habits.face is Face.MONTH


def test_what_was_typed_is_never_remembered():
    drafts = frozenset({State.DRAFT})
    typed = Habits(asked=Asked(Wanted(text="Nora's surgery", needs_me=True, states=drafts)))
    assert "surgery" not in typed.written()
    assert Habits.read(typed.written()).asked == Asked(Wanted(needs_me=True, states=drafts))
    assert "surgery" not in typed.keeping(typed.asked).written()


def test_filters_are_kept_once_the_newest_first_and_not_for_ever():
    habits = Habits()
    for number in range(MOST_KEPT + 3):
        habits = habits.keeping(Asked(Wanted(owners=frozenset({RecordId(str(number))}))))
    again = Asked(Wanted(owners=frozenset({RecordId("10")})))
    habits = habits.keeping(again)
    assert len(habits.kept) == MOST_KEPT
    assert habits.kept[0] == again
    assert habits.kept.count(again) == 1
    assert again not in habits.dropping(again).kept
