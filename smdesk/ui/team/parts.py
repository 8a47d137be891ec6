"""The parts of the team's screen, and the list of terms among them."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from typing_extensions import override

from smdesk.domain.roster import Term
from smdesk.ui.kit.register import Register


class Part(Enum):
    """The parts of the screen, one shown at a time."""

    OVERVIEW = auto()
    PEOPLE = auto()
    TERMS = auto()
    SEATS = auto()
    LEAVING = auto()
    ROLES = auto()


class TermRegister(Register[Term]):
    """The list of terms; what a new one starts from is settled by the screen."""

    wanting = Signal()
    """A new term is wanted."""

    @override
    def add_one(self) -> None:
        self.wanting.emit()

    def begin(self) -> None:
        """Ask for a new term, starting from what the screen has settled."""
        super().add_one()
