"""The first part of the team's screen: the seats with their bars, and what the rules say."""

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from smdesk.desk.topics import Topic
from smdesk.domain.dates import DAY, academic_year
from smdesk.domain.roster import Seat
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.page import Page
from smdesk.ui.team.bars import Held, SeatLine, SeatsCard, Years
from smdesk.ui.team.parts import TeamMeans, TeamPart, TeamScreen
from smdesk.ui.team.terms import TermsPart


class OverviewPart(TeamPart):
    """Who sits where until when, and what to look at."""

    follows = frozenset({Topic.ROSTER, Topic.ORGANISATION})

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        self.widget = page = Page(team)
        self.care = FindingsCard(
            QCoreApplication.translate("TeamView", "To look at"), team.mend, page
        )
        self.bars = SeatsCard(self.next_term, page)
        page.add_widget(self.bars)
        page.add_widget(self.care)
        new = QCoreApplication.translate("TeamView", "&New term")
        team.offer(self, new, self.begin, primary=True)

    @override
    @classmethod
    def name(cls) -> str:
        return QCoreApplication.translate("TeamView", "Overview")

    @override
    def refresh(self) -> None:
        findings = self.team.findings()
        self.care.show_findings(findings)
        self.care.setVisible(bool(findings))
        desk = self.session.roster
        lines = desk.lines()
        held = [
            SeatLine(
                seat,
                tuple(Held(line.term, line.person) for line in lines if line.term.seat == seat.id),
            )
            for seat in desk.seats.all()
        ]
        self.bars.show_lines(held, self._years())

    @override
    def begin(self) -> None:
        self.team.turn_to(TermsPart).begin()

    def next_term(self, seat: Seat) -> None:
        """Begin the term that follows the last one of the seat."""
        self.team.turn_to(TermsPart).next_term(seat)

    def _years(self) -> Years:
        library = self.session.organisation.get()
        month, day = library.year_starts_month, library.year_starts_day
        this = academic_year(self.means.today(), month, day)
        return Years(this, academic_year(this.last + DAY, month, day), self.means.today())
