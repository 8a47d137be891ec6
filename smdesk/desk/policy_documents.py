"""Documents begun, from a starter, a file or nothing; their particulars; and those never needed."""

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
)
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.publishing import WAS_PUBLISHED
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.starters import Starter
from smdesk.domain.policy.version_texts import kept_values, outline, row
from smdesk.domain.records import Fault, GoneError, InvalidError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding, RefusedError


class PolicyDocuments:
    """Begins documents, changes what is said of them, and removes those never published."""

    def __init__(
        self, office: Office, texts: PolicyTexts, starters: Starters, remarks: RemarksDesk
    ) -> None:
        self._office, self._texts, self._tables = office, texts, texts.tables
        self._starters, self._remarks = starters, remarks

    def starters(self) -> tuple[Starter, ...]:
        """Return the documents to begin from."""
        return self._starters.all()

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
