"""Writing: drafts kept as fast as people type, next versions, and files that are brought in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from smdesk.desk.policy_documents import PolicyDocuments
from smdesk.desk.topics import Topic
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import (
    WORKING,
    PolicyVersion,
    Significance,
    VersionState,
    WrongVersionStateError,
)
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.version_texts import kept_values, outline, row, row_id
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member


class PolicyDrafts(PolicyDocuments):
    """What is written before anybody is asked about it."""

    def save_draft(self, version: RecordId, content: Content, *, by: Member) -> PolicyVersion:
        """Keep what a version says now: only what changed is written.

        A version that waits for approval is a draft again, and what was agreed to fits no more.
        Nothing is kept when nothing changed. Raises GoneError, WrongVersionStateError once it is
        published.
        """
        one = self._tables.versions.one(version)
        before = self._texts.content(one)
        if before == content:
            return one
        after = replace(one.edited(by.person, self._office.now()), outline=outline(content))
        with self._office.task("policy.save", Topic.POLICY, by=by):
            self._write(after, before, content)
        self._texts.remember(after, content)
        return after

    def set_values(
        self, version: RecordId, values: Mapping[str, str], *, by: Member
    ) -> PolicyVersion:
        """Fill in variables; those left empty are as if never filled in.

        Raises GoneError, WrongVersionStateError.
        """
        one = self._tables.versions.one(version)
        kept = kept_values(values)
        if kept == one.values:
            return one
        after = replace(one.edited(by.person, self._office.now()), values=kept)
        return self._kept("policy.fill_in", after, by)

    def describe(
        self,
        version: RecordId,
        *,
        summary: str,
        significance: Significance | None,
        effective_on: date | None = None,
        by: Member,
    ) -> PolicyVersion:
        """Say what changed, how much, and from when it holds; raises as ``set_values``.

        What was agreed to fits no more when this changes: it is part of what is agreed to.
        """
        one = self._tables.versions.one(version)
        said = replace(
            one, summary=summary.strip(), significance=significance, effective_on=effective_on
        )
        if said == one:
            return one
        if one.state not in WORKING:
            raise WrongVersionStateError(one.state, VersionState.DRAFT)
        # Whoever sums up what others wrote has written nothing of it.
        after = said if one.state is VersionState.DRAFT else said.withdrawn()
        return self._kept("policy.describe", after, by)

    def next_draft(self, document: RecordId, *, by: Member) -> PolicyVersion:
        """Return the version that is being written; begin one from that in force if there is none.

        Raises GoneError.
        """
        self._tables.documents.one(document)
        working = self._texts.working(document)
        if working is not None:
            return working
        draft, content = self._following(document, by)
        with self._office.task("policy.next", Topic.POLICY, by=by):
            self._write(draft, Content(), content)
        return draft

    def bring_into(
        self,
        document: RecordId,
        content: Content,
        *,
        values: Mapping[str, str] | None = None,
        remarks: Sequence[Remark] = (),
        by: Member,
    ) -> PolicyVersion:
        """Let the version that is being written, or a new one, say what a file says. One task.

        Clauses are known again by what they say, so that their remarks, rules and history stay
        with them. Raises GoneError.
        """
        self._tables.documents.one(document)
        working = self._texts.working(document)
        if working is None:
            draft, known = self._following(document, by)
            before = Content()
        else:
            draft, known = working, self._texts.content(working)
            before = known
        # Imported for the few who bring in a file again.
        from smdesk.domain.policy.matching import matched  # noqa: PLC0415

        after = matched(known, content)
        renamed = {old.id: new.id for old, new in zip(content, after, strict=True)}
        there = {(one.who, one.text) for one in self._tables.remarks.where(document=document)}
        mine = draft.edited(by.person, self._office.now())
        filled = kept_values(mine.filled | dict(values or {}))
        version = replace(mine, outline=outline(after), values=filled)
        with self._office.task("policy.bring_into", Topic.POLICY, by=by):
            self._write(version, before, after)
            for one in remarks:
                # A file still has the comments that came in with it before.
                if (one.who, one.text) not in there:
                    clauses = tuple(renamed.get(clause, clause) for clause in one.clauses)
                    self._keep_remark(replace(one, clauses=clauses), version, by)
        self._texts.remember(version, after)
        return version

    def discard(self, version: RecordId, *, reason: str = "", by: Member) -> None:
        """Throw away what is being written; what it took up waits again.

        Raises GoneError, WrongVersionStateError once it is published.
        """
        one = self._tables.versions.one(version)
        if one.state not in WORKING:
            raise WrongVersionStateError(one.state, VersionState.DRAFT)
        with self._office.task("policy.discard", Topic.POLICY, by=by, reason=reason):
            for remark in self._remarks.let_go(version):
                self._tables.remarks.save(remark)
            self._remove_version(one)

    def _following(self, document: RecordId, by: Member) -> tuple[PolicyVersion, Content]:
        """Return a draft after the version in force, and what it says to begin with."""
        versions = self._texts.versions(document)
        base = self._texts.published(document) or (versions[0] if versions else None)
        content = self._texts.content(base) if base else Content()
        draft = PolicyVersion(
            document=document,
            n=max((one.n for one in versions), default=0) + 1,
            based_on=base.id if base else None,
            outline=outline(content),
            values=base.own_values if base else (),
            changed_at=self._office.now(),
            changed_by=by.person,
        )
        return draft, content

    def _write(self, version: PolicyVersion, before: Content, after: Content) -> None:
        """Keep the version, and of its clauses what is other than before."""
        was = {clause.id: clause for clause in before}
        now = {clause.id for clause in after}
        rows = []
        for clause in after:
            old = was.get(clause.id)
            # Where it stands is the version's to say.
            if old is None or (old.title, old.blocks) != (clause.title, clause.blocks):
                rows.append(row(version.id, clause))
        self._tables.versions.save(version)
        self._tables.clauses.save_all(rows)
        for gone in was.keys() - now:
            self._tables.clauses.remove(row_id(version.id, gone))

    def _kept(self, task: str, version: PolicyVersion, by: Member) -> PolicyVersion:
        with self._office.task(task, Topic.POLICY, by=by):
            return self._tables.versions.save(version)
