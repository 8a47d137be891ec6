"""Small windows for what cannot be typed: which clause to refer to, where a link leads, a table."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from smdesk.desk.policy_paste import MOST_COLUMNS, MOST_ROWS, allowed
from smdesk.domain.policy.content import Clause, Spans, TableBlock, Text, clause_text, span_text
from smdesk.domain.policy.retyping import retyped
from smdesk.domain.records import RecordId
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.listing import CardList, Face
from smdesk.ui.policy.draft import Draft
from smdesk.ui.policy.outline import words_of

WIDE, HIGH = 460, 420
FIRST_ROWS, FIRST_COLUMNS = 3, 2


class PickClause(Dialog):
    """Asks for one clause of the document; typing finds it by number or words."""

    def __init__(
        self, draft: Draft, then: Callable[[RecordId], object], parent: QWidget, title: str = ""
    ) -> None:
        super().__init__(title or parent.tr("Refer to a clause"), parent)
        self._draft, self._then = draft, then
        self.field = FindField(self.tr("Number or words"), self._find, self)
        self.list: CardList[Clause] = CardList(self.tr("Clauses"), self._face, _id, self)
        self.list.opened.connect(self._choose)
        self.list.walk_from(self.field)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Refer to it"), self._choose, primary=True)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))
        self._find()
        self.field.setFocus()

    def _find(self) -> None:
        wanted = self.field.text().strip()
        numbered = [
            clause
            for clause in self._draft.content
            if wanted and self._draft.reference(clause.id).startswith(wanted)
        ]
        rest = [
            clause
            for clause in self._draft.content
            if clause not in numbered
            and self.field.matches((clause.title, clause_text(clause)))
            and not clause.empty
        ]
        self.list.show_records(numbered + rest)
        self.list.select_first()

    def _face(self, clause: Clause) -> Face:
        number = self._draft.reference(clause.id)
        words = words_of(clause)
        if clause.title:
            second = " ".join(clause_text(clause).split())[:120]
            return Face(title=f"{number} {clause.title}", second=second)
        return Face(title=number or words, second=words if number else "")

    def _choose(self) -> None:
        clause = self.list.selected()
        if clause is not None:
            self.accept()
            self._then(clause.id)


class AskLink(Dialog):
    """Asks where a link leads, and for its words where none are selected."""

    def __init__(
        self, words: str, address: str, then: Callable[[str, str], object], parent: QWidget
    ) -> None:
        super().__init__(parent.tr("Edit the link") if address else parent.tr("Link"), parent)
        self._then = then
        self.words = self._line(self.tr("Words"), words)
        self.address = self._line(self.tr("Leads to"), address)
        self.address.setPlaceholderText("https://…")
        self.fault = Label("", self, tone="danger")
        self.fault.hide()
        self.body.addWidget(self.fault)
        if address:
            self.add_button(self.tr("Remove the link"), self._remove)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Link"), self._give, primary=True)
        (self.address if words else self.words).setFocus()

    def _line(self, name: str, text: str) -> QLineEdit:
        label = Label(name, self)
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        label.setBuddy(line)
        self.body.addWidget(label)
        self.body.addWidget(line)
        return line

    def _give(self) -> None:
        address = self.address.text().strip()
        if "@" in address and ":" not in address:
            address = f"mailto:{address}"
        elif address and ":" not in address:
            address = f"https://{address}"
        if not allowed(address):
            self.fault.setText(
                self.tr("A link leads to a page (https://…), a mail box or a telephone (tel:…).")
            )
            self.fault.show()
            self.address.setFocus()
            return
        self.accept()
        self._then(self.words.text().strip(), address)

    def _remove(self) -> None:
        self.accept()
        self._then(self.words.text().strip(), "")


class EditTable(Dialog):
    """A small table, cell by cell. What is not typed over keeps its links and its emphasis."""

    def __init__(
        self, table: TableBlock | None, then: Callable[[TableBlock], object], parent: QWidget
    ) -> None:
        super().__init__(parent.tr("Table"), parent)
        self._then = then
        self._kept: list[Spans] = []
        rows = len(table.rows) if table else FIRST_ROWS
        columns = max(map(len, table.rows), default=1) if table else FIRST_COLUMNS
        self.cells = QTableWidget(rows, columns, self)
        self.cells.setAccessibleName(self.tr("Cells"))
        self.cells.setTabKeyNavigation(False)
        self.cells.horizontalHeader().setStretchLastSection(True)
        self.header = QCheckBox(self.tr("The first row names the columns"), self)
        self.header.setChecked(table.header if table else True)
        for at, row in enumerate(table.rows if table else ()):
            for column, cell in enumerate(row):
                self._put(at, column, cell)
        self.body.addWidget(self.cells, 1)
        holder = QWidget(self)
        flow = Flow(holder, spacing=8)
        for words, then_do in (
            (self.tr("Add row"), self._add_row),
            (self.tr("Remove row"), self._remove_row),
            (self.tr("Add column"), self._add_column),
            (self.tr("Remove column"), self._remove_column),
        ):
            flow.addWidget(Button(words, self, then=then_do))
        self.body.addWidget(holder)
        self.body.addWidget(self.header)
        if table is not None:
            self.add_button(self.tr("Remove the table"), self._remove)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Put in"), self._give, primary=True)
        self.resize(scaled(self, 560), scaled(self, HIGH))
        self.cells.setCurrentCell(0, 0)
        self.cells.setFocus()

    def table(self) -> TableBlock:
        """Return the table as it stands."""
        return TableBlock(
            tuple(
                tuple(self._cell(row, column) for column in range(self.cells.columnCount()))
                for row in range(self.cells.rowCount())
            ),
            header=self.header.isChecked(),
        )

    def _put(self, row: int, column: int, spans: Spans) -> None:
        item = QTableWidgetItem(_words(spans))
        # The cell remembers what it held, wherever rows and columns are put in before it.
        item.setData(Qt.ItemDataRole.UserRole, len(self._kept))
        self._kept.append(spans)
        self.cells.setItem(row, column, item)

    def _cell(self, row: int, column: int) -> Spans:
        item = self.cells.item(row, column)
        if item is None:
            return ()
        words, kept = item.text().strip(), item.data(Qt.ItemDataRole.UserRole)
        if isinstance(kept, int):
            before = self._kept[kept]
            return before if _words(before).strip() == words else retyped(before, words)
        return (Text(words),) if words else ()

    def _add_row(self) -> None:
        if self.cells.rowCount() < MOST_ROWS:
            self.cells.insertRow(self.cells.currentRow() + 1)

    def _remove_row(self) -> None:
        if self.cells.rowCount() > 1:
            self.cells.removeRow(max(0, self.cells.currentRow()))

    def _add_column(self) -> None:
        if self.cells.columnCount() < MOST_COLUMNS:
            self.cells.insertColumn(self.cells.currentColumn() + 1)

    def _remove_column(self) -> None:
        if self.cells.columnCount() > 1:
            self.cells.removeColumn(max(0, self.cells.currentColumn()))

    def _give(self) -> None:
        table = self.table()
        self.accept()
        self._then(table)

    def _remove(self) -> None:
        self.accept()
        self._then(TableBlock())


def _words(spans: Spans) -> str:
    return "".join(span_text(span) for span in spans)


def _id(clause: Clause) -> RecordId:
    return clause.id
