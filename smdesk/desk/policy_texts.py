"""What the policy's desks share: what versions say, how their clauses are numbered, who is who."""

from datetime import date, datetime

from smdesk.desk.office import Office
from smdesk.domain.policy.blocks import BrokenContentError
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.documents import WORKING, PolicyDocument, PolicyVersion, VersionState
from smdesk.domain.policy.version_texts import assembled, numbers_of, references_of
from smdesk.domain.records import RecordId
from smdesk.domain.roster import serving

MOST_KNOWN = 24
"""Versions whose texts are kept in mind: those of some documents that are open or quoted."""


class PolicyTexts:
    """Reads documents and versions; changes nothing."""

    def __init__(self, office: Office) -> None:
        self.office, self.tables = office, office.library.policy
        self._known: dict[tuple[RecordId, datetime, tuple[str, ...]], Content] = {}

    def versions(self, document: RecordId) -> list[PolicyVersion]:
        """Return all versions of the document, the latest first."""
        return sorted(self.tables.versions.where(document=document), key=lambda one: -one.n)

    def published(self, document: RecordId) -> PolicyVersion | None:
        """Return the version in force, or None."""
        found = self.tables.versions.where(document=document, state=VersionState.PUBLISHED)
        return max(found, key=lambda one: one.n, default=None)

    def working(self, document: RecordId) -> PolicyVersion | None:
        """Return the version that is being written or waits for approval, or None."""
        found = [one for one in self.versions(document) if one.state in WORKING]
        return found[0] if found else None

    def in_force(self) -> list[tuple[PolicyDocument, PolicyVersion]]:
        """Return every document with its version in force, by number."""
        documents = {one.id: one for one in self.tables.documents.all()}
        found = [
            (documents[one.document], one)
            for one in self.tables.versions.where(state=VersionState.PUBLISHED)
            if one.document in documents
        ]
        return sorted(found, key=lambda pair: pair[0].number.casefold())

    def content(self, version: PolicyVersion) -> Content:
        """Return what the version says; raises BrokenContentError for what nobody wrote here.

        What was read lately is still known: whoever changes a word changes ``changed_at``.
        """
        key = (version.id, version.changed_at, version.outline)
        known = self._known.get(key)
        if known is None:
            known = self.read(version)
            self.remember(version, known)
        return known

    def read(self, version: PolicyVersion) -> Content:
        """Return what the drawers hold at this moment; raises BrokenContentError."""
        return assembled(version, self.tables.clauses.where(version=version.id))

    def remember(self, version: PolicyVersion, content: Content) -> None:
        """Keep in mind what a version says; what was first known is forgotten first."""
        self._known[version.id, version.changed_at, version.outline] = content
        while len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]

    def clauses_in_force(self) -> dict[RecordId, Clause]:
        """Return every clause of every version in force; a version that is broken has none."""
        found: dict[RecordId, Clause] = {}
        for _, version in self.in_force():
            try:
                found |= {clause.id: clause for clause in self.content(version)}
            except BrokenContentError:
                # It is told as forged; here it is as if it were not there.
                continue
        return found

    def document_of(self, version: PolicyVersion) -> PolicyDocument:
        """Return the document of the version; raises GoneError."""
        return self.tables.documents.one(version.document)

    def numbers(self, version: PolicyVersion, content: Content) -> dict[RecordId, str]:
        """Return the numbers as they stand before clauses."""
        return numbers_of(self.document_of(version), version, content)

    def references(self, version: PolicyVersion, content: Content) -> dict[RecordId, str]:
        """Return how clauses are referred to."""
        return references_of(self.document_of(version), version, content)

    def values(self, version: PolicyVersion) -> dict[str, str]:
        """Return what stands for each variable: what the cabinet knows, and what was filled in.

        A version that was asked about says what stood for them then.
        """
        if version.digest:
            return version.filled
        known: dict[str, str] = {}
        for library in self.office.library.organisations.all():
            known = {
                "org.name": library.name,
                "org.team": library.team,
                "org.email": library.inquiries_email,
                "org.phone": library.inquiries_phone,
            }
        document = self.document_of(version)
        known |= {"doc.number": document.number, "doc.name": document.name}
        if document.owner:
            known["doc.owner"] = document.owner
        return {name: value for name, value in known.items() if value} | version.filled

    def names(self) -> dict[RecordId, str]:
        """Return everybody's name."""
        return dict(self.office.library.people.pick("id, name"))

    def readers(self) -> set[RecordId]:
        """Return who serves today, and so is asked to read what is asked to be read."""
        return set(serving(self.office.library.terms.all(), self.office.today()))

    def year_starts(self) -> tuple[int, int]:
        """Return the month and the day on which academic years begin."""
        library = self.office.library.organisations.all()[0]
        return library.year_starts_month, library.year_starts_day

    def first_published(self, document: RecordId) -> date | None:
        """Return the day on which the first version was published; None before that."""
        days = [
            one.published_at.date()
            for one in self.versions(document)
            if one.published_at is not None
        ]
        return min(days, default=None)
