"""How a rule quotes a clause of a document in force: by number, words and fingerprint."""

from dataclasses import replace

from smdesk.desk.policy_texts import PolicyTexts
from smdesk.domain.policy.content import Clause, clause_text
from smdesk.domain.policy.documents import PolicyVersion
from smdesk.domain.records import RecordId
from smdesk.domain.rules import BoundClause

MOST_QUOTED = 280
"""Signs of a clause that a message quotes: two or three sentences."""


def in_force(texts: PolicyTexts, clause: RecordId) -> tuple[PolicyVersion, Clause] | None:
    """Return the version in force that holds the clause, and what it says there, or None."""
    for _, version in texts.in_force():
        if any(one == clause for one, _ in version.clauses):
            found = texts.content(version).get(clause)
            if found is not None:
                return version, found
    return None


def quoting(
    texts: PolicyTexts, binding: BoundClause, version: PolicyVersion, clause: Clause
) -> BoundClause:
    """Return the binding as it quotes what the clause says in the version."""
    content = texts.content(version)
    quoted = texts.references(version, content)
    said = clause_text(clause, quoted, texts.values(version)) or clause.title
    line = " ".join(said.split())
    return replace(
        binding,
        document=texts.document_of(version).number,
        number=quoted[clause.id],
        words=line if len(line) <= MOST_QUOTED else line[: MOST_QUOTED - 1] + "…",
        clause=clause.id,
        seen=clause.fingerprint,
    )
