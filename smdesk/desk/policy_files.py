"""Brings policies in from other programs' files after a look at each line, and gives them out."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import Enum
from typing import TYPE_CHECKING

from smdesk.desk.office import Office
from smdesk.desk.policy import PolicyDesk
from smdesk.domain.policy.documents import DocumentKind, PolicyDocument, PolicyVersion
from smdesk.domain.policy.redline import ClauseChange
from smdesk.domain.policy.remarks import SETTLED, Remark
from smdesk.domain.policy.sheets import PolicySheet
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member

if TYPE_CHECKING:
    from smdesk.exporters.policy.document import PolicyText
    from smdesk.importers.policy.assembling import AssembledPolicy


class PolicyForm(Enum):
    """What kind of file a policy is written as."""

    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    MARKDOWN = "markdown"

    @property
    def ending(self) -> str:
        """How the file's name ends, with the dot."""
        return ".md" if self is PolicyForm.MARKDOWN else f".{self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyWords:
    """What a file says in the person's own language."""

    head: tuple[tuple[str, str], ...] = ()
    """What stands under the name, as label and value."""
    mark: str = ""
    """What stands above a version that is not in force; empty for none."""
    moved: Callable[[ClauseChange], str] = lambda change: change.number_before


class PolicyFiles:
    """What comes in becomes a draft and nothing more; what goes out is one version."""

    def __init__(self, office: Office, policy: PolicyDesk) -> None:
        self._office, self._policy = office, policy

    def bring_in(
        self,
        found: "AssembledPolicy",
        *,
        number: str,
        name: str,
        what: DocumentKind = DocumentKind.POLICY,
        by: Member,
    ) -> PolicyVersion:
        """Keep what a file holds as a new document's first draft, its comments as remarks.

        One task. Raises InvalidError (number, name).
        """
        return self._policy.begin_with(
            found.content,
            number=number,
            name=name,
            what=what,
            scheme=found.scheme,
            created_on=found.created,
            values=dict(found.values),
            remarks=self._remarks(found, by),
            by=by,
        )

    def documents(self) -> list[PolicyDocument]:
        """Return the documents that a file can be another version of, by number."""
        return [line.document for line in self._policy.lines()]

    def bring_into(
        self, found: "AssembledPolicy", document: RecordId, *, by: Member
    ) -> PolicyVersion:
        """Let a document's draft say what a file holds, its comments as remarks.

        One task. Raises GoneError.
        """
        return self._policy.bring_into(
            document,
            found.content,
            values=dict(found.values),
            remarks=self._remarks(found, by),
            by=by,
        )

    def _remarks(self, found: "AssembledPolicy", by: Member) -> list[Remark]:
        now = self._office.now()
        return [
            Remark(
                clauses=(clause,),
                quote=remark.quote,
                text=remark.text.strip(),
                who=remark.who,
                by=by.person,
                at=datetime.combine(remark.on, time(12), UTC) if remark.on else now,
            )
            for clause, remark in found.remarks
            if remark.text.strip()
        ]

    def written(
        self, version: RecordId, form: PolicyForm, words: PolicyWords, *, remarks: bool = False
    ) -> bytes:
        """Return the version as a file of that form; ``remarks`` takes the open ones along.

        Raises GoneError, BrokenContentError.
        """
        # Imported for the few who write files.
        writer = importlib.import_module(f"smdesk.exporters.policy.{form.value}")
        sheet = self._policy.sheet(version)
        data: bytes = writer.write(self._text(sheet, words, remarks=remarks))
        return data

    def changes_written(
        self, old: RecordId, new: RecordId, words: PolicyWords, *, by: Member
    ) -> bytes:
        """Return what changed between two versions as a Word file that tracks it.

        Raises GoneError, BrokenContentError.
        """
        from smdesk.exporters.policy import redline_docx  # noqa: PLC0415 - as above

        sheet = self._policy.sheet(new)
        changes: Sequence[ClauseChange] = self._policy.redline(old, new)
        tracked = redline_docx.TrackedBy(
            who=sheet.names.get(sheet.version.changed_by, by.name), at=sheet.version.changed_at
        )
        text = self._text(sheet, words, remarks=False)
        return redline_docx.write(text, changes, tracked, moved=words.moved)

    def _text(self, sheet: PolicySheet, words: PolicyWords, *, remarks: bool) -> "PolicyText":
        from smdesk.exporters.policy.document import PolicyRemark, PolicyText  # noqa: PLC0415

        names: Mapping[RecordId, str] = sheet.names
        return PolicyText(
            content=sheet.content,
            scheme=sheet.document.scheme,
            name=sheet.document.name,
            number=sheet.document.number,
            head=words.head,
            created=sheet.document.created_on,
            modified=sheet.version.changed_at.date(),
            values=sheet.values,
            remarks=tuple(
                PolicyRemark(
                    clause=clause,
                    who=line.remark.who or names.get(line.remark.by, ""),
                    at=line.remark.at,
                    text=line.remark.text,
                )
                for line in sheet.remarks
                if remarks and line.remark.state not in SETTLED
                for clause in line.remark.clauses[:1]
            ),
            author=self._office.library.organisations.all()[0].name,
            mark=words.mark,
            numbered=sheet.numbers,
        )
