"""The dialog in which a secret or a file is called something else."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.desk.accounts import SecretLine
from smdesk.domain.records import InvalidError, SmdeskError
from smdesk.ui.accounts.parts import secret_name
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.typed import printable


class Rename(Dialog):
    """Asks what a file or a secret is to be called."""

    def __init__(
        self, line: SecretLine, task: Callable[[SecretLine, str], object], parent: QWidget
    ) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Rename {what}").format(what=secret_name(line)))
        self._line, self._task = line, task
        self.name = QLineEdit(line.label, self)
        self.name.setAccessibleName(self.tr("Name"))
        self.body.addWidget(self.name)
        self._error = Label("", self, tone="danger")
        self._error.hide()
        self.body.addWidget(self._error)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Rename"), self.rename, primary=True)
        self.name.selectAll()
        self.name.setFocus()

    def rename(self) -> None:
        """Call it that."""
        try:
            self._task(self._line, printable(self.name.text()))
        except InvalidError as invalid:
            words = " ".join(dict.fromkeys(map(wording.fault, invalid.faults.values())))
            self._error.setText(words)
            self._error.show()
            self.fit_soon()
            announce(self.name, words, urgent=True)
        except SmdeskError as error:
            self.tell(error)
        else:
            self.accept()
