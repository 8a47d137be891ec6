"""The dialog that puts a backup in place of the cabinet: what that does and does not, and then it.

While it is being put back the dialog cannot be closed: half a cabinet is none.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from smdesk.desk.backups import BackupLine
from smdesk.desk.session import Session
from smdesk.domain.records import MOST_REASON, SmdeskError
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.meter import Meter
from smdesk.ui.kit.typed import printable
from smdesk.ui.settings.removal_words import step_words

WIDTH = 560


class RestoreDialog(Dialog):
    """Says what comes back and what does not, asks why, and puts the backup back."""

    restored = Signal(object)
    """The Session that takes the place of this one."""
    lost = Signal()
    """It was done, but the cabinet could not be opened again: the window is to show the door."""

    def __init__(self, session: Session, backup: BackupLine, parent: QWidget) -> None:
        super().__init__("", parent)
        self._session, self._backup, self._busy = session, backup, False
        self.entitle(self.tr("Put back the backup of {day}").format(day=wording.moment(backup.at)))
        for words in self._explained():
            self.body.addWidget(Label(words, self))
        label = Label(self.tr("&Reason"), self)
        self.why = QPlainTextEdit(self)
        self.why.setTabChangesFocus(True)
        self.why.setAccessibleName(self.tr("Reason"))
        self.why.setFixedHeight(self.why.fontMetrics().lineSpacing() * 2 + 22)
        self.why.textChanged.connect(self._look)
        label.setBuddy(self.why)
        self._hint = Label("", self, type=Type.META)
        self._step = Label("", self)
        self.meter = Meter(self.tr("How far it has come"), self)
        for widget in (label, self.why, self._hint, self._step, self.meter):
            self.body.addWidget(widget)
        self._cancel = self.add_button(self.tr("Cancel"), self.reject)
        self.go = self.add_button(self.tr("&Put it back"), self.restore, primary=True)
        self.resize(scaled(self, WIDTH), self.height())
        self._set_busy(False)
        self.why.setFocus()
        self.fit_soon()

    def restore(self) -> None:
        """Put it back; the window's thread does it, because the database is its own."""
        session = self._session
        if self._busy or not self.go.isEnabled():
            return
        self.banner.close_it()
        self._set_busy(True)
        try:
            renewed = session.restore_backup(
                self._backup.name,
                reason=printable(self.why.toPlainText()),
                progress=self.show_progress,
                by=session.me,
            )
        except SmdeskError as error:
            self._set_busy(False)
            if session.locked:
                self.accept()
                self.lost.emit()
            else:
                self.tell(error)
            return
        except BaseException:
            # Whatever went wrong, nobody is to be shut in with it.
            self._set_busy(False)
            raise
        self._set_busy(False)
        self.accept()
        self.restored.emit(renewed)

    def show_progress(self, step: str, part: float) -> None:
        """Show how far it has come, from 0 to 1."""
        self._step.setText(step_words(step))
        self.meter.show_part(part)
        self.meter.setAccessibleDescription(self._step.text())
        for widget in (self._step, self.meter):
            widget.repaint()

    def _explained(self) -> tuple[str, ...]:
        since = self._session.library.journal.head().entries - self._backup.entries
        comes = self.tr(
            "The cabinet will say again what it said then. Tasks done since, which it will not "
            "know any more: {count}."
        )
        return (
            comes.format(count=wording.number(max(since, 0))),
            self.tr(
                "Nothing is lost by that: the cabinet as it is now becomes a backup first, and can "
                "be put back in the same way."
            ),
            self.tr(
                "Who can open it stays as it is today: nobody who was let out comes back in. And "
                "who came to know which password stays known."
            ),
        )

    def _look(self) -> None:
        reason = printable(self.why.toPlainText())
        missing = "" if reason else self.tr("Type a reason first: a few words are enough.")
        if len(reason) > MOST_REASON:
            words = self.tr("The reason is longer than anybody reads: {most} letters are enough.")
            missing = words.format(most=wording.number(MOST_REASON))
        self._hint.setText(missing or self.tr("The reason is kept in the log."))
        self.go.setEnabled(not missing and not self._busy)
        self.go.setAccessibleDescription(missing)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.why.setEnabled(not busy)
        self._cancel.setEnabled(not busy)
        for widget in (self._step, self.meter):
            widget.setVisible(busy)
        self._look()
        if busy:
            self.show_progress("", 0.0)
            announce(self, self.tr("The backup is being put back."))
            self.repaint()

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
