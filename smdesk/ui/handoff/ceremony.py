"""The ceremony: how far a handover has come, its receipt line by line, and who signed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.handing_over import (
    Handover,
    ReceiptLine,
    Side,
    Signature,
    Stage,
)
from smdesk.domain.records import SmdeskError
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.form import Day, Form, Line, Text
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.typed import printable

LONGEST_INITIALS = 8
WIDTH, HIGH = 620, 300


class CeremonyCard(Card):
    """Says how the handover stands and offers the next step."""

    beginning = Signal()
    receipt = Signal(object)
    handing_over = Signal(object)
    completing = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shown: object = None
        self.set_heading(self.tr("Handing over"))

    def show_handover(
        self,
        handover: Handover | None,
        stage: Stage | None,
        lines: Sequence[ReceiptLine],
        signatures: Sequence[Signature],
        packet: str,
    ) -> None:
        """Show the handover under way; ``packet`` is the number of the one that is frozen."""
        facts = (handover, stage, tuple(lines), tuple(signatures), packet)
        if facts == self._shown:
            return
        self._shown = facts
        self.clear()
        if handover is None or stage is None:
            self.set_heading(self.tr("Handing over"))
            self.add_text(self.tr("Nobody is handing over. Begin when somebody takes over."))
            self.add_button_row(
                Button(self.tr("Begin to hand over…"), self, then=self.beginning.emit)
            )
            return
        self.set_heading(self.tr("Handing over"), wording.name(stage))
        self.add_row(
            wording.day(handover.on),
            self.tr("{giving} hands over to {taking}").format(
                giving=handover.giving, taking=handover.taking
            ),
        )
        got = self.tr("{got} of {all} received").format(
            got=wording.number(sum(one.got for one in lines)), all=wording.number(len(lines))
        )
        open_it = Button(
            self.tr("Open the receipt…"), self, then=lambda: self.receipt.emit(handover)
        )
        self.add_row(self.tr("Receipt"), got, [open_it])
        names = [f"{one.name} ({wording.name(one.side)})" for one in signatures]
        self.add_row(self.tr("Signed"), wording.listed(names) if names else self.tr("nobody yet"))
        if packet:
            self.add_row(self.tr("Frozen"), packet)
        self._next(handover, stage)

    def _next(self, handover: Handover, stage: Stage) -> None:
        if stage is Stage.HANDED_OVER:
            words, signal = self.tr("It is complete…"), self.completing
        else:
            words, signal = self.tr("Hand over now…"), self.handing_over
        self.add_button_row(Button(words, self, then=lambda: signal.emit(handover)))


def handover_form(card: QWidget) -> Form[Handover]:
    """Return an empty form for a handover."""
    return Form(
        Handover,
        [
            Line("giving", card.tr("Who hands &over")),
            Line("taking", card.tr("Who &takes over")),
            Day("on", card.tr("&Day")),
            Text("note", card.tr("&Note")),
        ],
    )


class ReceiptDialog(Dialog):
    """The receipt line by line, as it was ticked on paper, and the signatures under it."""

    def __init__(
        self,
        handover: Handover,
        lines: Sequence[ReceiptLine],
        signatures: Sequence[Signature],
        *,
        keep: Callable[[ReceiptLine], ReceiptLine],
        add: Callable[[str], ReceiptLine],
        sign: Callable[[Side, str], object],
        parent: QWidget,
    ) -> None:
        """``keep``, ``add`` and ``sign`` write at once what is ticked, added or signed."""
        super().__init__(parent.tr("Receipt: {handover}").format(handover=handover.title), parent)
        self._keep, self._add, self._sign = keep, add, sign
        self.setMinimumWidth(scaled(self, WIDTH))
        self._rows: list[ReceiptRow] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setColumnStretch(0, 1)
        heads = (self.tr("What"), self.tr("Given"), self.tr("Received"), self.tr("Initials"))
        for column, words in enumerate(heads):
            self._grid.addWidget(Label(words, self, type=Type.META, wrap=False), 0, column)
        for line in lines:
            self._show(line)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget(scroll)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        scroll.setWidget(holder)
        scroll.setMinimumHeight(scaled(self, HIGH))
        self.body.addWidget(scroll, 1)
        self.thing = QLineEdit(self)
        self.thing.setAccessibleName(self.tr("One more thing"))
        self.thing.setPlaceholderText(self.tr("One more thing, as in: the blue camera"))
        more = QHBoxLayout()
        more.addWidget(self.thing, 1)
        more.addWidget(Button(self.tr("Add"), self, then=self.add_thing))
        self.body.addLayout(more)
        self._add_signatures(signatures)
        self.add_button(self.tr("Close"), self.accept, primary=True)

    def add_thing(self) -> None:
        """Put what was typed on the receipt."""
        what = printable(self.thing.text())
        if what:
            try:
                self._show(self._add(what))
            except SmdeskError as error:
                self.tell(error)
            self.thing.clear()
        self.thing.setFocus()

    def _show(self, line: ReceiptLine) -> None:
        self._rows.append(ReceiptRow(line, self._grid, self._keep, self))

    def _add_signatures(self, signatures: Sequence[Signature]) -> None:
        self.body.addWidget(
            Label(self.tr("Signed on paper, and put down here"), self, type=Type.HEADING)
        )
        signed = {one.side: one for one in signatures}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self.names: dict[Side, QLineEdit] = {}
        for row, side in enumerate(Side):
            name = QLineEdit(signed[side].name if side in signed else "", self)
            name.setAccessibleName(wording.name(side))
            when = Label(
                wording.day(signed[side].on) if side in signed else "", self, type=Type.META
            )
            grid.addWidget(Label(wording.name(side), self, wrap=False), row, 0)
            grid.addWidget(name, row, 1)
            button = Button(self.tr("Has signed"), self, then=partial(self.sign, side))
            button.setAccessibleName(self.tr("Has signed: {side}").format(side=wording.name(side)))
            grid.addWidget(button, row, 2)
            grid.addWidget(when, row, 3)
            self.names[side] = name
            self._days = {**getattr(self, "_days", {}), side: when}
        self.body.addLayout(grid)

    def sign(self, side: Side) -> None:
        """Put down that the person whose name was typed has signed."""
        try:
            made = self._sign(side, printable(self.names[side].text()))
        except SmdeskError as error:
            self.tell(error)
            return
        if isinstance(made, Signature):
            self._days[side].setText(wording.day(made.on))


class ReceiptRow(QObject):
    """One line of the receipt: what, two boxes and initials, each kept as soon as it is changed."""

    def __init__(
        self,
        line: ReceiptLine,
        grid: QGridLayout,
        keep: Callable[[ReceiptLine], ReceiptLine],
        dialog: ReceiptDialog,
    ) -> None:
        super().__init__(dialog)
        self._line, self._keep, self._dialog = line, keep, dialog
        row = grid.rowCount()
        grid.addWidget(Label(line.what, dialog), row, 0)
        self._given, self._got = QCheckBox(dialog), QCheckBox(dialog)
        self._initials = QLineEdit(line.initials, dialog)
        self._initials.setMaxLength(LONGEST_INITIALS)
        self._initials.setFixedWidth(scaled(dialog, 80))
        self._given.setChecked(line.given)
        self._got.setChecked(line.got)
        for column, (widget, words) in enumerate(
            (
                (self._given, self.tr("Given: {what}")),
                (self._got, self.tr("Received: {what}")),
                (self._initials, self.tr("Initials: {what}")),
            ),
            start=1,
        ):
            widget.setAccessibleName(words.format(what=line.what))
            grid.addWidget(widget, row, column)
        self._given.toggled.connect(self._changed)
        self._got.toggled.connect(self._changed)
        self._initials.editingFinished.connect(self._changed)

    def _changed(self) -> None:
        now = replace(
            self._line,
            given=self._given.isChecked(),
            got=self._got.isChecked(),
            initials=printable(self._initials.text()),
        )
        if now == self._line:
            return
        try:
            self._line = self._keep(now)
        except SmdeskError as error:
            self._dialog.tell(error)
