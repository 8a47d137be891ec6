"""The receipt line by line, as it was ticked on paper, and the signatures under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
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

from smdesk.domain.handing_over import Handover, ReceiptLine, Side, Signature
from smdesk.domain.records import SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.typed import printable

LONGEST_INITIALS = 8
WIDTH, HIGH, LEAST = 780, 640, 120


@dataclass(frozen=True, slots=True)
class ReceiptTasks:
    """What the dialog writes, each at once as it is ticked, added or signed."""

    keep: Callable[[ReceiptLine], ReceiptLine]
    add: Callable[[str], ReceiptLine]
    sign: Callable[[Side, str], Signature]


class ReceiptDialog(Dialog):
    """Everything that changes hands. Once the handover is complete it can only be looked at."""

    def __init__(
        self,
        handover: Handover,
        lines: Sequence[ReceiptLine],
        signatures: Sequence[Signature],
        tasks: ReceiptTasks,
        parent: QWidget,
        *,
        signing: bool = False,
    ) -> None:
        """``signing`` begins at the signatures instead of the lines."""
        super().__init__(parent.tr("Receipt: {handover}").format(handover=handover.title), parent)
        self._tasks = tasks
        self._open = handover.completed_on is None
        self._rows: list[ReceiptRow] = []
        self._days: dict[Side, Label] = {}
        self._signed = {one.side for one in signatures}
        self.names: dict[Side, QLineEdit] = {}
        self._add_lines(lines)
        self.thing = QLineEdit(self)
        self._add_more()
        self._add_signatures(handover, signatures)
        self._close = self.add_button(self.tr("Close"), self.accept, primary=True)
        self.resize_within(WIDTH, HIGH)
        unsigned = [name for side, name in self.names.items() if side not in self._signed]
        if signing and unsigned:
            unsigned[0].setFocus()
        elif self._rows:
            next((row for row in self._rows if row.open), self._rows[0]).first.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what the field is for: go on, put down, sign; it closes only at Close."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        at = self.focusWidget()
        if enter and isinstance(at, QLineEdit | QCheckBox):
            event.accept()
            self._enter(at)
        else:
            super().keyPressEvent(event)

    def _enter(self, at: QWidget) -> None:
        sides = [side for side, name in self.names.items() if name is at]
        if at is self.thing:
            self.add_thing()
        elif sides:
            if self._open:
                self.sign(sides[0])
        else:
            self._after(at).setFocus()

    def _after(self, at: QWidget) -> QWidget:
        """Return where the next line begins; after the last one, where things are added."""
        for row, after in pairwise(self._rows):
            if at in row.stops:
                return after.first
        return self.thing

    def add_thing(self) -> None:
        """Put what was typed on the receipt."""
        what = printable(self.thing.text())
        if what:
            try:
                self._show(self._tasks.add(what))
            except SmdeskError as error:
                self.tell(error)
                return
            self.thing.clear()
        self.thing.setFocus()

    def sign(self, side: Side) -> None:
        """Put down that the person whose name was typed has signed."""
        self.banner.close_it()
        try:
            made = self._tasks.sign(side, printable(self.names[side].text()))
        except SmdeskError as error:
            self.tell(error)
            self.names[side].setFocus()
            return
        self._signed.add(side)
        self._days[side].setText(wording.day(made.on))
        left = [name for one, name in self.names.items() if one not in self._signed]
        (left[0] if left else self._close).setFocus()

    def _add_lines(self, lines: Sequence[ReceiptLine]) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(scroll)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 8, 0)
        self._holder = holder
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        heads = (
            self.tr("What"),
            self.tr("Given"),
            self.tr("Received"),
            self.tr("Signed in"),
            self.tr("Changed"),
            self.tr("Initials"),
        )
        for column, words in enumerate(heads):
            self._grid.addWidget(Label(words, holder, type=Type.META, wrap=False), 0, column)
        for line in lines:
            self._show(line)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        scroll.setWidget(holder)
        scroll.setMinimumHeight(scaled(self, LEAST))
        self.body.addWidget(scroll, 1)

    def _add_more(self) -> None:
        held = QWidget(self)
        more = QHBoxLayout(held)
        more.setContentsMargins(0, 0, 0, 0)
        self.thing.setAccessibleName(self.tr("One more thing"))
        self.thing.setPlaceholderText(self.tr("One more thing, as in: the blue camera"))
        more.addWidget(self.thing, 1)
        more.addWidget(Button(self.tr("&Add"), self, then=self.add_thing))
        held.setVisible(self._open)
        self.body.addWidget(held)

    def _show(self, line: ReceiptLine) -> None:
        row = ReceiptRow(line, self._grid, self._tasks.keep, self._holder, self)
        row.set_open(self._open)
        self._rows.append(row)

    def _add_signatures(self, handover: Handover, signatures: Sequence[Signature]) -> None:
        self.body.addWidget(
            Label(self.tr("Signed on paper, and put down here"), self, type=Type.HEADING)
        )
        signed = {one.side: one for one in signatures}
        likely = {Side.GIVING: handover.giving, Side.TAKING: handover.taking}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, side in enumerate(Side):
            name = QLineEdit(signed[side].name if side in signed else likely.get(side, ""), self)
            name.setAccessibleName(wording.name(side))
            name.setReadOnly(not self._open)
            when = wording.day(signed[side].on) if side in signed else self.tr("not signed yet")
            self._days[side] = Label(when, self, type=Type.META, wrap=False)
            grid.addWidget(Label(wording.name(side), self, wrap=False), row, 0)
            grid.addWidget(name, row, 1)
            button = Button(self.tr("Has signed"), self, then=partial(self.sign, side))
            button.setAccessibleName(self.tr("Has signed: {side}").format(side=wording.name(side)))
            button.setVisible(self._open)
            grid.addWidget(button, row, 2)
            grid.addWidget(self._days[side], row, 3)
            self.names[side] = name
        self.body.addLayout(grid)


class ReceiptRow(QObject):
    """One line of the receipt: what, its boxes and initials, each kept as soon as it changes."""

    def __init__(
        self,
        line: ReceiptLine,
        grid: QGridLayout,
        keep: Callable[[ReceiptLine], ReceiptLine],
        holder: QWidget,
        dialog: ReceiptDialog,
    ) -> None:
        super().__init__(dialog)
        self._line, self._keep, self._dialog = line, keep, dialog
        row = grid.rowCount()
        grid.addWidget(Label(line.what, holder), row, 0)
        self._boxes: dict[str, QCheckBox] = {}
        words = {
            "given": self.tr("Given: {what}"),
            "got": self.tr("Received: {what}"),
            "signed_in": self.tr("Signed in: {what}"),
            "changed": self.tr("Password changed: {what}"),
        }
        for column, (field, name) in enumerate(words.items(), start=1):
            # Only an account can be signed in to, and have its password changed.
            if column > 2 and line.account is None:  # noqa: PLR2004 - given and received come first
                continue
            box = QCheckBox(holder)
            box.setChecked(getattr(line, field))
            box.setAccessibleName(name.format(what=line.what))
            box.toggled.connect(self._changed)
            grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignHCenter)
            self._boxes[field] = box
        self._initials = QLineEdit(line.initials, holder)
        self._initials.setMaxLength(LONGEST_INITIALS)
        self._initials.setFixedWidth(scaled(dialog, 80))
        self._initials.setAccessibleName(self.tr("Initials: {what}").format(what=line.what))
        self._initials.editingFinished.connect(self._changed)
        grid.addWidget(self._initials, row, len(words) + 1)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab reaches in the line, in order."""
        return [*self._boxes.values(), self._initials]

    @property
    def open(self) -> bool:
        """Whether it was not received yet."""
        return not self._line.got

    @property
    def first(self) -> QWidget:
        """Where the line begins."""
        return self.stops[0]

    @property
    def last(self) -> QWidget:
        """Where the line ends."""
        return self._initials

    def set_open(self, is_open: bool) -> None:
        """Let the line be changed, or only looked at."""
        for box in self._boxes.values():
            box.setEnabled(is_open)
        self._initials.setReadOnly(not is_open)

    def _ticked(self, field: str) -> bool:
        return field in self._boxes and self._boxes[field].isChecked()

    def _changed(self) -> None:
        now = replace(
            self._line,
            given=self._ticked("given"),
            got=self._ticked("got"),
            signed_in=self._ticked("signed_in"),
            changed=self._ticked("changed"),
            initials=printable(self._initials.text()),
        )
        if now == self._line:
            return
        try:
            self._line = self._keep(now)
        except SmdeskError as error:
            self._dialog.tell(error)
