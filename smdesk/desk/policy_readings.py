"""Who read which version, who is still to, and what they may not do before they have (D5)."""

from datetime import datetime

from smdesk.desk.policy_texts import PolicyTexts
from smdesk.desk.topics import Topic
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import (
    PolicyDocument,
    PolicyVersion,
    ReadingRule,
    VersionState,
    WrongVersionStateError,
)
from smdesk.domain.policy.readings import (
    NOT_READ,
    READ_FIRST,
    TO_READ,
    WORDS_A_MINUTE,
    Acknowledgement,
    How,
    covering,
    has_read,
)
from smdesk.domain.policy.redline import redline
from smdesk.domain.policy.sheets import ReadingLine, ToRead
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Fact, Finding, Rule


class ReadingsDesk:
    """Keeps who read what."""

    def __init__(self, texts: PolicyTexts) -> None:
        self._texts, self._office, self._tables = texts, texts.office, texts.tables

    # What is there.

    def of(self, version: RecordId) -> list[ReadingLine]:
        """Return who read the version, or one that is enough for it, and who is asked to."""
        one = self._tables.versions.one(version)
        document = self._texts.document_of(one)
        versions = self._texts.versions(one.document)
        counts = {other.id: other.n for other in versions}
        covered = covering(one, versions)
        given = self._given(covered)
        asked = self._texts.readers() if document.reading is not ReadingRule.NOT_ASKED else set()
        names = self._texts.names()
        people = asked | {reading.person for reading in given}
        lines = []
        for person in people:
            reading = has_read(person, covered, given)
            lines.append(
                ReadingLine(
                    person,
                    names.get(person, ""),
                    reading,
                    counts[reading.version] if reading else None,
                    person in asked,
                )
            )
        return sorted(lines, key=lambda line: (line.reading is not None, line.name.casefold()))

    def to_read(self, person: RecordId) -> list[ToRead]:
        """Return what the person is asked to read and has not, by number."""
        if person not in self._texts.readers():
            return []
        return [
            self._told(document, version, person)
            for document, version in self._asking()
            if not self._read(person, version)
        ]

    def unread(self, person: RecordId) -> Finding | None:
        """Return what the person has to read before taking on a duty or an account, or None.

        A reason of whoever appoints goes past it (NOT_READ).
        """
        return self._required(person, NOT_READ)

    def read_first(self, person: RecordId) -> Finding | None:
        """Return what the person has to read before approving anything, or None (READ_FIRST)."""
        return self._required(person, READ_FIRST)

    def findings(self) -> list[Finding]:
        """Return for each person what they are still asked to read."""
        found: list[Finding] = []
        names = self._texts.names()
        asking = self._asking()
        for person in sorted(self._texts.readers()) if asking else ():
            for document, version in asking:
                if not self._read(person, version):
                    facts = {
                        "person": names.get(person, ""),
                        "document": document.title,
                        "version": version.title,
                    }
                    about = Ref.to(version)
                    found.append(Finding(rule=TO_READ, about=about, facts=facts, whom=person))
        return found

    # What is done.

    def acknowledge(self, version: RecordId, *, by: Member) -> Acknowledgement:
        """Note that the member read the version here and keeps to it.

        Raises GoneError, and WrongVersionStateError for one that is not in force.
        """
        return self._noted(version, by.person, How.PROGRAM, by=by)

    def note(
        self,
        version: RecordId,
        person: RecordId,
        how: How,
        note: str,
        *,
        at: datetime | None = None,
        by: Member,
    ) -> Acknowledgement:
        """Note that somebody read it on paper or in a meeting, and where that is written.

        Raises GoneError, WrongVersionStateError, InvalidError (note).
        """
        self._office.library.people.one(person)
        return self._noted(version, person, how, note=note.strip(), at=at, by=by)

    # What these share.

    def _noted(
        self,
        version: RecordId,
        person: RecordId,
        how: How,
        *,
        note: str = "",
        at: datetime | None = None,
        by: Member,
    ) -> Acknowledgement:
        one = self._tables.versions.one(version)
        if one.state is not VersionState.PUBLISHED:
            raise WrongVersionStateError(one.state, VersionState.PUBLISHED)
        kept = Acknowledgement(
            version=version,
            person=person,
            at=at or self._office.now(),
            how=how,
            note=note,
            digest=one.digest,
            by=by.person,
        )
        with self._office.task("reading.note", Topic.POLICY, by=by):
            return self._tables.acknowledgements.save(kept)

    def _asking(self, *rules: ReadingRule) -> list[tuple[PolicyDocument, PolicyVersion]]:
        wanted = rules or (ReadingRule.ASKED, ReadingRule.REQUIRED)
        if not any(self._tables.documents.count(reading=rule) for rule in wanted):
            return []
        return [pair for pair in self._texts.in_force() if pair[0].reading in wanted]

    def _required(self, person: RecordId, rule: Rule) -> Finding | None:
        for document, version in self._asking(ReadingRule.REQUIRED):
            if not self._read(person, version):
                told = self._told(document, version, person)
                facts: dict[str, Fact] = {
                    "person": self._texts.names().get(person, ""),
                    "document": document.title,
                    "version": version.title,
                    "count": told.clauses,
                    "minutes": told.minutes,
                }
                finding = Finding(rule=rule, about=Ref.to(version), facts=facts, whom=person)
                return self._office.bound(finding)
        return None

    def _read(self, person: RecordId, version: PolicyVersion) -> Acknowledgement | None:
        covered = covering(version, self._texts.versions(version.document))
        return has_read(person, covered, self._given(covered))

    def _given(self, versions: set[RecordId]) -> list[Acknowledgement]:
        table = self._tables.acknowledgements
        return [one for version in sorted(versions) for one in table.where(version=version)]

    def _told(self, document: PolicyDocument, version: PolicyVersion, person: RecordId) -> ToRead:
        versions = self._texts.versions(document.id)
        every = {one.id for one in versions}
        known = has_read(person, every, self._given(every))
        before = next((one for one in versions if known and one.id == known.version), None)
        old = self._texts.content(before) if before else Content()
        new = self._texts.content(version)
        changed = [one for one in redline(old, new, {}, {}) if one.said]
        words = sum(len(run.text.split()) for one in changed for b in one.blocks for run in b.runs)
        return ToRead(document, version, len(changed), max(1, round(words / WORDS_A_MINUTE)))
