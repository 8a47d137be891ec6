"""A version goes from draft to publication one step at a time, and back only while it may."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from smdesk.domain.policy.documents import (
    FROZEN,
    WORKING,
    PolicyVersion,
    VersionState,
    WrongVersionStateError,
)
from smdesk.domain.records import InvalidError, RecordId

AT = datetime(2026, 11, 21, 10, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 10, tzinfo=UTC)
ADA, BEN = RecordId("ada"), RecordId("ben")
DRAFT = PolicyVersion(
    document=RecordId("d"),
    n=1,
    outline=("a/0", "b/1"),
    values=("doc.number: LT-14", "phone: 555 010"),
    writers=(ADA,),
    changed_at=AT,
    changed_by=ADA,
)
ASKED = DRAFT.asked("digest", ("1.", "1.1."), ADA, AT)

STEPS = {
    "asked": (lambda one: one.asked("x", (), BEN, LATER), {VersionState.DRAFT}),
    "approved": (lambda one: one.approved(LATER), {VersionState.IN_REVIEW}),
    "published": (lambda one: one.published(BEN, LATER), {VersionState.APPROVED}),
    "superseded": (lambda one: one.superseded(), {VersionState.PUBLISHED}),
    "retired": (lambda one: one.retired("Merged", LATER), {VersionState.PUBLISHED}),
    "withdrawn": (
        lambda one: one.withdrawn(),
        {VersionState.IN_REVIEW, VersionState.APPROVED},
    ),
    "edited": (lambda one: one.edited(BEN, LATER), set(WORKING)),
}


@pytest.mark.parametrize("state", VersionState)
@pytest.mark.parametrize("name", STEPS)
def test_a_version_takes_a_step_only_from_where_it_may(name, state):
    step, allowed = STEPS[name]
    one = replace(ASKED, state=state)
    if state in allowed:
        assert step(one).state is not None
    else:
        with pytest.raises(WrongVersionStateError) as error:
            step(one)
        assert error.value.state is state


def test_each_step_leads_where_its_name_says_and_notes_who_and_when():
    assert (ASKED.state, ASKED.asked_by, ASKED.asked_at) == (VersionState.IN_REVIEW, ADA, AT)
    assert (ASKED.digest, ASKED.numbers) == ("digest", ("1.", "1.1."))
    approved = ASKED.approved(LATER)
    assert (approved.state, approved.approved_at) == (VersionState.APPROVED, LATER)
    published = approved.published(BEN, LATER)
    assert (published.state, published.published_by) == (VersionState.PUBLISHED, BEN)
    assert published.published_at == LATER
    assert published.superseded().state is VersionState.SUPERSEDED
    retired = published.retired(" Merged ", LATER)
    assert (retired.state, retired.retired_why) == (VersionState.RETIRED, "Merged")
    assert retired.retired_at == LATER


def test_nothing_is_retired_without_a_reason():
    published = replace(ASKED, state=VersionState.PUBLISHED)
    with pytest.raises(InvalidError) as error:
        published.retired("  ", LATER)
    assert set(error.value.faults) == {"why"}


def test_editing_forgets_what_was_agreed_to_and_what_the_cabinet_filled_in():
    back = ASKED.approved(AT).edited(BEN, LATER)
    assert back.state is VersionState.DRAFT
    assert (back.digest, back.numbers, back.asked_at, back.asked_by) == ("", (), None, None)
    assert back.approved_at is None
    assert back.values == ("phone: 555 010",)
    assert back.writers == (ADA, BEN)
    assert (back.changed_by, back.changed_at) == (BEN, LATER)
    assert back.edited(ADA, LATER).writers == (ADA, BEN)


def test_withdrawing_writes_nothing():
    back = ASKED.withdrawn()
    assert (back.writers, back.changed_at, back.changed_by) == ((ADA,), AT, ADA)
    assert back == DRAFT.edited(ADA, AT)


def test_a_version_knows_its_clauses_their_numbers_and_its_values():
    assert ASKED.clauses == [("a", 0), ("b", 1)]
    assert ASKED.frozen_numbers == {"a": "1.", "b": "1.1."}
    assert DRAFT.frozen_numbers == {}
    assert ASKED.filled == {"doc.number": "LT-14", "phone": "555 010"}
    assert frozenset(VersionState) == WORKING | FROZEN
    assert not WORKING & FROZEN


@pytest.mark.parametrize(
    "wrong",
    [{"n": 0}, {"document": ""}, {"asked_at": datetime(2026, 1, 1)}],  # noqa: DTZ001
)
def test_a_version_without_its_document_its_number_or_a_zone_is_refused(wrong):
    with pytest.raises(InvalidError) as error:
        replace(DRAFT, **wrong)
    assert set(error.value.faults) == set(wrong)
