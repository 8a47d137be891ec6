"""The part of the team's screen that lists the terms, begins them and ends them."""

from PySide6.QtCore import QCoreApplication, Signal

from smdesk.domain.roster import Term
from smdesk.overriding import override
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.register import Register
from smdesk.ui.team import lists
from smdesk.ui.team.parts import RegisterPart, TeamMeans, TeamScreen
from smdesk.ui.team.term_dialogs import TermDialogs


class TermRegister(Register[Term]):
    """The list of terms; how one begins is settled by the part."""

    wanting = Signal()
    """A new term is wanted."""

    @override
    def add_one(self) -> None:
        self.wanting.emit()


class TermsPart(RegisterPart):
    """Who holds which seat from when to when, as a list."""

    follows = lists.FOLLOWS

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        desk = means.session.roster
        self._names = lists.Names(desk)
        self.dialogs = TermDialogs(team, means, self)
        book = DecisionBook(means.session.decisions, self.me, means.today)
        declared = lists.terms(self._names, means.today, book)
        self.terms = TermRegister(
            declared, desk.terms, self.me, means.now, team, undo=self.take_back
        )
        self._end = team.offer(self, team.tr("End &early…"), self.end_term)
        self.hold(self.terms, declared.add)
        self.terms.table.chosen.connect(self.entered)
        self.terms.wanting.connect(self.begin)

    @override
    @classmethod
    def name(cls) -> str:
        return QCoreApplication.translate("TeamView", "Terms")

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
        self.dialogs.begin()

    def end_term(self) -> None:
        """End the chosen term before its time."""
        term = self.terms.chosen()
        if term is not None:
            self.dialogs.end(term)
