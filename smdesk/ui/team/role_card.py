"""The card of one role: what it does, who has it, what it asks for, what follows without it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.desk.roles import HolderLine, MustLine, RoleSheet
from smdesk.domain.roles import WHOLE
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.tokens import Tone


class RoleCard(Card):
    """One role."""

    assigning = Signal(object)
    editing = Signal(object)
    removing = Signal(object)
    handing_on = Signal(object)
    ending = Signal(object)
    changing = Signal(object)
    dropping = Signal(object)
    moving = Signal(object, int)
    claiming = Signal(object, object)
    withdrawing = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._sheet: RoleSheet | None = None
        self.state = Chip("", Tone.NEUTRAL, self)
        self.assign = Button(self.tr("Assign…"), self, then=self._assign)
        self._more = Button("", self, icon="ellipsis", bare=True)
        menu = QMenu(self._more)
        for text, slot in ((self.tr("Edit the role…"), self._edit),
                           (self.tr("Move up"), self._up),
                           (self.tr("Move down"), self._down),
                           (self.tr("Remove the role"), self._remove)):  # fmt: skip
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        self._more.setMenu(menu)
        for widget in (self.state, self.assign, self._more):
            self.add_to_heading(widget)

    def show_sheet(self, sheet: RoleSheet) -> None:
        """Show the role as it stands."""
        self._sheet = sheet
        role = sheet.role
        self.clear()
        self.set_heading(role.name)
        self.assign.setAccessibleName(self.tr("Assign {role}").format(role=role.name))
        self._more.setAccessibleName(self.tr("More about {role}").format(role=role.name))
        self._say_state(sheet)
        if role.fulfils:
            self.add_row(self.tr("Does"), " · ".join(role.fulfils))
        if not sheet.holders:
            self._say_empty(sheet)
        for line in (*sheet.holders, *sheet.coming):
            self._add_holder(line, coming=line in sheet.coming)
        if sheet.holders:
            for must in sheet.musts:
                self._add_must(must)

    def _say_state(self, sheet: RoleSheet) -> None:
        if not sheet.holders:
            self.state.say(self.tr("Nobody"), Tone.DANGER)
        elif sheet.covered < WHOLE:
            words = self.tr("{share} % covered").format(share=wording.number(sheet.covered))
            self.state.say(words, Tone.WARNING)
        else:
            self.state.say(self.tr("Covered"), Tone.SUCCESS)

    def _say_empty(self, sheet: RoleSheet) -> None:
        if sheet.role.musts:
            self.add_row(self.tr("Asks for"), " · ".join(sheet.role.musts))
        words = " ".join(sheet.role.if_empty)
        if sheet.likely_name:
            words += " " + self.tr("{person} would likely take it.").format(
                person=sheet.likely_name
            )
        if words:
            self.add_row(self.tr("If nobody does"), words)

    def _add_holder(self, line: HolderLine, *, coming: bool) -> None:
        one = line.assignment
        said = self.tr("from {day}") if coming else self.tr("since {day}")
        told = [said.format(day=wording.day(one.first))]
        if one.last is not None:
            told.append(self.tr("until {day}").format(day=wording.day(one.last)))
        if one.share < WHOLE:
            told.append(self.tr("{share} %").format(share=wording.number(one.share)))
        if one.decision:
            told.append(one.decision)
        buttons: list[QWidget] = []
        if not coming:
            for words, told_to in (
                (self.tr("Hand on…"), self.handing_on),
                (self.tr("Ends today"), self.ending),
            ):
                button = HolderButton(words, line, self)
                button.pressed_for.connect(told_to)
                buttons.append(button)
        more = HolderMore(line, self)
        more.changing.connect(self.changing)
        more.dropping.connect(self.dropping)
        self.add_row(line.name, " · ".join(told), [*buttons, more])

    def _add_must(self, line: MustLine) -> None:
        who = wording.listed([name for _, name, _ in line.claims])
        button = MustButton(self.tr("Take back") if line.claims else self.tr("Claim…"), line, self)
        button.pressed_for.connect(self._withdraw if line.claims else self._claim)
        chip = (
            Chip(who, Tone.SUCCESS, self)
            if line.claims
            else Chip(self.tr("Nobody claims it"), Tone.WARNING, self)
        )
        known = "; ".join(dict.fromkeys(how for _, _, how in line.claims if how))
        words = f"{line.must} ({known})" if known else line.must
        self.add_row(self.tr("Asks for"), words, [chip, button])

    def _assign(self) -> None:
        self.assigning.emit(self._sheet)

    def _edit(self) -> None:
        self.editing.emit(self._sheet)

    def _up(self) -> None:
        self.moving.emit(self._sheet, -1)

    def _down(self) -> None:
        self.moving.emit(self._sheet, 1)

    def _remove(self) -> None:
        self.removing.emit(self._sheet)

    def _claim(self, line: MustLine) -> None:
        self.claiming.emit(self._sheet, line)

    def _withdraw(self, line: MustLine) -> None:
        self.withdrawing.emit(line)


class HolderButton(Button):
    """Does something with whoever has a role."""

    pressed_for = Signal(object)

    def __init__(self, words: str, line: HolderLine, parent: QWidget) -> None:
        super().__init__(words, parent, then=self._tell)
        self._line = line
        self.setAccessibleName(f"{words} {line.name}")

    def _tell(self) -> None:
        self.pressed_for.emit(self._line)


class HolderMore(Button):
    """What is seldom done with whoever has a role."""

    changing = Signal(object)
    dropping = Signal(object)

    def __init__(self, line: HolderLine, parent: QWidget) -> None:
        super().__init__("", parent, icon="ellipsis", bare=True)
        self._line = line
        self.setAccessibleName(self.tr("More about {person}").format(person=line.name))
        menu = QMenu(self)
        for text, slot in (
            (self.tr("Edit…"), self._change),
            (self.tr("Remove: it was a mistake"), self._drop),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        self.setMenu(menu)

    def _change(self) -> None:
        self.changing.emit(self._line)

    def _drop(self) -> None:
        self.dropping.emit(self._line)


class MustButton(Button):
    """Claims what a role asks for, or takes the claim back."""

    pressed_for = Signal(object)

    def __init__(self, words: str, line: MustLine, parent: QWidget) -> None:
        super().__init__(words, parent, then=self._tell)
        self._line = line
        self.setAccessibleName(f"{words} {line.must}")

    def _tell(self) -> None:
        self.pressed_for.emit(self._line)
