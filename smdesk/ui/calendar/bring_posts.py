"""Brings posts in from a table or a calendar, after a look at each row; all become drafts."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from smdesk.desk.plan_import import (
    PlanImportDesk,
    PlanLine,
    PlanTable,
    RowTrouble,
    Why,
    looked_at,
)
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.calendar.bring_columns import Columns
from smdesk.ui.calendar.bring_looking import Looking, NotWantedError
from smdesk.ui.calendar.looks import clock_words
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.files import ask_to_open
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.meter import Meter
from smdesk.ui.kit.reading import read_whole, tell_unread
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

WIDTH = 900
AT_ONCE = 400
"""Rows that are looked at before anybody could see that it takes time."""
TOLD_EVERY_MS = 60
TROUBLES: Mapping[RowTrouble | Why, str] = {
    RowTrouble.NOTHING: QT_TRANSLATE_NOOP("Calendar", "it has neither a title nor a text"),
    RowTrouble.NOT_A_DAY: QT_TRANSLATE_NOOP("Calendar", "its day is none, or could be two"),
    RowTrouble.NOT_A_TIME: QT_TRANSLATE_NOOP("Calendar", "its time is none"),
    RowTrouble.TIME_ALONE: QT_TRANSLATE_NOOP("Calendar", "it has a time but no day"),
    RowTrouble.NOT_A_LINK: QT_TRANSLATE_NOOP("Calendar", "its link is no web address"),
    RowTrouble.TOO_LONG: QT_TRANSLATE_NOOP("Calendar", "it is too long for a post"),
    RowTrouble.SHIFTED: QT_TRANSLATE_NOOP("Calendar", "it has more cells than columns"),
    Why.NO_CHANNEL: QT_TRANSLATE_NOOP("Calendar", "it names no channel"),
    Why.UNKNOWN_CHANNEL: QT_TRANSLATE_NOOP("Calendar", "no channel here is called {names}"),
    Why.GONE_BY: QT_TRANSLATE_NOOP("Calendar", "its time is past"),
    Why.SKIPPED_HOUR: QT_TRANSLATE_NOOP("Calendar", "the clocks jump over that hour"),
    Why.THERE_ALREADY: QT_TRANSLATE_NOOP("Calendar", "it is there already"),
}


class BringPosts(Dialog):
    """Shows what a table would come to; nothing is kept before the button is pressed."""

    def __init__(
        self,
        desk: PlanImportDesk,
        me: Member,
        channels: Mapping[RecordId, str],
        background: Background,
        parent: QWidget,
        *,
        then: Callable[[str], object],
    ) -> None:
        """``then`` gets the sentence that says what was brought in."""
        super().__init__(self.tr("Bring in posts"), parent)
        self._desk, self._me, self._over = desk, me, parent
        self._background, self._then = background, then
        self._name = ""
        self._table: PlanTable | None = None
        self._lines: list[PlanLine] = []
        self.words = Label("", self, type=Type.META)
        self.words.setWordWrap(True)
        self.columns = Columns(channels, self)
        self.columns.placed.connect(self._placed)
        self.columns.named.connect(self._look)
        self.table: DataTable[PlanLine] = DataTable(
            self.tr("Rows of the table"),
            (
                Column(self.tr("What becomes of it"), _fate, width=320),
                Column(self.tr("Line"), lambda one: one.number, width=60, numeric=True),
                Column(self.tr("When"), lambda one: one.at, _when, width=170),
                Column(self.tr("Channels"), lambda one: ", ".join(one.row.channels), width=150),
                Column(self.tr("Title"), lambda one: one.title),
            ),
            key=lambda one: one.number,
            parent=self,
        )
        self.table.setMinimumHeight(scaled(self, 200))
        self.setMinimumWidth(scaled(self, WIDTH))
        self._looking: Looking | None = None
        self._telling = QTimer(self)
        self._telling.setInterval(TOLD_EVERY_MS)
        self._telling.timeout.connect(self._tell_how_far)
        self.meter = Meter(self.tr("How far it has come"), self)
        self.meter.hide()
        self.body.addWidget(self.columns)
        self.body.addWidget(self.words)
        self.body.addWidget(self.meter)
        self.body.addWidget(self.table, 1)
        self.add_button(self.tr("Cancel"), self.reject)
        self.take = self.add_button(self.tr("Bring in as drafts"), self.bring_in, primary=True)
        self.take.setEnabled(False)

    def ask(self) -> None:
        """Ask for the file; what it holds is shown then."""
        filters = self.tr("Tables and calendars (*.csv *.tsv *.txt *.ics);;All files (*)")
        ask_to_open(self._over, self.tr("Choose a table or a calendar of posts"), self.show_file,
                    filters=filters)  # fmt: skip

    def show_file(self, path: Path) -> None:
        """Read the file, and show what it holds or why it cannot be read."""
        self._name = path.name
        for part in (self.columns, self.table):
            part.hide()
        self.words.setText(self.tr("Reading {file}…").format(file=path.name))
        self.open()
        self._background.run(
            partial(_read, path, self._desk.reader()), self.show_table, self._failed
        )

    def show_table(self, table: PlanTable) -> None:
        """Show the rows, with the columns as they seem to be meant."""
        self._table = table
        for part in (self.columns, self.table):
            part.show()
        self.columns.show_table(table.heads, table.guess())
        self._placed()

    def bring_in(self) -> None:
        """Keep the rows that can be taken, and say so."""
        self.words.setText(self.tr("Putting the drafts into the cabinet…"))
        self.words.repaint()
        self.meter.show()
        try:
            result = self._desk.bring_in(self._lines, by=self._me, progress=self._kept)
        except SmdeskError as error:
            self.tell(error)
            return
        finally:
            self.meter.hide()
        words = self.tr("{drafts} drafts brought in from {file}, {left} rows left out.")
        drafts, left = wording.number(result.drafts), wording.number(result.left_out)
        self._then(words.format(drafts=drafts, left=left, file=self._name))
        self.accept()

    def _placed(self) -> None:
        """Read the rows anew, and ask about the names that they bring."""
        self._look_at({}, self._show_anew)

    def _look(self) -> None:
        self._look_at(self.columns.known(), self._show)

    def _look_at(
        self, known: Mapping[str, RecordId], then: Callable[[list[PlanLine]], object]
    ) -> None:
        """Look at the rows, many of them on the other thread; what was looked for is dropped."""
        self._stop()
        if self._table is None:
            return
        table, places, ground = self._table, self.columns.places(), self._desk.ground(known)
        if len(table.lines) <= AT_ONCE:
            then(looked_at(table, places, ground))
            return
        self._looking = looking = Looking(table, places, ground, then)
        self.take.setEnabled(False)
        self.table.setEnabled(False)
        self.meter.show_part(0)
        self.meter.show()
        self._telling.start()
        self._tell_how_far()
        self._background.run(looking.look, self._looked, self._not_looked)

    def _looked(self, looking: Looking) -> None:
        if looking is self._looking:
            self._stop()
            looking.then(looking.lines)

    def _not_looked(self, error: Exception) -> None:
        if not isinstance(error, NotWantedError):
            self._stop()
            raise error

    def _stop(self) -> None:
        """Let go of a look that is under way."""
        if self._looking is not None:
            self._looking.wanted = False
        self._looking = None
        self._telling.stop()
        self.meter.hide()
        self.table.setEnabled(True)

    def _tell_how_far(self) -> None:
        looking = self._looking
        if looking is None or self._table is None:
            return
        rows = len(self._table.lines) - 1
        self.meter.show_part(looking.rows / rows)
        self.words.setText(self.tr("Looking at row {row} of {rows}…").format(
            row=wording.number(looking.rows), rows=wording.number(rows)
        ))  # fmt: skip

    def _kept(self, done: int, of: int) -> None:
        self.meter.show_part(done / of)
        self.meter.repaint()

    def _show_anew(self, lines: list[PlanLine]) -> None:
        """Show the rows, and ask about the names that they bring."""
        self.columns.show_names(name for line in lines for name in line.unknown)
        self._show(lines)
        self.fit_soon()

    @override
    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _show(self, lines: list[PlanLine]) -> None:
        self._lines = lines
        self.table.show_records(lines)
        taken = [line for line in lines if line.taken]
        drafts = sum(len(line.channels) for line in taken)
        self.take.setEnabled(bool(taken))
        if not taken:
            self.words.setText(self.tr("Nothing in {file} can be brought in as it is read now.")
                               .format(file=self._name))  # fmt: skip
            return
        parts = [
            self.tr("Rows that become drafts: {count}").format(count=wording.number(len(taken))),
            self.tr("drafts: {count}").format(count=wording.number(drafts)),
            self.tr("left out: {count}").format(count=wording.number(len(lines) - len(taken))),
        ]
        words = " · ".join(parts)
        if any(line.row.media for line in taken):
            words += " · " + self.tr("Pictures stay outside; their names go into the notes.")
        self.words.setText(words)

    def _failed(self, error: Exception) -> None:
        self.words.setText("")
        tell_unread(self, self._name, error)


def _read(path: Path, table_of: Callable[[bytes], PlanTable]) -> PlanTable:
    """Return the table in the file; raises OSError and ImporterError."""
    return table_of(read_whole(path))


def _fate(line: PlanLine) -> str:
    if line.taken:
        count = len(line.channels)
        words = _tr("A draft") if count == 1 else _tr("{count} drafts")
        return words.format(count=wording.number(count))
    names = wording.listed(line.unknown)
    said = (_tr(TROUBLES[one]).format(names=names) for one in line.troubles)
    return _tr("Left out: {why}").format(why=", ".join(said))


def _when(line: PlanLine) -> str:
    row = line.row
    if row.day is None:
        return ""
    day = wording.day(row.day)
    return day if row.clock is None else f"{day}, {clock_words(row.clock)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
