"""The preview of a series: its coming days, what each would become, and days that are left out."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from smdesk.desk.series import SeriesLine
from smdesk.domain.records import SmdeskError
from smdesk.domain.series import Made, PostSeries
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.day import DayEdit, UnreadableDayError
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.saying import saying
from smdesk.ui.kit.table import DataTable
from smdesk.ui.kit.view import View
from smdesk.ui.plan.parts import Planning

AHEAD = timedelta(days=56)
"""So far ahead drafts are proposed."""
SIZE = (560, 520)


class MakeDrafts(Dialog):
    """Shows the days up to one, and makes the drafts that there are not."""

    def __init__(
        self, planning: Planning, series: PostSeries, say: Callable[[str], object], view: View
    ) -> None:
        super().__init__(_tr("Drafts of {series}").format(series=series.name), view)
        self._planning, self._series, self._say_done = planning, series, say
        self._desk = planning.plans.series
        until = planning.today() + AHEAD
        self.until = DayEdit(self)
        self.until.set_day(until if series.until is None else min(until, series.until))
        self.until.setAccessibleName(_tr("Make drafts until"))
        self.until.textChanged.connect(self._look)
        label = Label(_tr("Make drafts &until"), self)
        label.setBuddy(self.until)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.until)
        row.addStretch(1)
        self.body.addLayout(row)
        self.table: DataTable[SeriesLine] = DataTable(
            _tr("Days of the series"),
            [
                Column(_tr("Day"), lambda n: n.day, _day_words),
                Column(_tr("Time"), lambda _: series.clock, width=80),
                Column(_tr("What it becomes"), lambda n: wording.name(n.made), width=160),
            ],
            lambda n: n.day,
            self,
        )
        self.table.chosen.connect(self._may_skip)
        self.body.addWidget(self.table, 1)
        self.leave_out = self.add_button(_tr("&Leave the day out"), self.skip)
        self.add_button(_tr("Cancel"), self.reject)
        self.take: Button = self.add_button(_tr("&Make drafts"), self.make, primary=True)
        self.resize(scaled(self, SIZE[0]), scaled(self, SIZE[1]))
        self._look()

    def make(self) -> None:
        """Make the drafts up to the day."""
        day = self._day()
        if day is None:
            return
        try:
            made = self._desk.make(self._series.id, day, saying=saying, by=self._planning.me)
        except SmdeskError as error:
            self.tell(error)
            return
        self.accept()
        words = _tr("One draft is made.")
        if len(made) != 1:
            words = _tr("{count} drafts are made.").format(count=wording.number(len(made)))
        self._say_done(words)

    def skip(self) -> None:
        """Leave the chosen day out."""
        line = self.table.selected()
        if line is None:
            return
        try:
            self._series = self._desk.skip(self._series.id, line.day, by=self._planning.me)
        except SmdeskError as error:
            self.tell(error)
        self._look()

    def _day(self) -> date | None:
        try:
            return self.until.day()
        except UnreadableDayError:
            return None

    def _look(self) -> None:
        day = self._day()
        lines = [] if day is None else self._desk.preview(self._series, day)
        self.table.show_records(lines)
        new = sum(line.made is Made.NEW for line in lines)
        words = _tr("&Make one draft")
        if new != 1:
            words = _tr("&Make {count} drafts").format(count=wording.number(new))
        self.take.set_words(words)
        self.take.setEnabled(new > 0)
        self._may_skip()

    def _may_skip(self) -> None:
        line = self.table.selected()
        self.leave_out.setEnabled(line is not None and line.made in {Made.NEW, Made.THERE})

    @override
    def fit_soon(self) -> None:
        """Keep the height: the table scrolls."""


def _day_words(line: SeriesLine) -> str:
    return f"{wording.weekday(line.day)} {wording.day(line.day)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
