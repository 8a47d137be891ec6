"""What is asked for when a term begins, is handed on, changes or ends."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.domain.dates import DAY, full_year
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Seat, Term
from smdesk.domain.terms import handed_on
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.team import lists
from smdesk.ui.team.end_term import EndTermDialog
from smdesk.ui.team.leaving_part import LeavingPart
from smdesk.ui.team.parts import TeamMeans, TeamPart, TeamScreen
from smdesk.ui.team.people_part import PeoplePart


def _tr(text: str) -> str:
    return QCoreApplication.translate("TermDialogs", text)


class TermDialogs:
    """Opens the dialogs of terms over the team's screen, and says there what was done."""

    def __init__(self, team: TeamScreen, means: TeamMeans, part: TeamPart) -> None:
        self._team, self._part, self._today = team, part, means.today
        self._desk, self._me = means.session.roster, means.session.me
        self.book = DecisionBook(means.session.decisions, self._me, means.today)

    def begin(
        self,
        seat: RecordId | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> None:
        """Ask for a new term; from today on and for a year where no days are given."""
        seats = self._desk.seats.all()
        if not seats:
            self._ask_for_a_seat()
            return
        begins = self._today() if first is None else first
        self._ask(
            _tr("New term"),
            Term(
                person=RecordId("?"),
                seat=seat or seats[0].id,
                first=begins,
                last=full_year(begins) if last is None else last,
            ),
        )

    def next_term(self, seat: Seat) -> None:
        """Ask for the term that follows the last one of the seat."""
        held = [term for term in self._desk.terms.all() if term.seat == seat.id]
        last = max((term.last for term in held), default=None)
        today = self._today()
        self.begin(seat.id, today if last is None else max(last + DAY, today))

    def hand_on(self, term: Term) -> None:
        """Ask who follows in the seat, from two weeks before the term's last day on."""
        after = handed_on(term, self._desk.terms.all(), RecordId("?"))
        words = _tr("Hand on what {person} does").format(person=self._name(term))
        self._ask(words, after, but=term.person)

    def edit(self, term: Term) -> None:
        """Change a term."""
        form = self._form()
        form.fill(term)
        title = _tr("Edit the term of {person}").format(person=self._name(term))
        self._open(title, form, new=False)

    def end(self, term: Term, over: QWidget | None = None) -> None:
        """Ask for the last day of a term that ends before its time, and why."""
        dialog = EndTermDialog(
            term,
            self._desk.terms,
            self._me,
            over or self._team,
            who=self._name(term),
            today=self._today(),
        )
        dialog.ended.connect(self._ended)
        dialog.mending.connect(self._team.mend)
        dialog.open()

    # Behind the scenes.

    def _ask_for_a_seat(self) -> None:
        """Ask for the first seat, and then for the term: nobody holds what is not there."""
        form = Form(Seat, lists.seat_fields())
        form.fill(Seat(name="?"), empty=("name",))
        title = _tr("First the seat: a place on the team that one after another takes")
        dialog = FormDialog(title, form, self._add_seat, self._team, verb=_tr("&Go on"))
        dialog.saved.connect(self._seat_added)
        dialog.open()

    def _add_seat(self, seat: Seat, reason: str) -> None:
        self._desk.seats.add(seat, by=self._me, reason=reason)

    def _seat_added(self, seat: Seat) -> None:
        self._team.refresh()
        self.begin(seat.id)

    def _ask(self, title: str, term: Term, but: RecordId | None = None) -> None:
        people = [person for person in self._desk.people.all() if person.id != but]
        if not people:
            self._say_first(_tr("A term needs a person."), PeoplePart)
            return
        # Whoever has no term yet is more likely than one who has.
        serving = {one.person for one in self._desk.terms.all() if one.last >= term.first}
        likely = next((p.id for p in people if p.id not in serving), people[0].id)
        form = self._form()
        form.fill(Term(person=likely, seat=term.seat, first=term.first, last=term.last, id=term.id))
        self._open(title, form, new=True)

    def _form(self) -> Form[Term]:
        return Form(Term, lists.term_fields(lists.Names(self._desk), self.book))

    def _open(self, title: str, form: Form[Term], *, new: bool) -> None:
        dialog = FormDialog(title, form, self._add if new else self._change, self._team)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _add(self, term: Term, reason: str) -> None:
        self._desk.terms.add(term, by=self._me, reason=reason)

    def _change(self, term: Term, reason: str) -> None:
        self._desk.terms.change(term, by=self._me, reason=reason)

    def _saved(self, term: Term) -> None:
        self._team.refresh()
        days = wording.span(term.first, term.last)
        words = _tr("The term of {person} is kept: {days}.")
        self._part.say(words.format(person=self._name(term), days=days))
        self._part.show_term(term)

    def _ended(self, term: Term) -> None:
        self._team.refresh()
        words = _tr("The term of {person} ends on {day}.")
        self._part.say(words.format(person=self._name(term), day=wording.day(term.last)))
        later = [t for t in self._desk.terms.all() if t.person == term.person]
        if max(t.last for t in later) <= term.last:
            # Whoever's last term was ended leaves: show what changes then.
            self._team.turn_to(LeavingPart).pane.begin(term.person, quietly=True)

    def _name(self, term: Term) -> str:
        person = self._desk.people.get(term.person)
        return person.name if person is not None else ""

    def _say_first(self, what: str, part: type[TeamPart]) -> None:
        self._team.turn_to(part)
        self._team.banner.say(what, _tr("Put one in first."), tone=Tone.INFO)
