"""Who can open the cabinet: letting somebody in, out, and in again."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.front import FrontDesk
from smdesk.desk.members import MemberLine
from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import ROW_HEIGHT, SIDE, VALUE_ROOM, Card
from smdesk.ui.kit.fold import FoldingRow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.settings.let_in import LetInDialog, Wish
from smdesk.ui.settings.reissue import ReissueDialog
from smdesk.ui.settings.removal import RemovalDialog
from smdesk.ui.settings.section import Section


class MembersSection(Section):
    """Lists the members with the words by which their keys are known."""

    follows: ClassVar[frozenset[Topic]] = frozenset({Topic.VAULT, Topic.ROSTER})
    renewed = Signal(object, object)
    """The Session that takes the place of this one, and the id of a leaving list, or None."""
    mending = Signal(object)
    """A Finding whose button was pressed."""

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
        self._coordinates = session.me.coordinator
        self._card = Card(self.tr("Members"), self)
        add = Button(self.tr("Let somebody &in…"), self, then=self.add_member, icon="user-plus")
        add.setEnabled(session.me.coordinator)
        self._card.add_to_heading(add)
        self.add(self._card)
        if not session.me.coordinator:
            words = self.tr("Only a coordinator can let somebody in, out, or in again.")
            self.add(Label(words, self, type=Type.META))
        self.column.addStretch(1)
        self.refresh()

    @override
    def refresh(self) -> None:
        self._card.clear()
        lines = self._session.members.lines()
        self._card.set_heading(self.tr("Members"), wording.number(len(lines)))
        for line in lines:
            row = MemberRow(line, self._told(line), self._card, coordinator=self._coordinates)
            row.letting_out.connect(self.let_out)
            row.reissuing.connect(self.reissue)
            self._card.add_widget(row)

    def show_member(self, person: RecordId) -> None:
        """Go to the buttons of the member, if the person is one."""
        for row in self._card.rows:
            if isinstance(row, MemberRow) and row.line.person == person:
                self._area.ensureWidgetVisible(row)
                row.focus()

    def let_out(self, line: MemberLine) -> None:
        """Ask everything that has to be settled before the member is let out."""
        with self.polite():
            removal = self._session.members.removal(line.slot)
            dialog = RemovalDialog(self._session, removal, self)
            dialog.removed.connect(self.renewed)
            dialog.lost.connect(self._lost)
            dialog.mending.connect(self.mending)
            dialog.open()

    def reissue(self, line: MemberLine) -> None:
        """Give a member who forgot their passphrase a new way in."""
        dialog = ReissueDialog(self._session, self._front, self._background, line, self)
        dialog.reissued.connect(self.refresh)
        dialog.open()

    @override
    def forget(self) -> None:
        super().forget()
        for dialog in self.findChildren(ReissueDialog):
            dialog.forget()

    def _lost(self) -> None:
        self.renewed.emit(None, None)

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


class MemberRow(FoldingRow):
    """One member: what is known of their keys, and what a coordinator can do for them."""

    letting_out = Signal(object)
    """Their MemberLine, as for the other."""
    reissuing = Signal(object)

    def __init__(self, line: MemberLine, told: str, parent: QWidget, *, coordinator: bool) -> None:
        super().__init__(parent, room=VALUE_ROOM, margins=(SIDE, 6, SIDE, 6))
        self.line = line
        self.setMinimumHeight(ROW_HEIGHT)
        self.setAccessibleName(f"{line.name}: {told}")
        words = QWidget(self)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(line.name, words))
        column.addWidget(Label(told, words, type=Type.META))
        self.add_stretching(words)
        self.buttons: list[Button] = []
        if coordinator and not line.me:
            self._add(self.tr("New words…"), self._reissue)
            self._add(self.tr("Let out…"), self._let_out)

    def focus(self) -> None:
        """Let the focus be on what is most likely wanted here: letting them out."""
        if self.buttons:
            self.buttons[-1].setFocus()

    def _add(self, text: str, then: Callable[[], object]) -> None:
        button = Button(text, self, then=then)
        button.setAccessibleName(f"{text}: {self.line.name}")
        self.buttons.append(button)
        self.add_fixed(button)

    def _let_out(self) -> None:
        self.letting_out.emit(self.line)

    def _reissue(self) -> None:
        self.reissuing.emit(self.line)
