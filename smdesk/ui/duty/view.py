"""The duty's screen: the weeks side by side, swaps beneath, and the lists behind them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.rota import Possible, RotaDesk
from smdesk.desk.swaps import SwapLine
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rota import WEEK_DAYS, Absence, Duty, Need, Shift, week_of
from smdesk.domain.rota_rules import CARRIES_MOST
from smdesk.domain.rota_sharing import Proposal
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.duty import lists
from smdesk.ui.duty.dialogs import Ask, choices, shift_dialog, swap_dialog
from smdesk.ui.duty.grid import days_words, week_words
from smdesk.ui.duty.papers import WEEKS_SHARED, DutyPapers
from smdesk.ui.duty.sharing import ShareDialog
from smdesk.ui.duty.swaps import SwapsCard
from smdesk.ui.duty.weeks import Acts, WeeksPane
from smdesk.ui.kit import shown, wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.register import Register
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View

WEEKS_SHOWN = 4
NOBODY = RecordId("?")
"""Stands for whoever is still to be chosen."""


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
        self._undo, self._me, self._today = undo, me, today
        self._first = week_of(today())
        self.output = output(self)
        self.papers = DutyPapers(
            self, desk, me, output=self.output, imprint=imprint, documents=documents,
            first=self._begins,
        )  # fmt: skip
        self.set_title(self.tr("Duty"))
        acts = Acts(
            earlier=self.earlier,
            today=self.go_to_today,
            later=self.later,
            put=self.open_cell,
            swap=self.ask_swap,
            clear=self.clear_cell,
            needs=self.show_needs,
        )
        self.weeks = WeeksPane(acts, self)
        self.grid = self.weeks.grid
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
        self.weeks.show_rows(rows, weeks, self._today())
        found = self._desk.findings()
        self.care.show_findings(found)
        self.care.setVisible(bool(found))
        self.swaps.show_lines(self._desk.swaps.lines(by=self._me))
        for register in (self.needs, self.absences):
            register.refresh()
        self.set_title(self.tr("Duty"), self._standing())

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
    def turn_to_part(self, part: str) -> None:
        {
            "share": self.share,
            "wall": self.papers.print_wall,
            "ics": self.papers.ask_where,
            "needs": self.show_needs,
            "absences": self.show_absences,
        }[part]()

    @override
    def mend(self, finding: Finding) -> None:
        if finding.about.kind == Need.kind:
            self.show_weeks()
            self._go_to_gap(finding.about.id)
            self.open_cell()
        elif finding.rule is CARRIES_MOST:
            self.share()
        else:
            super().mend(finding)

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
        gap = cell.uncovered
        first, last = cell.week, cell.week + timedelta(days=WEEK_DAYS - 1)
        if gap:
            first, last = gap[0], gap[-1]
        held = cell.shifts[0] if cell.shifts and not gap else None
        shift = held or Shift(
            account=row.account, duty=row.duty, first=first, last=last, person=NOBODY
        )
        possible = self._could(shift)
        if not possible:
            self.banner.say(
                self.tr("Nobody is on the team in that week."),
                self.tr("Enter a term for somebody first."),
                tone=Tone.WARNING,
            )
            return
        people = choices(possible)
        if held is None:
            shift = replace(shift, person=possible[0].person)
        else:
            # Whoever is on duty stays among those to choose from, also after their last day.
            for person in filter(None, (held.person, held.backup)):
                people.setdefault(person, self._people().get(person, "?"))
        # The first letter alone: a month keeps its capital.
        week = week_words(cell.week, self._today())
        title = self.tr("{channel}: {duty}, {week}").format(
            channel=row.name,
            duty=wording.name(row.duty).lower(),
            week=week[:1].lower() + week[1:],
        )
        save = self._assign if held is None else self._change
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
        asked = bool(self._desk.needs.all())
        dialog = ShareDialog(proposal, self._people(), self._channels(), self, asked=asked)
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
        people = choices(self._could(shift, but=shift.person))
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
        self._desk.swaps.answer(line.swap.id, agreed=agreed, reason=reason, by=self._me)

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
        self._desk.swaps.ask(shift, ask.of, why=ask.why, by=self._me)
        person = self._people().get(ask.of, "")
        self._say(self.tr("{person} is asked.").format(person=person))

    def _say(self, words: str) -> None:
        self.notice(words, TakeBack(self._undo, self._me, self))

    def _take_back(self) -> None:
        with self.polite():
            self._undo.undo(by=self._me)

    def _begins(self) -> date:
        return self._first

    def _standing(self) -> str:
        names = [name.split()[0] for name in self._desk.there(self._today()) if name.strip()]
        if not names:
            return self.tr("Nobody is on duty today.")
        return self.tr("On duty today: {names}").format(names=wording.listed(names))

    def _could(self, shift: Shift, *, but: RecordId | None = None) -> list[Possible]:
        found = self._desk.could(shift.span, shift.duty, shift.account)
        return [one for one in found if one.person != but]

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

    def _add_tasks(self) -> None:
        self.add_task(self.tr("Print"), self.papers.print_wall, icon="printer")
        self.add_more(self.tr("Save the wall rota as PDF…"), self.papers.save_wall)
        self.add_more(self.tr("Save for calendar programs…"), self.papers.ask_where)
        self.add_more(self.tr("What channels ask for"), self.show_needs)
        self.add_more(self.tr("Who is away"), self.show_absences)
        self.add_task(self.tr("&Share out…"), self.share, shortcut="Ctrl+N", primary=True)

    def _lay_out(self) -> None:
        page = Page(self)
        for widget in (self.weeks, self.swaps, self.care):
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
