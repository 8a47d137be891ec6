"""The log of everything that was done: found again, checked, printed, copied out, taken back."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.desk.history import EntryLine, HistoryDesk
from smdesk.desk.logbook import Fracture, Logbook, Place, broken_at
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk, stands
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.logbook import LogPages, LogRow
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.printing.logbook import log_sheet
from smdesk.printing.press import Sheet
from smdesk.system.outside import written_whole
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.history import HistoryPanel
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.printing import SheetOutput, why_not_written
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.settings.log_filters import LogFilters
from smdesk.ui.settings.section import Section

AT_A_TIME = 200
LEAST_ROWS_PX = 260
WHEN, WHO, LEAST_REASON, LEAST_BOTH = 154, 116, 96, 360
REASON = 3
"""The column that goes where there is no room for it; the reason then stands beside the task."""
REASONS_PART = 0.4
"""How much of what the day and the name leave is for the reason; the rest says what was done."""


class LogSection(Section):
    """The newest tasks first; the chosen one tells beneath what it changed."""

    follows: ClassVar[frozenset[Topic]] = frozenset({Topic.JOURNAL})
    widest: ClassVar[int] = 1000

    def __init__(
        self,
        history: HistoryDesk,
        logbook: Logbook,
        undo: UndoDesk,
        me: Member,
        parent: QWidget | None = None,
        *,
        output: Callable[["LogSection"], SheetOutput],
        imprint: Callable[..., Imprint],
        documents: Path,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """``output`` brings pages to paper; ``documents`` is offered for what is copied out."""
        super().__init__(parent)
        self._history, self._logbook, self._undo, self._me = history, logbook, undo, me
        self._imprint, self._documents = imprint, documents
        self._now = now or _utc_now
        self._lines: list[EntryLine] = []
        self._more_there = False
        self._sound: bool | None = None
        self.output = output(self)
        self.entitle(
            self.tr("The log"),
            self.tr("Who did what and when. It cannot be changed, only added to."),
        )
        self.field = FindField(self.tr("Find a name, a task or a reason"), self._filter, self)
        self.field.offer_to(self)
        self.table: DataTable[EntryLine] = DataTable(
            self.tr("Tasks"),
            [
                Column(self.tr("When"), _when, _when_words, width=WHEN),
                Column(self.tr("Who"), _who, width=WHO),
                Column(self.tr("What"), self._what),
                Column(self.tr("Reason"), _reason, width=LEAST_REASON),
            ],
            _number,
            self,
        )
        self.table.setMinimumHeight(LEAST_ROWS_PX)
        self.table.chosen.connect(self._show_chosen)
        self.filters = LogFilters(self)
        self.filters.changed.connect(self._look)
        self._changes = HistoryPanel(self, heading=self.tr("What it changed"))
        self._lay_out()
        self.refresh()

    @override
    def refresh(self) -> None:
        self._sound = None
        self.filters.show_people(self._logbook.people())
        self._read(max(AT_A_TIME, len(self._lines)))

    def show_more(self) -> None:
        """Show earlier tasks too."""
        self._read(len(self._lines) + AT_A_TIME)

    def take_back(self) -> None:
        """Take the chosen task back, if nothing rests on it and it is one that can be."""
        line = self.table.selected()
        if line is not None:
            with self.polite():
                self._undo.take_back(line.entry, by=self._me)
                self.notice(
                    self.tr("Taken back: {task}.").format(task=wording.did(line.entry.task))
                )

    def check(self) -> None:
        """Check the whole chain, and say where it does not hold."""
        problems = self._logbook.check()
        self._sound = not problems
        if not problems:
            head = self._imprint(by=self._me)
            words = self.tr("The log is as it was written: {count} entries, each signed.")
            ends = self.tr("Its check words are: {words}. A packet printed now has the same.")
            self.banner.say(
                words.format(count=wording.number(head.log_entries)),
                ends.format(words=head.check_words),
                tone=Tone.SUCCESS,
            )
            return
        places = broken_at(problems)
        what = self.tr("The log is not as it was written.")
        where = _place_words(self, places[0]) if places else self.tr("A record does not agree.")
        more = len(problems) - 1
        if more:
            where += " " + self.tr("Further places: {count}.").format(count=wording.number(more))
        why = self.tr("Open your latest copy beside it and compare; write nothing more into this.")
        self.banner.say(what, f"{where} {why}", tone=Tone.DANGER)
        announce(self, what, urgent=True)
        entry = places[0].entry if places else None
        if entry is not None:
            self._read(-1)
            self.table.select(entry.number)

    def print_shown(self) -> None:
        """Bring the tasks that are asked for to paper, after checking the chain."""
        self._sound = not self._logbook.check()
        name = self.tr("Log {day}.pdf").format(day=self._now().date().isoformat())
        self.output.print(self._pages, title=self.tr("Print the log"), name=name)

    def save_shown(self) -> None:
        """Save the tasks that are asked for as a PDF, after checking the chain."""
        self._sound = not self._logbook.check()
        name = self.tr("Log {day}.pdf").format(day=self._now().date().isoformat())
        self.output.save(self._pages, title=self.tr("Save the log as PDF"), name=name)

    def ask_where(self) -> None:
        """Ask where to copy the whole log to."""
        name = self.tr("Log {day}.jsonl").format(day=self._now().date().isoformat())
        ask_to_save(
            self,
            self.tr("Copy the log out"),
            self.export_to,
            suggested=self._documents / name,
            filters=self.tr("Log for checking elsewhere (*.jsonl)"),
        )

    def export_to(self, path: Path) -> None:
        """Copy the whole log to the file, for whoever wants to check it without smdesk."""
        self.banner.close_it()
        self._documents = path.parent
        try:
            with written_whole(path) as file:
                file.writelines(self._logbook.exported())
        except OSError as error:
            self.banner.say(
                self.tr("The log could not be copied there."),
                why_not_written(error),
                tone=Tone.DANGER,
                action=self.tr("Save elsewhere…"),
                then=self.ask_where,
            )
            return
        self.notice(self.tr("The log is copied to {name}.").format(name=path.name))

    # What is asked for.

    def _look(self) -> None:
        fault = self.filters.unreadable()
        if fault:
            self.banner.say(fault, tone=Tone.WARNING)
            return
        self.banner.close_it()
        self._read(AT_A_TIME)

    def _read(self, count: int) -> None:
        asked = count + 1 if count >= 0 else -1
        lines = self._logbook.lines(self.filters.wanted(), asked, zone=OwnZone())
        self._more_there = 0 <= count < len(lines)
        self._lines = lines[:count] if count >= 0 else lines
        self._more.setVisible(self._more_there)
        self._filter()

    def _filter(self) -> None:
        if self.field.text() and self._more_there:
            # Words are looked for in the whole log, not only in what happens to be shown.
            self._read(-1)
            return
        shown = self._shown()
        self.table.show_records(shown)
        words = self.tr("{shown} of {all} tasks")
        self._count.setText(words.format(shown=len(shown), all=len(self._lines)))
        self._show_chosen()

    def _shown(self) -> list[EntryLine]:
        return [line for line in self._lines if self.field.matches(self._said(line))]

    def _pages(self) -> Sheet:
        if self._more_there:
            self._read(-1)
        wanted = self.filters.wanted()
        person, area = self.filters.words()
        rows = [
            LogRow(line.entry.number, line.entry.at, line.who, what_words(line), line.entry.reason)
            for line in reversed(self._shown())
        ]
        return log_sheet(
            LogPages(
                imprint=self._imprint(by=self._me),
                rows=tuple(rows),
                person=person,
                area=area,
                since=wanted.since,
                until=wanted.until,
                sound=self._sound,
            ),
            zone=OwnZone(),
        )

    def _show_chosen(self) -> None:
        line = self.table.selected()
        self._take_back.setEnabled(line is not None and not stands(line.entry))
        self._changes.setVisible(line is not None)
        if line is not None:
            self._changes.show_changes(self._history.within(line.entry), self._now())

    def _share_room(self) -> None:
        left = self.table.viewport().width() - sum(map(self.table.columnWidth, (0, 1)))
        reason = max(scaled(self, LEAST_REASON), round(left * REASONS_PART))
        self.table.setColumnWidth(REASON, reason)
        self.table.setColumnHidden(REASON, left < scaled(self, LEAST_BOTH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The table has its new width only once this one is laid out.
        QTimer.singleShot(0, self, self._share_room)

    def _what(self, line: EntryLine) -> str:
        if self.table.isColumnHidden(REASON) and line.entry.reason:
            return f"{what_words(line)} · {line.entry.reason}"
        return what_words(line)

    def _said(self, line: EntryLine) -> tuple[str, ...]:
        return _when_words(line), line.who, what_words(line), line.entry.reason

    def _lay_out(self) -> None:
        self._count = Label("", self, type=Type.META)
        self._more = Button(self.tr("Show &earlier ones"), self, then=self.show_more)
        self._take_back = Button(
            self.tr("&Take this back"), self, then=self.take_back, icon="undo-2"
        )
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self._more)
        row.addWidget(self._take_back)
        tools = QWidget(self)
        flow = Flow(tools, spacing=8)
        for button in (
            Button(self.tr("Chec&k the log"), self, then=self.check, icon="shield"),
            Button(self.tr("&Print"), self, then=self.print_shown, icon="printer"),
            Button(self.tr("Save as PD&F…"), self, then=self.save_shown),
            Button(self.tr("&Copy it out…"), self, then=self.ask_where, icon="download"),
        ):
            flow.addWidget(button)
        self.add(tools)
        self.add(self.field)
        self.add(self.filters)
        self.add(self.table, 2)
        self.column.addLayout(row)
        self.add(self._changes)
        self.column.addStretch(0)


def what_words(line: EntryLine) -> str:
    """Return what was done to which kind of thing, as in ``Changed an account``."""
    kind, dot, _ = line.entry.task.partition(".")
    what = wording.about(line.entry.task) or (wording.kind_name(kind) if dot else "")
    return f"{what}: {wording.did(line.entry.task)}" if what else wording.task(line.entry.task)


def _place_words(section: LogSection, place: Place) -> str:
    """Return in words where the chain does not hold, and how."""
    how = {
        Fracture.MISSING: section.tr("does not follow from the one before it: one is missing"),
        Fracture.ALTERED: section.tr("says something else than when it was written"),
        Fracture.UNSIGNED: section.tr("is not signed by whoever it says did it"),
    }[place.why]
    if place.entry is None:
        words = section.tr("The computer's entry {number} {how}.")
        return words.format(number=wording.number(place.sequence), how=how)
    words = section.tr("Entry {number} of {when} {how}.")
    return words.format(
        number=wording.number(place.entry.number), when=wording.moment(place.entry.at), how=how
    )


def _when(line: EntryLine) -> datetime:
    return line.entry.at


def _when_words(line: EntryLine) -> str:
    return wording.moment(line.entry.at)


def _who(line: EntryLine) -> str:
    return line.who


def _reason(line: EntryLine) -> str:
    return line.entry.reason


def _number(line: EntryLine) -> int:
    return line.entry.number


def _utc_now() -> datetime:
    return datetime.now(UTC)
