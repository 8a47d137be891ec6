"""What is done to a round: points noted, shortcomings put right, the round closed or removed."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject

from smdesk.desk.audits import AuditsDesk
from smdesk.domain.audits import Audit, Outcome, Point
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.audits import dialogs
from smdesk.ui.audits.dialogs import Wanting
from smdesk.ui.audits.sheet import SheetPane
from smdesk.ui.kit import wording
from smdesk.ui.kit.view import View

FIX_DAYS = 14


class RoundTasks(QObject):
    """Asks what has to be asked and lets the desk do it; the screen tells of it."""

    def __init__(
        self,
        desk: AuditsDesk,
        me: Member,
        sheet: SheetPane,
        view: View,
        *,
        today: Callable[[], date],
        say: Callable[[str], object],
    ) -> None:
        """``say`` tells what was done, with the way back."""
        super().__init__(view)
        self._desk, self._me, self._sheet, self._view = desk, me, sheet, view
        self._today, self._say = today, say

    def close(self) -> None:
        """Ask what came of the round, and close it."""
        shown = self._sheet.sheet
        if shown is None or shown.audit.closed:
            return
        dialog = dialogs.words_dialog(
            self.tr("Close {name}").format(name=shown.audit.name),
            self.tr("&What came of it"),
            self.tr("&Close the round"),
            partial(self._close, shown.audit.id),
            self._view,
            help=self.tr("It is kept with the round and printed on its sheet."),
        )
        dialog.open()

    def remove(self) -> None:
        """Ask why the round is to go, and put it in the bin."""
        shown = self._sheet.sheet
        if shown is None:
            return
        if shown.audit.closed:
            with self._view.polite():
                self._desk.remove(shown.audit.id, reason="", by=self._me)
            return
        dialog = dialogs.words_dialog(
            self.tr("Remove {name}").format(name=shown.audit.name),
            self.tr("&Why it goes"),
            self.tr("&Remove"),
            partial(self._remove, shown.audit),
            self._view,
        )
        dialog.open()

    def note(self, outcome: Outcome) -> None:
        """Note the outcome for the chosen point, and go on to the next open one."""
        line = self._sheet.chosen()
        if line is not None:
            self._note([(line.account, line.point)], outcome)

    def note_rest(self) -> None:
        """Note that everything still open in the chosen account is in order."""
        line, shown = self._sheet.chosen(), self._sheet.sheet
        if line is None or shown is None:
            return
        points = [
            (one.account, one.point)
            for one in shown.checks
            if one.account == line.account and one.check is None
        ]
        if points:
            self._note(points, Outcome.IN_ORDER)

    def find_wanting(self) -> None:
        """Ask what is not in order at the chosen point."""
        line = self._sheet.chosen()
        if line is None:
            return
        title = self.tr("{account}: {point}").format(
            account=line.name, point=wording.name(line.point)
        )
        dialog = dialogs.wanting_dialog(
            title,
            self._today() + timedelta(days=FIX_DAYS),
            partial(self._keep_wanting, line.account, line.point),
            self._view,
        )
        dialog.open()

    def put_right(self, shortcoming: RecordId) -> None:
        """Ask how it was put right."""
        dialog = dialogs.words_dialog(
            self.tr("Put right"),
            self.tr("&What was done about it"),
            self.tr("&Save"),
            partial(self._fix, shortcoming),
            self._view,
        )
        dialog.open()

    def _close(self, audit: RecordId, summary: str, reason: str) -> None:
        closed = self._desk.close(audit, summary, reason=reason, by=self._me)
        self._say(self.tr("{name} is closed.").format(name=closed.name))

    def _remove(self, audit: Audit, why: str, _reason: str) -> None:
        self._desk.remove(audit.id, reason=why, by=self._me)
        self._say(self.tr("{name} is in the bin.").format(name=audit.name))

    def _note(self, points: list[tuple[RecordId, Point]], outcome: Outcome) -> None:
        shown, auditor = self._sheet.sheet, self._sheet.who()
        if shown is None or auditor is None:
            return
        with self._view.polite():
            self._desk.note(shown.audit.id, points, outcome, auditor=auditor, by=self._me)
            self._sheet.go_to_open()

    def _keep_wanting(
        self, account: RecordId, point: Point, wanting: Wanting, _reason: str
    ) -> None:
        shown, auditor = self._sheet.sheet, self._sheet.who()
        if shown is None or auditor is None:
            return
        self._desk.find_wanting(
            shown.audit.id,
            account,
            point,
            what=wanting.what,
            gravity=wanting.gravity,
            fix_by=wanting.fix_by,
            auditor=auditor,
            by=self._me,
        )
        self._sheet.go_to_open()

    def _fix(self, shortcoming: RecordId, remedy: str, _reason: str) -> None:
        self._desk.fix(shortcoming, remedy, by=self._me)
        self._say(self.tr("Put right."))
