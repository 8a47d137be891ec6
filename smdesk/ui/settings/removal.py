"""The dialog that lets somebody out: what it does and does not, who gets the new key, and then it.

While the cabinet is being made anew the dialog cannot be closed: half a removal is none.
"""

from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from smdesk.desk.removal import Receiver, Removal, SlotKind
from smdesk.desk.session import Session
from smdesk.domain.leaving import Because
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.rules import Finding, RefusedError
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button, literal
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.findings import FindingRow
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.meter import Meter
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.settings.removal_asked import RemovalQuestions
from smdesk.ui.settings.removal_words import step_words

WIDTH = 620


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
        self._go: Button | None = None
        self._refusal: Finding | None = None
        title = self.tr("Let {person} out").format(person=self._name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        self.asked: RemovalQuestions | None = None
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(14)
        if removal.blocks:
            self._say_blocked(removal.blocks)
        else:
            self.asked = RemovalQuestions(removal, self._inside)
            self.asked.changed.connect(self._look)
            self._column.addWidget(self.asked)
        self._column.addStretch(1)
        self._scroll(self._inside)
        self._step = Label("", self)
        self.meter = Meter(self.tr("How far it has come"), self)
        for widget in (self._step, self.meter):
            widget.hide()
            self.body.addWidget(widget)
        self.missing = Label("", self, tone="muted")
        self.missing.hide()
        self.body.addWidget(self.missing)
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
        asked, session = self.asked, self._session
        if asked is None:
            return
        self.banner.close_it()
        self._set_busy(True)
        try:
            renewed = session.remove_member(
                self._removal.line.slot,
                reason=asked.reason,
                backups=asked.backups,
                give_to=asked.given,
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
        except BaseException:
            # Whatever went wrong, nobody is to be shut in with it.
            self._set_busy(False)
            raise
        self._finish(renewed, asked.unticked)

    def show_progress(self, step: str, part: float) -> None:
        """Show how far it has come, from 0 to 1."""
        self._step.setText(step_words(step))
        self.meter.show_part(part)
        self.meter.setAccessibleDescription(self._step.text())
        for widget in (self._step, self.meter):
            widget.repaint()

    def _finish(self, renewed: Session, unticked: list[Receiver]) -> None:
        """Begin the lists of all who are out; they are out in any case, list or no list."""
        inside = {line.person for line in renewed.members.lines()}
        out = [self._removal.line, *unticked]
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

    def _look(self) -> None:
        if self._go is not None and self.asked is not None:
            self._go.setEnabled(self.asked.settled and not self._busy)
            # A grey button has to say why: the questions may be scrolled out of sight.
            self.missing.setText(self.asked.missing)
            self.missing.setVisible(not self.asked.settled and not self._busy)
            self._go.setAccessibleDescription(self.asked.missing)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._inside.setEnabled(not busy)
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
        layout = self._inside.layout()
        needs = layout.totalHeightForWidth(width - 60) if layout is not None else 400
        self.resize(width, min(needs + 120, room))

    @override
    def fit_soon(self) -> None:
        """Keep the height: what has no room scrolls."""

    @override
    def tell(self, error: SmdeskError) -> None:
        """Say what went wrong; what keeps somebody else in who was not ticked can be mended."""
        if not isinstance(error, RefusedError):
            super().tell(error)
            return
        self._refusal = error.finding
        said = wording.finding(error.finding)
        self.banner.say(
            said.what,
            f"{said.why} {said.who}".strip(),
            tone=Tone.DANGER,
            action=said.action,
            then=self._mend_refusal,
        )

    def _mend_refusal(self) -> None:
        if self._refusal is not None:
            self._mend(self._refusal)

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
