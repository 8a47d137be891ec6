"""What a clause speaks of: channels, posts, series, objectives; and concerns it is to settle."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from smdesk.desk.policy_bindings import BindingsDesk
from smdesk.desk.policy_remarks import RemarksDesk
from smdesk.desk.policy_texts import PolicyTexts
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import Account
from smdesk.domain.calendar import Item
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.campaigns import Campaign
from smdesk.domain.objectives import Objective
from smdesk.domain.policy import alignment
from smdesk.domain.policy.bindings import ClauseLink
from smdesk.domain.policy.blocks import BrokenContentError
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import DocumentKind, PolicyDocument
from smdesk.domain.policy.remarks import Remark, RemarkKind
from smdesk.domain.policy.sheets import Linkable, LinkLine, Quote
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import BoundClause, Finding
from smdesk.domain.series import PostSeries
from smdesk.domain.templates import PostTemplate

POSTING = "C"
"""With this the codes of the rules about posting begin."""
Named = Callable[[], Sequence[tuple[Any, ...]]]
"""Gives ids and names."""


class _InForce(NamedTuple):
    """A document as it is in force, with the ties of the clauses that are in it."""

    document: PolicyDocument
    content: Content
    links: list[ClauseLink]
    references: dict[RecordId, str]

    def of_kind(self, kind: str) -> list[ClauseLink]:
        return [one for one in self.links if one.target_kind == kind]


class LinksDesk:
    """Ties clauses to what they speak of, and tells what nothing is written about."""

    def __init__(self, texts: PolicyTexts, bindings: BindingsDesk, remarks: RemarksDesk) -> None:
        self._texts, self._office, self._tables = texts, texts.office, texts.tables
        self._bindings, self._remarks = bindings, remarks
        library = texts.office.library
        self._kinds: dict[str, Named] = {
            Account.kind: lambda: library.accounts.pick("id, name", "name"),
            Item.kind: lambda: library.calendar.items.pick("id, name")[::-1],
            Campaign.kind: lambda: library.calendar.campaigns.pick("id, name", "name"),
            PostSeries.kind: lambda: library.planning.series.pick("id, name", "name"),
            PostTemplate.kind: lambda: library.planning.templates.pick("id, name", "name"),
            Objective.kind: lambda: [(one.id, one.title) for one in library.table(Objective).all()],
        }

    def of(self, clause: RecordId) -> list[LinkLine]:
        """Return what the clause speaks of, in the order in which it was noted."""
        now = self._texts.clauses_in_force().get(clause)
        found: list[LinkLine] = []
        for link in self._tables.links.where(clause=clause):
            there = self._office.library.table(link.target_kind).get(link.target)
            suspect = now is not None and now.fingerprint != link.seen
            name = there.title if there is not None else ""
            found.append(LinkLine(link, Ref(link.target_kind, link.target), name, suspect))
        return found

    def rules(self, clause: RecordId) -> list[BoundClause]:
        """Return the rules of the program that follow from the clause."""
        return self._bindings.rules_of(clause)

    def for_post(self, line: CalendarLine) -> tuple[Quote, ...]:
        """Return the clauses that apply to a post: to posting, and to whatever it belongs to."""
        planning = self._office.library.planning
        series = planning.series_drafts.pick("series", item=line.item)
        templates = planning.template_uses.pick("template", item=line.item)
        own = (line.id, line.item, line.channel, line.campaign, line.objective)
        belongs = [one for one in own if one is not None]
        belongs += [one for (one,) in (*series, *templates)]
        return self._bindings.applying(POSTING, *belongs)

    def offered(self, clause: RecordId) -> list[Linkable]:
        """Return everything the clause can be tied to and is not yet; concerns come last."""
        tied = {link.target for link in self._tables.links.where(clause=clause)}
        found = [
            Linkable(Ref(kind, record), name)
            for kind, named in self._kinds.items()
            for record, name in named()
            if record not in tied
        ]
        concerns = self._tables.remarks.where("-at", what=RemarkKind.CONCERN)
        return found + [
            Linkable(Ref.to(one), one.title)
            for one in concerns
            if not one.settled and clause not in one.clauses
        ]

    def tie(self, document: RecordId, clause: RecordId, to: Ref, *, by: Member) -> None:
        """Note that the clause speaks of the thing; of a concern, that the concern is about it.

        Raises GoneError for what is not in the cabinet any more.
        """
        if to.kind == Remark.kind:
            concern = self._remarks.one(to.id)
            clauses = concern.clauses if concern.document == document else ()
            self._remarks.attach(to.id, document, (*clauses, clause), by=by)
            return
        if self._office.library.table(to.kind).get(to.id) is None:
            raise GoneError(to.kind)
        link = ClauseLink(document=document, clause=clause, target_kind=to.kind, target=to.id)
        self._bindings.link(link, by=by)

    def untie(self, link: RecordId, *, by: Member) -> None:
        """Take the tie away; raises GoneError."""
        self._bindings.unlink(link, by=by)

    def confirm(self, link: RecordId, *, by: Member) -> ClauseLink:
        """Say that what the clause says now fits the thing too; raises GoneError."""
        one = self._tables.links.one(link)
        now = self._texts.clauses_in_force().get(one.clause)
        if now is None:
            raise GoneError("policy_clause")
        with self._office.task("clause_link.confirm", Topic.POLICY, by=by):
            return self._tables.links.save(replace(one, seen=now.fingerprint))

    # What the day asks.

    def findings(self) -> list[Finding]:
        """Return channels without a guide, and clauses that serve no objective.

        Both are told once the team began: somebody tied one clause to a channel, or an objective.
        """
        found: list[Finding] = []
        guides: list[PolicyDocument] = []
        guided: set[RecordId] = set()
        for one in self._in_force():
            if one.document.what is DocumentKind.GUIDELINE:
                mine = {link.target for link in one.of_kind(Account.kind)}
                guided |= mine
                guides += [one.document] if mine else []
            serving = {link.clause for link in one.of_kind(Objective.kind)}
            found += alignment.unaligned(one.document, one.content, serving, one.references)
        if guides:
            channels = dict(self._office.library.accounts.pick("id, name", "name"))
            found += alignment.unguided(guides[0], channels, guided)
        return found

    # What is printed.

    def speaking_of(self, kind: str) -> dict[RecordId, tuple[str, ...]]:
        """Return the clauses in force that speak of each thing of the kind, as they are quoted.

        A thing of which no clause speaks is left out; clauses come in the order of the documents.
        """
        found: dict[RecordId, list[str]] = {}
        for one in self._in_force():
            order = {clause.id: at for at, clause in enumerate(one.content.clauses)}
            for link in sorted(one.of_kind(kind), key=lambda link: order[link.clause]):
                quoted = f"{one.document.number} {one.references.get(link.clause, '')}".strip()
                found.setdefault(link.target, []).append(quoted)
        return {target: tuple(dict.fromkeys(quoted)) for target, quoted in found.items()}

    def _in_force(self) -> Iterator[_InForce]:
        for document, version in self._texts.in_force():
            try:
                content = self._texts.content(version)
            except BrokenContentError:
                # It is told as forged.
                continue
            tied = self._tables.links.where(document=document.id)
            there = [link for link in tied if content.get(link.clause) is not None]
            yield _InForce(document, content, there, self._texts.references(version, content))
