"""The part of the team's screen with the candidates, and the call that finds more of them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.candidates import (
    DUE_FOR_DELETION,
    NO_ANSWER,
    Call,
    Candidate,
    CandidateKind,
    Reply,
)
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.records import Ref
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.printing.press import Sheet
from smdesk.printing.registers import call_sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Confirm, FormDialog
from smdesk.ui.kit.fields import Choice, Field, Line, Lines, OptionalDay, PersonPick, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.team.parts import RegisterPart, TeamMeans, TeamScreen
from smdesk.ui.team.tools import Above


class CandidatesPart(RegisterPart):
    """Who might join, what they said, and forgetting them in time."""

    kinds = frozenset({Candidate.kind, Call.kind})
    follows = frozenset({Topic.ROSTER, Topic.ORGANISATION})
    mends = frozenset({DUE_FOR_DELETION.code, NO_ANSWER.code})

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        self._desk = means.session.candidates
        self.output = means.output(team)
        declared = self._declared()
        made = Register(declared, self._desk, self.me, means.now, team, undo=self.take_back)
        self.hold(made, declared.add)
        self.yes = Button(_tr("Said &yes: put on file"), made, then=self.take_on)
        self.no = Button(_tr("Said n&o"), made, then=self.declined)
        self.write = Button(_tr("Words of the c&all…"), made, then=self.write_call)
        self.counts = Label("", made, type=Type.META)
        tasks = (self.yes, self.no, self.write)
        self.above = self.widget = Above(made, tasks, team, note=self.counts)
        made.table.chosen.connect(self._look)
        team.offer(self, _tr("&Print the call"), self.print, icon="printer")
        team.offer(self, _tr("Save the call as PD&F…"), self.save)
        self._look()
        self._count()

    @override
    @classmethod
    def name(cls) -> str:
        return _tr("Candidates")

    @override
    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:
        return session.candidates.findings()

    @override
    def refresh(self) -> None:
        super().refresh()
        self._look()
        self._count()
        self._say_due()

    @override
    def entered(self) -> None:
        self._say_due()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.kind == Call.kind:
            self.write_call()
        else:
            super().reveal(ref)

    @override
    def mend(self, finding: Finding) -> None:
        self.register.table.select(finding.about.id)
        if finding.rule.code == DUE_FOR_DELETION.code:
            self.ask_to_forget()
        else:
            self.register.edit_chosen()

    def take_on(self) -> None:
        """Put the chosen candidate on file as a person."""
        record = self.register.chosen()
        if record is not None:
            with self.team.polite():
                self._desk.take_on(record.id, by=self.me)
                self.say(_tr("{person} is on file now.").format(person=record.title))

    def declined(self) -> None:
        """Note that the chosen candidate said no today."""
        record = self.register.chosen()
        if record is not None:
            with self.team.polite():
                self._desk.answered(record.id, Reply.NO, by=self.me)
                words = _tr("Noted. What is known of {person} is due for deletion in a year.")
                self.say(words.format(person=record.title))

    def ask_to_forget(self) -> None:
        """Ask before those who are due are forgotten for ever."""
        count = len(self._desk.to_forget())
        if not count:
            return
        ask = Confirm(
            _tr("Delete {count} for ever?").format(count=wording.number(count)),
            _tr(
                "Their names and all that is known of them go for ever; undo does not bring them"
                " back. Backups and saved copies from before still hold them, until newer ones"
                " take their place."
            ),
            _tr("Delete for ever"),
            self.team,
        )
        ask.confirmed.connect(self._forget)
        # The message went away when its button was pressed; it is as true as before.
        ask.rejected.connect(self._say_due)
        ask.open()

    def write_call(self) -> None:
        """Ask for the words of the call for volunteers."""
        form = Form(
            Call,
            (
                Line("headline", _tr("&Headline")),
                Text("words", _tr("&Words"), lines=4),
                Lines("gives", _tr("What one &gets out of it"), help=_tr("One on each line.")),
                Line("hours", _tr("&Time it takes"), example=_tr("Two hours a week, for a year")),
                OptionalDay("answer_by", _tr("Answer &by")),
            ),
        )
        form.fill(self._call())
        FormDialog(_tr("Call for volunteers"), form, self._keep_call, self.team).open()

    def print(self) -> None:
        """Bring the call to paper."""
        self.output.print(
            self._sheet, title=_tr("Call for volunteers"), name=_tr("Call for volunteers.pdf")
        )

    def save(self) -> None:
        """Save the call as a PDF."""
        self.output.save(
            self._sheet, title=_tr("Call for volunteers"), name=_tr("Call for volunteers.pdf")
        )

    def _sheet(self) -> Sheet:
        made = self._desk.call_sheet(self._call(), self.imprint())
        return call_sheet(made, zone=OwnZone())

    def _call(self) -> Call:
        return self._desk.call() or Call(
            headline=_tr("Join us"),
            words=_tr("We tell people what happens at the library, and listen to what they say."),
            gives=(_tr("Practice, with people who show you how"), _tr("A certificate of service")),
        )

    def _keep_call(self, call: Call, _reason: str) -> None:
        self._desk.save_call(call, by=self.me)
        self.say(_tr("The call is kept. What is missing on the team is added when it is printed."))

    def _forget(self) -> None:
        with self.team.polite():
            count = self._desk.forget(by=self.me)
            self.team.notice(_tr("Deleted for ever: {count}.").format(count=wording.number(count)))

    def _say_due(self) -> None:
        count = len(self._desk.to_forget())
        if not count:
            self.above.banner.close_it()
            return
        self.above.banner.say(
            _tr("{count} due for deletion.").format(count=wording.number(count)),
            _tr("They said no over twelve months ago, or were taken off the list."),
            tone=Tone.WARNING,
            action=_tr("Delete…"),
            then=self.ask_to_forget,
        )

    def _count(self) -> None:
        asked, yes, no = map(wording.number, self._desk.asked())
        words = _tr("Asked so far: {asked}, with yes from {yes} and no from {no}; whoever was "
                    "forgotten counts, too.")  # fmt: skip
        self.counts.setText(words.format(asked=asked, yes=yes, no=no))

    def _look(self) -> None:
        record = self.register.chosen()
        open_ = record is not None and record.became is None
        self.yes.setEnabled(open_)
        self.no.setEnabled(open_ and record is not None and record.reply is not Reply.NO)

    def _declared(self) -> Declared[Candidate]:
        def answer(one: Candidate) -> str:
            said = wording.name(one.reply)
            return f"{said}, {wording.day(one.replied_on)}" if one.replied_on else said

        return Declared(
            title=_tr("Candidates"),
            add=_tr("&New candidate"),
            none=_tr(
                "Students, new professionals, volunteers, experts among the staff: who might join?"
            ),
            record=Candidate,
            columns=(
                Column(_tr("Name"), lambda c: c.name, width=150),
                Column(_tr("Comes as"), lambda c: wording.name(c.sort), width=190),
                Column(_tr("Skills"), lambda c: c.skills),
                Column(_tr("Answer"), lambda c: c.replied_on, answer, width=140),
            ),
            fields=self._fields,
            blank=lambda: Candidate(name="?", asked_by=self.me.person, asked_on=self.means.today()),
            asked=("name",),
            detail=self._told,
            follows=self.follows,
        )

    def _fields(self) -> Sequence[Field]:  # type: ignore[type-arg]
        people = {one.id: one.name for one in self.session.roster.people.all()}
        return (
            Line("name", _tr("&Name")),
            Choice("sort", _tr("&Comes as"), {s: wording.name(s) for s in CandidateKind}),
            Line("contact", _tr("&Reached at")),
            Text("interests", _tr("&Interests"), lines=2),
            Text("skills", _tr("&Skills"), lines=2),
            PersonPick("asked_by", _tr("Asked &by"), people, nobody=_tr("Nobody yet")),
            OptionalDay("asked_on", _tr("As&ked on")),
            Choice("reply", _tr("&Answer"), {r: wording.name(r) for r in Reply}),
            OptionalDay("replied_on", _tr("Answered &on")),
            Text("note", _tr("No&te"), lines=2),
        )

    def _told(self, one: Candidate) -> list[tuple[str, str]]:
        people = {person.id: person.name for person in self.session.roster.people.all()}
        asked = people.get(one.asked_by, "") if one.asked_by else ""
        if one.asked_on:
            asked = f"{asked}, {wording.day(one.asked_on)}" if asked else wording.day(one.asked_on)
        return [
            (_tr("Comes as"), wording.name(one.sort)),
            (_tr("Reached at"), one.contact),
            (_tr("Interests"), one.interests),
            (_tr("Skills"), one.skills),
            (_tr("Asked by"), asked),
            (_tr("Answer"), wording.name(one.reply)),
            (_tr("Note"), one.note),
        ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("CandidatesPart", text)
