"""Reads a file away from the window's thread; what nobody waits for any more is dropped."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from smdesk.desk.importing import Imported
from smdesk.ui.kit.background import Background


class Reading(QObject):
    """One reading at a time that counts; answers come in the order in which they were asked for."""

    def __init__(
        self,
        background: Background,
        then: Callable[[Imported], object],
        failed: Callable[[Exception], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._background, self._then, self._failed = background, then, failed
        self._given_up = 0
        self.waiting = False

    def begin(self, work: Callable[[], Imported]) -> None:
        """Read; ``then`` or ``failed`` hears of it, unless somebody gives up before."""
        self.waiting = True
        self._background.run(work, self._read, self._not_read)

    def give_up(self) -> None:
        """Wait no more: whatever comes of it is dropped."""
        if self.waiting:
            self.waiting = False
            self._given_up += 1

    def _read(self, imported: Imported) -> None:
        if self._counts():
            self._then(imported)

    def _not_read(self, error: Exception) -> None:
        if self._counts():
            self._failed(error)

    def _counts(self) -> bool:
        if self._given_up:
            self._given_up -= 1
            return False
        self.waiting = False
        return True
