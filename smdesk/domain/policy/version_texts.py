"""How the text of a version is kept: a row for each clause, their order, numbers and digest."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from smdesk.domain.policy.content import Clause, Content, clause_text, settled
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion
from smdesk.domain.policy.kept_blocks import blocks_from_json, blocks_to_json
from smdesk.domain.policy.numbering import Scheme, numbers, references
from smdesk.domain.records import Record, RecordId, faults_of, filled
from smdesk.overriding import override


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyClause(Record):
    """What one clause says in one version."""

    kind: ClassVar[str] = "policy_clause"
    searched: ClassVar[tuple[str, ...]] = ("heading", "words")

    version: RecordId
    clause: RecordId
    heading: str = ""
    said: str = "[]"
    """Its blocks as JSON."""
    words: str = ""
    """The same in plain words, to be found by."""

    def __post_init__(self) -> None:
        faults_of(version=filled(self.version), clause=filled(self.clause))

    @property
    @override
    def title(self) -> str:
        """Its heading, or how it begins."""
        return self.heading or self.words[:60]


def row_id(version: RecordId, clause: RecordId) -> RecordId:
    """Return the id of what a clause says in a version: always the same one."""
    return RecordId(hashlib.sha256(f"{version}/{clause}".encode()).hexdigest()[:32])


def row(version: RecordId, clause: Clause) -> PolicyClause:
    """Return what a clause says as a record of the version."""
    return PolicyClause(
        id=row_id(version, clause.id),
        version=version,
        clause=clause.id,
        heading=clause.title,
        said=blocks_to_json(clause.blocks),
        words=clause_text(clause),
    )


def outline(content: Content) -> tuple[str, ...]:
    """Return the content's clauses as a version keeps their order."""
    return tuple(f"{clause.id}/{clause.depth}" for clause in content)


def assembled(version: PolicyVersion, rows: Iterable[PolicyClause]) -> Content:
    """Return what a version says; raises BrokenContentError for rows that nobody wrote here."""
    said = {one.clause: one for one in rows}
    return settled(
        Clause(clause, said[clause].heading, blocks_from_json(said[clause].said), depth)
        for clause, depth in version.clauses
        if clause in said
    )


def kept_values(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values of variables as a version keeps them; those left empty are left out."""
    return tuple(
        f"{name}: {' '.join(value.split())}"
        for name, value in sorted(values.items())
        if value.strip()
    )


def numbers_of(
    document: PolicyDocument, version: PolicyVersion, content: Content
) -> dict[RecordId, str]:
    """Return the numbers of a version: as they are frozen, or as they are worked out."""
    return version.frozen_numbers or numbers(content, document.scheme)


def references_of(
    document: PolicyDocument, version: PolicyVersion, content: Content
) -> dict[RecordId, str]:
    """Return how clauses of a version are referred to, by its frozen numbers if it has them."""
    found = references(content, document.scheme)
    frozen = version.frozen_numbers
    if document.scheme in {Scheme.PARAGRAPH, Scheme.DECIMAL} and frozen:
        found |= {clause: number.removesuffix(".") for clause, number in frozen.items() if number}
    return found


def digest_of(version: PolicyVersion, content: Content, numbered: Sequence[str]) -> str:
    """Return the SHA-256 of all that approvers agree to: 64 hexadecimal digits."""
    said = [
        "smdesk/policy/1",
        version.document,
        version.id,
        version.n,
        content.digest,
        list(numbered),
        list(version.values),
        version.summary,
        version.significance.value if version.significance else None,
        version.effective_on.isoformat() if version.effective_on else None,
    ]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
