"""The handing-over desk: notes of the month, sittings, the countdown, the receipt, signatures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from smdesk.desk.leaving import LeavingDesk
from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import countdown, handing_over, month_notes
from smdesk.domain.countdown import (
    CountdownLine,
    Sitting,
    Step,
    StepDone,
)
from smdesk.domain.handing_over import (
    Handover,
    OpenStep,
    ReceiptLine,
    Side,
    Signature,
    Stage,
    check_complete,
)
from smdesk.domain.journal import Entry
from smdesk.domain.leaving import Group
from smdesk.domain.month_notes import MonthNote
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.roster import Member, Term, active
from smdesk.domain.rules import Finding, RefusedError

Thing: TypeAlias = tuple[str, RecordId | None]
"""What changes hands, and the account if it is one."""


class HandingOverDesk:
    """Everything between the first day of a handover and its last signature."""

    def __init__(self, office: Office, leaving: LeavingDesk) -> None:
        self._office, self._leaving = office, leaving
        drawers = office.library.handover
        self.notes = RegisterDesk(office, drawers.month_notes, MonthNote, order="-month")
        self.sittings = RegisterDesk(office, drawers.sittings, Sitting, order="-on")

    # The countdown.

    def countdown(self) -> list[CountdownLine]:
        """Return the steps of every term that is near its end, the first due first."""
        library = self._office.library
        return countdown.countdown(
            library.terms.all(), library.handover.steps_done.all(), self._office.today()
        )

    def tick(self, term: RecordId, step: Step, *, by: Member) -> StepDone:
        """Tick a step off as done today; one that is ticked already stays as it was."""
        library = self._office.library
        library.terms.one(term)
        there = library.handover.steps_done.where(term=term, step=step)
        if there:
            return there[0]
        done = StepDone(term=term, step=step, on=self._office.today(), by=by.person)
        with self._office.task("step.tick", Topic.HANDOFF, by=by):
            return library.handover.steps_done.save(done)

    def untick(self, term: RecordId, step: Step, *, by: Member) -> None:
        """Take a tick away."""
        drawer = self._office.library.handover.steps_done
        with self._office.task("step.untick", Topic.HANDOFF, by=by):
            for one in drawer.where(term=term, step=step):
                drawer.remove(one.id)

    # The ceremony.

    def handovers(self) -> list[Handover]:
        """Return all handovers, the latest first."""
        return self._office.library.handover.handovers.all(order="-on")

    def current(self) -> Handover | None:
        """Return the handover that is not complete; None when there is none."""
        return next((one for one in self.handovers() if one.completed_on is None), None)

    def begin(self, handover: Handover, things: Iterable[Thing], *, by: Member) -> Handover:
        """Begin a handover with a receipt of these things; raises InvalidError."""
        handing_over.check_names(handover)
        drawers = self._office.library.handover
        lines = [
            ReceiptLine(handover=handover.id, what=what, account=account)
            for what, account in things
        ]
        with self._office.task("receipt.begin", Topic.HANDOFF, by=by):
            kept = drawers.handovers.save(handover)
            drawers.receipt_lines.save_all(lines)
        return kept

    def likely(self) -> tuple[Term, Term | None] | None:
        """Return the term that is near its end, and the next one in its seat if there is one."""
        near = next(iter(self.countdown()), None)
        if near is None:
            return None
        later = [
            term
            for term in self._office.library.terms.where(seat=near.term.seat)
            if term.first > near.term.first and term.person != near.term.person
        ]
        return near.term, min(later, key=lambda term: term.first, default=None)

    def change(self, handover: Handover, *, by: Member) -> Handover:
        """Keep another day, other names or another note; raises InvalidError.

        Raises GoneError, also for one that is complete: that stands.
        """
        drawer = self._office.library.handover.handovers
        there = drawer.one(handover.id)
        if there.completed_on is not None:
            raise GoneError(handover.id)
        handing_over.check_names(handover)
        changed = replace(
            there,
            giving=handover.giving,
            taking=handover.taking,
            on=handover.on,
            note=handover.note,
        )
        with self._office.task("receipt.change", Topic.HANDOFF, by=by):
            return drawer.save(changed)

    def call_off(self, handover: RecordId, *, by: Member) -> None:
        """Put a handover that is not complete into the bin, with its receipt and signatures.

        Raises GoneError, also for one that is complete: that stands.
        """
        drawers = self._office.library.handover
        if drawers.handovers.one(handover).completed_on is not None:
            raise GoneError(handover)
        with self._office.task("receipt.call_off", Topic.HANDOFF, by=by):
            for line in drawers.receipt_lines.where(handover=handover):
                drawers.receipt_lines.remove(line.id)
            for signature in drawers.signatures.where(handover=handover):
                drawers.signatures.remove(signature.id)
            drawers.handovers.remove(handover)

    def lines(self, handover: RecordId) -> list[ReceiptLine]:
        """Return the lines of its receipt, in the order in which they were put in."""
        return self._office.library.handover.receipt_lines.where(handover=handover)

    def add_line(self, handover: RecordId, what: str, *, by: Member) -> ReceiptLine:
        """Put one more thing on the receipt; raises GoneError, InvalidError."""
        self._office.library.handover.handovers.one(handover)
        line = ReceiptLine(handover=handover, what=what.strip())
        return self.keep_line(line, by=by)

    def keep_line(self, line: ReceiptLine, *, by: Member) -> ReceiptLine:
        """Keep a line as it now is: given, received, initialled."""
        with self._office.task("receipt.tick", Topic.HANDOFF, by=by):
            return self._office.library.handover.receipt_lines.save(line)

    def signatures(self, handover: RecordId) -> list[Signature]:
        """Return who signed, in that order."""
        return self._office.library.handover.signatures.where(handover=handover)

    def sign(self, handover: RecordId, side: Side, name: str, *, by: Member) -> Signature:
        """Put down that somebody signed on paper today; a later one takes the earlier's place.

        Raises GoneError, InvalidError (name).
        """
        drawers = self._office.library.handover
        drawers.handovers.one(handover)
        made = Signature(
            handover=handover, side=side, name=name.strip(), on=self._office.today(), by=by.person
        )
        with self._office.task("receipt.sign", Topic.HANDOFF, by=by):
            for one in drawers.signatures.where(handover=handover, side=side):
                drawers.signatures.remove(one.id)
            return drawers.signatures.save(made)

    def stage(self, handover: Handover, holes: Sequence[Finding]) -> Stage:
        """Return how far it has come; ``holes`` is everything that is missing."""
        return handing_over.stage(handover, blocked=handing_over.blocks(holes) > 0)

    def hand_over(self, handover: RecordId, packet: RecordId, *, by: Member) -> Handover:
        """Note that it was handed over today with that packet, which stays as it is from now on.

        Raises GoneError.
        """
        library = self._office.library
        library.packets.one(packet)
        one = library.handover.handovers.one(handover)
        gone = replace(one, packet=packet, handed_over_on=self._office.today())
        with self._office.task("handover.hand_over", Topic.HANDOFF, by=by):
            return library.handover.handovers.save(gone)

    def complete(self, handover: RecordId, holes: Sequence[Finding], *, by: Member) -> Handover:
        """Complete it; the log's signed entry is the record of the ceremony.

        Raises GoneError, and RefusedError (H4) without both signatures, with passwords that a
        leaver still knows, or with something that a rule does not allow.
        """
        one = self._office.library.handover.handovers.one(handover)
        refused = self.in_the_way(one, holes)
        if refused is not None:
            raise RefusedError(refused)
        today = self._office.today()
        done = replace(one, handed_over_on=one.handed_over_on or today, completed_on=today)
        with self._office.task("handover.complete", Topic.HANDOFF, by=by):
            return self._office.library.handover.handovers.save(done)

    def steps(self, handover: Handover, holes: Sequence[Finding]) -> tuple[OpenStep, ...]:
        """Return what is still to be done, in order; ``holes`` is everything that is missing."""
        return handing_over.open_steps(
            handover,
            self.lines(handover.id),
            self.signatures(handover.id),
            rotations=self.open_rotations(),
            blocks=handing_over.blocks(holes),
        )

    def under_way(self, holes: Sequence[Finding]) -> list[Finding]:
        """Return how far each handover is that is not complete, with its clause."""
        people = dict(self._office.library.people.pick("id, name"))
        return [
            self._office.bound(
                handing_over.under_way(one, self.steps(one, holes), people, self._office.today())
            )
            for one in self.handovers()
            if one.completed_on is None
        ]

    def in_the_way(self, handover: Handover, holes: Sequence[Finding]) -> Finding | None:
        """Return what keeps it from being complete, with its clause; None when nothing does."""
        found = check_complete(
            handover,
            self.signatures(handover.id),
            rotations=self.open_rotations(),
            blocks=handing_over.blocks(holes),
        )
        return None if found is None else self._office.bound(found)

    def entry(self, handover: RecordId) -> Entry | None:
        """Return the signed entry of the log that completed it."""
        changes = self._office.library.journal.history(handover)
        done = (one.entry for one in changes if one.entry.task == "handover.complete")
        return next(done, None)

    def open_rotations(self) -> int:
        """Return how many passwords a leaver still knows."""
        return sum(
            line.open
            for found in self._leaving.all()
            if found.active
            for line in found.of(Group.MUST_CHANGE)
        )

    def first_rotation(self) -> Ref | None:
        """Return the list of a leaver who still knows a password; None where nobody does."""
        return next(
            (
                Ref.to(found.leaving)
                for found in self._leaving.all()
                if found.active and any(line.open for line in found.of(Group.MUST_CHANGE))
            ),
            None,
        )

    def findings(self) -> list[Finding]:
        """Return what the rules say today, each with its clause."""
        office, library = self._office, self._office.library
        today = office.today()
        drawers = library.handover
        found = [
            *countdown.findings(
                self.countdown(),
                drawers.sittings.all(),
                dict(library.people.pick("id, name")),
                today=today,
            ),
            *month_notes.findings(
                drawers.month_notes.all(),
                Ref.to(library.organisations.all()[0]),
                team_since=self._team_since(today),
                today=today,
            ),
            *handing_over.line_findings(drawers.handovers.all(), drawers.receipt_lines.all()),
        ]
        clauses = office.clauses()
        return [finding.under(clauses) for finding in found]

    def _team_since(self, today: date) -> date | None:
        return min(
            (term.first for term in active(self._office.library.terms.all(), today)), default=None
        )
