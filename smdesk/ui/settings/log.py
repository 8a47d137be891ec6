"""The log of everything that was done, what each task changed, and the way back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from smdesk.desk.history import EntryLine, HistoryDesk
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk, stands
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.history import HistoryPanel
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable
from smdesk.ui.settings.section import Section

AT_A_TIME = 200
LEAST_ROWS_PX = 260


class LogSection(Section):
    """The newest tasks first; the chosen one tells beneath what it changed."""

    follows: ClassVar[frozenset[Topic]] = frozenset({Topic.JOURNAL})
    widest: ClassVar[int] = 1000

    def __init__(
        self,
        history: HistoryDesk,
        undo: UndoDesk,
        me: Member,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._history, self._undo, self._me = history, undo, me
        self._now = now or _utc_now
        self._lines: list[EntryLine] = []
        self._more_there = False
        self.entitle(
            self.tr("The log"),
            self.tr("Who did what and when. It cannot be changed, only added to."),
        )
        self.field = FindField(self.tr("Find a name, a task or a reason"), self._filter, self)
        self.field.offer_to(self)
        self.table: DataTable[EntryLine] = DataTable(
            self.tr("Tasks"),
            [
                Column(self.tr("When"), _when, _when_words, width=150),
                Column(self.tr("Who"), _who, width=140),
                Column(self.tr("What"), self._what),
                Column(self.tr("Reason"), _reason),
            ],
            _number,
            self,
        )
        self.table.setMinimumHeight(LEAST_ROWS_PX)
        self.table.chosen.connect(self._show_chosen)
        self._count = Label("", self, type=Type.META)
        self._more = Button(self.tr("Show &earlier ones"), self, then=self.show_more)
        self._take_back = Button(
            self.tr("&Take this back"), self, then=self.take_back, icon="undo-2"
        )
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self._more)
        row.addWidget(self._take_back)
        held = QVBoxLayout()
        held.addLayout(row)
        self._changes = HistoryPanel(self, heading=self.tr("What it changed"))
        self.add(self.field)
        self.add(self.table, 2)
        self.column.addLayout(held)
        self.add(self._changes)
        self.column.addStretch(0)
        self.refresh()

    @override
    def refresh(self) -> None:
        count = max(AT_A_TIME, len(self._lines))
        self._read(self._history.latest(count + 1), count)

    def show_more(self) -> None:
        """Show earlier tasks too."""
        count = len(self._lines) + AT_A_TIME
        self._read(self._history.latest(count + 1), count)

    def take_back(self) -> None:
        """Take the chosen task back, if nothing rests on it and it is one that can be."""
        line = self.table.selected()
        if line is not None:
            with self.polite():
                self._undo.take_back(line.entry, by=self._me)
                self.notice(
                    self.tr("Taken back: {task}.").format(task=wording.did(line.entry.task))
                )

    def _read(self, lines: list[EntryLine], count: int) -> None:
        self._more_there = len(lines) > count
        self._lines = lines[:count]
        self._more.setVisible(self._more_there)
        self._filter()

    def _filter(self) -> None:
        shown = [line for line in self._lines if self.field.matches(self._said(line))]
        self.table.show_records(shown)
        words = self.tr("{shown} of {all} tasks")
        self._count.setText(words.format(shown=len(shown), all=len(self._lines)))
        self._show_chosen()

    def _show_chosen(self) -> None:
        line = self.table.selected()
        self._take_back.setEnabled(line is not None and not stands(line.entry))
        self._changes.setVisible(line is not None)
        if line is not None:
            self._changes.show_changes(self._history.within(line.entry), self._now())

    def _what(self, line: EntryLine) -> str:
        return what_words(line)

    def _said(self, line: EntryLine) -> tuple[str, ...]:
        return _when_words(line), line.who, what_words(line), line.entry.reason


def what_words(line: EntryLine) -> str:
    """Return what was done to which kind of thing, as in ``Changed an account``."""
    kind, _, _ = line.entry.task.partition(".")
    what = wording.kind_name(kind)
    return f"{what}: {wording.did(line.entry.task)}" if what else wording.task(line.entry.task)


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
