"""What the written policy leaves out: channels without a guide, clauses that serve no objective."""

from collections.abc import Collection, Mapping

from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import PolicyDocument
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Fact, Finding, Rule, Severity

NO_GUIDE = Rule("D6.no_guide", Severity.NUDGE)
NO_OBJECTIVE = Rule("D9.no_objective", Severity.NUDGE)
RULES = (NO_GUIDE, NO_OBJECTIVE)


def unguided(
    guide: PolicyDocument, channels: Mapping[RecordId, str], guided: Collection[RecordId]
) -> list[Finding]:
    """Return the channels of which no guideline in force speaks, as one finding (D6)."""
    left = tuple(name for channel, name in channels.items() if channel not in guided)
    facts: dict[str, Fact] = {"names": left}
    return [Finding(rule=NO_GUIDE, about=Ref.to(guide), facts=facts)] if left else []


def unaligned(
    document: PolicyDocument,
    content: Content,
    serving: Collection[RecordId],
    references: Mapping[RecordId, str],
) -> list[Finding]:
    """Return the clauses that serve no objective, as one finding; none before one serves (D9).

    A clause serves what one above it does, or one below it; of a whole part that serves none, its
    first clause alone is named.
    """
    if not serving:
        return []
    left = tuple(references.get(one, "") for one in _apart(content, serving))
    facts: dict[str, Fact] = {"document": document.title, "clauses": tuple(filter(None, left))}
    return [Finding(rule=NO_OBJECTIVE, about=Ref.to(document), facts=facts)] if left else []


def _apart(content: Content, serving: Collection[RecordId]) -> list[RecordId]:
    """Return the outermost clauses in whose part none serves, and that stand in none that does."""
    found: list[RecordId] = []
    at = 0
    while at < len(content.clauses):
        clause, end = content.clauses[at], content.end(at)
        if clause.id in serving:
            at = end
        elif any(one.id in serving for one in content.clauses[at:end]):
            at += 1
        else:
            found.append(clause.id)
            at = end
    return found
