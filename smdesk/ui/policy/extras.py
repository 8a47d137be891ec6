"""Extra clauses of the starter from which a document was begun, put in when somebody wants them."""

from collections.abc import Iterable, Sequence

from smdesk.domain.policy import editing
from smdesk.domain.policy.content import Clause, Content, settled
from smdesk.domain.policy.starters import Extra, Starter, clause_id
from smdesk.domain.records import RecordId


def missing(starter: Starter, document: RecordId, content: Content) -> list[Extra]:
    """Return the extras of which nothing is in the text."""
    there = {clause.id for clause in content}
    return [
        extra
        for extra in starter.extras
        if not any(clause_id(document, key) in there for key, _ in extra.clauses)
    ]


def with_extras(
    starter: Starter, document: RecordId, content: Content, wanted: Iterable[str]
) -> Content:
    """Return the text with these extras, each at the end of the clause it belongs to."""
    chosen = set(wanted)
    whole = {clause.id: clause for clause in starter.content(document, chosen)}
    for extra in missing(starter, document, content):
        if extra.key in chosen:
            new = [whole[clause_id(document, key)] for key, _ in extra.clauses]
            content = _put(content, new, clause_id(document, extra.under))
    return content


def _put(content: Content, new: Sequence[Clause], under: RecordId) -> Content:
    if content.get(under) is None:
        return editing.append(content, new)
    place = content.end(content.at(under))
    return settled((*content.clauses[:place], *new, *content.clauses[place:]))
