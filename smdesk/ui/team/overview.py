"""The first part of the team's screen: the timeline of the seats, and what the rules say."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain import roster, terms
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.records import Ref
from smdesk.domain.roster import Term
from smdesk.domain.rules import Finding, weight
from smdesk.overriding import override
from smdesk.printing.press import Sheet
from smdesk.printing.term_chart import terms_sheet
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.team.parts import TeamMeans, TeamPart, TeamScreen
from smdesk.ui.team.timeline import TimelinePane

FILLED_BY_A_TERM = frozenset({roster.SEAT_GAP.code, roster.NO_SUCCESSOR.code})
SHOWN = frozenset(
    {
        terms.SHORT_HANDOVER.code,
        roster.SHORT_TERM.code,
        roster.ALL_END_TOGETHER.code,
        roster.TEAM_SIZE.code,
    }
)


class TimelinePart(TeamPart):
    """Who sits where until when, and what to look at."""

    kinds = frozenset({Term.kind})
    mends = FILLED_BY_A_TERM | SHOWN
    follows = frozenset({Topic.ROSTER, Topic.ORGANISATION})

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        self.pane = self.widget = TimelinePane(self, team, means)
        self.output = means.output(team)
        words = QCoreApplication.translate
        team.offer(self, words("TeamView", "Save as P&DF…"), self.save)
        team.offer(self, words("TeamView", "&Print…"), self.print, icon="printer")
        new = words("TeamView", "&New term")
        team.offer(self, new, self.begin, primary=True)

    @override
    @classmethod
    def name(cls) -> str:
        return QCoreApplication.translate("TeamView", "Timeline")

    @override
    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:
        return session.roster.findings()

    @override
    def refresh(self) -> None:
        findings = sorted(self.team.findings(), key=weight)
        self.pane.care.show_findings(findings)
        self.pane.care.setVisible(bool(findings))
        house = self.session.organisation.get()
        starts = house.year_starts_month, house.year_starts_day
        self.pane.show_chart(self.session.roster.chart(), starts)

    @override
    def begin(self) -> None:
        self.pane.acts.begin()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.id == NONE_YET:
            self.begin()
        else:
            self.pane.show_id(ref.id)

    @override
    def show_term(self, term: Term) -> None:
        self.pane.show_id(term.id)

    def print(self) -> None:
        """Bring the term chart to paper."""
        self.output.print(self._sheet, title=self._title(), name=f"{self._title()}.pdf")

    def save(self) -> None:
        """Save the term chart as a PDF."""
        self.output.save(self._sheet, title=self._title(), name=f"{self._title()}.pdf")

    def _title(self) -> str:
        return QCoreApplication.translate("TeamView", "Term chart")

    def _sheet(self) -> Sheet:
        imprint = self.session.imprint(by=self.me)
        return terms_sheet(self.session.roster.chart(), imprint, zone=OwnZone())

    @override
    def mend(self, finding: Finding) -> None:
        if finding.rule.code in FILLED_BY_A_TERM:
            seat = self.session.roster.seats.get(finding.about.id)
            if seat is not None:
                self.pane.acts.dialogs.next_term(seat)
        else:
            self.pane.show_id(finding.about.id)
