"""What people say about documents, and what comes of it: each remark and concern has its end."""

from collections.abc import Sequence
from dataclasses import replace

from smdesk.desk.policy_texts import PolicyTexts
from smdesk.desk.topics import Topic
from smdesk.domain.policy import remarks
from smdesk.domain.policy.documents import WORKING
from smdesk.domain.policy.remarks import Remark, RemarkState
from smdesk.domain.policy.sheets import RemarkLine
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding


class RemarksDesk:
    """Comments, suggestions and concerns."""

    def __init__(self, texts: PolicyTexts) -> None:
        self._texts, self._office, self._tables = texts, texts.office, texts.tables

    # What is there.

    def all(self) -> list[RemarkLine]:
        """Return every remark, the open ones first, then the latest."""
        return self._lines(self._tables.remarks.all())

    def of(self, document: RecordId | None) -> list[RemarkLine]:
        """Return the remarks on a document, or those that came before there was one (None)."""
        return self._lines(self._tables.remarks.where(document=document))

    def one(self, remark: RecordId) -> Remark:
        """Return the remark; raises GoneError."""
        return self._tables.remarks.one(remark)

    # What is done.

    def add(self, remark: Remark, *, by: Member) -> Remark:
        """Keep a remark; whoever does is who wrote it down, now."""
        kept = replace(remark, by=by.person, at=self._office.now())
        return self._kept("remark.add", kept, by)

    def change(self, remark: Remark, *, by: Member) -> Remark:
        """Keep its words as they now are; raises GoneError, SettledError."""
        before = self.one(remark.id)
        if before.settled:
            raise remarks.SettledError
        return self._kept("remark.change", replace(remark, by=before.by, at=before.at), by)

    def attach(
        self, remark: RecordId, document: RecordId, clauses: Sequence[RecordId], *, by: Member
    ) -> Remark:
        """Say which document and which clauses it is about; raises GoneError."""
        self._tables.documents.one(document)
        after = replace(self.one(remark), document=document, clauses=tuple(clauses))
        return self._kept("remark.attach", after, by)

    def accept(self, remark: RecordId, words: str = "", *, by: Member) -> Remark:
        """Say that it is to be taken up; raises GoneError, SettledError."""
        return self._kept("remark.accept", self.one(remark).accepted(words), by)

    def answer(self, remark: RecordId, reply: str, *, by: Member) -> Remark:
        """Answer it, and that is its end; raises GoneError, SettledError, InvalidError (reply)."""
        return self._ended("remark.answer", remark, RemarkState.ANSWERED, reply, by)

    def decline(self, remark: RecordId, reply: str, *, by: Member) -> Remark:
        """Decline it, and say why; raises GoneError, SettledError, InvalidError (reply)."""
        return self._ended("remark.decline", remark, RemarkState.DECLINED, reply, by)

    def adopt(
        self,
        remark: RecordId,
        clauses: Sequence[RecordId],
        version: RecordId,
        reply: str = "",
        *,
        by: Member,
    ) -> Remark:
        """Say in which clauses of which version it was taken up.

        Raises GoneError, SettledError, and InvalidError (clauses) for none or one not in it.
        """
        one = self._tables.versions.one(version)
        there = {clause for clause, _ in one.clauses}
        if not clauses or not set(clauses) <= there:
            raise InvalidError(clauses=Fault.EMPTY)
        ended = replace(self.one(remark), document=one.document).ended(
            RemarkState.ADOPTED,
            reply,
            by.person,
            self._office.now(),
            clauses=tuple(clauses),
            version=version,
        )
        return self._kept("remark.adopt", ended, by)

    def reopen(self, remark: RecordId, *, by: Member) -> Remark:
        """Open it again; raises GoneError."""
        return self._kept("remark.reopen", self.one(remark).reopened(), by)

    def remove(self, remark: RecordId, *, reason: str = "", by: Member) -> None:
        """Put a remark that was written by mistake in the bin; raises GoneError, SettledError."""
        if self.one(remark).settled:
            raise remarks.SettledError
        with self._office.task("remark.remove", Topic.POLICY, by=by, reason=reason):
            self._tables.remarks.remove(remark)

    def let_go(self, version: RecordId) -> list[Remark]:
        """Return what was taken up in a version that is thrown away, waiting again."""
        return [
            one.reopened()
            for one in self._tables.remarks.where(settled_in=version)
            if one.state is RemarkState.ADOPTED
        ]

    def findings(self) -> list[Finding]:
        """Return the concerns that wait for a clause or for an answer."""
        documents = [(one.id, one.title) for one in self._tables.documents.all()]
        return remarks.findings(self._tables.remarks.all(), documents, self._office.today())

    # What these share.

    def _ended(
        self, task: str, remark: RecordId, state: RemarkState, reply: str, by: Member
    ) -> Remark:
        ended = self.one(remark).ended(state, reply, by.person, self._office.now())
        return self._kept(task, ended, by)

    def _kept(self, task: str, remark: Remark, by: Member) -> Remark:
        with self._office.task(task, Topic.POLICY, by=by):
            return self._tables.remarks.save(remark)

    def _lines(self, found: Sequence[Remark]) -> list[RemarkLine]:
        names = self._texts.names()
        documents = {one.id: one.title for one in self._tables.documents.all()}
        quoted = {
            document: self._quoted(document)
            for document in {one.document for one in found if one.document}
        }
        order = sorted(found, key=lambda one: (one.settled, -one.at.timestamp()))
        return [
            RemarkLine(
                one,
                document=documents.get(one.document, "") if one.document else "",
                by=names.get(one.by, ""),
                settled_by=names.get(one.settled_by, "") if one.settled_by else "",
                numbers=tuple(
                    quoted[one.document][clause]
                    for clause in one.clauses
                    if one.document and clause in quoted[one.document]
                ),
            )
            for one in order
        ]

    def _quoted(self, document: RecordId) -> dict[RecordId, str]:
        """Return how the document's clauses are referred to, in the newest version with each."""
        found: dict[RecordId, str] = {}
        for one in reversed(self._texts.versions(document)):
            if one.state in WORKING or one.published_at is not None:
                found |= self._texts.references(one, self._texts.content(one))
        return found
