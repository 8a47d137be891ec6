"""A dialog whose task makes the whole cabinet anew: until that is over it cannot be closed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from smdesk.desk.session import Session
from smdesk.domain.records import SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.meter import Meter
from smdesk.ui.settings.removal_words import step_words


class AnewDialog(Dialog):
    """Shows how far it has come, and says what went wrong; half a cabinet is none."""

    lost = Signal()
    """It was done, but the cabinet could not be opened again: the window is to show the door."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("", parent)
        self._session = session
        self._busy = False
        self._step = Label("", self)
        self.meter = Meter(self.tr("How far it has come"), self)

    def show_progress(self, step: str, part: float) -> None:
        """Show how far it has come, from 0 to 1."""
        self._step.setText(step_words(step))
        self.meter.show_part(part)
        self.meter.setAccessibleDescription(self._step.text())
        for widget in (self._step, self.meter):
            widget.repaint()

    def _add_meter(self) -> None:
        """Put the meter below what is in the dialog so far; it is only there while it counts."""
        for widget in (self._step, self.meter):
            widget.hide()
            self.body.addWidget(widget)

    def _made(self, work: Callable[[], Session], doing: str) -> Session | None:
        """Return the session that ``work`` leads to; None where it failed, which is told here.

        The window's thread does it, because the database is its own. ``doing`` is what to say.
        """
        self.banner.close_it()
        self._set_busy(True)
        self.show_progress("", 0.0)
        announce(self, doing)
        self.repaint()
        try:
            return work()
        except SmdeskError as error:
            self._set_busy(False)
            if self._session.locked:
                self.accept()
                self.lost.emit()
            else:
                self.tell(error)
            return None
        except BaseException:
            # Whatever went wrong, nobody is to be shut in with it.
            self._set_busy(False)
            raise

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for widget in (self._step, self.meter):
            widget.setVisible(busy)
        self._hold(busy)

    def _hold(self, busy: bool) -> None:
        """Let nothing be changed while it is being made, and everything again afterwards."""

    @override
    def reject(self) -> None:
        if not self._busy:
            super().reject()

    @override
    def closeEvent(self, arg__1: QCloseEvent) -> None:
        if self._busy:
            arg__1.ignore()
        else:
            super().closeEvent(arg__1)
