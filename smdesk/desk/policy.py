"""The policy's desk: documents, their versions, and everything that is known of each."""

from dataclasses import replace
from pathlib import Path

from smdesk.desk.errors import CannotUndoError, Why
from smdesk.desk.office import Now, Office, Today
from smdesk.desk.outside_rules import OutsideRulesDesk
from smdesk.desk.policy_bindings import BindingsDesk
from smdesk.desk.policy_drafts import PolicyDrafts
from smdesk.desk.policy_gate import PolicyGateDesk
from smdesk.desk.policy_links import LinksDesk
from smdesk.desk.policy_readings import ReadingsDesk
from smdesk.desk.policy_remarks import RemarksDesk
from smdesk.desk.policy_reviews import ReviewsDesk
from smdesk.desk.policy_starters import Starters
from smdesk.desk.policy_texts import PolicyTexts
from smdesk.desk.policy_words import WordsDesk
from smdesk.desk.seals import SealKeys
from smdesk.domain.journal import Entry
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import (
    WORKING,
    PolicyDocument,
    PolicyVersion,
    ReadingRule,
)
from smdesk.domain.policy.redline import ClauseChange, redline
from smdesk.domain.policy.remarks import RemarkState
from smdesk.domain.policy.sheets import ClauseStory, DocumentLine, PolicySheet
from smdesk.domain.records import RecordId
from smdesk.domain.rules import Finding


class PolicyDesk(PolicyDrafts):
    """Tells what is there; writing is its drafts', and the rest has desks of its own."""

    def __init__(self, office: Office, vault: SealKeys, starters: Path) -> None:
        """``starters`` is the folder of documents to begin from."""
        self._vault, self._folder = vault, starters
        texts = PolicyTexts(office)
        self.remarks = RemarksDesk(texts)
        super().__init__(office, texts, Starters(starters), self.remarks)
        self.bindings = BindingsDesk(texts, self._starters.binds)
        self.readings = ReadingsDesk(texts)
        self.reviews = ReviewsDesk(texts)
        self.links = LinksDesk(texts, self.bindings, self.remarks)
        self.words = WordsDesk(office)
        self.outside = OutsideRulesDesk(office)
        self.gate = PolicyGateDesk(texts, vault, self.bindings, self.reviews.due)

    def with_clock(self, now: Now, today: Today) -> "PolicyDesk":
        """Return this desk at another time, for a history that is brought in."""
        office = replace(self._office, now=now, today=today)
        return PolicyDesk(office, self._vault, self._folder)

    # Documents.

    def lines(self) -> list[DocumentLine]:
        """Return all documents by number."""
        return [self._line(one) for one in self._tables.documents.all(order="number, name")]

    def document(self, document: RecordId) -> PolicyDocument:
        """Return the document; raises GoneError."""
        return self._tables.documents.one(document)

    def versions(self, document: RecordId) -> list[PolicyVersion]:
        """Return all its versions, the latest first."""
        return self._texts.versions(document)

    # Versions.

    def version(self, version: RecordId) -> PolicyVersion:
        """Return the version; raises GoneError."""
        return self._tables.versions.one(version)

    def content(self, version: RecordId) -> Content:
        """Return what it says; raises GoneError, BrokenContentError."""
        return self._texts.content(self.version(version))

    def sheet(self, version: RecordId) -> PolicySheet:
        """Return everything about the version; raises GoneError, BrokenContentError."""
        one = self.version(version)
        content, document = self._texts.content(one), self._texts.document_of(one)
        return PolicySheet(
            document=document,
            version=one,
            content=content,
            numbers=self._texts.numbers(one, content),
            references=self._texts.references(one, content),
            values=self._texts.values(one),
            signoffs=tuple(self.gate.signoffs(version)),
            remarks=tuple(self.remarks.of(document.id)),
            readings=tuple(self.readings.of(version)),
            reviews=tuple(self.reviews.of(document.id)),
            versions=tuple(self._texts.versions(document.id)),
            holes=tuple(self.gate.holes(version)) if one.state in WORKING else (),
            review_due=self.reviews.due(document.id),
            overdue=self.reviews.overdue(document.id),
            names=self._texts.names(),
        )

    def redline(self, old: RecordId, new: RecordId) -> tuple[ClauseChange, ...]:
        """Return what happened to every clause between two versions; raises GoneError."""
        before, after = self.version(old), self.version(new)
        was, now = self._texts.content(before), self._texts.content(after)
        return redline(was, now, self._texts.numbers(before, was), self._texts.numbers(after, now))

    def clause_history(self, document: RecordId, clause: RecordId) -> list[ClauseStory]:
        """Return what a clause said, version by version where it changed, the latest first."""
        names = self._texts.names()
        rows = {one.version: one for one in self._tables.clauses.where(clause=clause)}
        found: list[ClauseStory] = []
        for one in reversed(self._texts.versions(document)):
            kept = rows.get(one.id)
            if kept is None or clause not in dict(one.clauses):
                continue
            content = self._texts.content(one)
            said = content.clauses[content.at(clause)]
            if found and found[-1].clause.fingerprint == said.fingerprint:
                found[-1] = replace(found[-1], through=one.n)
                continue
            story = ClauseStory(
                version=one.n,
                state=one.state,
                at=one.published_at or one.changed_at,
                by=names.get(one.changed_by, ""),
                number=self._texts.references(one, content).get(clause, ""),
                heading=kept.heading,
                words=kept.words,
                clause=said,
                through=one.n,
            )
            found.append(story)
        return found[::-1]

    def place_of(self, row: RecordId) -> tuple[RecordId, RecordId, RecordId]:
        """Return the document, version and clause of a clause that was found; raises GoneError."""
        found = self._tables.clauses.one(row)
        return self.version(found.version).document, found.version, found.clause

    # What the day asks.

    def findings(self) -> list[Finding]:
        """Return what the rules say about the written policy, each with its clause."""
        clauses = self._office.clauses()
        found = (
            *self.gate.forged(),
            *self.reviews.findings(),
            *self.remarks.findings(),
            *self.bindings.findings(),
            *self.readings.findings(),
            *self.outside.findings(),
            *self.links.findings(),
        )
        return [finding.under(clauses) for finding in found]

    def check_undo(self, entry: Entry) -> None:
        """Raise CannotUndoError for writing that an answer, or a publication, rests on since."""
        journal = self._office.library.journal
        for version in {c.record for c in journal.changes(entry) if c.kind == PolicyVersion.kind}:
            for change in journal.history(version):
                later = change.entry.number > entry.number
                if later and change.entry.task.startswith("policy_gate."):
                    raise CannotUndoError(Why.CHANGED_SINCE)

    # What these share.

    def _line(self, document: PolicyDocument) -> DocumentLine:
        versions = self._texts.versions(document.id)
        published = self._texts.published(document.id)
        remarks = self._tables.remarks.where(document=document.id)
        asked = document.reading is not ReadingRule.NOT_ASKED and published is not None
        readings = self.readings.of(published.id) if asked and published else []
        return DocumentLine(
            document=document,
            published=published,
            working=self._texts.working(document.id),
            modified=max((one.changed_at for one in versions), default=None),
            review_due=self.reviews.due(document.id),
            overdue=self.reviews.overdue(document.id) is not None,
            open_remarks=sum(not one.settled for one in remarks),
            accepted=sum(one.state is RemarkState.ACCEPTED for one in remarks),
            read=sum(line.asked and line.reading is not None for line in readings),
            readers=sum(line.asked for line in readings),
        )
