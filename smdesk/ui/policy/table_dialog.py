"""A small table within a clause, in a window of its own: cell by cell, bold and italic too."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QTableWidget, QTableWidgetItem, QWidget

from smdesk.desk.policy_paste import MOST_COLUMNS, MOST_ROWS
from smdesk.domain.policy.blocks import Span, Spans, TableBlock, Text, span_text
from smdesk.domain.policy.retyping import retyped
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.letters import scaled
from smdesk.ui.policy.keys import SHORTCUTS, Key

WIDE, HIGH = 640, 420
FIRST_ROWS, FIRST_COLUMNS = 3, 2


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
        for words, key, then_do in (
            (self.tr("&Bold"), Key.BOLD, self._bold),
            (self.tr("&Italic"), Key.ITALIC, self._italic),
        ):
            flow.addWidget(Button(words, self, then=then_do))
            QShortcut(QKeySequence(SHORTCUTS[key]), self).activated.connect(then_do)
        self.body.addWidget(holder)
        self.body.addWidget(self.header)
        if table is not None:
            self.add_button(self.tr("Remove the table"), self._remove)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Put in"), self._give, primary=True)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))
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
        font = item.font()
        font.setBold(_all(spans, "bold"))
        font.setItalic(_all(spans, "italic"))
        item.setFont(font)
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

    def _bold(self) -> None:
        self._emphasise("bold")

    def _italic(self) -> None:
        self._emphasise("italic")

    def _emphasise(self, how: str) -> None:
        """Make the words of the chosen cells so; all of them are already: make them plain again.

        Links and references stay as they are.
        """
        # What is being typed just now belongs to its cell first.
        self.cells.setFocus()
        here = self.cells.currentIndex()
        places = [(one.row(), one.column()) for one in self.cells.selectedIndexes() or [here]]
        held = {place: self._cell(*place) for place in places}
        wanted = not all(_all(spans, how) for spans in held.values() if spans)
        for (row, column), spans in held.items():
            if spans:
                self._put(row, column, tuple(_made(one, how, wanted) for one in spans))
        self.cells.setCurrentCell(
            here.row(), here.column(), QItemSelectionModel.SelectionFlag.NoUpdate
        )

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


def _all(spans: Spans, how: str) -> bool:
    """Whether there are plain words, and all of them are bold, or italic."""
    plain = [one for one in spans if isinstance(one, Text)]
    return bool(plain) and all(getattr(one, how) for one in plain)


def _made(span: Span, how: str, wanted: bool) -> Span:
    if not isinstance(span, Text):
        return span
    return replace(span, bold=wanted) if how == "bold" else replace(span, italic=wanted)
