"""What the cards of the countdown, the notes, the sittings and the ceremony ask for, done."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal

from smdesk.desk.handing_over import Thing
from smdesk.domain.countdown import CountdownLine, Sitting
from smdesk.domain.handing_over import Handover, blocks, same_person
from smdesk.domain.handoff import Packet
from smdesk.domain.month_notes import MonthNote, Prompt, months_before
from smdesk.domain.packet_scope import PacketChoice, Reader
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Term
from smdesk.domain.rules import Finding
from smdesk.ui.handoff.card_tasks import CardMeans, CardTasks
from smdesk.ui.handoff.ceremony import CeremonyCard, HandoverShown, handover_form
from smdesk.ui.handoff.countdown import CountdownCard
from smdesk.ui.handoff.notes import NotesCard, SittingsCard, note_form, sitting_form
from smdesk.ui.handoff.receipt import ReceiptDialog, ReceiptTasks
from smdesk.ui.kit import wording
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Confirm, FormDialog
from smdesk.ui.kit.places import NONE_YET

MONTHS = 11
"""Months back for which something can still be written."""


class HandingOver(CardTasks):
    """Owns four cards and does what they ask for."""

    print_first = Signal()
    """A packet is to be printed before it can be handed over."""

    def __init__(self, means: CardMeans) -> None:
        super().__init__(means)
        view = means.view
        self._asked: tuple[RecordId, RecordId] | None = None
        """The handover and the packet about which somebody was asked last."""
        self.countdown = CountdownCard(view)
        self.ceremony = CeremonyCard(view)
        self.sittings = SittingsCard(view)
        self.notes = NotesCard(view)
        self.countdown.ticked.connect(self._tick)
        self.ceremony.beginning.connect(self.begin)
        self.ceremony.changing.connect(self.change)
        self.ceremony.receipt.connect(self.open_receipt)
        self.ceremony.signing.connect(self._put_down)
        self.ceremony.rotating.connect(self.see_passwords)
        self.ceremony.putting_on_file.connect(self._put_on_file)
        self.ceremony.handing_over.connect(self.hand_over)
        self.ceremony.completing.connect(self.complete)
        self.ceremony.calling_off.connect(self.call_off)
        self.sittings.adding.connect(self.add_sitting)
        self.sittings.editing.connect(self.edit_sitting)
        self.notes.writing.connect(self.write)
        self.notes.editing.connect(self.edit_note)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of handing over itself, in the order in which they stand."""
        return (self.ceremony, self.countdown, self.sittings)

    def refresh(self, holes: Sequence[Finding]) -> None:
        """Show everything as it is now; ``holes`` is all that is missing."""
        desk, people, today = self._desk.ceremony, self._people(), self._today()
        self.countdown.show_lines(desk.countdown(), people, today)
        self.sittings.show_sittings(desk.sittings.all(), people)
        self.notes.show_notes(desk.notes.all(), people, today)
        now = desk.current()
        self.ceremony.show_handover(
            None if now is None else self._shown(now, holes),
            [self._shown(one, holes) for one in desk.handovers() if one.completed_on is not None],
        )

    def _shown(self, one: Handover, holes: Sequence[Finding]) -> HandoverShown:
        desk = self._desk.ceremony
        packets = {packet.id: packet.number for packet in self._desk.packets()}
        complete = one.completed_on is not None
        sealed = self._desk.sealed_by(one.id) if complete else None
        seats = {seat.id: seat.name for seat in self._desk.seats()}
        record = ""
        if sealed is not None:
            record = self.tr("Signed in the log, entry {entry} · {words}").format(
                entry=wording.number(sealed[0]), words=sealed[1]
            )
        return HandoverShown(
            one,
            desk.stage(one, holes),
            self._today(),
            tuple(desk.lines(one.id)),
            tuple(desk.signatures(one.id)),
            desk.steps(one, holes),
            seat=seats.get(one.seat, "") if one.seat is not None else "",
            packet=packets.get(one.packet, "") if one.packet is not None else "",
            rotations=0 if complete else desk.open_rotations(),
            blocks=0 if complete else blocks(holes),
            unknown=not any(same_person(one.taking, name) for name in self._people().values()),
            record=record,
        )

    # Notes and sittings.

    def write(self, prompt: Prompt) -> None:
        """Ask for an answer to one of this month's questions."""
        month = self._today().replace(day=1)
        self._ask_note(MonthNote(month=month, prompt=prompt, text="?"), new=True)

    def edit_note(self, note: MonthNote) -> None:
        """Ask for an answer anew."""
        self._ask_note(note, new=False)

    def add_sitting(self) -> None:
        """Ask what was covered."""
        self._ask_sitting(
            Sitting(on=self._today(), covered="?", present=(self._me.person,)), new=True
        )

    def edit_sitting(self, sitting: Sitting) -> None:
        """Ask anew."""
        self._ask_sitting(sitting, new=False)

    def _ask_note(self, note: MonthNote, *, new: bool) -> None:
        months = sorted(
            {*months_before(self._today(), MONTHS), self._today().replace(day=1), note.month},
            reverse=True,
        )
        form = note_form(self.notes, months)
        form.fill(note, empty=("text",) if new else ())
        title = self.tr("For the next team")
        FormDialog(title, form, partial(self._keep_note, new), self._view).open()

    def _keep_note(self, new: bool, note: MonthNote, reason: str) -> None:
        desk = self._desk.ceremony.notes
        signed = replace(note, by=note.by or self._me.person)
        (desk.add if new else desk.change)(signed, by=self._me, reason=reason)

    def _ask_sitting(self, sitting: Sitting, *, new: bool) -> None:
        form = sitting_form(self.sittings, self._people())
        form.fill(sitting, empty=("covered",) if new else ())
        FormDialog(self.tr("A sitting"), form, partial(self._keep_sitting, new), self._view).open()

    def _keep_sitting(self, new: bool, sitting: Sitting, reason: str) -> None:
        desk = self._desk.ceremony.sittings
        (desk.add if new else desk.change)(sitting, by=self._me, reason=reason)

    def _tick(self, line: CountdownLine, done: bool) -> None:
        desk = self._desk.ceremony
        with self._view.polite():
            (desk.tick if done else desk.untick)(line.term.id, line.step, by=self._me)

    # The ceremony.

    def begin(self) -> None:
        """Ask who hands over to whom."""
        people = self._people()
        form = handover_form(self._desk.seats(), people.values(), self.ceremony)
        likely = self._desk.ceremony.likely()
        giving, taking, seat, day = None, None, None, self._today()
        if likely is not None:
            ends, begins = likely
            giving, seat, day = people.get(ends.person), ends.seat, max(ends.last, day)
            taking = None if begins is None else people.get(begins.person)
        # A handover has both names; where one is not known, its field begins with nothing.
        form.fill(
            Handover(seat=seat, giving=giving or "…", taking=taking or "……", on=day),
            empty=[name for name, known in (("giving", giving), ("taking", taking)) if not known],
        )
        FormDialog(self.tr("Begin to hand over"), form, self._begin, self._view).open()

    def change(self, handover: Handover) -> None:
        """Ask for another day, or other names; the seat stays, as the receipt is of it."""
        form = handover_form((), self._people().values(), self.ceremony, begun=True)
        form.fill(handover)
        dialog = FormDialog(self.tr("Handing over"), form, self._change, self._view)
        dialog.finished.connect(self.ceremony.focus_next)
        dialog.open()

    def _change(self, handover: Handover, _: str) -> None:
        self._desk.ceremony.change(handover, by=self._me)
        self.say(self.tr("The handover is changed."))

    def _put_down(self, handover: Handover) -> None:
        self.open_receipt(handover, signing=True)

    def _put_on_file(self) -> None:
        self._view.want(Ref(Term.kind, NONE_YET))

    def see_passwords(self) -> None:
        """Go to the list of whoever leaves and still knows a password."""
        found = self._desk.ceremony.first_rotation()
        if found is not None:
            self._view.want(found)

    def open_receipt(self, handover: Handover, *, signing: bool = False) -> None:
        """Open the receipt, to put down what was ticked and signed on paper."""
        desk = self._desk.ceremony
        dialog = ReceiptDialog(
            handover,
            desk.lines(handover.id),
            desk.signatures(handover.id),
            ReceiptTasks(
                keep=partial(desk.keep_line, by=self._me),
                add=partial(desk.add_line, handover.id, by=self._me),
                sign=partial(desk.sign, handover.id, by=self._me),
            ),
            self._view,
            signing=signing,
        )
        dialog.finished.connect(self.ceremony.focus_next)
        dialog.open()

    def call_off(self, handover: Handover) -> None:
        """Make sure, and then put the handover with its receipt into the bin."""
        Confirm(
            self.tr("Call off handing over to {name}?").format(name=handover.taking),
            self.tr("Its receipt and signatures go to the bin with it. You can take that back."),
            self.tr("Call it off"),
            self._view,
            then=partial(self._call_off, handover.id),
        ).open()

    def _call_off(self, handover: RecordId) -> None:
        self.ceremony.lead_back()
        with self._view.polite():
            self._desk.ceremony.call_off(handover, by=self._me)
            words = self.tr("The handover is called off.")
            self.say(words)

    def _newest(self, handover: Handover) -> Packet | None:
        """Return the newest packet of today for those who take over that seat, with its pages."""
        copies, kept = self._desk.documents.copies(), self._desk.documents.all()
        for packet in self._desk.packets():
            copy = copies.get(packet.id)
            of_today = packet.printed_at.astimezone().date() == self._today()
            if not of_today or copy is None or packet.id not in kept:
                continue
            theirs = copy.reader is Reader.TEAM and copy.seat in {None, handover.seat}
            if theirs and not copy.digest:
                return packet
        return None

    def hand_over(self, handover: Handover) -> None:
        """Freeze the packet that was printed last today; without one, it is printed first."""
        newest = self._newest(handover)
        if newest is None:
            self.print_first.emit()
            return
        ask = Confirm(
            self.tr("Hand over with packet {number}?").format(number=newest.number),
            self.tr(
                "The packet stays as it was printed. What has not been received is listed as "
                "missing until it is, and the receipt waits for both signatures."
            ),
            self.tr("Hand over"),
            self._view,
        )
        self._asked = (handover.id, newest.id)
        ask.confirmed.connect(self._hand_over)
        ask.open()

    def complete(self, handover: Handover) -> None:
        """Complete it, unless a rule stands in the way."""
        self.ceremony.lead_back()
        with self._view.polite():
            self._desk.ceremony.complete(handover.id, self._desk.holes(), by=self._me)
            self._view.notice(self.tr("The handover is complete. The log keeps it, signed by you."))

    def _hand_over(self) -> None:
        if self._asked is None:
            return
        handover, packet = self._asked
        self.ceremony.lead_back()
        with self._view.polite():
            self._desk.ceremony.hand_over(handover, packet, by=self._me)
            self._view.notice(self.tr("Handed over. The packet stays as it was printed."))

    def _begin(self, handover: Handover, _: str) -> None:
        self.ceremony.lead_back()
        choice = PacketChoice(seat=handover.seat)
        accounts = self._desk.preview(choice, by=self._me).accounts
        things: list[Thing] = [
            (self.tr("The packet, read together"), None),
            (self.tr("The letter and the tasks of the first month, talked through"), None),
            *((sheet.account.name, sheet.account.id) for sheet in accounts),
            (self.tr("Second factors and backup codes"), None),
            (self.tr("Keys, cards, phones and equipment"), None),
        ]
        self._desk.ceremony.begin(handover, things, by=self._me)
        words = self.tr("Handing over to {name} has begun.").format(name=handover.taking)
        self.say(words)
