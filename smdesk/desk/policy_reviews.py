"""Looking at documents again when it is time, and saying what came of it (D3)."""

from datetime import date

from smdesk.desk.policy_texts import PolicyTexts
from smdesk.desk.topics import Topic
from smdesk.domain.policy import reviews
from smdesk.domain.policy.documents import VersionState, WrongVersionStateError
from smdesk.domain.policy.remarks import check_closing
from smdesk.domain.policy.reviews import PolicyReview, ReviewOutcome, last_looked
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding, RefusedError


class ReviewsDesk:
    """Knows when each document is to be looked at, and when it was."""

    def __init__(self, texts: PolicyTexts) -> None:
        self._texts, self._office, self._tables = texts, texts.office, texts.tables

    def due(self, document: RecordId) -> date | None:
        """Return the day on which it is to be looked at again; None for one not in force."""
        first = self._texts.first_published(document)
        if first is None or self._texts.published(document) is None:
            return None
        kept = self._tables.documents.one(document)
        last = last_looked(first, self.of(document))
        return reviews.due(kept, last, *self._texts.year_starts())

    def coming(self) -> list[tuple[str, date]]:
        """Return the documents in force by name, and when each is to be looked at again."""
        found = ((one.title, self.due(one.id)) for one, _ in self._texts.in_force())
        return [(name, due) for name, due in found if due is not None]

    def overdue(self, document: RecordId) -> date | None:
        """Return since when a review is overdue, or None."""
        due = self.due(document)
        return due if reviews.overdue(due, self._office.today()) else None

    def of(self, document: RecordId) -> list[PolicyReview]:
        """Return the reviews of the document, the latest first."""
        return self._tables.reviews.where("-on", document=document)

    def refusal(self, document: RecordId) -> Finding | None:
        """Return what keeps the review from being closed, or None; raises GoneError."""
        kept = self._tables.documents.one(document)
        found = check_closing(
            self._tables.remarks.where(document=document), Ref.to(kept), kept.title
        )
        return self._office.bound(found) if found is not None else None

    def close(self, document: RecordId, words: str = "", *, by: Member) -> PolicyReview:
        """Note that it was looked at and stays as it is.

        Raises GoneError, WrongVersionStateError for one not in force, and RefusedError
        (CONCERN_LEFT) while an accepted concern is in no clause.
        """
        refusal = self.refusal(document)
        if refusal is not None:
            raise RefusedError(refusal)
        version = self._texts.published(document)
        if version is None:
            raise WrongVersionStateError(VersionState.DRAFT, VersionState.PUBLISHED)
        review = PolicyReview(
            document=document,
            version=version.id,
            due=self.due(document),
            on=self._office.today(),
            outcome=ReviewOutcome.UNCHANGED,
            words=words.strip(),
            by=by.person,
        )
        with self._office.task("policy_review.close", Topic.POLICY, by=by):
            return self._tables.reviews.save(review)

    def findings(self) -> list[Finding]:
        """Return the reviews that come near or are overdue."""
        today = self._office.today()
        found = (
            reviews.finding(document, self.due(document.id), today)
            for document, _ in self._texts.in_force()
        )
        return [one for one in found if one is not None]
