"""Bringing people in: what each column holds, what becomes of each row, and then all at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from smdesk.desk.people_files import Alike, BroughtIn, PeopleFilesDesk, PreviewRow, What
from smdesk.desk.people_in_files import (
    Field,
    Layout,
    PeopleTable,
    Problem,
    ReadPerson,
    Remark,
)
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable

WIDTH, HEIGHT, COLUMNS_HEIGHT = 860, 560, 150
BESIDE = 2
"""How many columns' questions stand side by side."""


class PeopleImportDialog(Dialog):
    """Shows a file's people before anything is kept; nothing is, until the last button."""

    brought_in = Signal(object)
    """How many came in, as BroughtIn."""

    def __init__(
        self,
        name: str,
        found: PeopleTable | Sequence[ReadPerson],
        desk: PeopleFilesDesk,
        me: Member,
        parent: QWidget,
    ) -> None:
        """``name`` is the file's; ``found`` is a table whose columns are open, or people."""
        super().__init__("", parent)
        self._desk, self._me, self._found = desk, me, found
        self._chosen: dict[int, What] = {}
        self.entitle(self.tr("Bring people in from {name}").format(name=name))
        self.pickers: list[QuietComboBox] = []
        if isinstance(found, PeopleTable):
            self._ask_columns(found)
        self.table: DataTable[PreviewRow] = DataTable(
            self.tr("What becomes of each row"), self._columns(), _row_of, self
        )
        self.table.opened.connect(self.turn)
        self.table.chosen.connect(self._tell_row)
        self.body.addWidget(self.table, 1)
        self.about = Label("", self)
        """What there is to say of the chosen row."""
        self.body.addWidget(self.about)
        tools = QHBoxLayout()
        self.choices: dict[What, Button] = {}
        for what, words in (
            (What.ADD, self.tr("&Add")),
            (What.MERGE, self.tr("&Fill in what is missing")),
            (What.SKIP, self.tr("&Leave out")),
        ):
            self.choices[what] = Button(words, self, then=partial(self.choose, what))
            tools.addWidget(self.choices[what])
        tools.addStretch(1)
        self.body.addLayout(tools)
        self.add_button(self.tr("Cancel"), self.reject)
        self.go = self.add_button("", self.bring_in, primary=True)
        self.resize(scaled(self, WIDTH), scaled(self, HEIGHT))
        self.look()

    def look(self) -> None:
        """Compare again what the file says, as its columns now are, with who is on file."""
        if isinstance(self._found, PeopleTable):
            people: Sequence[ReadPerson] = self._found.people(self._layout())
        else:
            people = self._found
        self.rows = self._desk.preview(people)
        self._chosen = {row.read.row: row.what for row in self.rows}
        self._show()

    def choose(self, what: What) -> None:
        """Let this become of the chosen row."""
        row = self.table.selected()
        if row is not None and what in row.choices:
            self._chosen[row.read.row] = what
            self._show()
            self.table.select(row.read.row)

    def turn(self) -> None:
        """Choose the next thing that can become of the chosen row; what Enter does."""
        row = self.table.selected()
        if row is not None:
            at = row.choices.index(self._chosen[row.read.row])
            self.choose(row.choices[(at + 1) % len(row.choices)])

    def bring_in(self) -> None:
        """Bring in what was chosen, all of it or nothing."""
        wanted = [(row, self._chosen[row.read.row]) for row in self.rows]
        try:
            done: BroughtIn = self._desk.bring_in(wanted, by=self._me)
        except SmdeskError as error:
            self.tell(error)
            return
        self.accept()
        self.brought_in.emit(done)

    def _ask_columns(self, table: PeopleTable) -> None:
        names = {
            None: self.tr("leave out"),
            Field.NAME: self.tr("Name"),
            Field.GIVEN: self.tr("First name"),
            Field.FAMILY: self.tr("Last name"),
            Field.EMAIL: self.tr("E-mail"),
            Field.PHONE: self.tr("Phone"),
            Field.WORK: self.tr("Work"),
            Field.NOTE: self.tr("Note"),
        }
        self.body.addWidget(Label(self.tr("What each column of the file holds:"), self))
        held = QWidget(self)
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        for place, (head, guessed) in enumerate(zip(table.heads, table.guessed(), strict=True)):
            picker = QuietComboBox(held)
            for field, words in names.items():
                picker.addItem(words, field.value if field else "")
            picker.setCurrentIndex(list(names).index(guessed))
            picker.setAccessibleName(self.tr("Column {head}").format(head=head))
            picker.currentIndexChanged.connect(self.look)
            label = Label(head or self.tr("(no head)"), held)
            label.setTextFormat(Qt.TextFormat.PlainText)
            row, side = divmod(place, BESIDE)
            grid.addWidget(label, row, 2 * side)
            grid.addWidget(picker, row, 2 * side + 1)
            self.pickers.append(picker)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(held)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFixedHeight(min(held.sizeHint().height() + 4, scaled(self, COLUMNS_HEIGHT)))
        self.body.addWidget(area)

    def _layout(self) -> Layout:
        said = [picker.currentData() for picker in self.pickers]
        return tuple(Field(one) if one else None for one in said)

    def _show(self) -> None:
        self.table.show_records(self.rows)
        wanted = [what for what in self._chosen.values() if what is not What.SKIP]
        count = wording.number(len(wanted))
        self.go.set_words(self.tr("&Bring in {count}").format(count=count))
        self.go.setEnabled(bool(wanted))
        self._tell_row()

    def _tell_row(self) -> None:
        row = self.table.selected()
        for what, button in self.choices.items():
            now = row is not None and self._chosen[row.read.row] is what
            button.setEnabled(row is not None and what in row.choices and not now)
        if row is None:
            bad = sum(one.read.problem is not None for one in self.rows)
            words = self.tr("{count} rows; {bad} of them cannot be brought in.")
            self.about.setText(
                words.format(count=wording.number(len(self.rows)), bad=wording.number(bad))
            )
        else:
            self.about.setText(self.sentence(row))

    def sentence(self, row: PreviewRow) -> str:
        """Return what there is to say of a row, with its line in the file."""
        said = [self.tr("Line {row}.").format(row=wording.number(row.read.row))]
        if row.read.problem is not None:
            said.append(self._problem(row.read.problem))
        if row.alike is not None:
            said.append(self._alike(row.alike).format(name=row.known_name))
        said.extend(self._remark(one) for one in row.read.remarks)
        return " ".join(said)

    def _columns(self) -> Sequence[Column[PreviewRow]]:
        return (
            Column(self.tr("Line"), lambda r: r.read.row, width=60, numeric=True),
            Column(self.tr("Name"), lambda r: r.read.name, width=190),
            Column(self.tr("E-mail"), lambda r: r.read.email, width=190),
            Column(self.tr("Work"), lambda r: r.read.work),
            Column(self.tr("What becomes of it"), self._becomes, width=210),
        )

    def _becomes(self, row: PreviewRow) -> str:
        if row.read.problem is not None:
            return {
                Problem.NO_NAME: self.tr("left out: no name"),
                Problem.TOO_LONG: self.tr("left out: too long"),
            }.get(row.read.problem, self.tr("left out: broken off"))
        what = self._chosen.get(row.read.row, row.what)
        if what is What.ADD:
            return self.tr("added")
        if what is What.MERGE:
            return self.tr("fills in {name}").format(name=row.known_name)
        return self.tr("left out")

    def _problem(self, problem: Problem) -> str:
        if problem is Problem.NO_NAME:
            return self.tr("It has no name, so it cannot come in; write one into the file.")
        if problem is Problem.TOO_LONG:
            return self.tr("Something in it is far longer than any name or note; shorten it there.")
        return self.tr("It breaks off, or has more cells than there are columns; mend it there.")

    def _alike(self, alike: Alike) -> str:
        if alike is Alike.ADDRESS:
            return self.tr("{name} is on file with this address.")
        if alike is Alike.NAME:
            return self.tr("{name} is on file and has the same name.")
        return self.tr("An earlier line of the file is the same person.")

    def _remark(self, remark: Remark) -> str:
        if remark is Remark.ADDRESS_TO_NOTE:
            return self.tr("An address in it is none; it goes into the note.")
        if remark is Remark.MORE_TO_NOTE:
            return self.tr("Further addresses and numbers go into the note.")
        if remark is Remark.FORMULA:
            return self.tr("Something in it looks like a formula; it is kept as text.")
        return self.tr("Some letters of it could not be read; look at them afterwards.")


def _row_of(row: PreviewRow) -> int:
    return row.read.row
