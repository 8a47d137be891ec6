"""The part of the team's screen with what members learn, and their certificates of service."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.learning import (
    CERTIFICATE,
    GOAL_OVERDUE,
    MOST_MINUTES,
    NOT_SHARED,
    Certificate,
    LearningEntry,
    LearningGoal,
)
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.printing.press import Sheet
from smdesk.printing.registers import certificate_sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Day, Field, Line, Number, OptionalDay, PersonPick, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.team.parts import RegisterPart, TeamMeans, TeamScreen
from smdesk.ui.team.tools import Above

GOALS, LEARNED = 0, 1


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose certificate is to be printed."""

    person: RecordId


class LearningPart(RegisterPart):
    """Goals, what was learned, and certificates."""

    kinds = frozenset({LearningGoal.kind, LearningEntry.kind, Certificate.kind})
    follows = frozenset({Topic.ROSTER})
    mends = frozenset({CERTIFICATE.code, GOAL_OVERDUE.code, NOT_SHARED.code})

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        self._desk = desk = means.session.learning
        self.output = means.output(team)
        self._person = self.me.person
        goals, entries = self._goals(), self._entries()
        self.goals = Register(goals, desk.goals, self.me, means.now, team, undo=self.take_back)
        self.hold(self.goals, _tr("&New entry"))
        self.entries = Register(
            entries, desk.entries, self.me, means.now, team, undo=self.take_back
        )
        self.hold_another(self.entries)
        self.done = Button(_tr("&Reached today"), team, then=self.reached)
        self.shared = Button(_tr("Passed &on today"), team, then=self.pass_on)
        self.chips = FilterChips(
            _tr("What to see"),
            [Filter(GOALS, _tr("Goals")), Filter(LEARNED, _tr("What was learned"))],
            team,
        )
        self.chips.chosen.connect(self._turn)
        self._pages = QStackedWidget(team)
        for register in (self.goals, self.entries):
            self._pages.addWidget(register)
            register.table.chosen.connect(self._look)
        whole = QWidget(team)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        held = QWidget(whole)
        row = QVBoxLayout(held)
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(self.chips)
        column.addWidget(held)
        column.addWidget(Above(self._pages, (self.done, self.shared), team), 1)
        self.widget = whole
        team.offer(self, _tr("&Certificate of service…"), self.ask_whose, icon="printer")
        self._turn()

    @override
    @classmethod
    def name(cls) -> str:
        return _tr("Learning")

    @override
    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:
        return session.learning.findings()

    @override
    def refresh(self) -> None:
        self.goals.refresh()
        self.entries.refresh()
        self._look()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.kind == Certificate.kind:
            self._offer(ref.id)
            return
        self.chips.choose(LEARNED if ref.kind == LearningEntry.kind else GOALS)
        self._turn()
        super().reveal(ref)

    @override
    def mend(self, finding: Finding) -> None:
        self.reveal(finding.about)
        if finding.rule.code != CERTIFICATE.code:
            self.register.edit_chosen()

    def reached(self) -> None:
        """Note that the chosen goal is reached today."""
        record = self.goals.chosen()
        if record is not None:
            with self.team.polite():
                self._desk.reached(record.id, by=self.me)
                self.say(_tr("Reached: {what}.").format(what=record.title))

    def pass_on(self) -> None:
        """Note that the others heard of what was learned."""
        record = self.entries.chosen()
        if record is not None:
            with self.team.polite():
                self._desk.shared(record.id, by=self.me)
                self.say(_tr("Passed on: {what}.").format(what=record.title))

    def ask_whose(self) -> None:
        """Ask whose certificate of service is to be printed."""
        people = {one.id: one.name for one in self._desk.who_served()}
        if not people:
            self.team.banner.say(
                _tr("Nobody has served yet."),
                _tr("A certificate is worked out from terms; put in the first one."),
                tone=Tone.INFO,
            )
            return
        form = Form(Whose, (PersonPick("person", _tr("&Who served"), people),))
        first = self._person if self._person in people else next(iter(people))
        form.fill(Whose(first))
        title, verb = _tr("Certificate of service"), _tr("&Print…")
        FormDialog(title, form, self._print, self.team, verb=verb).open()

    def _offer(self, term: RecordId) -> None:
        known = self.session.roster.terms.get(term)
        if known is not None:
            self._person = known.person
        self.ask_whose()

    def _print(self, whose: Whose, _reason: str) -> None:
        self._person = whose.person
        title = _tr("Certificate of service")
        self.output.print(self._sheet, title=title, name=_tr("Certificate.pdf"))

    def _sheet(self) -> Sheet:
        record = self._desk.give_certificate(self._person, self.imprint(), by=self.me)
        return certificate_sheet(record, zone=OwnZone())

    def _turn(self) -> None:
        at = LEARNED if self.chips.key == LEARNED else GOALS
        self._pages.setCurrentIndex(at)
        self.register = self.entries if at == LEARNED else self.goals
        self.done.setVisible(at == GOALS)
        self.shared.setVisible(at == LEARNED)
        self._look()

    def _look(self) -> None:
        goal, entry = self.goals.chosen(), self.entries.chosen()
        self.done.setEnabled(goal is not None and goal.done_on is None)
        self.shared.setEnabled(entry is not None and entry.shared_on is None)

    def _names(self) -> dict[RecordId, str]:
        return {one.id: one.name for one in self.session.roster.people.all()}

    def _goals(self) -> Declared[LearningGoal]:
        def fields() -> tuple[Field[Any, Any], ...]:
            return (
                PersonPick("person", _tr("&Who"), self._names()),
                Text("goal", _tr("Wants to be able &to"), lines=2),
                OptionalDay("by", _tr("&By")),
                OptionalDay("done_on", _tr("&Reached on")),
            )

        return Declared(
            title=_tr("Goals"),
            add=_tr("&New goal"),
            none=_tr("Whoever joins wants to learn something. Put in what."),
            record=LearningGoal,
            columns=(
                Column(_tr("Goal"), lambda g: g.goal),
                Column(_tr("Who"), lambda g: self._names().get(g.person, ""), width=180),
                Column(_tr("By"), lambda g: g.by, lambda g: _day(g.by), width=120),
                Column(_tr("Reached"), lambda g: g.done_on, lambda g: _day(g.done_on), width=120),
            ),
            fields=fields,
            blank=lambda: LearningGoal(person=self.me.person, goal="?"),
            asked=("goal",),
            follows=self.follows,
        )

    def _entries(self) -> Declared[LearningEntry]:
        def fields() -> tuple[Field[Any, Any], ...]:
            return (
                PersonPick("person", _tr("&Who"), self._names()),
                Line("what", _tr("&What was learned from"), example=_tr("Webinar on captions")),
                Day("on", _tr("&Day")),
                Number("minutes", _tr("&How long"), 0, MOST_MINUTES, unit=_tr("minutes")),
                Text("took_away", _tr("Worth passing &on"), lines=3),
                OptionalDay("shared_on", _tr("&Passed on")),
            )

        return Declared(
            title=_tr("What was learned"),
            add=_tr("&New entry"),
            none=_tr("Courses, webinars, an hour with somebody who knows: note what came of it."),
            record=LearningEntry,
            columns=(
                Column(_tr("From"), lambda e: e.what),
                Column(_tr("Who"), lambda e: self._names().get(e.person, ""), width=180),
                Column(_tr("Day"), lambda e: e.on, lambda e: _day(e.on), width=120),
                Column(
                    _tr("Passed on"), lambda e: e.shared_on, lambda e: _day(e.shared_on), width=120
                ),
            ),
            fields=fields,
            blank=lambda: LearningEntry(person=self.me.person, what="?", on=self.means.today()),
            asked=("what",),
            follows=self.follows,
            detail=lambda e: [
                (_tr("Who"), self._names().get(e.person, "")),
                (_tr("Day"), _day(e.on)),
                (_tr("Minutes"), wording.number(e.minutes)),
                (_tr("Worth passing on"), e.took_away),
                (_tr("Passed on"), _day(e.shared_on)),
            ],
        )


def _day(day: date | None) -> str:
    return wording.day(day) if day is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("LearningPart", text)
