"""The second step of setting up: who one is, and the passphrase that opens the cabinet."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from smdesk.domain.records import short_enough
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.passphrase import ChoosePassphrase
from smdesk.ui.kit.typed import printable
from smdesk.ui.unlock.step import Step


class YouStep(Step):
    """Asks for a name and a passphrase, and says plainly what a lost one means."""

    def __init__(
        self,
        suggest: Callable[[], str],
        good_enough: Callable[[str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.introduce(
            self.tr("You and your passphrase"),
            self.tr("You are the first coordinator: you can let others in later."),
        )
        label = Label(self.tr("Your &name"), self)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.textEdited.connect(self._calm)
        label.setBuddy(self.name)
        self._fault = Label("", self, tone="danger")
        self._fault.hide()
        self.choose = ChoosePassphrase(suggest, good_enough, self)
        self.choose.edited.connect(self.edited)
        lost = Card(self.tr("If the passphrase is lost"), self)
        lost.add_text(
            self.tr(
                "Nobody can open the cabinet without a passphrase: not the library's computer "
                "people, not whoever made smdesk. Keep the paper where you keep keys, and let a "
                "second person in soon: each has a passphrase of their own, and any coordinator "
                "can let in another."
            )
        )
        self._key_file = QCheckBox(self.tr("Also ask for a &key file each time"), self)
        self._key_note = Label(
            self.tr(
                "A small file, on a USB stick for example. Both are needed then, and the file "
                "cannot be made again. You are asked where to save it at the end."
            ),
            self,
            type=Type.META,
        )
        self._key_note.setVisible(False)
        self._key_file.toggled.connect(self._key_note.setVisible)
        for widget in (label, self.name, self._fault, self.choose, lost, self._key_file):
            self.column.addWidget(widget)
        self.column.addWidget(self._key_note)
        self.column.addStretch(1)
        self._passphrase = ""

    @property
    def founder(self) -> str:
        """The name as typed."""
        return printable(self.name.text())

    @property
    def passphrase(self) -> str:
        """The passphrase, once this step was ready."""
        return self._passphrase

    @property
    def with_key_file(self) -> bool:
        """Whether a key file is wanted too."""
        return self._key_file.isChecked()

    @override
    def ready(self) -> bool:
        fault = self._name_fault()
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        if fault:
            self.name.setFocus()
            announce(self.name, self._fault.text(), urgent=True)
            return False
        self._passphrase = self.choose.chosen() or ""
        return bool(self._passphrase)

    def _name_fault(self) -> str:
        if not self.founder:
            return self.tr("Your name is needed: it stands beside all you do.")
        long = short_enough(self.founder)
        return "" if long is None else wording.fault(long)

    @override
    def enter(self) -> None:
        self.name.setFocus()

    @override
    def forget(self) -> None:
        self._passphrase = ""
        self.choose.forget()

    def _calm(self) -> None:
        self._fault.hide()
        self.edited.emit()
