"""When a document is looked at again, and how plainly that is told beforehand."""

from dataclasses import replace
from datetime import date

import pytest

from smdesk.domain.policy.documents import (
    PolicyDocument,
    ReviewRule,
)
from smdesk.domain.policy.reviews import (
    LEADS,
    REVIEW_NEAR,
    REVIEW_OVERDUE,
    PolicyReview,
    ReviewOutcome,
    due,
    finding,
    last_looked,
)
from tests.domain.policy.versions import ADA, AT, DAY, VERSION

DOCUMENT = PolicyDocument(number="LT-14", name="How we answer", created_on=date(2026, 1, 1))
DUE = date(2027, 9, 1)


@pytest.mark.parametrize(
    ("rule", "on"),
    [
        (ReviewRule.ACADEMIC_YEAR, DUE),
        (ReviewRule.YEARLY, date(2027, 11, 21)),
        (ReviewRule.NEVER, None),
    ],
)
def test_a_document_is_looked_at_again_by_its_own_rule(rule, on):
    assert due(replace(DOCUMENT, review=rule), AT.date(), 9, 1) == on


def test_it_was_looked_at_last_when_it_came_out_or_in_the_latest_review():
    review = PolicyReview(
        document=DOCUMENT.id, version=VERSION.id, on=date(2026, 6, 1), by=ADA,
        outcome=ReviewOutcome.UNCHANGED,
    )  # fmt: skip
    later = replace(review, on=date(2026, 8, 1))
    assert last_looked(date(2026, 1, 1), []) == date(2026, 1, 1)
    assert last_looked(date(2026, 1, 1), [later, review]) == later.on


@pytest.mark.parametrize(("days", "lead"), [(60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7)])
def test_a_review_is_told_more_plainly_the_nearer_it_comes(days, lead):
    found = finding(DOCUMENT, DUE, DUE - days * DAY)
    assert (found.rule, found.facts["lead"], found.facts["days"]) == (REVIEW_NEAR, lead, days)
    assert lead in LEADS


def test_it_is_told_from_sixty_days_before_and_overdue_the_day_after():
    assert finding(DOCUMENT, DUE, DUE - 61 * DAY) is None
    assert finding(DOCUMENT, None, DUE) is None
    assert finding(DOCUMENT, DUE, DUE + DAY).rule is REVIEW_OVERDUE
