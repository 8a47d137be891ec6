"""The leaving lists: who leaves, what has to change, and how far that has come."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.leaving import LeavingDesk
from smdesk.desk.undo import UndoDesk
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.leaving import Because, Group
from smdesk.domain.leaving_list import LeavingList
from smdesk.domain.records import GoneError, RecordId
from smdesk.domain.roster import Member, Person
from smdesk.printing.leaving import leaving_sheet
from smdesk.printing.press import Sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.meter import Meter
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.view import View
from smdesk.ui.team.leaving_begin import BeginDialog
from smdesk.ui.team.leaving_rows import Acts, GroupCard
from smdesk.ui.team.leaving_tasks import LineTasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Leavings:
    """What the leaving lists work with."""

    desk: LeavingDesk
    people: Callable[[], list[Person]]
    undo: UndoDesk
    output: Callable[[View], SheetOutput]
    """Makes what brings a screen's sheets to paper."""
    imprint: Callable[..., Imprint]
    today: Callable[[], date]


class LeavingPane(QWidget):
    """One leaver's list at a time: how far it has come, and its three groups."""

    def __init__(self, leavings: Leavings, me: Member, view: View) -> None:
        super().__init__(view)
        self._desk, self._people = leavings.desk, leavings.people
        self._imprint, self._today = leavings.imprint, leavings.today
        self._me, self._view = me, view
        self.output = leavings.output(view)
        self.output.busy.connect(self._say_busy)
        self._lists: list[LeavingList] = []
        self.setAccessibleName(self.tr("Leaving lists"))
        self._who_label = Label(self.tr("&Whose list"), self, wrap=False)
        self.who = QuietComboBox(self)
        self.who.setAccessibleName(self.tr("Whose list"))
        self._who_label.setBuddy(self.who)
        self.who.currentIndexChanged.connect(self._show_chosen)
        self.progress = Label("", self)
        self.meter = Meter(self.tr("How far the list has come"), self)
        self.card = Card("", self)
        self.tasks = LineTasks(leavings.desk, leavings.undo, me, view, self.look)
        tasks = self.tasks
        acts = Acts(go=tasks.go, tick=tasks.tick, waive=tasks.waive, reopen=tasks.reopen)
        self.groups = [GroupCard(group, acts, self) for group in Group]
        self._lay_out()

    @property
    def chosen(self) -> LeavingList | None:
        """The list that is looked at."""
        return self.look()

    def look(self) -> LeavingList | None:
        """Return the list that is looked at."""
        at = self.who.currentIndex()
        return self._lists[at] if 0 <= at < len(self._lists) else None

    def refresh(self) -> None:
        """Read all lists again and stay with the one that was looked at."""
        before = self.chosen
        self._lists = self._desk.all()
        ids = [one.leaving.id for one in self._lists]
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItems([self._named(one) for one in self._lists])
        if before is not None and before.leaving.id in ids:
            self.who.setCurrentIndex(ids.index(before.leaving.id))
        self.who.blockSignals(False)
        self._who_label.setVisible(len(ids) > 1)
        self.who.setVisible(len(ids) > 1)
        self._show_chosen()

    def show_list(self, leaving: RecordId) -> None:
        """Look at that list."""
        ids = [one.leaving.id for one in self._lists]
        if leaving in ids:
            self.who.setCurrentIndex(ids.index(leaving))
            self._show_chosen()

    def reveal(self, some: RecordId) -> None:
        """Look at the list of that id; for a person's id, go on with theirs or begin it."""
        if any(person.id == some for person in self._people()):
            standing = self._desk.of(some)
            if standing is None:
                self.begin(some)
            else:
                self.show_list(standing.leaving.id)
        else:
            self.show_list(some)

    def ask_to_begin(self) -> None:
        """Ask for whom a list is to be begun."""
        listed = {one.leaving.person for one in self._lists if one.active}
        people = [person for person in self._people() if person.id not in listed]
        if not people:
            self._view.banner.say(self.tr("Everybody on file has a leaving list already."))
            return
        dialog = BeginDialog(people, self.begin, self._view)
        dialog.open()

    def begin(self, person: RecordId, *, quietly: bool = False) -> None:
        """Begin a list for the person, or go on with theirs, and look at it."""
        with self._view.polite():
            found = self._desk.open(person, Because.TERM_END, by=self._me)
            words = self.tr("The leaving list of {person} is begun.").format(person=found.name)
            if not quietly:
                self._view.notice(words, self.tasks.way_back())
            self.refresh()
            self.show_list(found.leaving.id)

    # On paper.

    def print(self) -> None:
        """Print the list that is looked at."""
        if self.chosen is not None:
            self.output.print(self._sheet, title=self._title(), name=self._file())

    def save(self) -> None:
        """Save the list that is looked at as a PDF."""
        if self.chosen is not None:
            self.output.save(self._sheet, title=self._title(), name=self._file())

    def _sheet(self) -> Sheet:
        found = self.chosen
        if found is None:
            raise GoneError("leaving")
        return leaving_sheet(
            found,
            self._imprint(by=self._me),
            subject=wording.leaving_subject,
            asked=wording.leaving_asked,
            stands=wording.leaving_stands,
            zone=OwnZone(),
        )

    def _title(self) -> str:
        found = self.chosen
        return self.tr("Leaving list of {person}").format(person=found.name if found else "")

    def _file(self) -> str:
        return f"{self._title()}.pdf"

    # Behind the scenes.

    def _named(self, found: LeavingList) -> str:
        if found.active:
            return found.name
        return self.tr("{person} (put aside)").format(person=found.name)

    def _show_chosen(self) -> None:
        found = self.chosen
        self._pages.setCurrentIndex(0 if found is None else 1)
        if found is None:
            return
        self.card.set_heading(found.name, self._when(found))
        self.progress.setText(self._standing(found))
        done, there = found.settled()
        self.meter.show_part(done / there if there else 1.0)
        self.meter.setAccessibleDescription(self.progress.text())
        removed = found.leaving.because is Because.REMOVAL
        self.call_off.setVisible(found.active and not found.finished and not removed)
        for card in self.groups:
            card.show_list(found)

    def _say_busy(self, doing: str) -> None:
        """Say how far a printing has come in the place of the day."""
        found = self.chosen
        if found is not None:
            self.card.set_heading(found.name, doing or self._when(found))

    def _when(self, found: LeavingList) -> str:
        last = found.leaving.last
        if found.leaving.because is Because.REMOVAL:
            return self.tr("let out on {day}").format(day=wording.day(last))
        words = self.tr("last day {day}, {when}")
        return words.format(day=wording.day(last), when=wording.until(last, self._today()))

    def _standing(self, found: LeavingList) -> str:
        if found.leaving.called_off:
            return self.tr("Put aside: {reason}").format(reason=found.leaving.called_off)
        if not found.active:
            return self.tr("{person} stays for now: the list rests.").format(person=found.name)
        if found.finished:
            return self.tr("Everything is settled.")
        of = self.tr("{group}: {done} of {all}")
        counts = [(group, *found.settled(group)) for group in Group]
        return " · ".join(
            of.format(group=wording.name(group), done=done, all=there)
            for group, done, there in counts
            if there
        )

    def _lay_out(self) -> None:
        self.page = Page(self)
        self.call_off = Button(
            self.tr("They stay…"), self, then=self.tasks.ask_to_call_off, quiet=True
        )
        self.card.add_to_heading(self.call_off)
        held = QWidget(self.card)
        inner = QVBoxLayout(held)
        inner.setContentsMargins(16, 10, 16, 14)
        inner.setSpacing(8)
        inner.addWidget(self.progress)
        inner.addWidget(self.meter)
        self.card.add_widget(held)
        for card in (self.card, *self.groups):
            self.page.add_widget(card)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 24, 0)
        bar.addWidget(self._who_label)
        bar.addWidget(self.who)
        bar.addStretch(1)
        column.addLayout(bar)
        column.addWidget(self.page, 1)
        self.empty = Empty(
            self.tr(
                "Nobody leaves. A leaving list says what somebody knows and still has: which "
                "passwords to change, and which keys and roles to take over."
            ),
            self,
            action=self.tr("Begin a list…"),
            then=self.ask_to_begin,
            icon="clipboard-list",
        )
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(listed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
