"""The ceremony: how far a handover has come, what comes next, and those that are complete."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from smdesk.domain.handing_over import Handover, ReceiptLine, Signature, Stage
from smdesk.domain.roster import Seat
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.form import Choice, Day, Form, Line, Text

AT_MOST = 4


@dataclass(frozen=True, slots=True)
class HandoverShown:
    """One handover with all that is known of it."""

    handover: Handover
    stage: Stage
    lines: Sequence[ReceiptLine] = ()
    signatures: Sequence[Signature] = ()
    packet: str = ""
    """The number of the packet that was handed over."""
    in_the_way: str = ""
    """What keeps it from being complete, in a sentence; empty when nothing does."""
    record: str = ""
    """Where the log keeps that it is complete."""


class CeremonyCard(Card):
    """Says how the handover stands, offers the next step, and lists those that are complete."""

    beginning = Signal()
    receipt = Signal(object)
    handing_over = Signal(object)
    completing = Signal(object)
    calling_off = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shown: object = None
        self._leads_back = False
        """Whether the focus is to come back here with what is shown next."""
        self.set_heading(self.tr("Handing over"))

    def show_handover(self, now: HandoverShown | None, complete: Sequence[HandoverShown]) -> None:
        """Show the handover under way, and those that are complete, the latest first."""
        facts = (now, tuple(complete))
        if facts == self._shown:
            return
        self._shown = facts
        self.clear()
        if now is None:
            self.set_heading(self.tr("Handing over"))
            self.add_text(self.tr("Nobody is handing over. Begin when somebody takes over."))
            self.add_button_row(
                Button(self.tr("Begin to hand over…"), self, then=self.beginning.emit)
            )
        else:
            self.set_heading(self.tr("Handing over"), wording.name(now.stage))
            self._show_now(now)
        for one in complete[:AT_MOST]:
            self._show_complete(one)
        buttons = (one for row in self.rows for one in row.findChildren(Button))
        first = next(buttons, None)
        if self._leads_back and first is not None:
            self._leads_back = False
            # After the dialog that asked has given the focus back to a button that is gone.
            QTimer.singleShot(0, first, first.setFocus)

    def lead_back(self) -> None:
        """Let the focus come back to the first button of what is shown next."""
        self._leads_back = True

    def _show_now(self, now: HandoverShown) -> None:
        handover = now.handover
        self.add_row(wording.day(handover.on), self._who(handover))
        got = self.tr("{got} of {all} received").format(
            got=wording.number(sum(one.got for one in now.lines)),
            all=wording.number(len(now.lines)),
        )
        open_it = Button(
            self.tr("Open the receipt…"), self, then=lambda: self.receipt.emit(handover)
        )
        self.add_row(self.tr("Receipt"), got, [open_it])
        names = [f"{one.name} ({wording.name(one.side)})" for one in now.signatures]
        self.add_row(self.tr("Signed"), wording.listed(names) if names else self.tr("nobody yet"))
        if now.packet:
            self.add_row(self.tr("Frozen"), now.packet)
        if now.in_the_way:
            self.add_row(self.tr("In the way"), now.in_the_way)
        self._next(now)

    def _show_complete(self, one: HandoverShown) -> None:
        handover = one.handover
        said = "\n".join(filter(None, (self._who(handover), one.packet, one.record)))
        look = Button(self.tr("Receipt…"), self, then=lambda: self.receipt.emit(handover))
        look.setAccessibleName(self.tr("Receipt of {handover}").format(handover=handover.title))
        done = handover.completed_on
        self.add_row(wording.day(done) if done is not None else "", said, [look])

    def _who(self, handover: Handover) -> str:
        return self.tr("{giving} hands over to {taking}").format(
            giving=handover.giving, taking=handover.taking
        )

    def _next(self, now: HandoverShown) -> None:
        handover = now.handover
        if now.stage is Stage.HANDED_OVER:
            words, signal = self.tr("It is complete…"), self.completing
        else:
            words, signal = self.tr("Hand over now…"), self.handing_over
        held, flow = self.add_flow()
        flow.addWidget(Button(words, held, then=lambda: signal.emit(handover)))
        flow.addWidget(
            Button(self.tr("Call it off…"), held, then=lambda: self.calling_off.emit(handover))
        )


def handover_form(seats: Sequence[Seat], card: QWidget) -> Form[Handover]:
    """Return an empty form for a handover."""
    return Form(
        Handover,
        [
            Choice(
                "seat",
                card.tr("&Which seat"),
                {None: card.tr("The whole team"), **{one.id: one.name for one in seats}},
                help=card.tr("The receipt lists the accounts of whoever holds it."),
            ),
            Line("giving", card.tr("Who hands &over")),
            Line("taking", card.tr("Who &takes over")),
            Day("on", card.tr("&Day")),
            Text("note", card.tr("&Note")),
        ],
    )
