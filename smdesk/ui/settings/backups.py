"""The backups in the cabinet's folder: when each was made, and the way back to it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.backups import BackupLine, Occasion
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

OCCASIONS = {
    Occasion.DAILY: QT_TRANSLATE_NOOP("Backups", "made when the cabinet was locked"),
    Occasion.BY_HAND: QT_TRANSLATE_NOOP("Backups", "made by hand"),
    Occasion.MIGRATION: QT_TRANSLATE_NOOP("Backups", "made before a newer smdesk changed it"),
    Occasion.RESTORE: QT_TRANSLATE_NOOP("Backups", "made before another one was put back"),
}


class BackupsCard(Card):
    """Lists the backups, the latest first; one that cannot be put back says why."""

    def __init__(
        self,
        make: Callable[[], object],
        put_back: Callable[[BackupLine], object],
        parent: QWidget,
        *,
        coordinator: bool,
    ) -> None:
        super().__init__(_tr("Backups"), parent)
        self._make, self._put_back, self._coordinator = make, put_back, coordinator

    def show_lines(self, lines: list[BackupLine]) -> None:
        """Show these backups."""
        self.clear()
        self.set_heading(_tr("Backups"), wording.number(len(lines)))
        words = _tr(
            "They lie in the cabinet's own folder, made whenever it is locked on a day on which "
            "something changed; the last ten are kept. They help against a mistake, not against "
            "the loss of this computer: for that, keep copies elsewhere."
        )
        self.add_text(words)
        for line in lines:
            told = " · ".join(filter(None, (_tr(OCCASIONS[line.occasion]), self._told(line))))
            self.add_row(wording.moment(line.at), told, self._ways(line))
        if not lines:
            self.add_text(_tr("There is none yet."))
        self.add_button_row(Button(_tr("Make &one now"), self, then=self._make, quiet=True))

    def _told(self, line: BackupLine) -> str:
        if not line.readable:
            return _tr("it is damaged and cannot be put back")
        if not line.mine:
            return _tr("only somebody who was in the cabinet then can put it back")
        return wording.bytes_long(line.size)

    def _ways(self, line: BackupLine) -> list[QWidget]:
        if not (self._coordinator and line.readable and line.mine):
            return []
        return [BackButton(line, self._put_back, self)]


class BackButton(Button):
    """Asks to put one backup back."""

    def __init__(
        self, line: BackupLine, put_back: Callable[[BackupLine], object], parent: QWidget
    ) -> None:
        super().__init__(_tr("Put back…"), parent, then=self._do)
        self.line, self._put_back = line, put_back
        words = _tr("Put back the backup of {day}").format(day=wording.moment(line.at))
        self.setAccessibleName(words)

    def _do(self) -> None:
        self._put_back(self.line)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)
