"""The roles: a card for each, with who has it, what it asks for, and what follows if nobody has."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.roles import HolderLine, MustLine, RolesDesk, RoleSheet
from smdesk.desk.undo import UndoDesk
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import RecordId
from smdesk.domain.roles import Assignment, Claim, Role
from smdesk.domain.roster import Member, Person
from smdesk.printing.press import Sheet
from smdesk.printing.roles import roles_sheet
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View
from smdesk.ui.team.role_card import RoleCard
from smdesk.ui.team.role_forms import HandOn, assignment_form, claim_form, hand_on_form, role_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """What the roles work with."""

    desk: RolesDesk
    people: Callable[[], list[Person]]
    undo: UndoDesk
    output: Callable[[View], SheetOutput]
    """Makes what brings a screen's sheets to paper."""
    imprint: Callable[..., Imprint]
    book: DecisionBook
    today: Callable[[], date]


class RolesPane(QWidget):
    """Shows every role, the empty ones with what follows from it."""

    def __init__(self, covering: Covering, me: Member, view: View) -> None:
        super().__init__(view)
        self._desk, self._people, self._undo = covering.desk, covering.people, covering.undo
        self._imprint, self._today = covering.imprint, covering.today
        self._me, self._view, self._book = me, view, covering.book
        self.output = covering.output(view)
        self.setAccessibleName(self.tr("Roles"))
        self._cards: dict[RecordId, RoleCard] = {}
        self._shown: list[RoleSheet] = []
        self._page = Page(self)
        self._holder = QWidget(self)
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        tools = QHBoxLayout()
        tools.addWidget(Button(self.tr("&Print the matrix"), self, then=self.print, icon="printer"))
        tools.addWidget(Button(self.tr("Save as PD&F…"), self, then=self.save))
        tools.addStretch(1)
        self._column.addLayout(tools)
        self._page.add_widget(self._holder)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._page)
        self._pages.addWidget(
            Empty(
                self.tr("Seven roles keep a team's channels going. Put them in, and make them "
                        "your own."),
                self,
                action=self.tr("Put in the seven roles"),
                then=self.plant,
                icon="users",
            )
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.refresh()

    def refresh(self) -> None:
        """Read the roles again."""
        sheets = self._desk.sheets()
        self._pages.setCurrentIndex(0 if sheets else 1)
        if sheets == self._shown:
            return
        self._shown = sheets
        gone = set(self._cards) - {sheet.role.id for sheet in sheets}
        for role in gone:
            self._cards.pop(role).deleteLater()
        for sheet in sheets:
            card = self._cards.get(sheet.role.id)
            if card is None:
                card = self._cards[sheet.role.id] = RoleCard(self)
                self._listen(card)
            self._column.removeWidget(card)
            self._column.addWidget(card)
            card.show_sheet(sheet)

    def reveal(self, role: RecordId) -> None:
        """Bring a role into sight."""
        card = self._cards.get(role)
        if card is not None:
            self._page.ensureWidgetVisible(card)
            card.assign.setFocus()

    def plant(self) -> None:
        """Put in the seven roles to begin with."""
        with self._view.polite():
            self._desk.plant(by=self._me)
            self._say(self.tr("The seven roles are in. Change them as you like."))

    def add_role(self) -> None:
        """Ask for another role."""
        place = max((sheet.role.place for sheet in self._shown), default=0) + 1
        form = role_form()
        form.fill(Role(name="?", place=place), empty=("name",))
        FormDialog(self.tr("New role"), form, self._keep_new_role, self._view).open()

    def edit_role(self, sheet: RoleSheet) -> None:
        """Change what a role is."""
        form = role_form()
        form.fill(sheet.role)
        title = self.tr("Edit {role}").format(role=sheet.role.name)
        FormDialog(title, form, self._keep_role, self._view).open()

    def remove_role(self, sheet: RoleSheet) -> None:
        """Put a role that nobody has in the bin."""
        with self._view.polite():
            self._desk.roles.remove(sheet.role.id, by=self._me)
            self._say(self.tr("{role} removed.").format(role=sheet.role.name))

    def assign_to(self, sheet: RoleSheet) -> None:
        """Ask who is to have the role."""
        names = self._names()
        if not names:
            self._view.banner.say(
                self.tr("Nobody is on file yet."),
                self.tr("Put in the people first."),
                tone=Tone.WARNING,
            )
            return
        person = sheet.likely or next(iter(names))
        form = assignment_form(names, self._book)
        form.fill(Assignment(role=sheet.role.id, person=person, first=self._today()))
        title = self.tr("Who has the role {role}").format(role=sheet.role.name)
        FormDialog(title, form, self._keep_assignment, self._view).open()

    def hand_on(self, line: HolderLine) -> None:
        """Ask who takes the role over from today on."""
        names = {p: n for p, n in self._names().items() if p != line.assignment.person}
        if not names:
            return
        form = hand_on_form(names)
        form.fill(HandOn(to=next(iter(names))))
        title = self.tr("Hand on what {person} does").format(person=line.name)
        keep = partial(self._keep_handed_on, line.assignment.id)
        FormDialog(title, form, keep, self._view).open()

    def end(self, line: HolderLine) -> None:
        """Let today be the last day on which they have the role."""
        with self._view.polite():
            self._desk.end(line.assignment.id, self._today(), by=self._me)
            self._say(self.tr("Today is the last day of {person}.").format(person=line.name))

    def edit_assignment(self, line: HolderLine) -> None:
        """Change since when, until when, and how much of the role somebody has."""
        form = assignment_form(self._names(), self._book)
        form.fill(line.assignment)
        title = self.tr("What {person} has").format(person=line.name)
        FormDialog(title, form, self._keep_changed, self._view).open()

    def drop(self, line: HolderLine) -> None:
        """Take back that somebody has the role: it was a mistake."""
        with self._view.polite():
            self._desk.remove(line.assignment.id, by=self._me)
            self._say(self.tr("{person} never had it.").format(person=line.name))

    def move_role(self, sheet: RoleSheet, by_places: int) -> None:
        """Let the role stand higher or lower."""
        with self._view.polite():
            self._desk.move(sheet.role.id, by_places, by=self._me)
            self._say(self.tr("{role} moved.").format(role=sheet.role.name))

    def claim(self, sheet: RoleSheet, line: MustLine) -> None:
        """Ask which holder has what the role asks for."""
        holders = {h.assignment.person: h.name for h in sheet.holders}
        form = claim_form(holders)
        form.fill(Claim(person=next(iter(holders)), role=sheet.role.id, must=line.must))
        FormDialog(line.must, form, self._keep_claim, self._view).open()

    def withdraw(self, line: MustLine) -> None:
        """Take a claim back."""
        with self._view.polite():
            self._desk.withdraw(line.claims[0][0], by=self._me)
            self._say(self.tr("The claim is taken back."))

    def print(self) -> None:
        """Bring the role matrix to paper."""
        self.output.print(self._sheet, title=self.tr("Role matrix"), name=self.tr("Roles.pdf"))

    def save(self) -> None:
        """Save the role matrix as a PDF."""
        self.output.save(self._sheet, title=self.tr("Role matrix"), name=self.tr("Roles.pdf"))

    def _sheet(self) -> Sheet:
        matrix = self._desk.matrix(self._imprint(by=self._me))
        return roles_sheet(matrix, zone=OwnZone())

    def _keep_new_role(self, role: Role, reason: str) -> None:
        self._desk.roles.add(role, by=self._me, reason=reason)
        self._say(self.tr("{role} saved.").format(role=role.name))

    def _keep_role(self, role: Role, reason: str) -> None:
        self._desk.roles.change(role, by=self._me, reason=reason)
        self._say(self.tr("{role} saved.").format(role=role.name))

    def _keep_assignment(self, assignment: Assignment, _reason: str) -> None:
        self._desk.assign(replace(assignment), by=self._me)
        self._say(self.tr("The role is given."))

    def _keep_changed(self, assignment: Assignment, _reason: str) -> None:
        self._desk.change(assignment, by=self._me)
        self._say(self.tr("Noted."))

    def _keep_handed_on(self, assignment: RecordId, handed: HandOn, _reason: str) -> None:
        self._desk.hand_on(assignment, handed.to, by=self._me)
        self._say(self.tr("The role is handed on."))

    def _keep_claim(self, claim: Claim, _reason: str) -> None:
        self._desk.claim(claim, by=self._me)
        self._say(self.tr("Noted."))

    def _say(self, words: str) -> None:
        self._view.notice(words, TakeBack(self._undo, self._me, self._view))

    def _names(self) -> dict[RecordId, str]:
        return {person.id: person.name for person in self._people()}

    def _listen(self, card: "RoleCard") -> None:
        card.assigning.connect(self.assign_to)
        card.editing.connect(self.edit_role)
        card.removing.connect(self.remove_role)
        card.handing_on.connect(self.hand_on)
        card.ending.connect(self.end)
        card.changing.connect(self.edit_assignment)
        card.dropping.connect(self.drop)
        card.moving.connect(self.move_role)
        card.claiming.connect(self.claim)
        card.withdrawing.connect(self.withdraw)
