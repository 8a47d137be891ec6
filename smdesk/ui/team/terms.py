"""The part of the team's screen that lists the terms, begins them and ends them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from typing_extensions import override

from smdesk.desk.session import Session
from smdesk.domain import roster
from smdesk.domain.dates import DAY
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Seat, Term
from smdesk.domain.rules import Finding
from smdesk.ui.kit import wording
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.register import Register
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.team import lists
from smdesk.ui.team.end_term import EndTermDialog
from smdesk.ui.team.leaving_part import LeavingPart
from smdesk.ui.team.parts import RegisterPart, TeamMeans, TeamPart, TeamScreen
from smdesk.ui.team.registers import PeoplePart, SeatsPart

FILLED_BY_A_TERM = frozenset({roster.SEAT_GAP.code, roster.NO_SUCCESSOR.code})


class TermRegister(Register[Term]):
    """The list of terms; what a new one starts from is settled by the part."""

    wanting = Signal()
    """A new term is wanted."""

    @override
    def add_one(self) -> None:
        self.wanting.emit()

    def begin(self) -> None:
        """Ask for a new term, starting from what the part has settled."""
        super().add_one()


class TermsPart(RegisterPart):
    """Who holds which seat from when to when, as a list."""

    kinds = frozenset({Term.kind})
    mends = FILLED_BY_A_TERM | {roster.ALL_END_TOGETHER.code, roster.TEAM_SIZE.code}
    follows = lists.FOLLOWS

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        self._desk = means.session.roster
        self._names = lists.Names(self._desk)
        self._blank: Term | None = None
        book = DecisionBook(means.session.decisions, self.me, means.today)
        declared = lists.terms(self._names, means.today, self._blank_term, book)
        terms = self._desk.terms
        self.terms = TermRegister(declared, terms, self.me, means.now, team, undo=self.take_back)
        self._end = team.offer(self, team.tr("End &early…"), self.end_term)
        self.hold(self.terms, declared.add)
        self.terms.table.chosen.connect(self.entered)
        self.terms.wanting.connect(self.begin)

    @override
    @classmethod
    def name(cls) -> str:
        return QCoreApplication.translate("TeamView", "Terms")

    @override
    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:
        return session.roster.findings()

    @override
    def refresh(self) -> None:
        self._names.read()
        super().refresh()

    @override
    def entered(self) -> None:
        term = self.terms.chosen()
        self._end.setEnabled(term is not None and term.last > self.means.today())

    @override
    def begin(self) -> None:
        seats = self._desk.seats.all()
        if not seats:
            self._say_first(
                QCoreApplication.translate("TeamView", "A term needs a seat."), SeatsPart
            )
        else:
            self.begin_term(seats[0].id, self.means.today())

    @override
    def mend(self, finding: Finding) -> None:
        if finding.rule.code in FILLED_BY_A_TERM:
            found = self._desk.seats.get(finding.about.id)
            if found is not None:
                self.next_term(found)

    def end_term(self) -> None:
        """End the chosen term before its time."""
        term = self.terms.chosen()
        if term is not None:
            self.ask_to_end(term)

    def ask_to_end(self, term: Term, on: date | None = None) -> None:
        """Ask for the last day and the reason; ``on`` is the day to begin with."""
        dialog = EndTermDialog(
            term,
            self._desk.terms,
            self.me,
            self.team,
            who=self._names.person_of(term),
            today=self.means.today(),
        )
        if on is not None:
            dialog.day.set_day(on)
        dialog.ended.connect(self._ended)
        dialog.mending.connect(self.team.mend)
        dialog.open()

    def next_term(self, seat: Seat) -> None:
        """Begin the term that follows the last one of the seat."""
        today = self.means.today()
        held = [term for term in self._desk.terms.all() if term.seat == seat.id]
        last = max((term.last for term in held), default=None)
        self.begin_term(seat.id, today if last is None else max(last + DAY, today))

    def begin_term(self, seat: RecordId, first: date, last: date | None = None) -> None:
        """Ask for a new term in the seat, from that day on; a year where no end is given."""
        people = self._desk.people.all()
        if not people:
            words = QCoreApplication.translate("TeamView", "A term needs a person.")
            self._say_first(words, PeoplePart)
            return
        end = lists.year_from(first) if last is None else last
        self._blank = Term(person=people[0].id, seat=seat, first=first, last=end)
        self.terms.begin()

    def _say_first(self, what: str, part: type[TeamPart]) -> None:
        self.team.turn_to(part)
        then = QCoreApplication.translate("TeamView", "Put one in first.")
        self.team.banner.say(what, then, tone=Tone.INFO)

    def _blank_term(self) -> Term:
        if self._blank is None:
            raise LookupError
        return self._blank

    def _ended(self, term: Term) -> None:
        who = self._names.person_of(term)
        self.team.refresh()
        words = QCoreApplication.translate("TeamView", "The term of {person} ends on {day}.")
        self.say(words.format(person=who, day=wording.day(term.last)))
        self._begin_leaving(term)

    def _begin_leaving(self, term: Term) -> None:
        """Whoever's last term was ended leaves: show what changes then."""
        later = [t for t in self._desk.terms.all() if t.person == term.person]
        if max(t.last for t in later) <= term.last:
            self.team.turn_to(LeavingPart).pane.begin(term.person, quietly=True)
