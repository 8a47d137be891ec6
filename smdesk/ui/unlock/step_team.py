"""The third step of setting up: who is on the team, in which seat, and for how long."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from smdesk.domain.records import MOST_REASON, Fault, address_or_empty, short_enough
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.day import DayEdit, UnreadableDayError
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.unlock.plan import Teammate, usual_term
from smdesk.ui.unlock.step import Step

ROWS_AT_FIRST = 3
MOST_ROWS = 12
WIDER = 860


@dataclass(slots=True)
class Row:
    """The editors of one line."""

    name: QLineEdit
    seat: QLineEdit
    first: DayEdit
    last: DayEdit
    email: QLineEdit

    def editors(self) -> tuple[QLineEdit, ...]:
        """Return them in the order of the columns."""
        return self.name, self.seat, self.first, self.last, self.email

    @property
    def empty(self) -> bool:
        """Whether nobody is named in it, and no seat."""
        return not (
            self.name.text().strip() or self.seat.text().strip() or self.email.text().strip()
        )


class TeamStep(Step):
    """A small table of people; lines without a name are left out."""

    skippable = True

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._usual = usual_term(today(), 9, 1)
        self._rows: list[Row] = []
        self.setMaximumWidth(WIDER)
        self.introduce(
            self.tr("People and terms"),
            self.tr(
                "About three people, each in a seat that somebody else takes after them. smdesk "
                "reminds you before a term ends. Leave out what you do not know yet."
            ),
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._headings = (
            self.tr("Name"),
            self.tr("Seat"),
            self.tr("First day"),
            self.tr("Last day"),
            self.tr("E-mail"),
        )
        for at, words in enumerate(self._headings):
            self._grid.addWidget(Label(words, self, type=Type.META), 0, at)
        for at, share in enumerate((4, 4, 3, 3, 5)):
            self._grid.setColumnStretch(at, share)
        self.column.addLayout(self._grid)
        self._fault = Label("", self, tone="danger")
        self._fault.hide()
        self.column.addWidget(self._fault)
        self._more = Button(self.tr("Add a &line"), self, then=self.add_row, icon="plus")
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._reason_label = Label(
            self.tr("One of the terms is under a year, which is the usual least. &Why?"), self
        )
        self._reason = QLineEdit(self)
        self._reason.setAccessibleName(self.tr("Why a term is under a year"))
        self._reason_label.setBuddy(self._reason)
        self.column.addWidget(self._reason_label)
        self.column.addWidget(self._reason)
        self.column.addStretch(1)
        for _ in range(ROWS_AT_FIRST):
            self.add_row()
        self._look()

    def begin_with(self, founder: str, month: int, day: int) -> None:
        """Name the founder in the first line, and offer the terms that the year suggests."""
        before, self._usual = self._usual, usual_term(self._today(), month, day)
        for row in self._rows:
            for editor, was, now in zip((row.first, row.last), before, self._usual, strict=True):
                if _read(editor) in {None, was}:
                    editor.set_day(now)
        self._rows[0].name.setText(founder)
        self._look()

    def add_row(self) -> None:
        """Add an empty line with the usual term in it."""
        at = len(self._rows) + 1
        row = Row(QLineEdit(self), QLineEdit(self), DayEdit(self), DayEdit(self), QLineEdit(self))
        for column, editor in enumerate(row.editors()):
            name = self.tr("{heading}, line {number}")
            editor.setAccessibleName(name.format(heading=self._headings[column], number=at))
            editor.setMinimumWidth(60)
            editor.textChanged.connect(self._look)
            self._grid.addWidget(editor, at, column)
        row.first.set_day(self._usual[0])
        row.last.set_day(self._usual[1])
        self._rows.append(row)
        self._more.setVisible(len(self._rows) < MOST_ROWS)
        if self.isVisible():
            row.name.setFocus()

    def team(self) -> tuple[Teammate, ...]:
        """Return the people named so far; what cannot be read yet is left out."""
        return tuple(_teammate(row) for row in self._rows if row.name.text().strip())

    @property
    def short_reason(self) -> str:
        """Why a term is under a year."""
        return self._reason.text().strip() if self._any_short() else ""

    @override
    def ready(self) -> bool:
        self._say("", None)
        for row in self._rows:
            if not row.empty and not self._row_ready(row):
                return False
        if self._any_short() and not self._reason.text().strip():
            self._say(self.tr("Say in a few words why a term is shorter."), self._reason)
            return False
        long = short_enough(self._reason.text(), MOST_REASON)
        if self._any_short() and long is not None:
            self._say(wording.fault(long), self._reason)
            return False
        return True

    @override
    def enter(self) -> None:
        first = self._rows[0]
        (first.seat if first.name.text() else first.name).setFocus()

    def _row_ready(self, row: Row) -> bool:
        if not row.name.text().strip():
            self._say(self.tr("Who is it? A name is needed here."), row.name)
            return False
        for editor in (row.first, row.last):
            try:
                editor.day()
            except UnreadableDayError as error:
                self._say(wording.error(error).what, editor)
                return False
        for line in (row.name, row.seat, row.email):
            long = short_enough(line.text())
            if long is not None:
                self._say(wording.fault(long), line)
                return False
        fault = address_or_empty(row.email.text().strip())
        if fault is not None:
            self._say(wording.fault(fault), row.email)
            return False
        first, last = row.first.day(), row.last.day()
        if first is not None and last is not None and last < first:
            self._say(wording.fault(Fault.ENDS_BEFORE_START), row.last)
            return False
        return True

    def _any_short(self) -> bool:
        return any(mate.short and mate.seat for mate in self.team())

    def _look(self) -> None:
        short = self._any_short()
        self._reason_label.setVisible(short)
        self._reason.setVisible(short)
        self.edited.emit()

    def _say(self, fault: str, field: QWidget | None) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        if field is not None:
            field.setAccessibleDescription(fault)
            field.setFocus()
            announce(field, fault, urgent=True)


def _teammate(row: Row) -> Teammate:
    return Teammate(
        name=row.name.text().strip(),
        email=row.email.text().strip(),
        seat=row.seat.text().strip(),
        first=_read(row.first),
        last=_read(row.last),
    )


def _read(editor: DayEdit) -> date | None:
    try:
        return editor.day()
    except UnreadableDayError:
        return None
