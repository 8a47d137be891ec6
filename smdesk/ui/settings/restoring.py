"""The dialog that puts a backup in the cabinet's place: what that does and does not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from smdesk.desk.backups import BackupLine
from smdesk.desk.session import Session
from smdesk.domain.records import MOST_REASON
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.typed import printable
from smdesk.ui.settings.anew import AnewDialog

WIDTH = 560


class RestoreDialog(AnewDialog):
    """Says what comes back and what does not, asks why, and puts the backup back."""

    restored = Signal(object)
    """The Session that takes the place of this one."""

    def __init__(self, session: Session, backup: BackupLine, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._backup = backup
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
        for widget in (label, self.why, self._hint):
            self.body.addWidget(widget)
        self._add_meter()
        self._cancel = self.add_button(self.tr("Cancel"), self.reject)
        self.go = self.add_button(self.tr("&Put it back"), self.restore, primary=True)
        self.resize(scaled(self, WIDTH), self.height())
        self._set_busy(False)
        self.why.setFocus()
        self.fit_soon()

    def restore(self) -> None:
        """Put it back; does nothing while something is missing."""
        if self._busy or not self.go.isEnabled():
            return
        renewed = self._made(self._restored, self.tr("The backup is being put back."))
        if renewed is not None:
            self._set_busy(False)
            self.accept()
            self.restored.emit(renewed)

    def _restored(self) -> Session:
        return self._session.restore_backup(
            self._backup.name,
            reason=printable(self.why.toPlainText()),
            progress=self.show_progress,
            by=self._session.me,
        )

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

    @override
    def _hold(self, busy: bool) -> None:
        self.why.setEnabled(not busy)
        self._cancel.setEnabled(not busy)
        self._look()
