"""The dialog in which a list of backup codes is pasted or typed, code by code."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QWidget

from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.custody import SecretKind
from smdesk.domain.records import InvalidError, SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.accounts.secret_dialog import NewSecret
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.secret import SecretDisplay
from smdesk.ui.kit.secret_entry import SecretEntry

WIDTH = 500
MOST_PASTED = 20_000
MOST_SHOWN = 220
"""The px that the list takes; a longer one scrolls."""


class NewCodesDialog(ForgetfulDialog):
    """Takes a list as the platform prints it, and shows what it made out before it is kept."""

    saved = Signal()

    def __init__(
        self,
        title: str,
        save: Callable[[NewSecret], object],
        desk: SecretsDesk,
        parent: QWidget,
        *,
        label: str = "",
        new: bool = True,
    ) -> None:
        super().__init__(title, parent)
        self._save, self._desk = save, desk
        self._codes: list[SecretText] = []
        words = self.tr("Copy the whole list at the platform and paste it here, or type the codes.")
        self.body.addWidget(Label(words, self))
        self.entry = SecretEntry(self.tr("One code"), self, then=self.add_typed)
        self._lay_out()
        self.label = QLineEdit(label, self)
        self.label.setPlaceholderText(self.tr("Only where an account has several lists"))
        name = QLabel(self.tr("Na&me"), self)
        name.setBuddy(self.label)
        for widget in (name, self.label):
            self.body.addWidget(widget)
            widget.setVisible(new)
        self._error = Label("", self, tone="danger")
        self._error.hide()
        self.body.addWidget(self._error)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Keep them"), self.save, primary=True)
        self.take_room(WIDTH)
        self._look()
        self.entry.setFocus()

    def paste(self) -> None:
        """Take the list that was copied."""
        text = QGuiApplication.clipboard().text()[:MOST_PASTED]
        found = self._desk.understood(SecretText(text)) if text.strip() else []
        if found:
            self._codes += found
            self._look()
        else:
            self._fault(self.tr("No codes were found in what was copied."))

    def add_typed(self) -> None:
        """Add the code that was typed."""
        text = self.entry.secret()
        if text.reveal().strip():
            self._codes += self._desk.understood(text)
            self.entry.forget()
            self._look()

    def start_over(self) -> None:
        """Take every code out of the list again."""
        self._codes = []
        self._look()
        self.entry.setFocus()

    def save(self) -> None:
        """Keep the list."""
        self.add_typed()
        if not self._codes:
            self._fault(self.tr("There are no codes yet."))
            return
        text = SecretText("\n".join(code.reveal() for code in self._codes))
        try:
            self._save(NewSecret(SecretKind.BACKUP_CODES, self.label.text().strip(), text))
        except InvalidError as invalid:
            self._fault(" ".join(dict.fromkeys(map(wording.fault, invalid.faults.values()))))
        except SmdeskError as error:
            self.tell(error)
        else:
            self.accept()
            self.saved.emit()

    @override
    def forget(self) -> None:
        self._codes = []
        self.entry.forget()
        self.display.hide_secret()

    def _look(self) -> None:
        self._error.hide()
        count = len(self._codes)
        words = self.tr("Codes made out: {count}").format(count=wording.number(count))
        self.count.setText(words if count else self.tr("No codes yet."))
        self._over.setEnabled(count > 0)
        self._scroll.setVisible(count > 0)
        if count:
            self.display.show_secret(SecretText("\n".join(c.reveal() for c in self._codes)))
            self._scroll.setFixedHeight(min(self.display.minimumHeight() + 4, MOST_SHOWN))
            announce(self, words)
        else:
            self.display.hide_secret()
        self.fit_soon()

    def _fault(self, words: str) -> None:
        self._error.setText(words)
        self._error.show()
        self.fit_soon()
        announce(self.entry, words, urgent=True)

    def _lay_out(self) -> None:
        paste = Button(self.tr("&Paste the list"), self, then=self.paste)
        self._over = Button(self.tr("Start &over"), self, then=self.start_over)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(paste)
        ways.addWidget(self._over)
        ways.addStretch(1)
        self.body.addLayout(ways)
        key = QLabel(self.tr("Or type &one, and press Enter"), self)
        key.setBuddy(self.entry.edit)
        self.body.addWidget(key)
        self.body.addWidget(self.entry)
        self.count = Label("", self, type=Type.META)
        self.body.addWidget(self.count)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(self.tr("Codes made out"))
        self.display = SecretDisplay(self.tr("Codes made out"), self._scroll)
        self._scroll.setWidget(self.display)
        self.body.addWidget(self._scroll)
