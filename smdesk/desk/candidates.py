"""The candidates' desk: who might join, what they said, and forgetting them in time.

What is known of a candidate is sealed with a key of its own that no log holds; to forget them is to
destroy that key (docs/decisions/0034).
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from smdesk.desk.history import HistoryDesk, HistoryLine
from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import candidates, roles
from smdesk.domain.accounts import is_personal
from smdesk.domain.candidates import Call, Candidate, Reply, SealedCandidate
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.registers import CallSheet, Wanted
from smdesk.domain.roster import Member, Person, active
from smdesk.domain.rules import Finding
from smdesk.vault import seal

SEALED = ("name", "contact", "interests", "skills", "note")
"""What could tell who somebody is."""


class CandidatesDesk:
    """Everything the team does with candidates; a shelf that a register can show."""

    def __init__(self, office: Office, vault: str) -> None:
        """``vault`` is the cabinet's id, to which what is sealed is bound."""
        self._office = office
        self._vault = vault
        self.calls = RegisterDesk(office, office.library.registers.calls, Call)

    def all(self) -> list[Candidate]:
        """Return everybody who may be known, by name."""
        keys = self._office.library.registers.keys.all()
        found = [
            self._opened(one, keys[one.id])
            for one in self._office.library.registers.candidates.all()
            if one.id in keys
        ]
        return sorted(found, key=lambda one: (one.name.casefold(), one.id))

    def one(self, candidate: RecordId) -> Candidate:
        """Return a candidate; raises GoneError for one who was forgotten."""
        library = self._office.library
        sealed = library.registers.candidates.one(candidate)
        key = library.registers.keys.get(candidate)
        if key is None:
            raise GoneError(SealedCandidate.kind)
        return self._opened(sealed, key)

    def asked(self) -> tuple[int, int, int]:
        """Return how many were ever asked, how many said yes, and how many said no."""
        every = [one for one in self._office.library.registers.candidates.all() if one.asked_on]
        replies = [one.reply for one in every]
        return len(every), replies.count(Reply.YES), replies.count(Reply.NO)

    def add(self, candidate: Candidate, *, by: Member, reason: str = "") -> Candidate:
        """Keep a new candidate."""
        with self._office.task("candidate.add", Topic.ROSTER, by=by, reason=reason):
            self._begin(candidate)
        return candidate

    def change(self, candidate: Candidate, *, by: Member, reason: str = "") -> Candidate:
        """Keep the candidate as they now are; raises GoneError for one who was forgotten."""
        if self.one(candidate.id) == candidate:
            return candidate
        with self._office.task("candidate.change", Topic.ROSTER, by=by, reason=reason):
            self._keep(candidate)
        return candidate

    def remove(self, candidate: RecordId, *, by: Member, reason: str = "") -> None:
        """Take a candidate off the list; what is known of them goes with the next forgetting."""
        self._office.library.registers.candidates.one(candidate)
        with self._office.task("candidate.remove", Topic.ROSTER, by=by, reason=reason):
            self._office.library.registers.candidates.remove(candidate)

    def history(self, candidate: RecordId) -> list[HistoryLine]:
        """Return every change that the log may tell, the newest first."""
        return HistoryDesk(self._office).of(candidate)

    def answered(
        self, candidate: RecordId, reply: Reply, on: date | None = None, *, by: Member
    ) -> Candidate:
        """Note what they said, today unless another day is given; raises GoneError."""
        day = on or self._office.today()
        current = self.one(candidate)
        asked = current.asked_on or day
        said = replace(current, asked_on=min(asked, day), reply=reply, replied_on=day)
        return self.change(said, by=by)

    def take_on(self, candidate: RecordId, *, by: Member) -> Person:
        """Let somebody who said yes become a person on file, in one task.

        From then on their name is kept as everybody's on file is. An address is taken over where
        it is shaped like one. Raises GoneError.
        """
        library, today = self._office.library, self._office.today()
        known = self.one(candidate)
        mail = known.contact.strip() if _is_address(known.contact) else ""
        person = Person(
            name=known.name,
            email=mail,
            phone="" if mail else known.contact.strip(),
            note=known.skills,
        )
        replied = known.replied_on if known.reply is Reply.YES and known.replied_on else today
        with self._office.task("candidate.take_on", Topic.ROSTER, by=by):
            library.people.save(person)
            joined = replace(known, reply=Reply.YES, replied_on=replied, became=person.id)
            library.registers.candidates.save(self._closed(joined, self._key(candidate)))
        return person

    # Forgetting.

    def to_forget(self) -> list[RecordId]:
        """Return those of whom nothing may be known any more: twelve months since they declined.

        Whoever was taken off the list is among them.
        """
        library = self._office.library
        late = candidates.due(library.registers.candidates.all(), self._office.today())
        listed = {record for (record,) in library.registers.candidates.pick("id")}
        # Others keep keys there, too: none goes that is not known to be a candidate's.
        kept = library.registers.keys.all()
        taken_off = {one.record.id for one in library.journal.removed(SealedCandidate)}
        off = sorted(record for record in taken_off - listed if record in kept)
        return [*(one.id for one in late), *off]

    def forget(self, *, by: Member) -> int:
        """Destroy, for ever, what is known of those who are due; return how many they were.

        Undo leaves it alone: there is nothing left to bring back. That somebody was asked, when,
        and what they said stays, for the counts.
        """
        library, due = self._office.library, self.to_forget()
        if not due:
            return 0
        gone = {b.record.id: b.record for b in library.journal.removed(SealedCandidate)}
        with self._office.task("forgetting.candidates", Topic.ROSTER, by=by):
            for candidate in due:
                record = library.registers.candidates.get(candidate)
                kept = record or gone.get(candidate)
                if kept is not None:
                    emptied = replace(kept, sealed=b"", forgotten_on=self._office.today())
                    library.registers.candidates.save(emptied)
                    if record is None:
                        library.registers.candidates.remove(candidate)
                library.registers.keys.destroy(candidate)
        return len(due)

    # The call.

    def call(self) -> Call | None:
        """Return the call for volunteers as it now stands, or None if nobody wrote one."""
        return next(iter(self.calls.all()), None)

    def save_call(self, call: Call, *, by: Member) -> Call:
        """Keep the call's words."""
        with self._office.task("call.save", Topic.ROSTER, by=by):
            return self._office.library.registers.calls.save(call)

    def wanted(self) -> tuple[tuple[Wanted, ...], tuple[str, ...]]:
        """Return the empty seats and roles, and what roles ask for and nobody claims."""
        library, today = self._office.library, self._office.today()
        held = {term.seat for term in active(library.terms.all(), today)}
        now = roles.holding(library.assignments.all(), today)
        claims = library.claims.all()
        found: list[Wanted] = []
        lacking: dict[str, None] = {}
        found.extend(
            Wanted(seat.name, tuple(filter(None, [seat.duties])))
            for seat in library.seats.all(order="name")
            if seat.id not in held
        )
        for role in library.roles.all(order="place, name"):
            if role.id not in now:
                found.append(Wanted(role.name, role.fulfils))
            lacking |= dict.fromkeys(roles.missing(role, claims, now))
        return tuple(found), tuple(lacking)

    def call_sheet(self, call: Call, imprint: Imprint) -> CallSheet:
        """Return the call as it is printed; nobody's own mailbox is ever on it."""
        organisation, people = imprint.organisation, self._office.library.people.all()
        wanted, skills = self.wanted()
        private = is_personal(organisation.inquiries_email, people)
        numbers = {one.phone for one in people if one.phone}
        phone = organisation.inquiries_phone
        return CallSheet(
            imprint=imprint,
            call=call,
            wanted=wanted,
            skills=skills,
            email="" if private else organisation.inquiries_email,
            phone="" if phone in numbers else phone,
        )

    def findings(self) -> list[Finding]:
        """Return what the rules say about candidates today, each with its clause."""
        clauses = self._office.clauses()
        names = {one.id: one.name for one in self.all()}
        found = candidates.findings(
            self._office.library.registers.candidates.all(), names, self._office.today()
        )
        return [finding.under(clauses) for finding in found]

    def find(self, matches: Callable[[str], bool]) -> list[tuple[Ref, str, str]]:
        """Return the candidates whose words match, with name and skills: the index has none."""
        return [
            (Ref.to(one), one.name, one.skills)
            for one in self.all()
            if matches("\n".join(getattr(one, field) for field in SEALED))
        ]

    def _begin(self, candidate: Candidate) -> None:
        key = seal.new_account_key()
        self._office.library.registers.candidates.save(self._closed(candidate, key))
        self._office.library.registers.keys.put(candidate.id, key)

    def _keep(self, candidate: Candidate) -> None:
        self._office.library.registers.candidates.save(
            self._closed(candidate, self._key(candidate.id))
        )

    def _key(self, candidate: RecordId) -> bytes:
        key = self._office.library.registers.keys.get(candidate)
        if key is None:
            raise GoneError(SealedCandidate.kind)
        return key

    def _closed(self, candidate: Candidate, key: bytes) -> SealedCandidate:
        text = json.dumps({field: getattr(candidate, field) for field in SEALED})
        return SealedCandidate(
            id=candidate.id,
            sort=candidate.sort,
            sealed=seal.seal_record(key, text, vault=self._vault, record=candidate.id),
            asked_by=candidate.asked_by,
            asked_on=candidate.asked_on,
            reply=candidate.reply,
            replied_on=candidate.replied_on,
            became=candidate.became,
        )

    def _opened(self, kept: SealedCandidate, key: bytes) -> Candidate:
        text = seal.unseal_record(key, kept.sealed, vault=self._vault, record=kept.id)
        said = json.loads(text)
        return Candidate(
            id=kept.id,
            sort=kept.sort,
            asked_by=kept.asked_by,
            asked_on=kept.asked_on,
            reply=kept.reply,
            replied_on=kept.replied_on,
            became=kept.became,
            **{field: str(said.get(field, "")) for field in SEALED},
        )


def _is_address(contact: str) -> bool:
    name, _, host = contact.strip().partition("@")
    return bool(name) and "." in host.strip(".") and " " not in contact.strip()
