"""Writing: beginning documents, saving drafts as fast as people type, and next versions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from smdesk.desk.office import Office
from smdesk.desk.policy_remarks import RemarksDesk
from smdesk.desk.policy_starters import Starters
from smdesk.desk.policy_texts import PolicyTexts
from smdesk.desk.topics import Topic
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import (
    WORKING,
    DocumentKind,
    PolicyDocument,
    PolicyVersion,
    Significance,
    VersionState,
    WrongVersionStateError,
)
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.publishing import WAS_PUBLISHED
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.starters import Starter
from smdesk.domain.policy.version_texts import kept_values, outline, row, row_id
from smdesk.domain.records import Fault, GoneError, InvalidError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding, RefusedError


class PolicyDrafts:
    """What is written before anybody is asked about it."""

    def __init__(
        self, office: Office, texts: PolicyTexts, starters: Starters, remarks: RemarksDesk
    ) -> None:
        self._office, self._texts, self._tables = office, texts, texts.tables
        self._starters, self._remarks = starters, remarks

    def starters(self) -> tuple[Starter, ...]:
        """Return the documents to begin from."""
        return self._starters.all()

    # Documents.

    def begin(
        self,
        starter: str | None,
        *,
        number: str,
        name: str = "",
        what: DocumentKind = DocumentKind.POLICY,
        extras: Collection[str] = (),
        by: Member,
    ) -> PolicyVersion:
        """Begin a document, from a starter with these of its extras or from nothing.

        Raises GoneError for a starter there is not, InvalidError (number, name).
        """
        found = self._starters.one(starter or "")
        if starter and found is None:
            raise GoneError(PolicyDocument.kind)
        document = PolicyDocument(
            number=number.strip(),
            name=name.strip() or (found.name if found else ""),
            what=found.what if found else what,
            scheme=found.scheme if found else Scheme.PARAGRAPH,
            created_on=self._office.today(),
            starter=found.key if found else "",
        )
        content = found.content(document.id, extras) if found else Content()
        return self._begun("policy.begin", document, content, by=by)

    def begin_with(
        self,
        content: Content,
        *,
        number: str,
        name: str,
        what: DocumentKind = DocumentKind.POLICY,
        scheme: Scheme = Scheme.PARAGRAPH,
        created_on: date | None = None,
        values: Mapping[str, str] | None = None,
        remarks: Sequence[Remark] = (),
        by: Member,
    ) -> PolicyVersion:
        """Begin a document with what a file said; its remarks come along. One task.

        Raises InvalidError (number, name).
        """
        document = PolicyDocument(
            number=number.strip(),
            name=name.strip(),
            what=what,
            scheme=scheme,
            created_on=created_on or self._office.today(),
        )
        return self._begun(
            "policy.bring_in", document, content, values=values or {}, remarks=remarks, by=by
        )

    def change_document(
        self, document: PolicyDocument, *, reason: str = "", by: Member
    ) -> PolicyDocument:
        """Keep its particulars as they now are; raises GoneError, InvalidError (number taken).

        Numbers of versions that were published stay as they were; rules quote the new number.
        """
        before = self._tables.documents.one(document.id)
        self._check_number(document)
        bound = self._office.library.bound_clauses
        with self._office.task("policy.change", Topic.POLICY, by=by, reason=reason):
            if before.number != document.number:
                mine = {c for one in self._texts.versions(document.id) for c, _ in one.clauses}
                for one in bound.where(document=before.number):
                    if one.clause in mine:
                        bound.save(replace(one, document=document.number))
            return self._tables.documents.save(document)

    def remove(self, document: RecordId, *, reason: str, by: Member) -> None:
        """Put a document that was never published in the bin, with its drafts and its remarks.

        Raises GoneError, InvalidError without a reason, RefusedError (WAS_PUBLISHED).
        """
        kept, versions = self._tables.documents.one(document), self._texts.versions(document)
        if not reason.strip():
            raise InvalidError(reason=Fault.EMPTY)
        if any(one.state not in WORKING for one in versions):
            facts = {"document": kept.title}
            finding = Finding(rule=WAS_PUBLISHED, about=Ref.to(kept), facts=facts)
            raise RefusedError(self._office.bound(finding))
        with self._office.task("policy.remove", Topic.POLICY, by=by, reason=reason.strip()):
            for version in versions:
                self._remove_version(version)
            for remark in self._tables.remarks.where(document=document):
                self._tables.remarks.save(replace(remark, document=None, clauses=remark.clauses))
            for link in self._tables.links.where(document=document):
                self._tables.links.remove(link.id)
            self._tables.documents.remove(document)

    # Versions.

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

    # What these share.

    def _begun(
        self,
        task: str,
        document: PolicyDocument,
        content: Content,
        *,
        values: Mapping[str, str] | None = None,
        remarks: Sequence[Remark] = (),
        by: Member,
    ) -> PolicyVersion:
        self._check_number(document)
        now = self._office.now()
        version = PolicyVersion(
            document=document.id,
            n=1,
            outline=outline(content),
            values=kept_values(values or {}),
            writers=(by.person,),
            significance=Significance.MAJOR,
            changed_at=now,
            changed_by=by.person,
        )
        with self._office.task(task, Topic.POLICY, by=by):
            self._tables.documents.save(document)
            self._tables.versions.save(version)
            self._tables.clauses.save_all([row(version.id, clause) for clause in content])
            for one in remarks:
                self._keep_remark(one, version, by)
        return version

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

    def _keep_remark(self, remark: Remark, version: PolicyVersion, by: Member) -> None:
        mine = replace(remark, document=version.document, version=version.id, by=by.person)
        self._tables.remarks.save(mine)

    def _check_number(self, document: PolicyDocument) -> None:
        wanted = "".join(document.number.split()).casefold()
        for other, number in self._tables.documents.pick("id, number"):
            if other != document.id and "".join(number.split()).casefold() == wanted:
                raise InvalidError(number=Fault.TAKEN)

    def _remove_version(self, version: PolicyVersion) -> None:
        for (clause,) in self._tables.clauses.pick("id", version=version.id):
            self._tables.clauses.remove(clause)
        for (signoff,) in self._tables.signoffs.pick("id", version=version.id):
            self._tables.signoffs.remove(signoff)
        self._tables.versions.remove(version.id)

    def _kept(self, task: str, version: PolicyVersion, by: Member) -> PolicyVersion:
        with self._office.task(task, Topic.POLICY, by=by):
            return self._tables.versions.save(version)
