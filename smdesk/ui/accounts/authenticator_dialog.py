"""The dialog in which an authenticator is put in: by link, by secret, or by its square code."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.records import InvalidError, SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.accounts.pictures import PICTURES, dropped, grey_dots, picture_in, picture_of
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.files import ask_to_open
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.secret_entry import SecretEntry
from smdesk.ui.kit.tokens import Tone

WIDTH = 540


class AuthenticatorDialog(ForgetfulDialog):
    """Asks for what the codes are made from; ``save`` keeps it and may raise an SmdeskError.

    ``beside`` says whether the account's password is kept here, too: then it is said what that
    gives up.
    """

    saved = Signal()

    def __init__(
        self,
        title: str,
        save: Callable[[SecretText, str], object],
        desk: SecretsDesk,
        parent: QWidget,
        *,
        beside: bool,
        label: str = "",
        asks_label: bool = True,
    ) -> None:
        super().__init__(title, parent)
        self._save, self._desk = save, desk
        self.setAcceptDrops(True)
        if beside:
            self._warn()
        words = self.tr(
            "When the platform shows a square code, take a picture of the screen and paste or drop "
            "it here, or type the secret that stands beside it."
        )
        self.body.addWidget(Label(words, self))
        self.body.addLayout(self._ways())
        self.entry = SecretEntry(self.tr("Secret or link"), self, then=self.save)
        key = QLabel(self.tr("&Secret, or link that begins with otpauth"), self)
        key.setBuddy(self.entry.edit)
        self.body.addWidget(key)
        self.body.addWidget(self.entry)
        self.label = QLineEdit(label, self)
        self.label.setPlaceholderText(self.tr("Only where an account has several"))
        name = QLabel(self.tr("Na&me"), self)
        name.setBuddy(self.label)
        for widget in (name, self.label):
            self.body.addWidget(widget)
            widget.setVisible(asks_label)
        self._error = Label("", self, tone="danger")
        self._error.hide()
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Keep it"), self.save, primary=True)
        self.take_room(WIDTH)
        self.entry.setFocus()

    def ask_for_picture(self) -> None:
        """Ask which file has the picture."""
        pictures = self.tr("Pictures ({endings})").format(endings=PICTURES)
        ask_to_open(self, self.tr("Picture of the square code"), self.read_file, filters=pictures)

    def paste_picture(self) -> None:
        """Read the picture, or the link, that was copied."""
        data = QGuiApplication.clipboard().mimeData()
        if data.hasImage():
            self.read_picture(picture_of(data))
        elif dropped(data):
            self.read_file(dropped(data)[0])
        elif data.hasText() and data.text().strip():
            self._put(SecretText(data.text().strip()))
        else:
            self._no_picture(self.tr("Nothing that could be read was copied."))

    def read_file(self, path: Path) -> None:
        """Read the square code in a picture file; nothing of it is kept."""
        try:
            picture = picture_in(path)
        except OSError:
            self._no_picture(self.tr("The file cannot be opened."))
            return
        self.read_picture(picture, from_file=True)

    def read_picture(self, picture: QImage, *, from_file: bool = False) -> None:
        """Read the square code in a picture."""
        self.banner.close_it()
        if picture.isNull():
            self._no_picture(self.tr("This is not a picture that can be read here."))
            return
        try:
            links = self._desk.links_in_picture(*grey_dots(picture))
        except SmdeskError as error:
            self.tell(error)
            return
        if len(links) > 1:
            self._no_picture(self.tr("The picture shows several codes. Cut it down to one."))
            return
        self._put(links[0])
        after = (
            self.tr("Delete the picture now, also from the bin: whoever has it can make the codes.")
            if from_file
            else self.tr("If the picture was saved anywhere, delete it there, too.")
        )
        self.banner.say(self.tr("The square code was read."), after, tone=Tone.SUCCESS)
        self.fit_soon()

    def save(self) -> None:
        """Keep it, if codes can be made from it."""
        self._error.hide()
        text = self.entry.secret()
        if not text.reveal().strip():
            self._fault(self.tr("Nothing was typed yet."))
            return
        self.banner.close_it()
        try:
            self._save(text, self.label.text().strip())
        except InvalidError as invalid:
            self._fault(" ".join(dict.fromkeys(map(wording.fault, invalid.faults.values()))))
        except SmdeskError as error:
            self.tell(error)
        else:
            self.accept()
            self.saved.emit()

    @override
    def forget(self) -> None:
        self.entry.forget()

    def _put(self, text: SecretText) -> None:
        self.entry.edit.setText(text.reveal())
        self.entry.setFocus()
        announce(self, self.tr("Read. Keep it to see the first code."))

    def _fault(self, words: str) -> None:
        self._error.setText(words)
        self._error.show()
        self.entry.setFocus()
        self.fit_soon()
        announce(self.entry, words, urgent=True)

    def _no_picture(self, words: str) -> None:
        why = self.tr("Take a picture of the screen with the whole square code, and try again.")
        self.banner.say(words, why, tone=Tone.WARNING)
        self.fit_soon()

    def _warn(self) -> None:
        words = self.tr(
            "Kept beside the password, whoever opens this account here has both halves of the "
            "sign-in: that gives up part of what a second factor is for. It is still far better "
            "than none, or than one on somebody's own phone. For the accounts that matter most, "
            "keep it on a device of the library instead."
        )
        self.body.addWidget(Label(words, self, type=Type.META))

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Button(self.tr("&Paste"), self, then=self.paste_picture))
        row.addWidget(Button(self.tr("Picture &file…"), self, then=self.ask_for_picture))
        row.addStretch(1)
        return row

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasImage() or dropped(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped(event.mimeData())
        event.acceptProposedAction()
        if files:
            self.read_file(files[0])
        else:
            self.read_picture(picture_of(event.mimeData()))
