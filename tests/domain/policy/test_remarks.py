"""A remark is answered in time, and what was accepted gets into a clause and stays there."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from smdesk.domain.policy.remarks import (
    ANSWER_WITHIN_DAYS,
    CONCERN_LEFT,
    CONCERN_LOST,
    CONCERN_UNANSWERED,
    CONCERNS_WAIT,
    SETTLED,
    Remark,
    RemarkKind,
    RemarkState,
    SettledError,
    check_closing,
    check_kept,
    findings,
    waiting,
)
from smdesk.domain.records import InvalidError, RecordId, Ref

AT = datetime(2026, 10, 22, 10, tzinfo=UTC)
LATER = datetime(2026, 11, 1, 10, tzinfo=UTC)
ADA, LT = RecordId("ada"), RecordId("LT-14")
CLAUSE, VERSION = RecordId("c"), RecordId("v")
OPEN = Remark(document=LT, what=RemarkKind.CONCERN, text="Who answers at night?", by=ADA, at=AT)
ACCEPTED = OPEN.accepted("We will see to it.")
ADOPTED = ACCEPTED.ended(RemarkState.ADOPTED, "", ADA, LATER, clauses=(CLAUSE,), version=VERSION)
ABOUT = Ref("policy_document", LT)


def test_an_accepted_concern_keeps_a_review_open_until_it_is_in_a_clause():
    assert waiting([OPEN, ACCEPTED, ADOPTED], LT) == [ACCEPTED]
    assert check_closing([OPEN, ADOPTED], ABOUT, "LT-14") is None
    found = check_closing([OPEN, ACCEPTED], ABOUT, "LT-14")
    assert (found.rule, found.facts["count"]) == (CONCERN_LEFT, 1)


@pytest.mark.parametrize(
    "other", [{"document": RecordId("other")}, {"what": RemarkKind.SUGGESTION}]
)
def test_other_remarks_keep_no_review_open(other):
    assert waiting([replace(ACCEPTED, **other)], LT) == []


def test_what_was_taken_up_has_to_stay_in_one_of_its_clauses():
    assert check_kept([ADOPTED], VERSION, {CLAUSE, RecordId("d")}) == []
    (found,) = check_kept([ADOPTED], VERSION, {RecordId("d")})
    assert (found.rule, found.about.id) == (CONCERN_LOST, ADOPTED.id)
    assert check_kept([ADOPTED], RecordId("w"), set()) == []
    assert check_kept([replace(ADOPTED, state=RemarkState.ANSWERED)], VERSION, set()) == []


def test_a_concern_is_answered_within_thirty_days():
    last = AT.date() + timedelta(days=ANSWER_WITHIN_DAYS)
    assert findings([OPEN], [(LT, "LT-14")], last) == []
    (found,) = findings([OPEN], [(LT, "LT-14")], last + timedelta(days=1))
    assert (found.rule, found.facts["days"]) == (CONCERN_UNANSWERED, ANSWER_WITHIN_DAYS + 1)
    comment = replace(OPEN, what=RemarkKind.COMMENT)
    declined = replace(OPEN, state=RemarkState.DECLINED, reply="No")
    assert findings([comment, declined], [(LT, "LT-14")], date(2027, 6, 1)) == []


def test_concerns_that_wait_for_a_clause_are_told_for_their_document():
    (found,) = findings([ACCEPTED], [(LT, "LT-14"), (RecordId("other"), "LT-15")], LATER.date())
    assert (found.rule, found.about, found.facts) == (
        CONCERNS_WAIT, ABOUT, {"document": "LT-14", "count": 1},
    )  # fmt: skip


@pytest.mark.parametrize("state", RemarkState)
def test_what_has_come_to_its_end_is_opened_again_before_anything_else(state):
    one = replace(OPEN, state=state, reply="Yes", clauses=(CLAUSE,))
    assert one.settled is (state in SETTLED)
    if state in SETTLED:
        with pytest.raises(SettledError):
            one.accepted()
        with pytest.raises(SettledError):
            one.ended(RemarkState.ANSWERED, "Yes", ADA, LATER)
    else:
        assert one.accepted().state is RemarkState.ACCEPTED
        assert one.ended(RemarkState.ANSWERED, "Yes", ADA, LATER).settled


def test_what_was_taken_up_once_waits_for_a_clause_again_when_it_is_opened():
    again = ADOPTED.reopened()
    assert again.state is RemarkState.ACCEPTED
    assert (again.settled_in, again.settled_by, again.settled_at) == (None, None, None)
    assert OPEN.ended(RemarkState.ANSWERED, "Yes", ADA, LATER).reopened().state is RemarkState.OPEN


def test_an_answer_has_words_a_refusal_a_reason_and_what_is_taken_up_a_clause():
    for state in (RemarkState.ANSWERED, RemarkState.DECLINED):
        with pytest.raises(InvalidError) as error:
            OPEN.ended(state, " ", ADA, LATER)
        assert set(error.value.faults) == {"reply"}
    with pytest.raises(InvalidError) as error:
        OPEN.ended(RemarkState.ADOPTED, "", ADA, LATER)
    assert set(error.value.faults) == {"clauses"}
    assert ADOPTED.reply == "We will see to it."


@pytest.mark.parametrize(("length", "cut"), [(80, False), (81, True)])
def test_a_long_remark_is_called_by_how_it_begins(length, cut):
    title = replace(OPEN, text="x" * length + "\nand more").title
    assert title == ("x" * 79 + "…" if cut else "x" * 80)
