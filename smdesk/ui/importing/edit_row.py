"""Asks what rows of an import are to be called, and which platform they belong to."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from smdesk.desk.importing import Choice, ImportRow
from smdesk.domain.accounts import Platform
from smdesk.domain.records import InvalidError
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.typed import printable


class EditRow(Dialog):
    """Asks for the name of one row, and for the platform of as many as are chosen.

    ``keep`` gets the name, or None for several rows, and the platform, or None if it is to stay as
    it is; it raises InvalidError for a name that is none.
    """

    def __init__(
        self,
        rows: Sequence[ImportRow],
        choice_of: Callable[[ImportRow], Choice],
        keep: Callable[[str | None, Platform | None], object],
        parent: QWidget,
    ) -> None:
        super().__init__("", parent)
        several = len(rows) > 1
        self._keep = keep
        if several:
            words = self.tr("Platform of {count} rows").format(count=wording.number(len(rows)))
        else:
            words = self.tr("Name and platform of row {row}").format(
                row=wording.number(rows[0].row)
            )
        self.entitle(words)
        self.name = QLineEdit("" if several else rows[0].account.name, self)
        self._name_key = QLabel(self.tr("&Name"), self)
        self._name_key.setBuddy(self.name)
        self.platform = QComboBox(self)
        key = QLabel(self.tr("&Platform"), self)
        key.setBuddy(self.platform)
        self._fill(rows)
        for widget in (self._name_key, self.name, key, self.platform):
            self.body.addWidget(widget)
        self._name_key.setVisible(not several)
        self.name.setVisible(not several)
        if any(choice_of(row) is Choice.VERSION for row in rows):
            said = self.tr("What only gets a new password keeps the name and platform it has here.")
            self.body.addWidget(Label(said, self, type=Type.META))
        self._error = Label("", self, tone="danger")
        self._error.hide()
        self.body.addWidget(self._error)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Change"), self.save, primary=True)
        self.name.selectAll()
        (self.platform if several else self.name).setFocus()

    def save(self) -> None:
        """Change the rows; nothing is kept before the import itself."""
        name = None if self.name.isHidden() else printable(self.name.text())
        platform = self.platform.currentData()
        try:
            self._keep(name, platform if isinstance(platform, Platform) else None)
        except InvalidError as invalid:
            words = " ".join(dict.fromkeys(map(wording.fault, invalid.faults.values())))
            self._error.setText(words)
            self._error.show()
            self.fit_soon()
            announce(self.name, words, urgent=True)
        else:
            self.accept()

    def _fill(self, rows: Sequence[ImportRow]) -> None:
        there = {row.account.platform for row in rows}
        if len(there) > 1:
            self.platform.addItem(self.tr("Leave each as it is"), None)
        for platform in Platform:
            self.platform.addItem(wording.name(platform), platform)
        if len(there) == 1:
            self.platform.setCurrentIndex(list(Platform).index(there.pop()))
