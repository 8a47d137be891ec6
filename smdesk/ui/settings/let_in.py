"""The dialog that lets somebody in: whom, and then the words that are handed over."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QWidget

from smdesk.desk.front import FrontDesk
from smdesk.desk.members import MemberLine
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Person
from smdesk.overriding import override
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Confirm, Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import pixels

COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom a coordinator wants to let in, with the keys that were derived for them."""

    dialog: "LetInDialog"
    person: Person
    prepared: Any = field(repr=False)
    coordinator: bool


class LetInDialog(Dialog):
    """Asks whom, then shows the six words once, to be handed over, and the five of the keys."""

    prepared = Signal(object)
    """A Wish."""

    def __init__(
        self, people: list[Person], front: FrontDesk, background: Background, parent: QWidget
    ) -> None:
        super().__init__("", parent)
        self._front, self._background = front, background
        self._people = people
        self._words = ""
        title = self.tr("Let somebody in")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        label = Label(self.tr("&Who?"), self)
        self.who = QuietComboBox(self)
        self.who.setAccessibleName(self.tr("Who?"))
        self.who.addItems([person.name for person in people])
        label.setBuddy(self.who)
        self.coordinator = QCheckBox(self.tr("May let others in, too (&coordinator)"), self)
        self._note = Label(
            self.tr(
                "smdesk makes six words for them. You see them once, to hand them over on paper; "
                "they can be changed by whoever has them."
            ),
            self,
            tone="muted",
        )
        for widget in (label, self.who, self.coordinator, self._note):
            self.body.addWidget(widget)
        self._cancel = self.add_button(self.tr("Cancel"), self.reject)
        self._go = self.add_button(self.tr("&Make their words"), self.prepare, primary=True)

    def prepare(self) -> None:
        """Make the words and derive the keys from them, away from the window's thread."""
        self._set_busy(True)
        self._words = self._front.suggest_passphrase()
        work = partial(self._front.prepare_new, self._words, None)
        self._background.run(work, self._derived, self._failed)

    def show_words(self, line: MemberLine) -> None:
        """Show what is to be handed over; it cannot be shown again."""
        for widget in (self.who, self.coordinator):
            widget.setEnabled(False)
        self._note.setText(
            self.tr(
                "Copy these words onto paper for {name} and hand it over in person. They are "
                "not kept anywhere and cannot be shown again."
            ).format(name=line.name)
        )
        frame = QFrame(self)
        frame.setProperty("kit", "card")
        frame.setAccessibleName(self.tr("Six words: {words}").format(words=self._words))
        grid = QGridLayout(frame)
        grid.setContentsMargins(18, 14, 18, 14)
        for at, word in enumerate(self._words.replace("-", " ").split()):
            label = Label(f"{at + 1}  {word}", frame, wrap=False)
            font = QFont(self.font())
            font.setPixelSize(round(pixels(font) * 1.3))
            font.setWeight(QFont.Weight.DemiBold)
            label.setFont(font)
            # Without this a narrow dialog would cut the words off, and they are seen only once.
            label.setMinimumWidth(label.sizeHint().width())
            grid.addWidget(label, at // COLUMNS, at % COLUMNS)
        grid.setHorizontalSpacing(20)
        self.body.addWidget(frame)
        frame.show()
        layout = self.layout()
        if layout is not None:
            # A dialog's own least width wins over what its layout needs, unless it is raised.
            self.setMinimumWidth(max(self.minimumWidth(), layout.totalMinimumSize().width()))
        known = self.tr("Their keys are known by: {words}")
        self.body.addWidget(Label(known.format(words=line.fingerprint), self))
        self._words = ""
        self._cancel.hide()
        self._go.hide()
        self.add_button(self.tr("I have handed them over"), self.accept, primary=True).setFocus()
        self.fit_soon()

    @override
    def reject(self) -> None:
        if not self._go.isEnabled():
            return
        if not self._go.isHidden():
            super().reject()
            return
        ask = Confirm(
            self.tr("Are the six words on paper?"),
            self.tr("They cannot be shown again, and without them nobody is let in."),
            self.tr("They are on paper"),
            self,
            back=self.tr("Show them still"),
        )
        ask.confirmed.connect(self.accept)
        ask.open()

    def _derived(self, prepared: object) -> None:
        self._set_busy(False)
        person = self._people[self.who.currentIndex()]
        self.prepared.emit(Wish(self, person, prepared, self.coordinator.isChecked()))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, SmdeskError):
            raise error
        self.tell(error)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.who, self.coordinator, self._go, self._cancel):
            widget.setEnabled(not busy)
        self._go.set_words(self.tr("Making them…") if busy else self.tr("&Make their words"))
