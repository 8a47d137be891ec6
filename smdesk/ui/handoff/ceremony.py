"""The ceremony: how far a handover has come, what comes next, and those that are complete."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from smdesk.domain.handing_over import Handover, OpenStep, ReceiptLine, Side, Signature, Stage
from smdesk.domain.roster import Seat
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.form import Choice, Day, Field, Form, Line, Text

AT_MOST = 4


@dataclass(frozen=True, slots=True)
class HandoverShown:
    """One handover with all that is known of it."""

    handover: Handover
    stage: Stage
    today: date
    lines: Sequence[ReceiptLine] = ()
    signatures: Sequence[Signature] = ()
    steps: Sequence[OpenStep] = ()
    """What is still to be done, in the order of doing."""
    seat: str = ""
    packet: str = ""
    """The number of the packet that was handed over."""
    rotations: int = 0
    """How many passwords somebody who leaves still knows."""
    blocks: int = 0
    """How many things are as the rules do not allow."""
    unknown: bool = False
    """Whether whoever takes over is not on file."""
    record: str = ""
    """Where the log keeps that it is complete."""


class CeremonyCard(Card):
    """Says how the handover stands, step by step, and lists those that are complete."""

    beginning = Signal()
    changing = Signal(object)
    receipt = Signal(object)
    signing = Signal(object)
    handing_over = Signal(object)
    completing = Signal(object)
    calling_off = Signal(object)
    rotating = Signal()
    """Somebody wants to see which passwords are to be changed."""
    looking = Signal()
    """Somebody wants to see what is missing."""
    putting_on_file = Signal()
    """Whoever takes over is to be put among the people."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shown: object = None
        self._next: Button | None = None
        """What does the step that is next."""
        self._leads_back = False
        """Whether the focus is to come back here with what is shown next."""
        self.set_heading(self.tr("Handing over"))

    def show_handover(self, now: HandoverShown | None, complete: Sequence[HandoverShown]) -> None:
        """Show the handover under way, and those that are complete, the latest first."""
        facts = (now, tuple(complete))
        if facts == self._shown:
            return
        self._shown, self._next = facts, None
        self.clear()
        if now is None:
            self.set_heading(self.tr("Handing over"))
            self.add_text(self.tr("Nobody is handing over. Begin when somebody takes over."))
            held, flow = self.add_flow()
            self._next = Button(self.tr("Begin to hand over…"), held, then=self.beginning.emit)
            flow.addWidget(self._next)
        else:
            self.set_heading(self.tr("Handing over"), wording.name(now.stage))
            self._show_now(now)
        for one in complete[:AT_MOST]:
            self._show_complete(one)
        if self._leads_back:
            self._leads_back = False
            self.focus_next()

    def lead_back(self) -> None:
        """Let the focus come back to the next step with what is shown next."""
        self._leads_back = True

    def focus_next(self) -> None:
        """Let the keyboard go on at the step that is next."""
        if self._next is not None:
            # After the dialog that asked has given the focus back to a button that is gone.
            QTimer.singleShot(0, self._next, self._next.setFocus)

    def _show_now(self, now: HandoverShown) -> None:
        handover = now.handover
        who = "\n".join(filter(None, (self._who(handover), now.seat)))
        change = Button(self.tr("Change…"), self, then=lambda: self.changing.emit(handover))
        change.setAccessibleName(self.tr("Change day and names"))
        self.add_row(self._when(now), who, [change])
        if now.unknown:
            words = self.tr("{name} is not on file, so Today tells them nothing.")
            put = Button(self.tr("To the team"), self, then=self.putting_on_file.emit)
            self.add_row(self.tr("Not on file"), words.format(name=handover.taking), [put])
        self._show_packet(now)
        self._show_receipt(now)
        self._show_rest(now)
        self._show_signatures(now)
        held, flow = self.add_flow()
        if now.stage is Stage.HANDED_OVER:
            done = Button(
                self.tr("It is complete…"), held, then=lambda: self.completing.emit(handover)
            )
            flow.addWidget(done)
            self._next = self._next or done
        flow.addWidget(
            Button(self.tr("Call it off…"), held, then=lambda: self.calling_off.emit(handover))
        )

    def _when(self, now: HandoverShown) -> str:
        when = wording.until(now.handover.on, now.today)
        return f"{wording.day(now.handover.on)}\n{when}"

    def _show_packet(self, now: HandoverShown) -> None:
        handover, day = now.handover, now.handover.handed_over_on
        if day is not None:
            words = self.tr("{number}, handed over {day}. It stays as it was printed.")
            said = words.format(number=now.packet, day=wording.day(day))
            self.add_row(wording.name(OpenStep.PACKET), said)
            return
        words = self.tr("Print or save it on the day, then hand it over.")
        step = self._step(
            now, OpenStep.PACKET, self.tr("Hand over now…"),
            partial(self.handing_over.emit, handover),
        )  # fmt: skip
        self.add_row(wording.name(OpenStep.PACKET), words, [step])

    def _show_receipt(self, now: HandoverShown) -> None:
        got = self.tr("{got} of {all} received").format(
            got=wording.number(sum(one.got for one in now.lines)),
            all=wording.number(len(now.lines)),
        )
        step = self._step(
            now, OpenStep.RECEIPT, self.tr("Open the receipt…"),
            partial(self.receipt.emit, now.handover),
        )  # fmt: skip
        self.add_row(wording.name(OpenStep.RECEIPT), got, [step])

    def _show_rest(self, now: HandoverShown) -> None:
        if now.rotations:
            words = self.tr("{secrets} that somebody who leaves still knows")
            step = self._step(now, OpenStep.ROTATION, self.tr("Open the list"), self.rotating.emit)
            said = words.format(secrets=wording.secrets_long(now.rotations))
            self.add_row(wording.name(OpenStep.ROTATION), said, [step])
        else:
            self.add_row(wording.name(OpenStep.ROTATION), self.tr("Nobody who leaves knows one."))
        if now.blocks:
            words = self.tr("{things} that the rules do not allow")
            said = words.format(things=wording.things_long(now.blocks))
            step = self._step(now, OpenStep.RULES, self.tr("Look"), self.looking.emit)
            self.add_row(wording.name(OpenStep.RULES), said, [step])

    def _show_signatures(self, now: HandoverShown) -> None:
        signed = {one.side: one.name for one in now.signatures}
        names = [f"{name} ({wording.name(side)})" for side, name in signed.items()]
        words = [wording.listed(names) if names else self.tr("Nobody yet.")]
        open_ = [side for side in (Side.GIVING, Side.TAKING) if side not in signed]
        if names and open_:
            missing = wording.listed([wording.name(side) for side in open_])
            words.append(self.tr("Still to sign: {sides}").format(sides=missing))
        next_one = OpenStep.SIGN_GIVING if Side.GIVING in open_ else OpenStep.SIGN_TAKING
        buttons = []
        if open_:
            sign = partial(self.signing.emit, now.handover)
            buttons.append(self._step(now, next_one, self.tr("Put down…"), sign))
        self.add_row(self.tr("Signed"), "\n".join(words), buttons)

    def _step(
        self, now: HandoverShown, step: OpenStep, words: str, then: Callable[[], Any]
    ) -> Button:
        """Return a button that does a step; the keyboard goes on at the first that is open."""
        button = Button(words, self, then=then)
        if now.steps and now.steps[0] is step:
            self._next = button
        return button

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


class Name(Line):
    """Somebody's name: those on file are offered, and anybody else's is taken too."""

    def __init__(self, name: str, label: str, people: Iterable[str]) -> None:
        super().__init__(name, label)
        self._people = sorted(set(people))

    @override
    def make(self, parent: QWidget) -> QLineEdit:
        editor = super().make(parent)
        known = QCompleter(self._people, editor)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        editor.setCompleter(known)
        return editor


def handover_form(
    seats: Sequence[Seat], people: Iterable[str], card: QWidget, *, begun: bool = False
) -> Form[Handover]:
    """Return an empty form for a handover; the seat of one that is ``begun`` stays."""
    seat = Choice(
        "seat",
        card.tr("&Which seat"),
        {None: card.tr("The whole team"), **{one.id: one.name for one in seats}},
        help=card.tr("The receipt lists the accounts of whoever holds it."),
    )
    names = tuple(people)
    rest: list[Field[Any, Any]] = [
        Name("giving", card.tr("Who hands &over"), names),
        Name("taking", card.tr("Who &takes over"), names),
        Day("on", card.tr("&Day")),
        Text("note", card.tr("&Note")),
    ]
    return Form(Handover, rest if begun else [seat, *rest])
