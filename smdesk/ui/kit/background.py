"""Slow work that must not freeze the window: deriving keys, printing, reading files.

The work never touches the database or a widget; its answer comes back on the thread of the
window, as does its error.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Job:
    then: Callable[[Any], object]
    failed: Callable[[Exception], object] | None


class Background(QObject):
    """One worker thread, one job after another. Close it before the program ends."""

    _arrived = Signal(object, object)
    busy_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="smdesk")
        self._waiting = 0
        # Queued, for work that is done at once: ``run`` returns before anything is answered.
        self._arrived.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._waiting > 0

    def run(
        self,
        work: Callable[[], R],
        then: Callable[[R], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do the work over there, then call ``then`` with its result over here.

        An error of the work goes to ``failed``; without one it is raised here. Neither is called
        when they are methods of something that Qt has deleted in the meantime.
        """
        self._waiting += 1
        self.busy_changed.emit()
        job = _Job(then, failed)
        self._pool.submit(work).add_done_callback(partial(self._send, job))

    def close(self) -> None:
        """Wait for the job in hand, and drop those behind it."""
        self._pool.shutdown(cancel_futures=True)

    def _send(self, job: _Job, future: Future[Any]) -> None:
        if shiboken6.isValid(self):
            self._arrived.emit(job, future)

    @Slot(object, object)
    def _answer(self, job: _Job, future: Future[Any]) -> None:
        self._waiting -= 1
        self.busy_changed.emit()
        if future.cancelled() or not _alive(job.then):
            return
        error = future.exception()
        if error is None:
            job.then(future.result())
        elif isinstance(error, Exception) and job.failed is not None:
            if _alive(job.failed):
                job.failed(error)
        else:
            raise error


def _alive(receiver: Callable[..., object]) -> bool:
    while isinstance(receiver, partial):
        receiver = receiver.func
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
