"""A file that was double-clicked or chosen: it leads to a cabinet, or is a copy of one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smdesk.desk.front import FrontDesk
from smdesk.ui.kit.background import Background

if TYPE_CHECKING:
    from smdesk.desk.brought import Brought


class Bringing(QObject):
    """Finds out in the background where a file leads, and asks before a second cabinet is made."""

    began = Signal()
    led = Signal(object)
    """The folder of the cabinet that is to be opened."""
    unpacked = Signal(object)
    """The folder that the copy was unpacked into."""
    failed = Signal(object, object)
    """The file, and what was wrong with it."""
    kept = Signal()
    """It was asked which one is meant, and nothing is to be opened."""

    def __init__(self, front: FrontDesk, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._front, self._background, self._over = front, background, parent
        self.file = Path()
        self.unpacks = False
        """Whether a copy is to be unpacked, whatever is here of it."""

    def open(self, file: Path) -> None:
        """Go to the cabinet that the file leads to, or unpack the copy that it is.

        Where that cabinet is on this computer already, it is asked first which of both is meant.
        """
        self.file, self.unpacks = file, False
        self.began.emit()
        self._background.run(partial(self._front.look_into, file), self._looked, self._failed)

    def unpack(self, file: Path) -> None:
        """Unpack the copy into a cabinet of its own on this computer, without a question."""
        self.file, self.unpacks = file, True
        self.began.emit()
        self._background.run(partial(self._front.open_copy, file), self._unpacked, self._failed)

    def again(self) -> None:
        """Try once more what was tried last."""
        (self.unpack if self.unpacks else self.open)(self.file)

    def _looked(self, found: "Brought") -> None:
        if found.cabinet is None:
            self.unpack(found.file)
        elif not found.copy:
            self.led.emit(found.cabinet)
        else:
            from smdesk.ui.unlock.which import Which  # noqa: PLC0415 - seldom asked

            self.kept.emit()
            ask = Which(found, self._over)
            ask.wants_cabinet.connect(self.led)
            ask.wants_copy.connect(self.unpack)
            ask.open()

    def _unpacked(self, place: Path) -> None:
        self.unpacked.emit(place)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(self.file, error)
