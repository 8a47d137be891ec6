"""The leaving desk: lists of what changes when somebody leaves, and what was decided of them."""

from dataclasses import replace

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.leaving_facts import FactsOfLeavers, Settled
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain import leaving_list
from smdesk.domain.custody import Exposure
from smdesk.domain.leaving import Because, Group, Key, Leaving, LeavingItem, Matter, State
from smdesk.domain.leaving_facts import Facts, Row, due, rows
from smdesk.domain.leaving_list import LeavingList, Line, check_tick, last_day, leaves
from smdesk.domain.records import Fault, GoneError, InvalidError, RecordId
from smdesk.domain.roster import Member, Person
from smdesk.domain.rules import Finding, ReasonNeededError


class LeavingDesk:
    """Begins leaving lists, keeps what is decided about their lines, and says what is open."""

    kind = Leaving

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        self._office, self._keys = office, keys
        self._facts = FactsOfLeavers(office, keys)
        self._lists: dict[RecordId, LeavingList] = {}
        self._findings: tuple[Finding, ...] | None = None

    def forget(self, topic: Topic) -> None:
        """Work everything out anew when it is asked for next."""
        self._lists.clear()
        self._findings = None
        self._facts.forget(topic)

    # What there is.

    def all(self) -> list[LeavingList]:
        """Return every list: those that stand first, the latest last day first."""
        found = [self._list(leaving) for leaving in self._office.library.leavings.all()]
        return sorted(
            found, key=lambda one: (not one.active, -one.leaving.last.toordinal(), one.name)
        )

    def one(self, leaving: RecordId) -> LeavingList:
        """Return the list; raises GoneError."""
        return self._list(self._office.library.leavings.one(leaving))

    def of(self, person: RecordId) -> LeavingList | None:
        """Return the list that stands for the person, or None."""
        leaving = self._standing(person)
        return None if leaving is None else self._list(leaving)

    def findings(self) -> list[Finding]:
        """Return what is open on every list that stands, and who leaves without one."""
        if self._findings is None:
            self._findings = tuple(self._all_findings())
        return list(self._findings)

    # What people do.

    def open(self, person: RecordId, because: Because, *, by: Member) -> LeavingList:
        """Begin the person's list, or go on with the one that stands; returns it.

        A removal makes the list of a term's end its own. Raises GoneError.
        """
        library, today = self._office.library, self._office.today()
        who = library.people.one(person)
        last = last_day(person, library.terms.all())
        leaving = self._standing(person) or self._begun_today(person)
        if leaving is None:
            ends = last if last is not None and because is Because.TERM_END else today
            leaving = Leaving(person=person, because=because, begun_on=today, last=ends)
        elif because is Because.REMOVAL:
            leaving = replace(leaving, because=because, last=min(leaving.last, today))
        kept = {item.key: item for item in library.leaving_items.where(leaving=leaving.id)}
        with self._office.task("leaving.begin", Topic.LEAVING, by=by):
            library.leavings.save(leaving)
            for one in due(self._facts.of(who)):
                item = kept.get(one.key)
                if one.settled or (item is not None and item.state is not State.OPEN):
                    continue
                fresh = item or LeavingItem(
                    leaving=leaving.id,
                    matter=one.key.matter,
                    account=one.key.account,
                    subject=one.key.subject,
                )
                library.leaving_items.save(replace(fresh, number=one.number, detail=one.detail))
        return self._list(leaving)

    def tick(self, leaving: RecordId, key: Key, *, by: Member, reason: str = "") -> None:
        """Tick a line off; one that is settled already stays as it is.

        What the cabinet knows not to be done needs a reason, and then counts as not needed:
        raises ReasonNeededError without. Raises GoneError.
        """
        found, line = self._line(leaving, key)
        if not line.open:
            return
        finding = check_tick(found, line)
        if finding is None:
            self._decide("leaving.tick", found, line, State.DONE, by=by)
        elif reason.strip():
            self.waive(leaving, key, reason=reason, by=by)
        else:
            raise ReasonNeededError(self._office.bound(finding))

    def waive(self, leaving: RecordId, key: Key, *, reason: str, by: Member) -> None:
        """Say why a line is not needed; raises InvalidError without a reason, and GoneError."""
        found, line = self._line(leaving, key)
        if not reason.strip():
            raise InvalidError(reason=Fault.EMPTY)
        self._decide("leaving.waive", found, line, State.WAIVED, by=by, reason=reason.strip())

    def reopen(self, leaving: RecordId, key: Key, *, by: Member) -> None:
        """Let a line count as open again that somebody had ticked off or waived; GoneError."""
        self._line(leaving, key)
        item = self._item(leaving, key)
        if item is not None and item.state is not State.OPEN:
            with self._office.task("leaving.reopen", Topic.LEAVING, by=by):
                self._office.library.leaving_items.save(item.reopened())

    def call_off(self, leaving: RecordId, *, reason: str, by: Member) -> None:
        """Note that nobody leaves after all; raises InvalidError without a reason, GoneError."""
        record = self._office.library.leavings.one(leaving)
        if not reason.strip():
            raise InvalidError(reason=Fault.EMPTY)
        with self._office.task("leaving.call_off", Topic.LEAVING, by=by, reason=reason.strip()):
            self._office.library.leavings.save(replace(record, called_off=reason.strip()))

    # Behind the scenes.

    def _all_findings(self) -> list[Finding]:
        library, clauses = self._office.library, self._office.clauses()
        standing = [leaving for leaving in library.leavings.all() if self._stands(leaving)]
        found = [f for leaving in standing for f in leaving_list.findings(self._list(leaving))]
        members, people = self._keys.members(), self._office.people()
        others = people.keys() - members
        found += leaving_list.wanting(
            people,
            library.terms.all(),
            members=members,
            knowing={who for who in others if library.exposures.count(person=who)},
            listed={leaving.person for leaving in standing},
            today=self._office.today(),
        )
        return [finding.under(clauses) for finding in found]

    def _standing(self, person: RecordId) -> Leaving | None:
        kept = self._office.library.leavings.where("-last, -begun_on", person=person)
        return next((leaving for leaving in kept if self._stands(leaving)), None)

    def _begun_today(self, person: RecordId) -> Leaving | None:
        """Return a list that was begun today, and stands only once its removal is done."""
        kept = self._office.library.leavings.where(person=person, begun_on=self._office.today())
        return next((leaving for leaving in kept if not leaving.called_off), None)

    def _stands(self, leaving: Leaving) -> bool:
        opens = leaving.person in self._keys.members()
        terms, today = self._office.library.terms.all(), self._office.today()
        return leaves(leaving, terms, opens=opens, today=today)

    def _line(self, leaving: RecordId, key: Key) -> tuple[LeavingList, Line]:
        found = self.one(leaving)
        for line in found.lines:
            if line.row.key == key:
                return found, line
        raise GoneError(LeavingItem.kind)

    def _item(self, leaving: RecordId, key: Key) -> LeavingItem | None:
        kept = self._office.library.leaving_items.where(leaving=leaving, matter=key.matter)
        return next((item for item in kept if item.key == key), None)

    def _decide(
        self,
        task: str,
        found: LeavingList,
        line: Line,
        state: State,
        *,
        by: Member,
        reason: str = "",
    ) -> None:
        key, leaving = line.row.key, found.leaving.id
        item = self._item(leaving, key) or LeavingItem(
            leaving=leaving, matter=key.matter, account=key.account, subject=key.subject
        )
        item = replace(item, number=line.row.number, detail=line.row.detail)
        with self._office.task(task, Topic.LEAVING, by=by, reason=reason):
            self._office.library.leaving_items.save(
                item.decided(state, by.person, self._office.now(), reason)
            )

    def _list(self, leaving: Leaving) -> LeavingList:
        if leaving.id not in self._lists:
            self._lists[leaving.id] = self._made(leaving)
        return self._lists[leaving.id]

    def _made(self, leaving: Leaving) -> LeavingList:
        library = self._office.library
        people = self._office.people()
        who = people.get(leaving.person) or Person(id=leaving.person, name="?")
        facts = self._facts.of(who)
        items = library.leaving_items.where(leaving=leaving.id)
        seen = {exposure.secret: exposure for exposure in sorted(facts.exposures, key=_when)}
        lines = [
            self._named(row, facts, seen.get(RecordId(row.key.subject)), people)
            for row in rows(facts, items)
        ]
        removed = leaving.because is Because.REMOVAL
        return LeavingList(
            leaving=leaving,
            name=who.name,
            lines=tuple(sorted(lines, key=_place)),
            active=self._stands(leaving),
            gone=removed or leaving.last < self._office.today(),
        )

    def _named(
        self, row: Row, facts: Facts, seen: Exposure | None, people: dict[RecordId, Person]
    ) -> Line:
        account, secret = self._facts.account(row.key.account), self._facts.secret(row.key.subject)
        settled = None
        if row.at is not None and row.by is not None:
            settled = Settled(row.by, row.at)
        elif row.state is not State.OPEN:
            settled = self._facts.settled(facts.leaver.id, row)
        known = row.matter is Matter.KNOWN_SECRET and seen is not None
        return Line(
            row=row,
            account=account.name if account is not None else "",
            there=self._facts.is_there(row.key.account),
            what=secret.what if secret is not None else None,
            label=secret.label if secret is not None else "",
            how=seen.how if known and seen is not None else None,
            seen_at=seen.at if known and seen is not None else None,
            by=people[settled.by].name if settled is not None and settled.by in people else "",
            at=settled.at if settled is not None else None,
        )


def _when(exposure: Exposure) -> tuple[int, object]:
    return exposure.number, exposure.at


def _place(line: Line) -> tuple[int, bool, str, int, str]:
    groups, matters = list(Group), list(Matter)
    matter = line.row.matter
    return (
        groups.index(matter.group),
        not line.row.key.account,
        line.account.casefold(),
        matters.index(matter),
        line.label,
    )
