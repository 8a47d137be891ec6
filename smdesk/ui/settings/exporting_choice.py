"""The first page of an export: which accounts, whether their past goes along, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from smdesk.desk.exporting import ExportLine, Form
from smdesk.domain.records import MOST_REASON, RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.typed import printable
from smdesk.ui.settings.exporting_words import form_words

MOST_NAMED = 5
ROW, FRAME, MOST_ROWS = 36, 10, 5


class ExportChoice(QWidget):
    """Asks which accounts and why; ``missing`` says what is not answered yet."""

    grown = Signal()
    """It needs more or less room."""

    def __init__(self, form: Form, lines: Sequence[ExportLine], parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self._mine = [line for line in lines if line.mine]
        self._others = [line for line in lines if not line.mine]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        tone = "muted" if form.locked else "danger"
        column.addWidget(Label(form_words(form).danger, self, tone=tone))
        column.addWidget(Label(self.tr("Which accounts"), self, type=Type.HEADING))
        self._add_accounts(column)
        column.addWidget(Label(self.tr("What else"), self, type=Type.HEADING))
        self.earlier = QCheckBox(self.tr("&Earlier passwords, too"), self)
        self.earlier.setAccessibleDescription(
            self.tr("They are noted as known to you, as those in use are.")
        )
        column.addWidget(self.earlier)
        self._files = Label("", self, tone="muted")
        column.addWidget(self._files)
        label = Label(self.tr("&Why?"), self, type=Type.HEADING)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.tr("Why?"))
        self.reason.setPlaceholderText(self.tr("Kept in the log, as in: Moving to another program"))
        label.setBuddy(self.reason)
        column.addWidget(label)
        column.addWidget(self.reason)
        self._show_files()

    def _add_accounts(self, column: QVBoxLayout) -> None:
        count = wording.number(len(self._mine))
        self.all = QRadioButton(self.tr("&All that I can open: {count}").format(count=count), self)
        self.some = QRadioButton(self.tr("&Only these:"), self)
        self.all.setChecked(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Accounts to export"))
        self.list.setFixedHeight(scaled(self, min(len(self._mine), MOST_ROWS) * ROW + FRAME))
        for line in self._mine:
            item = QListWidgetItem(line.name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, line.account)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                          | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._show_files)
        self.some.toggled.connect(self._turn)
        self.list.hide()
        for widget in (self.all, self.some, self.list):
            column.addWidget(widget)
        if self._others:
            column.addWidget(Label(self._left_out(), self, tone="muted"))

    def accounts(self) -> list[RecordId]:
        """Return the accounts that are chosen."""
        if self.all.isChecked():
            return [line.account for line in self._mine]
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            RecordId(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def missing(self) -> tuple[str, QWidget] | None:
        """Return what is still missing, in words, and where; None when nothing is."""
        if not self.accounts():
            return self.tr("Tick at least one account."), self.list
        if not printable(self.reason.text()):
            return self.tr("Say why: the reason is kept in the log."), self.reason
        if len(self.reason.text()) > MOST_REASON:
            words = self.tr("The reason is longer than anybody reads: {most} letters are enough.")
            return words.format(most=wording.number(MOST_REASON)), self.reason
        return None

    def _left_out(self) -> str:
        named = [self._named(line) for line in self._others[:MOST_NAMED]]
        more = len(self._others) - len(named)
        if more:
            named.append(self.tr("{count} more").format(count=wording.number(more)))
        words = self.tr("Not among them, because you hold no key: {names}.")
        return words.format(names=wording.listed(named))

    def _named(self, line: ExportLine) -> str:
        if not line.custodians:
            return line.name
        return f"{line.name} ({wording.listed(line.custodians)})"

    def _turn(self) -> None:
        self.list.setVisible(self.some.isChecked())
        self._show_files()
        self.grown.emit()

    def _show_files(self) -> None:
        chosen = set(self.accounts())
        files = sum(line.files for line in self._mine if line.account in chosen)
        self._files.setVisible(bool(files) and not self._form.holds_files)
        words = self.tr("Files that stay behind, because there is no place for them: {count}")
        self._files.setText(words.format(count=wording.number(files)))
