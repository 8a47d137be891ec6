"""The dialog that lets somebody out: what that does and does not, who gets the new key."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smdesk.desk.removal import Receiver, Removal, SlotKind
from smdesk.desk.session import Session
from smdesk.domain.leaving import Because
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.rules import Finding, RefusedError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button, literal
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.findings import FindingRow
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.settings.anew import AnewDialog
from smdesk.ui.settings.removal_asked import RemovalQuestions

WIDTH = 620


class RemovalDialog(AnewDialog):
    """Asks everything that has to be settled before somebody is let out, and does it."""

    removed = Signal(object, object)
    """The Session that takes the place of this one, and the id of the leaving list."""
    mending = Signal(object)
    """A Finding that stands in the way, whose button was pressed."""

    def __init__(self, session: Session, removal: Removal, parent: QWidget) -> None:
        self._name = removal.line.name
        super().__init__(session, parent)
        self._removal = removal
        self._go: Button | None = None
        self._refusal: Finding | None = None
        self.entitle(self.tr("Let {person} out").format(person=self._name))
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
        self._add_meter()
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
        """Let them out; does nothing where something stands in the way."""
        asked = self.asked
        if asked is None:
            return
        doing = self.tr("The cabinet is being encrypted anew.")
        renewed = self._made(partial(self._removed, asked), doing)
        if renewed is not None:
            self._finish(renewed, asked.unticked)

    def _removed(self, asked: RemovalQuestions) -> Session:
        return self._session.remove_member(
            self._removal.line.slot,
            reason=asked.reason,
            backups=asked.backups,
            give_to=asked.given,
            progress=self.show_progress,
            by=self._session.me,
        )

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

    @override
    def _hold(self, busy: bool) -> None:
        self._inside.setEnabled(not busy)
        self._cancel.setEnabled(not busy)
        self._look()

    def _scroll(self, inner: QWidget) -> None:
        area = self._area = QScrollArea(self)
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
        around = self.sizeHint().height() - self._area.sizeHint().height() + 4
        self.resize(width, min(needs + around, room))

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
