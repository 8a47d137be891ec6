"""The team's screen: who sits where until when, and the lists behind it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.organisation import OrganisationDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk
from smdesk.domain import custody, roster
from smdesk.domain.accounts import Account
from smdesk.domain.custody import Custodian
from smdesk.domain.dates import DAY, academic_year
from smdesk.domain.leaving import Leaving
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roles import Assignment, Claim, Role
from smdesk.domain.roster import Member, Person, Seat, Term
from smdesk.domain.rules import Finding
from smdesk.ui.kit import wording
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.places import NONE_YET, place
from smdesk.ui.kit.register import Register
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View
from smdesk.ui.team import lists
from smdesk.ui.team.bars import Held, SeatLine, SeatsCard, Years
from smdesk.ui.team.end_term import EndTermDialog
from smdesk.ui.team.leaving import LeavingPane, Leavings
from smdesk.ui.team.parts import Part, TermRegister
from smdesk.ui.team.roles import Covering, RolesPane

ROLE_KINDS = frozenset({Role.kind, Assignment.kind, Claim.kind})
FILLED_BY_A_TERM = frozenset({roster.SEAT_GAP.code, roster.NO_SUCCESSOR.code})


class TeamView(View):
    """An overview of the seats with bars, and registers of people, terms and seats."""

    follows = frozenset(
        {Topic.ROSTER, Topic.ORGANISATION, Topic.LEAVING, Topic.ACCOUNTS, Topic.VAULT}
    )
    shows = ROLE_KINDS | {Person.kind, Seat.kind, Term.kind, Leaving.kind}

    def __init__(
        self,
        desk: RosterDesk,
        accounts: AccountsDesk,
        organisation: OrganisationDesk,
        undo: UndoDesk,
        me: Member,
        *,
        leavings: Leavings,
        covering: Covering,
        today: Callable[[], date],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """``accounts`` tells where to go when somebody is the only one who can open one.

        ``leavings`` is what the leaving lists work with, ``covering`` what the roles do.
        """
        super().__init__(parent)
        self._desk, self._accounts, self._organisation = desk, accounts, organisation
        self._undo, self._me, self._today = undo, me, today
        self._names = lists.Names(desk)
        self._blank: Term | None = None
        self.set_title(self.tr("Team"))
        self.people = Register(lists.people(), desk.people, me, now, self, undo=self._take_back)
        self.seats = Register(lists.seats(), desk.seats, me, now, self, undo=self._take_back)
        declared = lists.terms(self._names, today, self._blank_term)
        self.terms = TermRegister(declared, desk.terms, me, now, self, undo=self._take_back)
        self.registers: dict[Part, Register[Any]] = {
            Part.PEOPLE: self.people,
            Part.TERMS: self.terms,
            Part.SEATS: self.seats,
        }
        self.leaving = LeavingPane(leavings, me, self)
        self.roles = RolesPane(covering, me, self)
        self._leavings, self._covering = leavings.desk, covering.desk
        self._overview()
        self._lay_out()
        self._add_tasks()
        self.turn_to(Part.OVERVIEW)
        self.refresh()

    @override
    def refresh(self) -> None:
        self._names.read()
        for register in self.registers.values():
            register.refresh()
        lines = self._desk.lines()
        findings = [
            *self._desk.findings(),
            *self._leavings.findings(),
            *self._covering.findings(),
        ]
        self.care.show_findings(findings)
        self.care.setVisible(bool(findings))
        held = [
            SeatLine(
                seat,
                tuple(Held(line.term, line.person) for line in lines if line.term.seat == seat.id),
            )
            for seat in self._desk.seats.all()
        ]
        self.bars.show_lines(held, self._years())
        self.leaving.refresh()
        self.roles.refresh()
        self._look_at_leaving()
        self.set_title(self.tr("Team"), self._standing())

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.kind == Leaving.kind:
            self.turn_to(Part.LEAVING)
            if ref.id == NONE_YET:
                self.leaving.ask_to_begin()
            else:
                self.leaving.reveal(ref.id)
            return
        if ref.kind in ROLE_KINDS:
            self.turn_to(Part.ROLES)
            self.roles.reveal(ref.id)
            return
        part = {Person.kind: Part.PEOPLE, Seat.kind: Part.SEATS}.get(ref.kind, Part.TERMS)
        self.turn_to(part)
        if ref.id == NONE_YET:
            self.new_here()
        else:
            self.registers[part].table.select(ref.id)
            self.registers[part].table.setFocus()

    @override
    def mend(self, finding: Finding) -> None:
        if finding.rule is custody.TERM_ENDS_ON_SOLE_CUSTODIAN:
            self.want(Ref(Custodian.kind, self._account_in(finding).id))
        elif finding.rule.code in FILLED_BY_A_TERM:
            self._fill_gap(finding.about.id)
        elif finding.rule is roster.ALL_END_TOGETHER or finding.rule is roster.TEAM_SIZE:
            self.turn_to(Part.TERMS)
        elif place(finding).kind in self.shows:
            self.reveal(place(finding))
        else:
            self.want(place(finding))

    def turn_to(self, part: Part) -> None:
        """Show a part of the screen."""
        self.chips.choose(part)
        self._turn()

    def new_here(self) -> None:
        """Begin a new term, person, seat or leaving list, whichever is looked at."""
        part = self._part()
        if part is Part.LEAVING:
            self.leaving.ask_to_begin()
        elif part is Part.ROLES:
            self.roles.add_role()
        elif part in (Part.OVERVIEW, Part.TERMS):
            self._new_term()
        else:
            self.registers[part].add_one()

    def end_term(self) -> None:
        """End the chosen term before its time."""
        term = self.terms.chosen()
        if term is None:
            return
        dialog = EndTermDialog(
            term,
            self._desk.terms,
            self._me,
            self,
            who=self._names.person_of(term),
            today=self._today(),
        )
        dialog.ended.connect(self._ended)
        dialog.mending.connect(self.mend)
        dialog.open()

    def next_term(self, seat: Seat) -> None:
        """Begin the term that follows the last one of the seat."""
        held = [term for term in self._desk.terms.all() if term.seat == seat.id]
        last = max((term.last for term in held), default=None)
        first = self._today() if last is None else max(last + DAY, self._today())
        self._begin_term(seat.id, first)

    def _new_term(self) -> None:
        seats = self._desk.seats.all()
        if not seats:
            self._say_first(self.tr("A term needs a seat."), Part.SEATS)
        else:
            self._begin_term(seats[0].id, self._today())

    def _begin_term(self, seat: RecordId, first: date) -> None:
        people = self._desk.people.all()
        if not people:
            self._say_first(self.tr("A term needs a person."), Part.PEOPLE)
            return
        last = lists.year_from(first)
        self._blank = Term(person=people[0].id, seat=seat, first=first, last=last)
        self.turn_to(Part.TERMS)
        self.terms.begin()

    def _say_first(self, what: str, part: Part) -> None:
        self.turn_to(part)
        self.banner.say(what, self.tr("Put one in first."), tone=Tone.INFO)

    def _blank_term(self) -> Term:
        if self._blank is None:
            raise LookupError
        return self._blank

    def _fill_gap(self, seat: RecordId) -> None:
        found = self._desk.seats.get(seat)
        if found is not None:
            self.next_term(found)

    def _account_in(self, finding: Finding) -> Ref:
        """Return the first account that the refusal names."""
        named = finding.facts.get("accounts", ())
        names = set(named) if isinstance(named, tuple) else {str(named)}
        found = [line.id for line in self._accounts.lines() if line.name in names]
        return Ref(Account.kind, found[0]) if found else finding.about

    def _ended(self, term: Term) -> None:
        self.refresh()
        who = self._names.person_of(term)
        words = self.tr("The term of {person} ends on {day}.")
        self.notice(
            words.format(person=who, day=wording.day(term.last)),
            TakeBack(self._undo, self._me, self),
        )
        self._begin_leaving(term)

    def _begin_leaving(self, term: Term) -> None:
        """Whoever's last term was ended leaves: show what changes then."""
        later = [t for t in self._desk.terms.all() if t.person == term.person]
        if max(t.last for t in later) <= term.last:
            self.turn_to(Part.LEAVING)
            self.leaving.begin(term.person, quietly=True)

    def _take_back(self) -> None:
        with self.polite():
            self._undo.undo(by=self._me)

    def _years(self) -> Years:
        library = self._organisation.get()
        month, day = library.year_starts_month, library.year_starts_day
        this = academic_year(self._today(), month, day)
        return Years(this, academic_year(this.last + DAY, month, day), self._today())

    def _standing(self) -> str:
        serving = self._desk.serving()
        if not serving:
            return self.tr("Nobody serves a term today.")
        names = wording.listed([person.name for person in serving])
        if len(serving) == 1:
            return self.tr("{names} serves today.").format(names=names)
        return self.tr("{names} serve today.").format(names=names)

    def _part(self) -> Part:
        key = self.chips.key
        return key if isinstance(key, Part) else Part.OVERVIEW

    def _turn(self) -> None:
        part = self._part()
        self._pages.setCurrentIndex(list(Part).index(part))
        for one, action in self._new.items():
            action.setVisible(one is part or (one is Part.TERMS and part is Part.OVERVIEW))
        self._end.setVisible(part is Part.TERMS)
        for action in (self._print, self._pdf):
            action.setVisible(part is Part.LEAVING)
        if part is Part.LEAVING:
            # What was opened meanwhile counts.
            self.leaving.refresh()
        self._look_at_leaving()
        self._look_at_term()

    def _look_at_term(self) -> None:
        term = self.terms.chosen()
        self._end.setEnabled(term is not None and term.last > self._today())

    def _look_at_leaving(self) -> None:
        for action in (self._print, self._pdf):
            action.setEnabled(self.leaving.look() is not None)

    def _overview(self) -> None:
        self.page = Page(self)
        self.care = FindingsCard(self.tr("To look at"), self.mend, self)
        self.bars = SeatsCard(self.next_term, self)
        self.page.add_widget(self.bars)
        self.page.add_widget(self.care)

    def _lay_out(self) -> None:
        self.chips = FilterChips(
            self.tr("What to see"),
            [
                Filter(Part.OVERVIEW, self.tr("Overview")),
                Filter(Part.ROLES, self.tr("Roles")),
                Filter(Part.PEOPLE, self.tr("People")),
                Filter(Part.TERMS, self.tr("Terms")),
                Filter(Part.SEATS, self.tr("Seats")),
                Filter(Part.LEAVING, self.tr("Leaving")),
            ],
            self,
        )
        held = QWidget(self)
        row = QHBoxLayout(held)
        row.setContentsMargins(24, 0, 24, 10)
        row.addWidget(self.chips)
        self.add_widget(held)
        self._pages = QStackedWidget(self)
        parts: Sequence[QWidget] = (self.page, *self.registers.values(), self.leaving, self.roles)
        for part in parts:
            self._pages.addWidget(part)
        self.add_widget(self._pages, 1)

    def _add_tasks(self) -> None:
        self._end = self.add_task(self.tr("End &early…"), self.end_term)
        self._pdf = self.add_task(self.tr("Save as P&DF…"), self.leaving.save)
        self._print = self.add_task(self.tr("&Print…"), self.leaving.print, icon="printer")
        self._new: dict[Part, QAction] = {
            Part.PEOPLE: self.add_task(self.tr("&New person"), self.new_here, primary=True),
            Part.TERMS: self.add_task(self.tr("&New term"), self.new_here, primary=True),
            Part.SEATS: self.add_task(self.tr("&New seat"), self.new_here, primary=True),
            Part.LEAVING: self.add_task(self.tr("&Begin a list…"), self.new_here, primary=True),
            Part.ROLES: self.add_task(self.tr("&New role"), self.new_here, primary=True),
        }
        keys = QAction(self.tr("New"), self)
        keys.setShortcut(QKeySequence("Ctrl+N"))
        keys.triggered.connect(self.new_here)
        self.addAction(keys)
        for register in self.registers.values():
            register.header.hide()
            register.noticed.connect(self.noticed)
            register.wanted.connect(self.wanted)
            for action in register.actions():
                if action.shortcut() == keys.shortcut():
                    action.setShortcut(QKeySequence())
        self.terms.table.chosen.connect(self._look_at_term)
        self.terms.wanting.connect(self._new_term)
        self.chips.chosen.connect(self._turn)
