"""What is asked before a sealed annex is made: which accounts, for whom, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.desk.annex import AnnexLine
from smdesk.domain.annex import LONGEST_RECIPIENT
from smdesk.domain.records import MOST_REASON, RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.typed import printable

ROW, FRAME, MOST_ROWS = 30, 10, 6
MOST_NAMED = 4


class AnnexChoice(QWidget):
    """Accounts with ticks, a recipient and a reason; ``missing`` says what is not answered yet."""

    def __init__(self, lines: Sequence[AnnexLine], people: Sequence[str], parent: QWidget) -> None:
        """``people`` are names that are offered while the recipient is typed."""
        super().__init__(parent)
        self._mine = [line for line in lines if line.mine]
        self._others = [line for line in lines if not line.mine]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(
            Label(self.tr("The passwords themselves, on paper for one person. They go straight to "
                          "the printer, and whose eyes they were meant for is kept in the log."),
                  self, tone="muted")
        )  # fmt: skip
        self._add_accounts(column)
        self.recipient = self._line(column, self.tr("&For whom"), LONGEST_RECIPIENT)
        self.recipient.setCompleter(self._completer(people))
        self.reason = self._line(column, self.tr("&Why"), MOST_REASON)
        self.reason.setPlaceholderText(self.tr("Kept in the log, as in: Lee’s term ends"))

    def accounts(self) -> list[RecordId]:
        """Return the accounts that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            RecordId(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def missing(self) -> tuple[str, QWidget] | None:
        """Return what is still missing, in words, and where; None when nothing is."""
        if not self._mine:
            return self.tr("You hold the key of no account. A custodian can print it."), self
        if not self.accounts():
            return self.tr("Tick at least one account."), self.list
        if not printable(self.recipient.text()):
            return self.tr("Say for whom: the name stands on the envelope."), self.recipient
        if not printable(self.reason.text()):
            return self.tr("Say why: the reason is kept in the log."), self.reason
        return None

    def _add_accounts(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(self.tr("Accounts"), self, type=Type.HEADING))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Accounts in the annex"))
        rows = max(1, min(len(self._mine), MOST_ROWS))
        self.list.setFixedHeight(scaled(self, rows * ROW + FRAME))
        for line in self._mine:
            words = self.tr("{name} · {count} secrets") if line.secrets != 1 else self.tr(
                "{name} · 1 secret")  # fmt: skip
            item = QListWidgetItem(
                words.format(name=line.name, count=wording.number(line.secrets)), self.list
            )
            item.setData(Qt.ItemDataRole.UserRole, line.account)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                          | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
            item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        column.addWidget(self.list)
        if self._others:
            column.addWidget(Label(self._left_out(), self, type=Type.META))

    def _left_out(self) -> str:
        named = [
            f"{line.name} ({wording.listed(line.custodians)})" if line.custodians else line.name
            for line in self._others[:MOST_NAMED]
        ]
        more = len(self._others) - len(named)
        if more:
            named.append(self.tr("{count} more").format(count=wording.number(more)))
        words = self.tr("Not among them, because you hold no key: {names}.")
        return words.format(names=wording.listed(named))

    def _line(self, column: QVBoxLayout, words: str, most: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setMaxLength(most)
        line.setAccessibleName(words.replace("&", ""))
        label = Label(words, self, type=Type.HEADING)
        label.setBuddy(line)
        column.addWidget(label)
        column.addWidget(line)
        return line

    def _completer(self, people: Sequence[str]) -> QCompleter:
        completer = QCompleter(list(people), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return completer
