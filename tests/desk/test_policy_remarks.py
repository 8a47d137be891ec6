"""Each remark and concern has its end, and a review waits for what was promised."""

from datetime import date, timedelta

import pytest

from smdesk.domain.policy import editing
from smdesk.domain.policy.documents import WrongVersionStateError
from smdesk.domain.policy.remarks import (
    CONCERN_LEFT,
    CONCERN_LOST,
    CONCERN_UNANSWERED,
    CONCERNS_WAIT,
    Remark,
    RemarkKind,
    RemarkState,
    SettledError,
)
from smdesk.domain.policy.reviews import REVIEW_NEAR, REVIEW_OVERDUE, ReviewOutcome
from smdesk.domain.records import InvalidError, new_id
from smdesk.domain.rules import RefusedError
from tests.desk.policies import (
    CARE,
    HOURS,
    TEXT,
    begun,
    findings,
    next_published,
    published,
    saying,
)


def concern(session, document=None, text="Readers may be shown against their will.", **given):
    made = Remark(
        document=document,
        what=RemarkKind.CONCERN,
        text=text,
        by=session.me.person,
        at=session.calendar.now(),
        **given,
    )
    return session.policy.remarks.add(made, by=session.me)


def codes(session):
    return {one.rule for one in findings(session)}


def test_a_concern_may_come_before_any_text_and_be_attached_later(nora):
    one = concern(nora, who="A reader")
    assert one in [line.remark for line in nora.policy.remarks.of(None)]
    version = begun(nora)
    nora.policy.remarks.attach(one.id, version.document, [HOURS], by=nora.me)
    (line,) = nora.policy.remarks.of(version.document)
    assert line.numbers == ("Paragraph 2",)
    assert line.document == "LT-14 How we answer"
    assert line.by == nora.me.name


def test_a_concern_ends_in_a_clause_or_with_a_reason(nora):
    version = begun(nora)
    first = concern(nora, version.document)
    with pytest.raises(InvalidError):
        nora.policy.remarks.decline(first.id, " ", by=nora.me)
    declined = nora.policy.remarks.decline(first.id, "The law says it already.", by=nora.me)
    assert declined.settled
    with pytest.raises(SettledError):
        nora.policy.remarks.accept(first.id, by=nora.me)
    with pytest.raises(SettledError):
        nora.policy.remarks.remove(first.id, by=nora.me)
    second = concern(nora, version.document)
    with pytest.raises(InvalidError):
        nora.policy.remarks.adopt(second.id, [new_id()], version.id, by=nora.me)
    taken = nora.policy.remarks.adopt(second.id, [CARE], version.id, "See there", by=nora.me)
    assert (taken.state, taken.settled_in) == (RemarkState.ADOPTED, version.id)
    third = concern(nora, version.document)
    with pytest.raises(InvalidError):
        nora.policy.remarks.answer(third.id, "", by=nora.me)
    assert nora.policy.remarks.answer(third.id, "Yes.", by=nora.me).settled
    assert nora.policy.remarks.reopen(third.id, by=nora.me).state is RemarkState.OPEN


def test_a_review_cannot_close_with_an_accepted_concern_left_open(desk):
    nora, version = published(desk)
    one = concern(nora, version.document)
    nora.policy.reviews.close(version.document, "Fine", by=nora.me)
    nora.policy.remarks.accept(one.id, "We will", by=nora.me)
    assert CONCERNS_WAIT in codes(nora)
    with pytest.raises(RefusedError) as error:
        nora.policy.reviews.close(version.document, by=nora.me)
    assert error.value.finding.rule is CONCERN_LEFT
    nora, second = next_published(desk, saying(HOURS, "Within one day."))
    assert nora.policy.reviews.of(version.document)[0].outcome is ReviewOutcome.UNCHANGED
    nora.policy.remarks.adopt(one.id, [HOURS], second.id, by=nora.me)
    review = nora.policy.reviews.close(version.document, by=nora.me)
    assert (review.version, review.outcome) == (second.id, ReviewOutcome.UNCHANGED)
    assert CONCERNS_WAIT not in codes(nora)


def test_what_was_taken_up_in_a_draft_that_is_thrown_away_waits_again(desk):
    nora, version = published(desk)
    one = concern(nora, version.document)
    draft = nora.policy.next_draft(version.document, by=nora.me)
    nora.policy.remarks.adopt(one.id, [CARE], draft.id, by=nora.me)
    nora.policy.discard(draft.id, by=nora.me)
    assert nora.policy.remarks.one(one.id).state is RemarkState.ACCEPTED


def test_a_clause_that_took_a_concern_up_does_not_go_unseen(nora):
    version = begun(nora)
    one = concern(nora, version.document)
    nora.policy.remarks.adopt(one.id, [HOURS], version.id, by=nora.me)
    assert CONCERN_LOST not in {hole.rule for hole in nora.policy.gate.holes(version.id)}
    nora.policy.save_draft(version.id, editing.remove(TEXT, HOURS), by=nora.me)
    assert CONCERN_LOST in {hole.rule for hole in nora.policy.gate.holes(version.id)}
    nora.policy.remarks.reopen(one.id, by=nora.me)
    assert CONCERN_LOST not in {hole.rule for hole in nora.policy.gate.holes(version.id)}


def test_a_concern_that_waits_for_a_month_is_told(desk):
    nora = desk.enter()
    concern(nora)
    assert CONCERN_UNANSWERED not in codes(nora)
    desk.clock.day += timedelta(days=31)
    assert CONCERN_UNANSWERED in codes(nora)


def test_a_review_is_due_at_the_start_of_the_academic_year_and_is_told_before(desk):
    nora, version = published(desk)
    assert nora.policy.reviews.due(version.document) == date(2027, 9, 1)
    for day, lead in ((date(2027, 7, 2), None), (date(2027, 7, 3), 60), (date(2027, 8, 2), 30)):
        desk.clock.day = day
        found = [one for one in findings(nora) if one.rule is REVIEW_NEAR]
        assert [one.facts["lead"] for one in found] == ([lead] if lead else [])
    desk.clock.day = date(2027, 9, 1)
    assert nora.policy.reviews.overdue(version.document) is None
    desk.clock.day = date(2027, 9, 2)
    assert REVIEW_OVERDUE in codes(nora)
    assert nora.policy.sheet(version.id).overdue == date(2027, 9, 1)
    nora.policy.reviews.close(version.document, "Still so", by=nora.me)
    assert nora.policy.reviews.due(version.document) == date(2028, 9, 1)
    assert REVIEW_OVERDUE not in codes(nora)


def test_a_new_version_closes_the_review_too(desk):
    published(desk)
    nora, second = next_published(desk, lambda content: editing.move_up(content, HOURS))
    (review,) = nora.policy.reviews.of(second.document)
    assert (review.outcome, review.version) == (ReviewOutcome.CHANGED, second.id)


def test_only_what_is_in_force_is_reviewed(nora):
    version = begun(nora)
    assert nora.policy.reviews.due(version.document) is None
    with pytest.raises(WrongVersionStateError):
        nora.policy.reviews.close(version.document, by=nora.me)
