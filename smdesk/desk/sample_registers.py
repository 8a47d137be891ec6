"""Departments, candidates and learning of the sample library: some of each wants looking after."""

from datetime import date, timedelta

from smdesk.desk.session import Session
from smdesk.domain.candidates import Call, Candidate, CandidateKind, Reply
from smdesk.domain.departments import Department, Facet, Liaison, UseStatus
from smdesk.domain.learning import LearningEntry, LearningGoal
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member


class SampleRegisters:
    """Fills the team's registers of the sample; nobody in it exists."""

    def __init__(self, session: Session, today: date, me: Member) -> None:
        self._desk, self._today, self._me = session, today, me

    def fill(self, nora: RecordId, idris: RecordId, aytan: RecordId) -> None:
        """Put everything in."""
        self._departments(nora, aytan)
        self._candidates(nora)
        self._learning(nora, idris)

    def _in(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _departments(self, nora: RecordId, aytan: RecordId) -> None:
        desk, me = self._desk.departments, self._me
        for name, contact, who, last, uses in (
            (
                "Reference desk",
                "desk@lanternbay.example",
                nora,
                -9,
                (
                    ("The question of the week", UseStatus.IN_USE),
                    ("Opening hours before holidays", UseStatus.TRIED),
                ),
            ),
            (
                "Technical services",
                "extension 22",
                aytan,
                -131,
                (("New books, in a row of covers", UseStatus.IN_USE),),
            ),
            (
                "Local history",
                "history@lanternbay.example",
                aytan,
                -30,
                (("A photograph from the archive every Friday", UseStatus.IDEA),),
            ),
            ("Building and safety", "extension 9", None, None, ()),
        ):
            department = desk.departments.add(Department(name=name, contact=contact), by=me)
            if who is not None and last is not None:
                liaison = Liaison(
                    person=who,
                    department=department.id,
                    since=self._in(-260),
                    last_contact=self._in(last),
                )
                desk.name_liaison(liaison, by=me)
            for use, status in uses:
                desk.facets.add(Facet(department=department.id, use=use, status=status), by=me)

    def _candidates(self, nora: RecordId) -> None:
        desk, me = self._desk.candidates, self._me
        for candidate in (
            Candidate(
                name="Maren Oduya",
                sort=CandidateKind.STUDENT,
                contact="maren@college.example",
                interests="Short films",
                skills="Cuts video, writes captions",
                asked_by=nora,
                asked_on=self._in(-12),
            ),
            Candidate(
                name="Piet Larch",
                sort=CandidateKind.EXPERT,
                contact="extension 31",
                interests="Local history",
                skills="Knows every photograph in the archive",
                asked_by=nora,
                asked_on=self._in(-40),
            ),
            Candidate(
                name="Sunniva Bale",
                sort=CandidateKind.NEW_PROFESSIONAL,
                contact="sunniva@mailbox.example",
                skills="Designs posters",
                asked_by=nora,
                asked_on=self._in(-400),
                reply=Reply.NO,
                replied_on=self._in(-380),
            ),
        ):
            desk.add(candidate, by=me)
        desk.save_call(
            Call(
                headline="Help the library speak",
                words=(
                    "We are a few people who tell the town what happens at its library, and"
                    " listen to what the town says back. There is room for you."
                ),
                gives=(
                    "A year of doing it, with people who show you how",
                    "A certificate of service, with what you did",
                    "Good company on Tuesday afternoons",
                ),
                hours="About two hours a week, for a year",
            ),
            by=me,
        )

    def _learning(self, nora: RecordId, idris: RecordId) -> None:
        desk, me = self._desk.learning, self._me
        for goal in (
            LearningGoal(person=idris, goal="Caption a film by myself", done_on=self._in(-60)),
            LearningGoal(person=idris, goal="Read the numbers of a month", by=self._in(30)),
            LearningGoal(person=nora, goal="Write for people in a hurry", by=self._in(-5)),
        ):
            desk.goals.add(goal, by=me)
        for entry in (
            LearningEntry(
                person=idris,
                what="Webinar on captions",
                on=self._in(-90),
                minutes=90,
                took_away="Write captions before cutting: it shows what can go.",
                shared_on=self._in(-83),
            ),
            LearningEntry(
                person=nora,
                what="A morning with the county's web office",
                on=self._in(-25),
                minutes=180,
            ),
        ):
            desk.entries.add(entry, by=me)
