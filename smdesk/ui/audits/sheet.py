"""The right side of the audits: every point of the chosen round, and what was found wanting."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from smdesk.domain.audits import AuditSheet, CheckLine, Outcome, Point, ShortcomingLine
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.header import PageHeader
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable
from smdesk.ui.kit.tokens import Tone

LEAST_ROWS_PX = 300


class SheetPane(QWidget):
    """Shows one round; what is pressed here is done by the screen."""

    noting = Signal(object)
    """An Outcome was pressed for the chosen point."""
    wanting = Signal()
    """The chosen point is not in order."""
    whole = Signal()
    """Everything still open in the chosen account is in order."""
    fixing = Signal(object)
    """A Shortcoming was put right."""

    def __init__(self, parent: QWidget, *, banner: Banner) -> None:
        super().__init__(parent)
        self.sheet: AuditSheet | None = None
        self.header = PageHeader("", self)
        self.page = Page(self)
        self.table: DataTable[CheckLine] = DataTable(
            self.tr("What to look at"),
            [
                Column(self.tr("Account"), lambda c: c.name, width=116),
                Column(self.tr("What to look at"), _order, _point),
                Column(self.tr("Result"), _rank, self._outcome, width=116),
                Column(self.tr("Seen by"), lambda c: c.auditor or None, _seen_by, width=152),
            ],
            _key,
            self,
        )
        self.table.setMinimumHeight(scaled(self, LEAST_ROWS_PX))
        self.table.chosen.connect(self._look)
        self.table.opened.connect(self._note_in_order)
        self.auditor = QuietComboBox(self)
        self.auditor.setAccessibleName(self.tr("Auditor"))
        self.note = Label("", self, tone="muted")
        self.found = Card(self.tr("Found wanting"), self)
        self.summary = Card(self.tr("What came of it"), self)
        self._buttons = self._make_buttons()
        self._none = Empty(
            self.tr("Choose a round at the left to see what has been looked at."),
            self,
            icon="shield",
        )
        self._lay_out(banner)
        self.clear()

    def show_sheet(self, sheet: AuditSheet, auditors: dict[RecordId, str], today: date) -> None:
        """Show the round; ``auditors`` are those of its group, the likeliest first."""
        before = self.auditor.currentData()
        other = self.sheet is None or self.sheet.audit.id != sheet.audit.id
        self.sheet = sheet
        self.auditor.clear()
        for person, name in auditors.items():
            self.auditor.addItem(name, person)
        place = self.auditor.findData(before)
        self.auditor.setCurrentIndex(max(place, 0) if not other else 0)
        self.table.show_records(sheet.checks)
        if other:
            self.go_to_open()
        self._tools.setVisible(not sheet.audit.closed)
        self._show_found(sheet, today)
        self._show_summary(sheet)
        self._look()
        self._pages.setCurrentIndex(1)

    def clear(self) -> None:
        """Show no round."""
        self.sheet = None
        self._pages.setCurrentIndex(0)

    def chosen(self) -> CheckLine | None:
        """Return the chosen point, if any."""
        return self.table.selected()

    def who(self) -> RecordId | None:
        """Return the auditor who is chosen."""
        person = self.auditor.currentData()
        return RecordId(person) if person else None

    def go_to_open(self) -> None:
        """Choose the next point that nobody has looked at, after the chosen one if there is any."""
        rows = self.table.records
        current = self.table.selected()
        start = rows.index(current) if current in rows else 0
        for line in (*rows[start:], *rows[:start]):
            if line.check is None:
                self.table.select(_key(line))
                return
        if current is None and rows:
            self.table.select(_key(rows[0]))

    def _note_in_order(self) -> None:
        if self.sheet is not None and not self.sheet.audit.closed:
            self.noting.emit(Outcome.IN_ORDER)

    def _note_not_possible(self) -> None:
        self.noting.emit(Outcome.NOT_POSSIBLE)

    def _make_buttons(self) -> tuple[Button, ...]:
        in_order = Button(self.tr("&In order"), self, then=self._note_in_order, icon="check")
        in_order.setToolTip(QKeySequence(Qt.Key.Key_Return).toString())
        return (
            in_order,
            Button(self.tr("Not in or&der…"), self, then=self.wanting.emit, icon="triangle-alert"),
            Button(self.tr("Could not &look"), self, then=self._note_not_possible),
            Button(self.tr("&Rest of the account in order"), self, then=self.whole.emit),
        )

    def _look(self) -> None:
        line = self.chosen()
        there = line is not None
        for button in self._buttons:
            button.setEnabled(there)
        note = line.check.note if line is not None and line.check is not None else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _show_found(self, sheet: AuditSheet, today: date) -> None:
        self.found.clear()
        self.found.setVisible(bool(sheet.shortcomings))
        count = sum(one.shortcoming.fixed_on is None for one in sheet.shortcomings)
        self.found.set_heading(self.tr("Found wanting"), wording.number(count) if count else "")
        for line in sheet.shortcomings:
            self._add_found(line, today)

    def _add_found(self, line: ShortcomingLine, today: date) -> None:
        wanting = line.shortcoming
        if wanting.fixed_on is not None:
            words = self.tr("{what} Put right on {day}: {remedy}").format(
                what=wanting.what, day=wording.day(wanting.fixed_on), remedy=wanting.remedy
            )
            buttons: list[QWidget] = [Chip(self.tr("Put right"), Tone.SUCCESS, self)]
        else:
            words = self.tr("{what} To be put right by {day}.").format(
                what=wanting.what, day=wording.day(wanting.fix_by)
            )
            late = wanting.fix_by < today
            tone = Tone.DANGER if late else Tone.WARNING
            gravity = self.tr("Overdue") if late else wording.name(wanting.gravity)
            fix = Fix(wanting.id, line.account, self)
            fix.fixed.connect(self.fixing)
            buttons = [Chip(gravity, tone, self), fix]
        self.found.add_row(line.account, words, buttons)

    def _show_summary(self, sheet: AuditSheet) -> None:
        self.summary.clear()
        self.summary.setVisible(sheet.audit.closed)
        if sheet.audit.closed_on is not None:
            self.summary.add_row(self.tr("Closed on"), wording.day(sheet.audit.closed_on))
            self.summary.add_row(self.tr("Summary"), sheet.audit.summary)

    def _outcome(self, line: CheckLine) -> str:
        return wording.name(line.check.outcome) if line.check else self.tr("not yet")

    def _lay_out(self, banner: Banner) -> None:
        self._tools = QWidget(self)
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        who = QHBoxLayout()
        label = QLabel(self.tr("&Auditor"), self)
        label.setBuddy(self.auditor)
        who.addWidget(label)
        who.addWidget(self.auditor)
        who.addStretch(1)
        row = QWidget(self)
        flow = Flow(row, spacing=8)
        for button in self._buttons:
            flow.addWidget(button)
        tools.addLayout(who)
        tools.addWidget(row)
        for widget in (self._tools, self.table, self.note, self.found, self.summary):
            self.page.add_widget(widget)
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        held = QHBoxLayout()
        held.setContentsMargins(24, 0, 24, 0)
        held.addWidget(banner)
        column.addLayout(held)
        column.addWidget(self.page, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._none)
        self._pages.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages, 1)


class Fix(Button):
    """The button that says a shortcoming was put right."""

    fixed = Signal(object)

    def __init__(self, shortcoming: RecordId, account: str, parent: QWidget) -> None:
        super().__init__("", parent, then=self._fix)
        self._shortcoming = shortcoming
        self.set_words(self.tr("Put right…"))
        self.setAccessibleName(self.tr("Put right in {account}").format(account=account))

    def _fix(self) -> None:
        self.fixed.emit(self._shortcoming)


def _key(line: CheckLine) -> tuple[RecordId, Point]:
    return line.account, line.point


def _point(line: CheckLine) -> str:
    return wording.name(line.point)


def _order(line: CheckLine) -> int:
    return list(Point).index(line.point)


def _rank(line: CheckLine) -> int | None:
    ranks = (Outcome.NOT_IN_ORDER, Outcome.NOT_POSSIBLE, Outcome.IN_ORDER)
    return ranks.index(line.check.outcome) if line.check else None


def _seen_by(line: CheckLine) -> str:
    if line.check is None:
        return ""
    return f"{line.auditor.split()[0] if line.auditor else ''}, {wording.day(line.check.on)}"
