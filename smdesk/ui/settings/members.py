"""Who can open the cabinet, and letting somebody in."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QWidget
from typing_extensions import override

from smdesk.desk.front import FrontDesk
from smdesk.desk.members import MemberLine
from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Person
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import pixels
from smdesk.ui.settings.section import Section

COLUMNS = 3


class MembersSection(Section):
    """Lists the members with the words by which their keys are known."""

    follows: ClassVar[frozenset[Topic]] = frozenset({Topic.VAULT, Topic.ROSTER})

    def __init__(
        self,
        session: Session,
        front: FrontDesk,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._front, self._background = session, front, background
        self.entitle(
            self.tr("Who can open the cabinet"),
            self.tr(
                "Each with a passphrase of their own. The five words belong to a member's keys: "
                "read them out to each other to be sure that nobody else was let in."
            ),
        )
        self._card = Card(self.tr("Members"), self)
        add = Button(self.tr("Let somebody &in…"), self, then=self.add_member, icon="user-plus")
        add.setEnabled(session.me.coordinator)
        self._card.add_to_heading(add)
        self.add(self._card)
        if not session.me.coordinator:
            words = self.tr("Only a coordinator can let somebody in.")
            self.add(Label(words, self, type=Type.META))
        self.column.addStretch(1)
        self.refresh()

    @override
    def refresh(self) -> None:
        self._card.clear()
        lines = self._session.members.lines()
        self._card.set_heading(self.tr("Members"), wording.number(len(lines)))
        for line in lines:
            self._card.add_row(line.name, self._told(line))

    def add_member(self) -> None:
        """Ask whom to let in."""
        members = {line.person for line in self._session.members.lines()}
        people = [p for p in self._session.roster.people.all() if p.id not in members]
        if not people:
            self.banner.say(
                self.tr("Everybody on file can open the cabinet already."),
                self.tr("Add the person in Team first."),
            )
            return
        dialog = LetInDialog(people, self._front, self._background, self)
        dialog.prepared.connect(self._let_in)
        dialog.open()

    def _let_in(self, wish: object) -> None:
        if not isinstance(wish, Wish):
            return
        me = self._session.me
        try:
            line = self._session.members.add(
                wish.person.id, wish.prepared, coordinator=wish.coordinator, by=me
            )
        except SmdeskError as error:
            wish.dialog.tell(error)
            return
        wish.dialog.show_words(line)
        self.refresh()

    def _told(self, line: MemberLine) -> str:
        facts = [line.fingerprint]
        if line.me:
            facts.append(self.tr("you"))
        if line.coordinator:
            facts.append(self.tr("coordinator"))
        if line.key_file:
            facts.append(self.tr("with a key file"))
        if line.added_by:
            since = self.tr("let in {when} by {whom}")
            facts.append(since.format(when=wording.day(line.added_at.date()), whom=line.added_by))
        return " · ".join(facts)


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
            grid.addWidget(label, at // COLUMNS, at % COLUMNS)
        self.body.addWidget(frame)
        known = self.tr("Their keys are known by: {words}")
        self.body.addWidget(Label(known.format(words=line.fingerprint), self))
        self._words = ""
        self._cancel.hide()
        self._go.hide()
        self.add_button(self.tr("I have handed them over"), self.accept, primary=True).setFocus()
        self.adjustSize()

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
