"""Clauses at work: the rules of the program that follow from them, and what else points at them."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from smdesk.desk.policy_quotes import in_force, quoting
from smdesk.desk.policy_texts import PolicyTexts
from smdesk.desk.topics import Topic
from smdesk.domain.policy import bindings
from smdesk.domain.policy.bindings import Bound, ClauseLink
from smdesk.domain.policy.content import Clause, Content, clause_text
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion
from smdesk.domain.policy.sheets import Quote
from smdesk.domain.policy.starters import clause_id
from smdesk.domain.policy.version_texts import PolicyClause, row_id
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import BoundClause, Finding

NOT_YET = "?"
MOST_SHOWN = 60
"""Signs of a clause in a list to choose from."""


class BindingsDesk:
    """Binds rules to clauses of documents in force, and tells when a clause changed since."""

    def __init__(
        self, texts: PolicyTexts, bound_at_start: Callable[[str], Mapping[str, str]]
    ) -> None:
        """``bound_at_start`` tells for a starter the keys of its clauses by rule codes."""
        self._texts, self._office, self._tables = texts, texts.office, texts.tables
        self._bound = texts.office.library.bound_clauses
        self._at_start = bound_at_start

    # Rules.

    def clause_for(self, rule: str) -> BoundClause | None:
        """Return what the rule is bound to, or None for a house rule."""
        return next(iter(self._bound.where(rule=rule)), None)

    def rules_of(self, clause: RecordId) -> list[BoundClause]:
        """Return the rules that follow from the clause."""
        return self._bound.where("rule", clause=clause)

    def bind(self, rule: str, document: RecordId, clause: RecordId, *, by: Member) -> BoundClause:
        """Let a rule follow from a clause of a document in force; one it had gives way.

        Raises GoneError for a document that is not in force, or a clause that is not in it.
        """
        version = self._texts.published(document)
        found = self._texts.content(version).get(clause) if version else None
        if version is None or found is None:
            raise GoneError("policy_clause")
        kept = self._quoting(self.clause_for(rule), rule, version, found)
        with self._office.task("bound_clause.bind", Topic.ORGANISATION, Topic.POLICY, by=by):
            return self._bound.save(kept)

    def offered(self) -> dict[RecordId, str]:
        """Return every clause in force that a rule can be bound to, as people quote it."""
        found: dict[RecordId, str] = {}
        for document, version in self._texts.in_force():
            content = self._texts.content(version)
            quoted = self._texts.references(version, content)
            for clause in content:
                said = clause.title or clause_text(clause, quoted)
                line = " ".join(said.split())
                short = line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"
                found[clause.id] = f"{document.number} {quoted[clause.id]}  {short}".strip()
        return found

    def standing(self) -> dict[RecordId, Bound]:
        """Return how each binding stands to what its clause says now."""
        return bindings.standing(self._bound.all(), self._texts.clauses_in_force())

    def applying(self, area: str, *targets: RecordId) -> tuple[Quote, ...]:
        """Return the clauses that apply: to an area, as in ``C``, or to any of these things.

        A rule belongs to the area that its code begins with. Each clause comes once.
        """
        found: dict[RecordId, Quote] = {}
        for one in self._bound.all(order="document, number"):
            if one.rule.startswith(area):
                found[one.clause or one.id] = Quote(one.title, one.words, self._place(one.clause))
        linked = [link for target in targets for link in self._tables.links.where(target=target)]
        for link in linked:
            there = in_force(self._texts, link.clause)
            if there is not None and link.clause not in found:
                blank = BoundClause(rule=area, document=NOT_YET, number=NOT_YET)
                one = quoting(self._texts, blank, *there)
                found[link.clause] = Quote(one.title, one.words, self._place(link.clause))
        return tuple(found.values())

    def _place(self, clause: RecordId | None) -> Ref | None:
        there = in_force(self._texts, clause) if clause is not None else None
        return Ref(PolicyClause.kind, row_id(there[0].id, there[1].id)) if there else None

    def confirm(self, binding: RecordId, *, by: Member) -> BoundClause:
        """Say that the rule still follows from what the clause says now; raises GoneError."""
        one = self._bound.one(binding)
        found = in_force(self._texts, one.clause) if one.clause else None
        if found is None:
            raise GoneError("policy_clause")
        kept = quoting(self._texts, one, *found)
        with self._office.task("bound_clause.confirm", Topic.ORGANISATION, Topic.POLICY, by=by):
            return self._bound.save(kept)

    def follow(self, version: PolicyVersion, content: Content) -> None:
        """Within the task of publication: let bindings follow their clauses to new numbers.

        A clause that says something else keeps the words that were agreed to, to be confirmed.
        """
        document = self._texts.document_of(version)
        quoted = self._texts.references(version, content)
        for one in self._bound.all():
            found = content.get(one.clause) if one.clause else None
            if found is not None:
                after = replace(one, document=document.number, number=quoted[found.id])
                if after != one:
                    self._bound.save(after)
        if version.n == 1:
            self._bind_starter(document, version, content)

    def findings(self) -> list[Finding]:
        """Return the rules to confirm again, and those whose clause is gone."""
        bound = [one for one in self._bound.all() if one.clause is not None]
        if not bound:
            return []
        return bindings.findings(bound, self._texts.clauses_in_force())

    # Anything else.

    def link(self, link: ClauseLink, *, by: Member) -> ClauseLink:
        """Note that a clause speaks of a thing; what is noted already stays as it is."""
        there = self._tables.links.where(clause=link.clause, target=link.target)
        if there:
            return there[0]
        found = self._texts.clauses_in_force().get(link.clause)
        kept = replace(link, seen=found.fingerprint if found else "")
        with self._office.task("clause_link.add", Topic.POLICY, by=by):
            return self._tables.links.save(kept)

    def unlink(self, link: RecordId, *, by: Member) -> None:
        """Take a link away; raises GoneError."""
        with self._office.task("clause_link.remove", Topic.POLICY, by=by):
            self._tables.links.remove(link)

    def suspect(self, document: RecordId) -> list[ClauseLink]:
        """Return the links whose clause says something else than when they were made."""
        now = self._texts.clauses_in_force()
        return [
            one
            for one in self._tables.links.where(document=document)
            if one.clause not in now or now[one.clause].fingerprint != one.seen
        ]

    def used(self, document: RecordId) -> dict[RecordId, int]:
        """Return for each clause how many rules follow from it and how many things it speaks of."""
        links = Counter(one.clause for one in self._tables.links.where(document=document))
        mine = self._clauses_of(document)
        rules = Counter(
            one.clause for one in self._bound.all() if one.clause and one.clause in mine
        )
        return dict(links + rules)

    # What these share.

    def _clauses_of(self, document: RecordId) -> set[RecordId]:
        return {clause for one in self._texts.versions(document) for clause, _ in one.clauses}

    def _quoting(
        self, one: BoundClause | None, rule: str, version: PolicyVersion, clause: Clause
    ) -> BoundClause:
        # A new binding says nothing of its own: all of it is what the clause says.
        begun = one or BoundClause(rule=rule, document=NOT_YET, number=NOT_YET)
        return quoting(self._texts, begun, version, clause)

    def _bind_starter(
        self, document: PolicyDocument, version: PolicyVersion, content: Content
    ) -> None:
        """Bind the rules that the starter speaks of, where they are bound to nothing yet."""
        for rule, key in self._at_start(document.starter).items():
            clause = content.get(clause_id(document.id, key))
            if clause is not None and self.clause_for(rule) is None:
                self._bound.save(self._quoting(None, rule, version, clause))
