"""Garbage collection, on the thread of the window only.

Python may otherwise run its cyclic collector on whatever thread happens to allocate, and a widget
destroyed on the wrong thread takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 5000


class Collector(QObject):
    """Takes over from the automatic collector until it is stopped."""

    def __init__(self, parent: QObject, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(every_ms)

    def collect(self) -> None:
        """Collect the generations that are due, the youngest first."""
        for generation, (count, limit) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        ):
            if count <= limit:
                break
            gc.collect(generation)

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
