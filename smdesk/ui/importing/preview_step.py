"""The step in which everything that a file brings is looked at before any of it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk.importing import Choice, ImportRow, Preview, Problem, choices, described
from smdesk.domain.accounts import Platform
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person
from smdesk.ui.importing.answering import Answering
from smdesk.ui.importing.edit_row import EditRow
from smdesk.ui.importing.row_table import RowTable
from smdesk.ui.importing.words import CHOICES, DOTS, beside, changed, problem, there, told
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable

PROBLEM_ROWS = 4


class PreviewStep(QWidget):
    """Shows each row with its secrets as dots, and what is to become of it."""

    counted = Signal(int)
    """How many rows are to be kept."""

    def __init__(self, people: Sequence[Person], parent: QWidget) -> None:
        """``people`` are those who may answer for what is imported, beside the importer."""
        super().__init__(parent)
        self._rows: tuple[ImportRow, ...] = ()
        self.chosen: dict[int, Choice] = {}
        self.summary = Label("", self)
        self.table = RowTable(self.tr("Rows of the file"), self._columns(), _place, self)
        self.table.choose_several()
        self.table.toggled.connect(self.toggle)
        self.table.opened.connect(self.edit)
        self.change = Button(self.tr("Name or platform…"), self, then=self.edit)
        self.table.chosen.connect(self._show_choice)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("What becomes of the chosen row"))
        self.choice.activated.connect(self._choose)
        self.doubles = QComboBox(self)
        self.doubles.setAccessibleName(self.tr("What becomes of all that is here already"))
        self.doubles.addItem(self.tr("As proposed"), None)
        self.doubles.addItem(self.tr("Leave all of them out"), Choice.SKIP)
        self.doubles.addItem(self.tr("New password where it differs"), Choice.VERSION)
        self.doubles.addItem(self.tr("Keep both"), Choice.ADD)
        self.doubles.activated.connect(self._choose_doubles)
        self.answering = Answering(people, self)
        self.notes = QCheckBox(self.tr("Let every member read the &notes"), self)
        self.notes.setToolTip(self.tr("Notes often hold secrets; only custodians read those."))
        self.problems: DataTable[Problem] = DataTable(
            self.tr("What is not taken over, or not whole"), _problem_columns(self), id, self
        )
        self._lay_out()

    def show_preview(self, preview: Preview) -> None:
        """Show what a file would bring."""
        self._rows, self.chosen = preview.rows, {}
        self.doubles.setCurrentIndex(0)
        self.notes.setChecked(False)
        self.table.show_records(preview.rows)
        if preview.rows:
            self.table.selectRow(0)
        self.problems.show_records(preview.problems)
        self._problem_part.setVisible(bool(preview.problems))
        line = self.problems.verticalHeader().defaultSectionSize()
        shown = min(len(preview.problems), PROBLEM_ROWS)
        self.problems.setFixedHeight(line * (shown + 1) + line // 4)
        self._double_part.setVisible(any(row.match is not None for row in preview.rows))
        self._count()

    def rows(self) -> tuple[ImportRow, ...]:
        """Return all rows, in the order of the file."""
        return self._rows

    def choice_of(self, row: ImportRow) -> Choice:
        """Return what is to become of the row."""
        return self.chosen.get(row.place, row.choice)

    def custodians(self) -> list[RecordId]:
        """Return who is to answer beside the importer."""
        return list(self.answering.chosen)

    def forget(self) -> None:
        """Drop the rows and the secrets in them."""
        self._rows = ()
        self.chosen = {}
        self.table.show_records(())
        self.problems.show_records(())

    def toggle(self) -> None:
        """Take the chosen rows in, as is proposed or at all, or leave them out."""
        first = self.table.selected()
        if first is None:
            return
        leave = self.choice_of(first) is not Choice.SKIP
        for row in self.table.all_selected():
            proposed = row.choice if row.choice is not Choice.SKIP else Choice.ADD
            self._set(row, Choice.SKIP if leave else proposed)
        self._look_again()

    def edit(self) -> None:
        """Ask for another name or platform of the chosen row, or the platform of several."""
        rows = self.table.all_selected()
        if rows:
            EditRow(rows, self.choice_of, self._describe, self).open()

    def _describe(self, name: str | None, platform: Platform | None) -> None:
        places = {row.place for row in self.table.all_selected()}
        self._rows = described(self._rows, places, name=name, platform=platform)
        self._look_again()

    def _choose(self) -> None:
        choice = self.choice.currentData()
        if isinstance(choice, Choice):
            for row in self.table.all_selected():
                if choice in choices(row):
                    self._set(row, choice)
            self._look_again()

    def _choose_doubles(self) -> None:
        wanted = self.doubles.currentData()
        for row in self._rows:
            if row.match is None:
                continue
            choice = wanted if isinstance(wanted, Choice) else row.choice
            self._set(row, choice if choice in choices(row) else Choice.SKIP)
        self._look_again()

    def _set(self, row: ImportRow, choice: Choice) -> None:
        self.chosen[row.place] = choice

    def _look_again(self) -> None:
        self.table.show_records(self._rows)
        self._count()

    def _show_choice(self) -> None:
        row = self.table.selected()
        self.choice.clear()
        self.choice.setEnabled(row is not None)
        self.change.setEnabled(row is not None)
        if row is None:
            return
        for choice in choices(row):
            self.choice.addItem(told(CHOICES[choice]), choice)
        self.choice.setCurrentIndex(choices(row).index(self.choice_of(row)))

    def _count(self) -> None:
        kept = sum(self.choice_of(row) is not Choice.SKIP for row in self._rows)
        said = self.tr(
            "Coming in: {kept} of {all}. Space takes a row in or leaves it out, Enter changes its "
            "name or platform."
        )
        self.summary.setText(
            said.format(kept=wording.number(kept), all=wording.number(len(self._rows)))
        )
        self.counted.emit(kept)

    def _columns(self) -> list[Column[ImportRow]]:
        return [
            Column(self.tr("What becomes of it"), self._said, width=150),
            Column(self.tr("Name"), _name, width=190),
            Column(self.tr("User name"), _user, width=160),
            Column(self.tr("Password"), _dots, width=90),
            Column(self.tr("Here already"), there, width=200),
            Column(self.tr("Platform"), _platform, width=96),
            Column(self.tr("Since"), _changed_at, text=changed, width=116),
            Column(self.tr("Beside it"), beside),
        ]

    def _said(self, row: ImportRow) -> str:
        return told(CHOICES[self.choice_of(row)])

    def _lay_out(self) -> None:
        self._double_part = _pair(self.tr("Here already:"), self.doubles, self)
        options = QHBoxLayout()
        options.setSpacing(16)
        for part in (
            _pair(self.tr("Chosen rows:"), self.choice, self),
            self.change,
            self._double_part,
        ):
            options.addWidget(part)
        options.addStretch(1)
        further = QHBoxLayout()
        further.setSpacing(16)
        further.addWidget(_pair(self.tr("Answers too:"), self.answering, self))
        further.addWidget(self.notes)
        further.addStretch(1)
        self._problem_part = QWidget(self)
        inner = QVBoxLayout(self._problem_part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        words = self.tr("Not taken over, or not whole")
        inner.addWidget(Label(words, self._problem_part, type=Type.HEADING))
        inner.addWidget(self.problems)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addLayout(options)
        column.addLayout(further)
        column.addWidget(self._problem_part)


def _pair(words: str, editor: QWidget, parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    label = Label(words, holder)
    label.setWordWrap(False)
    label.setBuddy(editor)
    if isinstance(editor, QComboBox):
        editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        editor.setMinimumContentsLength(10)
    row.addWidget(label)
    row.addWidget(editor)
    return holder


def _problem_columns(widget: QWidget) -> list[Column[Problem]]:
    return [
        Column(widget.tr("Row"), _problem_row, width=70, numeric=True),
        Column(widget.tr("What is the matter"), problem),
    ]


def _problem_row(one: Problem) -> int:
    return one.row


def _place(row: ImportRow) -> int:
    return row.place


def _name(row: ImportRow) -> str:
    return row.account.name


def _platform(row: ImportRow) -> str:
    return wording.name(row.account.platform)


def _user(row: ImportRow) -> str:
    return row.account.login_name


def _dots(row: ImportRow) -> str:
    return DOTS if row.password is not None else ""


def _changed_at(row: ImportRow) -> str | None:
    return row.changed_at.isoformat() if row.changed_at is not None else None
