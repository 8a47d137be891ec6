"""The duty's screen: the weeks side by side, swaps beneath, and the lists behind them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.rota import RotaDesk, SwapLine
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rota import WEEK_DAYS, Absence, Duty, Need, Proposal, Shift, week_of
from smdesk.domain.rules import Finding
from smdesk.printing.press import Sheet
from smdesk.printing.rota import rota_sheet
from smdesk.system.outside import written_whole
from smdesk.ui.duty import lists
from smdesk.ui.duty.dialogs import Ask, ShareDialog, shift_dialog, swap_dialog
from smdesk.ui.duty.grid import DutyGrid, days_words, week_words
from smdesk.ui.duty.swaps import SwapsCard
from smdesk.ui.kit import shown, wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.printing import SheetOutput, why_not_written
from smdesk.ui.kit.register import Register
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View

WEEKS_SHOWN = 4
WEEKS_ON_THE_WALL = 5
WEEKS_SHARED = 8


class DutyView(View):
    """Puts people on duty, shares the weeks out, and lets people swap."""

    follows = frozenset({Topic.ROTA, Topic.ROSTER, Topic.ACCOUNTS})
    shows = shown.DUTY

    def __init__(
        self,
        desk: RotaDesk,
        accounts: AccountsDesk,
        roster: RosterDesk,
        undo: UndoDesk,
        me: Member,
        *,
        output: Callable[[View], SheetOutput],
        imprint: Callable[..., Imprint],
        documents: Path,
        today: Callable[[], date],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """``output`` brings sheets to paper; ``documents`` is offered for what is saved."""
        super().__init__(parent)
        self._desk, self._accounts, self._roster = desk, accounts, roster
        self._undo, self._me, self._today, self._now = undo, me, today, now
        self._imprint, self._documents = imprint, documents
        self._first = week_of(today())
        self.output = output(self)
        self.set_title(self.tr("Duty"))
        self.grid = DutyGrid(self)
        self.swaps = SwapsCard(self.answer, self)
        self.care = FindingsCard(self.tr("To look at"), self.mend, self)
        self.needs = Register(
            lists.needs(self._channels, self._blank_need),
            desk.needs, me, now, self, undo=self._take_back,
        )  # fmt: skip
        self.absences = Register(
            lists.absences(self._people, self._blank_absence),
            desk.absences, me, now, self, undo=self._take_back,
        )  # fmt: skip
        self._lay_out()
        self._add_tasks()
        self.refresh()
        self.begin_at(self.grid)

    @override
    def refresh(self) -> None:
        rows = self._desk.rows(self._first, WEEKS_SHOWN, by=self._me)
        weeks = [self._first + timedelta(weeks=n) for n in range(WEEKS_SHOWN)]
        self.grid.show_rows(rows, weeks, self._today())
        height = self.grid.horizontalHeader().sizeHint().height()
        height += self.grid.verticalHeader().defaultSectionSize() * max(1, len(rows))
        self.grid.setFixedHeight(height + 6)
        self._weeks.setCurrentIndex(0 if rows else 1)
        found = self._desk.findings()
        self.care.show_findings(found)
        self.care.setVisible(bool(found))
        self.swaps.show_lines(self._desk.swaps(by=self._me))
        for register in (self.needs, self.absences):
            register.refresh()
        self._span.setText(wording.span(weeks[0], weeks[-1] + timedelta(days=WEEK_DAYS - 1)))
        self.set_title(self.tr("Duty"), self._standing())
        self._look()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.kind == Absence.kind:
            self._turn(self.absences, ref)
        elif ref.kind == Need.kind and ref.id != NONE_YET:
            self.show_weeks()
            self._go_to_gap(ref.id)
        else:
            self.show_weeks()

    @override
    def mend(self, finding: Finding) -> None:
        if finding.about.kind == Need.kind:
            self.show_weeks()
            self._go_to_gap(finding.about.id)
            self.open_cell()
        else:
            self.share()

    # The weeks.

    def show_weeks(self) -> None:
        """Turn to the weeks."""
        self._pages.setCurrentIndex(0)
        self.grid.setFocus()

    def show_needs(self) -> None:
        """Turn to what the channels ask for."""
        self._turn(self.needs, None)

    def show_absences(self) -> None:
        """Turn to who is away."""
        self._turn(self.absences, None)

    def turn_weeks(self, screens: int) -> None:
        """Go so many screens of weeks on, or back."""
        self._first += timedelta(weeks=WEEKS_SHOWN * screens)
        self.refresh()

    def earlier(self) -> None:
        """Show the weeks before."""
        self.turn_weeks(-1)

    def later(self) -> None:
        """Show the weeks that follow."""
        self.turn_weeks(1)

    def go_to_today(self) -> None:
        """Show this week first."""
        self._first = week_of(self._today())
        self.refresh()

    def open_cell(self) -> None:
        """Put somebody on duty in the chosen week, or change who is."""
        row, cell = self.grid.selected()
        if row is None or cell is None:
            return
        end = cell.week + timedelta(days=WEEK_DAYS - 1)
        people = self._could(cell.week, end)
        if not people:
            self.banner.say(
                self.tr("Nobody is on the team in that week."),
                self.tr("Enter a term for somebody first."),
                tone=Tone.WARNING,
            )
            return
        gap = cell.uncovered
        if cell.shifts and not gap:
            shift, save = cell.shifts[0], self._change
        else:
            first, last = (gap[0], gap[-1]) if gap else (cell.week, end)
            shift = Shift(
                account=row.account,
                duty=row.duty,
                first=first,
                last=last,
                person=next(iter(people)),
            )
            save = self._assign
        title = self.tr("{channel}: {duty}, {week}").format(
            channel=row.name,
            duty=wording.name(row.duty).lower(),
            week=week_words(cell.week, self._today()).lower(),
        )
        shift_dialog(title, shift, people, save, self).open()

    def clear_cell(self) -> None:
        """Take everybody off the chosen week, with the way back offered."""
        _, cell = self.grid.selected()
        if cell is None or not cell.shifts:
            return
        with self.polite():
            self._desk.clear([shift.id for shift in cell.shifts], by=self._me)
            self._say(self.tr("The week is cleared."))

    def share(self) -> None:
        """Propose who could do what is open in the coming weeks."""
        proposal = self._desk.propose(max(self._first, week_of(self._today())), WEEKS_SHARED)
        dialog = ShareDialog(proposal, self._people(), self._channels(), self)
        dialog.agreed.connect(self._take_over)
        dialog.open()

    # Swaps.

    def ask_swap(self) -> None:
        """Ask somebody to take the chosen shift."""
        row, cell = self.grid.selected()
        if row is None or cell is None or not cell.shifts:
            return
        mine = [s for s in cell.shifts if s.person == self._me.person]
        shift = (mine or list(cell.shifts))[0]
        people = {
            person: name
            for person, name in self._could(shift.first, shift.last).items()
            if person != shift.person
        }
        if not people:
            self.banner.say(
                self.tr("There is nobody else to ask."),
                self.tr("Nobody else is on the team on those days."),
                tone=Tone.WARNING,
            )
            return
        title = self.tr("Ask for a swap: {channel}, {days}").format(
            channel=row.name, days=wording.span(shift.first, shift.last)
        )
        swap_dialog(title, people, partial(self._ask, shift.id), self).open()

    def answer(self, line: SwapLine, agreed: bool) -> None:
        """Agree to a swap, or decline it."""
        words = self.tr("{person} takes it.") if agreed else self.tr("{person} declined.")
        said = words.format(person=line.asked_of)
        self.attempt(partial(self._answer, line, agreed), partial(self._say, said))

    def _answer(self, line: SwapLine, agreed: bool, reason: str) -> None:
        self._desk.answer(line.swap.id, agreed=agreed, reason=reason, by=self._me)

    # Out of the house.

    def print_wall(self) -> None:
        """Bring the weeks to paper, to be hung on a wall."""
        self.output.print(
            self._wall,
            title=self.tr("Wall rota"),
            name=self.tr("Wall rota {day}.pdf").format(day=self._first.isoformat()),
        )

    def save_wall(self) -> None:
        """Save the weeks as a PDF."""
        self.output.save(
            self._wall,
            title=self.tr("Wall rota"),
            name=self.tr("Wall rota {day}.pdf").format(day=self._first.isoformat()),
        )

    def ask_where(self) -> None:
        """Ask where to save the weeks for calendar programs."""
        ask_to_save(
            self,
            self.tr("Save for calendar programs"),
            self.save_calendar,
            suggested=self._documents / self.tr("Duty.ics"),
            filters=self.tr("Calendar (*.ics)"),
        )

    def save_calendar(self, path: Path) -> None:
        """Save the coming weeks for calendar programs."""
        self._documents = path.parent
        self.banner.close_it()
        raw = self._desk.calendar(self._first, WEEKS_SHARED, wording.name)
        try:
            with written_whole(path) as file:
                file.write(raw)
        except OSError as error:
            self.banner.say(
                self.tr("It could not be saved there."), why_not_written(error), tone=Tone.DANGER
            )
            return
        self.notice(self.tr("Saved as {name}.").format(name=path.name))

    # Behind the scenes.

    def _assign(self, shift: Shift, reason: str) -> None:
        self._desk.assign(shift, reason=reason, by=self._me)
        self._tell_on_duty(shift)

    def _change(self, shift: Shift, reason: str) -> None:
        self._desk.change(shift, reason=reason, by=self._me)
        self._tell_on_duty(shift)

    def _tell_on_duty(self, shift: Shift) -> None:
        words = self.tr("{person} is on duty {days}.")
        person = self._people().get(shift.person, "")
        self._say(words.format(person=person, days=days_words(shift.first, shift.last)))

    def _take_over(self, proposal: Proposal) -> None:
        words = self.tr("{count} shifts are given out.")
        said = words.format(count=wording.number(len(proposal.shifts)))
        self.attempt(partial(self._accept, proposal), partial(self._say, said))

    def _accept(self, proposal: Proposal, reason: str) -> None:
        self._desk.accept(proposal, reason=reason, by=self._me)

    def _ask(self, shift: RecordId, ask: Ask, _reason: str) -> None:
        self._desk.ask(shift, ask.of, why=ask.why, by=self._me)
        person = self._people().get(ask.of, "")
        self._say(self.tr("{person} is asked.").format(person=person))

    def _say(self, words: str) -> None:
        self.notice(words, TakeBack(self._undo, self._me, self))

    def _take_back(self) -> None:
        with self.polite():
            self._undo.undo(by=self._me)

    def _wall(self) -> Sheet:
        imprint = self._imprint(by=self._me)
        wall = self._desk.wall(self._first, WEEKS_ON_THE_WALL, imprint=imprint, by=self._me)
        return rota_sheet(wall, zone=self._now().astimezone().tzinfo or UTC)

    def _standing(self) -> str:
        today = self._today()
        names = sorted(
            {
                cell.names[place].split()[0]
                for row in self._desk.rows(today, 1, by=self._me)
                for cell in row.cells
                for place, shift in enumerate(cell.shifts)
                if today in shift.span and cell.names[place]
            }
        )
        if not names:
            return self.tr("Nobody is on duty today.")
        return self.tr("On duty today: {names}").format(names=wording.listed(names))

    def _could(self, first: date, last: date) -> dict[RecordId, str]:
        return {**self._desk.could(first), **self._desk.could(last)}

    def _people(self) -> dict[RecordId, str]:
        return {person.id: person.name for person in self._roster.people.all()}

    def _channels(self) -> dict[RecordId, str]:
        return {line.id: line.name for line in self._accounts.lines()}

    def _blank_need(self) -> Need:
        return Need(account=next(iter(self._channels()), RecordId("?")), duty=Duty.MONITOR)

    def _blank_absence(self) -> Absence:
        today = self._today()
        return Absence(person=self._me.person, first=today, last=today)

    def _go_to_gap(self, need: RecordId) -> None:
        """Choose the first week in which nobody does what the channel asks for."""
        start = week_of(self._today())
        for row in self._desk.rows(start, WEEKS_SHARED, by=self._me):
            if row.need is None or row.need.id != need:
                continue
            week = next((cell.week for cell in row.cells if cell.uncovered), start)
            self._first = start if (week - start).days < WEEK_DAYS * WEEKS_SHOWN else week
            self.refresh()
            self.grid.choose(row.account, row.duty, week)
            self.grid.setFocus()

    def _turn(self, register: Register, ref: Ref | None) -> None:  # type: ignore[type-arg]
        self._pages.setCurrentWidget(register)
        if ref is not None:
            register.table.select(ref.id)
        register.table.setFocus()

    def _look(self) -> None:
        _, cell = self.grid.selected()
        there = cell is not None
        self._put.setEnabled(there)
        for button in (self._swap, self._clear):
            button.setEnabled(cell is not None and bool(cell.shifts))

    def _add_tasks(self) -> None:
        self.add_task(self.tr("Print"), self.print_wall, icon="printer")
        self.add_more(self.tr("Save the wall rota as PDF…"), self.save_wall)
        self.add_more(self.tr("Save for calendar programs…"), self.ask_where)
        self.add_more(self.tr("What channels ask for"), self.show_needs)
        self.add_more(self.tr("Who is away"), self.show_absences)
        self.add_task(self.tr("&Share out…"), self.share, shortcut="Ctrl+N", primary=True)

    def _lay_out(self) -> None:
        self._span = Label("", self, type=Type.SECTION)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(Button(self.tr("Ear&lier"), self, then=self.earlier, icon="chevron-left"))
        bar.addWidget(Button(self.tr("&Today"), self, then=self.go_to_today))
        bar.addWidget(Button(self.tr("Late&r"), self, then=self.later, icon="chevron-right"))
        bar.addSpacing(8)
        bar.addWidget(self._span, 1)
        tools = QWidget(self)
        flow = Flow(tools, spacing=8)
        self._put = Button(self.tr("&Put on duty…"), self, then=self.open_cell, icon="user-plus")
        self._swap = Button(self.tr("Ask for a s&wap…"), self, then=self.ask_swap)
        self._clear = Button(self.tr("&Clear the week"), self, then=self.clear_cell, icon="trash-2")
        for button in (self._put, self._swap, self._clear):
            flow.addWidget(button)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(tools)
        column.addWidget(self.grid)
        self._weeks = QStackedWidget(self)
        self._weeks.addWidget(holder)
        self._weeks.addWidget(
            Empty(
                self.tr("Say first what each channel asks for: who watches it, on which days."),
                self,
                action=self.tr("What channels ask for"),
                then=self.show_needs,
                icon="calendar-days",
            )
        )
        page = Page(self)
        for widget in (self._weeks, self.swaps, self.care):
            page.add_widget(widget)
        self._pages = QStackedWidget(self)
        for part in (page, self.needs, self.absences):
            self._pages.addWidget(part)
        for register in (self.needs, self.absences):
            register.noticed.connect(self.noticed)
            register.header.add_button(
                Button(self.tr("Back to the weeks"), self, then=self.show_weeks, icon="arrow-left")
            )
        self.add_widget(self._pages, 1)
        self.grid.opened.connect(self.open_cell)
        self.grid.clearing.connect(self.clear_cell)
        self.grid.turned.connect(self.turn_weeks)
        self.grid.chosen.connect(self._look)
