"""Brings events in from a calendar file or a table, after a look at each of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.occasions import EventLine, FoundEvents, Standing, Trouble
from smdesk.domain.records import SmdeskError
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.files import ask_to_open
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.plan.parts import Planning

MOST_BYTES = 64_000_000
STANDINGS = {
    Standing.NEW: QT_TRANSLATE_NOOP("Plan", "New"),
    Standing.CHANGED: QT_TRANSLATE_NOOP("Plan", "Changed"),
    Standing.THERE_ALREADY: QT_TRANSLATE_NOOP("Plan", "There already"),
    Standing.NOT_USABLE: QT_TRANSLATE_NOOP("Plan", "Left out"),
}
TROUBLES = {
    Trouble.NO_TITLE: QT_TRANSLATE_NOOP("Plan", "it has no title"),
    Trouble.NO_DAY: QT_TRANSLATE_NOOP("Plan", "it has no day"),
    Trouble.NOT_A_DAY: QT_TRANSLATE_NOOP("Plan", "its day is none, or could be two"),
    Trouble.NOT_A_TIME: QT_TRANSLATE_NOOP("Plan", "its time is none"),
    Trouble.ENDS_FIRST: QT_TRANSLATE_NOOP("Plan", "it ends before it begins"),
    Trouble.SKIPPED_HOUR: QT_TRANSLATE_NOOP("Plan", "the clocks jump over that hour"),
    Trouble.REPEATS_OTHERWISE: QT_TRANSLATE_NOOP("Plan", "of its rule the first day alone"),
    Trouble.TOO_LONG: QT_TRANSLATE_NOOP("Plan", "it is too long for an event"),
    Trouble.SHIFTED: QT_TRANSLATE_NOOP("Plan", "it has more cells than columns"),
}


class BringEvents(Dialog):
    """Shows what a file holds and what would become of it; nothing is kept before the button."""

    def __init__(
        self, planning: Planning, parent: QWidget, *, then: Callable[[str], object]
    ) -> None:
        """``then`` gets the sentence that says what was brought in."""
        super().__init__(self.tr("Bring in events"), parent)
        self._planning, self._then, self._over = planning, then, parent
        self._name = ""
        self._lines: Sequence[EventLine] = ()
        self.words = Label("", self, type=Type.META)
        self.words.setWordWrap(True)
        self.table: DataTable[EventLine] = DataTable(
            self.tr("Events in the file"),
            (
                Column(self.tr("What becomes of it"), _fate, width=250),
                Column(self.tr("Day"), lambda one: one.found.first, _day, width=130),
                Column(self.tr("Event"), lambda one: one.found.title),
                Column(self.tr("Place"), lambda one: one.found.place, width=140),
            ),
            key=lambda one: one.found.number,
            parent=self,
        )
        self.table.setMinimumSize(scaled(self, 700), scaled(self, 300))
        self.body.addWidget(self.words)
        self.body.addWidget(self.table, 1)
        self.add_button(self.tr("Cancel"), self.reject)
        self.take = self.add_button(self.tr("Bring in"), self.bring_in, primary=True)

    def ask(self) -> None:
        """Ask for the file; what it holds is shown then."""
        filters = self.tr("Calendars and tables (*.ics *.csv *.txt);;All files (*)")
        ask_to_open(self._over, self.tr("Choose a calendar or a table"), self.show_file,
                    filters=filters)  # fmt: skip

    def show_file(self, path: Path) -> None:
        """Show what the file holds, or why it cannot be read."""
        self._name, self._lines = path.name, ()
        self.open()
        data = _bytes_of(path)
        if data is None:
            self.banner.say(
                self.tr("{file} cannot be read.").format(file=path.name),
                self.tr("It may be open in another program, too large, or not be yours to read."),
                tone=Tone.WARNING,
            )
            self._show()
            return
        try:
            self.take_events(self._planning.occasions.found_in(data))
        except SmdeskError as error:
            self.tell(error)
            self._show()

    def take_events(self, found: FoundEvents) -> None:
        """Show the events that were found."""
        self._lines = self._planning.occasions.preview(found, self._name)
        self._show()

    def bring_in(self) -> None:
        """Keep what is new or changed, and say so."""
        try:
            result = self._planning.occasions.bring_in(self._lines, by=self._planning.me)
        except SmdeskError as error:
            self.tell(error)
            return
        words = self.tr("{new} new events, {changed} changed, {left} left as they are.")
        self._then(words.format(new=result.new, changed=result.changed, left=result.left_out))
        self.accept()

    def _show(self) -> None:
        self.table.show_records(self._lines)
        count = {one: sum(line.standing is one for line in self._lines) for one in Standing}
        parts = [f"{_tr(STANDINGS[one])}: {wording.number(n)}" for one, n in count.items() if n]
        nothing = self.tr("Nothing in {file} can be brought in.").format(file=self._name)
        self.words.setText(" · ".join(parts) if self._lines else nothing)
        usable = count[Standing.NEW] + count[Standing.CHANGED]
        self.take.setEnabled(usable > 0)
        if usable == 0 and self._lines:
            self.words.setText(" · ".join((*parts, self.tr("Nothing here is new."))))
        self.fit_soon()


def _bytes_of(path: Path) -> bytes | None:
    """Return what is in the file; None for one that cannot be read, or is too large."""
    try:
        return path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError:
        return None


def _fate(line: EventLine) -> str:
    troubles = [_tr(TROUBLES[one]) for one in line.found.troubles]
    fate = _tr(STANDINGS[line.standing])
    return f"{fate}: {', '.join(troubles)}" if troubles else fate


def _day(line: EventLine) -> str:
    return wording.day(line.found.first) if line.found.first else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
