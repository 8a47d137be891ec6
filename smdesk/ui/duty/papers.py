"""The weeks out of the house: on paper for a wall, and in a file for calendar programs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from smdesk.desk.rota import RotaDesk
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.roster import Member
from smdesk.printing.press import Sheet
from smdesk.printing.rota import rota_sheet
from smdesk.system.outside import written_whole
from smdesk.ui.kit import wording
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.printing import SheetOutput, why_not_written
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.view import View

WEEKS_ON_THE_WALL = 5
WEEKS_SHARED = 8


class DutyPapers:
    """Prints and saves the weeks from the first one that the screen shows."""

    def __init__(
        self,
        view: View,
        desk: RotaDesk,
        me: Member,
        *,
        output: SheetOutput,
        imprint: Callable[..., Imprint],
        documents: Path,
        first: Callable[[], date],
    ) -> None:
        """``documents`` is offered for what is saved; ``first`` is the Monday to begin with."""
        self._view, self._desk, self._me = view, desk, me
        self._output, self._imprint = output, imprint
        self._documents, self._first = documents, first

    def print_wall(self) -> None:
        """Bring the weeks to paper, to be hung on a wall."""
        self._output.print(self._wall, title=_tr("Wall rota"), name=self._name())

    def save_wall(self) -> None:
        """Save the weeks as a PDF."""
        self._output.save(self._wall, title=_tr("Wall rota"), name=self._name())

    def ask_where(self) -> None:
        """Ask where to save the weeks for calendar programs."""
        ask_to_save(
            self._view,
            _tr("Save for calendar programs"),
            self.save_calendar,
            suggested=self._documents / _tr("Duty.ics"),
            filters=_tr("Calendar (*.ics)"),
        )

    def save_calendar(self, path: Path) -> None:
        """Save the coming weeks for calendar programs."""
        self._documents = path.parent
        self._view.banner.close_it()
        raw = self._desk.calendar(self._first(), WEEKS_SHARED, wording.name)
        try:
            with written_whole(path) as file:
                file.write(raw)
        except OSError as error:
            self._view.banner.say(
                _tr("It could not be saved there."), why_not_written(error), tone=Tone.DANGER
            )
            return
        self._view.notice(_tr("Saved as {name}.").format(name=path.name))

    def _name(self) -> str:
        return _tr("Wall rota {day}.pdf").format(day=self._first().isoformat())

    def _wall(self) -> Sheet:
        imprint = self._imprint(by=self._me)
        wall = self._desk.wall(self._first(), WEEKS_ON_THE_WALL, imprint=imprint, by=self._me)
        return rota_sheet(wall, zone=OwnZone())


def _tr(text: str) -> str:
    return QCoreApplication.translate("DutyView", text)
