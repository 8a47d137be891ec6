"""The dialog that lets somebody out: what it does and does not, who gets the new key, and then it.

While the cabinet is being made anew the dialog cannot be closed: half a removal is none.
"""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from smdesk.desk.backups import BackupLine
from smdesk.desk.removal import Backups, Receiver, Removal, SlotKind
from smdesk.desk.session import Session
from smdesk.domain.leaving import Because
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.rules import Finding
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button, literal
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.findings import FindingRow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.meter import Meter
from smdesk.ui.settings.removal_words import (
    backup_words,
    receiver_doubt,
    receiver_words,
    step_words,
)

WIDTH, INDENT = 620, 30
MOST_COPIES = 5
"""How many copies are named, the latest."""


class RemovalDialog(Dialog):
    """Asks everything that has to be settled before somebody is let out, and does it."""

    removed = Signal(object, object)
    """The Session that takes the place of this one, and the id of the leaving list."""
    lost = Signal()
    """It was done, but the cabinet could not be opened again: the window is to show the door."""
    mending = Signal(object)
    """A Finding that stands in the way, whose button was pressed."""

    def __init__(self, session: Session, removal: Removal, parent: QWidget) -> None:
        self._name = removal.line.name
        super().__init__("", parent)
        self._session, self._removal = session, removal
        self._busy = False
        title = self.tr("Let {person} out").format(person=self._name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        self.ways: list[tuple[str, QCheckBox]] = []
        self.keep: QRadioButton | None = None
        self.delete: QRadioButton | None = None
        self.why = QPlainTextEdit(self)
        self.why.hide()
        self._asked = QWidget(self)
        self._column = QVBoxLayout(self._asked)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(14)
        if removal.blocks:
            self._say_blocked(removal.blocks)
        else:
            self._explain()
            self._ask_receivers(removal.receivers)
            self._ask_backups()
            self._ask_why()
        self._column.addStretch(1)
        self._scroll(self._asked)
        self._step = Label("", self)
        self.meter = Meter(self.tr("How far it has come"), self)
        for widget in (self._step, self.meter):
            widget.hide()
            self.body.addWidget(widget)
        self._go: Button | None = None
        self._cancel = self.add_button(
            self.tr("Close") if removal.blocks else self.tr("Cancel"), self.reject
        )
        if not removal.blocks:
            words = self.tr("Let {person} &out").format(person=literal(self._name))
            self._go = self.add_button(words, self.remove, primary=True)
            self._look()
        self._fit()
        self._cancel.setFocus()

    def remove(self) -> None:
        """Let them out; the window's thread does it, because the database is its own."""
        self.banner.close_it()
        self._set_busy(True)
        session, removal = self._session, self._removal
        backups = Backups.DELETE if self._asks_deletion() else Backups.KEEP
        try:
            renewed = session.remove_member(
                removal.line.slot,
                reason=self.why.toPlainText().strip(),
                backups=backups,
                give_to=[slot for slot, box in self.ways if box.isChecked()],
                progress=self.show_progress,
                by=session.me,
            )
        except SmdeskError as error:
            self._set_busy(False)
            if session.locked:
                self.accept()
                self.lost.emit()
            else:
                self.tell(error)
            return
        self._finish(renewed)

    def show_progress(self, step: str, part: float) -> None:
        """Show how far it has come, from 0 to 1."""
        self._step.setText(step_words(step))
        self.meter.show_part(part)
        self.meter.setAccessibleDescription(self._step.text())
        for widget in (self._step, self.meter):
            widget.repaint()

    def _finish(self, renewed: Session) -> None:
        """Begin the lists of all who are out; they are out in any case, list or no list."""
        inside = {line.person for line in renewed.members.lines()}
        out = [self._removal.line, *self._unticked()]
        people = [o.person for o in out if o.kind is SlotKind.MEMBER and o.person not in inside]
        begun: list[RecordId] = []
        for person in people:
            # Where that cannot be written, Today asks for the list.
            with suppress(SmdeskError):
                opened = renewed.leaving.open(person, Because.REMOVAL, by=renewed.me)
                begun.append(opened.leaving.id)
        self._set_busy(False)
        self.accept()
        self.removed.emit(renewed, begun[0] if begun else None)

    def _unticked(self) -> list[Receiver]:
        ticked = {slot for slot, box in self.ways if box.isChecked()}
        return [one for one in self._removal.receivers if one.slot not in ticked]

    def _explain(self) -> None:
        does = self.tr(
            "The cabinet is encrypted anew with a key that {person} does not get. From then on "
            "their passphrase opens nothing here, nor any copy or backup that is made after it."
        )
        not_does = self.tr(
            "It takes nothing out of their head: what {person} saw they may remember or have "
            "written down, and copies saved until today still open with their passphrase. So the "
            "passwords they know have to be changed; the leaving list that opens next says which."
        )
        for words in (does, not_does):
            self._column.addWidget(Label(words.format(person=self._name), self))

    def _ask_receivers(self, receivers: Sequence[Receiver]) -> None:
        card = Card(self.tr("Who gets the new key"), self)
        told = self.tr(
            "Read the five words out to each other where you are not sure. Ticked are those whom "
            "somebody inside has signed for; who is not ticked is out as well."
        )
        card.add_text(told)
        for one in receivers:
            box = QCheckBox(literal(one.name), card)
            box.setChecked(one.ticked)
            box.setEnabled(not one.me)
            details, doubt = receiver_words(one), receiver_doubt(one)
            box.setAccessibleName(one.name)
            box.setAccessibleDescription(f"{details}. {doubt}".strip())
            box.toggled.connect(self._look)
            held = QWidget(card)
            column = QVBoxLayout(held)
            column.setContentsMargins(16, 8, 16, 8)
            column.setSpacing(2)
            column.addWidget(box)
            below = QVBoxLayout()
            below.setContentsMargins(scaled(self, INDENT), 0, 0, 0)
            below.addWidget(Label(details, held, type=Type.META))
            if doubt:
                below.addWidget(Label(doubt, held, tone="danger"))
            column.addLayout(below)
            card.add_widget(held)
            self.ways.append((one.slot, box))
        self._column.addWidget(card)

    def _ask_backups(self) -> None:
        self._say_copies()
        backups: Sequence[BackupLine] = self._removal.backups
        if not backups:
            return
        card = Card(self.tr("Backups of the cabinet"), self)
        words = self.tr("{person} can open these with the passphrase of today: {backups}.")
        card.add_text(
            words.format(
                person=self._name, backups=wording.listed([backup_words(b) for b in backups])
            )
        )
        held = QWidget(card)
        column = QVBoxLayout(held)
        column.setContentsMargins(16, 8, 16, 10)
        self.delete = QRadioButton(
            self.tr("&Delete them: nobody can go back to before today"), held
        )
        self.keep = QRadioButton(
            self.tr("&Keep them: they go on opening with the passphrase of today"), held
        )
        for button in (self.delete, self.keep):
            button.toggled.connect(self._look)
            column.addWidget(button)
        card.add_widget(held)
        self._column.addWidget(card)

    def _say_copies(self) -> None:
        """Say which copies outside no dialog can reach."""
        copies = self._removal.copies
        if not copies:
            return
        days = dict.fromkeys(wording.day(copy.astimezone().date()) for copy in copies)
        words = self.tr(
            "Copies that were saved outside on {days} still open for {person}. Where they lie, "
            "smdesk does not know: find them, and delete those that are not needed."
        )
        said = words.format(days=wording.listed(list(days)[-MOST_COPIES:]), person=self._name)
        self._column.addWidget(Label(said, self))

    def _ask_why(self) -> None:
        label = Label(self.tr("&Reason"), self)
        self.why.show()
        self.why.setTabChangesFocus(True)
        self.why.setAccessibleName(self.tr("Reason"))
        self.why.setFixedHeight(self.why.fontMetrics().lineSpacing() * 2 + 22)
        self.why.textChanged.connect(self._look)
        label.setBuddy(self.why)
        self._column.addWidget(label)
        self._column.addWidget(self.why)
        hint = self.tr("The reason is kept in the log and printed in the handoff packet.")
        self._column.addWidget(Label(hint, self, type=Type.META))

    def _say_blocked(self, blocks: tuple[Finding, ...]) -> None:
        words = self.tr("{person} cannot be let out yet:")
        self._column.addWidget(Label(words.format(person=self._name), self))
        card = Card("", self)
        for finding in blocks:
            card.add_widget(FindingRow(finding, self._mend, card))
        self._column.addWidget(card)
        why = " ".join(dict.fromkeys(wording.finding(finding).why for finding in blocks))
        self._column.addWidget(Label(why, self, tone="muted"))

    def _mend(self, finding: Finding) -> None:
        self.accept()
        self.mending.emit(finding)

    def _asks_deletion(self) -> bool:
        return self.delete is not None and self.delete.isChecked()

    def _look(self) -> None:
        if self._go is not None:
            settled = self.keep is None or self.keep.isChecked() or self._asks_deletion()
            self._go.setEnabled(bool(self.why.toPlainText().strip()) and settled and not self._busy)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._asked.setEnabled(not busy)
        self._cancel.setEnabled(not busy)
        for widget in (self._step, self.meter):
            widget.setVisible(busy)
        self._look()
        if busy:
            self.show_progress("", 0.0)
            announce(self, self.tr("The cabinet is being encrypted anew."))
            self.repaint()

    def _scroll(self, inner: QWidget) -> None:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    def _fit(self) -> None:
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry().height() - 80 if screen is not None else 640
        width = scaled(self, WIDTH)
        layout = self._asked.layout()
        needs = layout.totalHeightForWidth(width - 60) if layout is not None else 400
        self.resize(width, min(needs + 120, room))

    @override
    def fit_soon(self) -> None:
        """Keep the height: what has no room scrolls."""

    @override
    def reject(self) -> None:
        if not self._busy:
            super().reject()

    @override
    def closeEvent(self, arg__1: QCloseEvent) -> None:
        if self._busy:
            arg__1.ignore()
        else:
            super().closeEvent(arg__1)
