"""What a version still lacks before anybody can be asked to agree to it (D1, D2)."""

from collections.abc import Mapping

from smdesk.domain.policy.blocks import Variable
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import PolicyVersion
from smdesk.domain.policy.numbering import dangling
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Fact, Finding, Rule, Severity

NOTHING_SAID = Rule("D1.nothing_said", Severity.BLOCK)
NO_SUMMARY = Rule("D1.no_summary", Severity.BLOCK)
NO_SIGNIFICANCE = Rule("D1.no_significance", Severity.BLOCK)
VALUE_MISSING = Rule("D1.value_missing", Severity.BLOCK)
BROKEN_REFERENCE = Rule("D2.broken_reference", Severity.BLOCK)
WAS_PUBLISHED = Rule("D1.was_published", Severity.BLOCK)
RULES = (
    NOTHING_SAID,
    NO_SUMMARY,
    NO_SIGNIFICANCE,
    VALUE_MISSING,
    BROKEN_REFERENCE,
    WAS_PUBLISHED,
)


def variables(content: Content) -> tuple[str, ...]:
    """Return the names of the variables that it uses, each once, in reading order."""
    names = (span.name for clause in content for span in clause.spans if isinstance(span, Variable))
    return tuple(dict.fromkeys(names))


def holes(
    version: PolicyVersion,
    content: Content,
    numbers: Mapping[RecordId, str],
    values: Mapping[str, str],
) -> list[Finding]:
    """Return everything that keeps the version from being asked about and from publication."""
    about = Ref.to(version)
    found: list[Finding] = []
    if all(clause.empty for clause in content):
        found.append(Finding(rule=NOTHING_SAID, about=about))
    if not version.summary.strip():
        found.append(Finding(rule=NO_SUMMARY, about=about))
    if version.significance is None:
        found.append(Finding(rule=NO_SIGNIFICANCE, about=about))
    empty = tuple(name for name in variables(content) if not values.get(name, "").strip())
    if empty:
        found.append(Finding(rule=VALUE_MISSING, about=about, facts={"names": empty}))
    titles = {clause.id: clause.title for clause in content}
    broken = dict.fromkeys(
        (numbers.get(clause) or titles.get(clause, "")).removesuffix(".")
        for clause, _ in dangling(content)
    )
    if broken:
        facts: dict[str, Fact] = {"clauses": tuple(broken)}
        found.append(Finding(rule=BROKEN_REFERENCE, about=about, facts=facts))
    return found
