"""Shows a file that is kept with an account, from memory: pictures and plain text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from smdesk.overriding import override
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.kit.label import Label, Type

WIDTH, HEIGHT = 720, 560
MOST_TEXT = 100_000
"""More letters than anybody reads here, and few enough to be laid out at once."""
BINARY = ("\0", "\x01", "\x02", "\x03", "\x04")


def picture(data: bytes) -> QImage:
    """Return the picture that the file is, an empty one if it is none."""
    return QImage.fromData(data)


def text(data: bytes) -> str | None:
    """Return the text that the file is, or None if it is no text that can be read."""
    for name in (
        ("utf-8-sig", "utf-16") if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",)
    ):
        try:
            found = data.decode(name)
        except UnicodeDecodeError:
            continue
        return None if any(sign in found for sign in BINARY) else found
    return None


class FileViewer(ForgetfulDialog):
    """Shows a picture or a text. Nothing of it is written anywhere, and it goes when closed."""

    def __init__(self, name: str, data: bytes, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setMinimumWidth(0)
        self._picture = picture(data)
        found = None if not self._picture.isNull() else text(data)
        self.shown = QLabel(self)
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(name)
        scroll.setWidget(self.shown)
        self.body.addWidget(scroll, 1)
        self._note = Label(self.tr("Shown from memory; nothing is written to disk."), self,
                           type=Type.META)  # fmt: skip
        self.body.addWidget(self._note)
        self.add_button(self.tr("Close"), self.accept, primary=True)
        self.take_room(WIDTH, HEIGHT)
        scroll.setFocus()
        if found is not None:
            self._show_text(found)
        else:
            self._show_picture()

    @override
    def forget(self) -> None:
        self._picture = QImage()
        self.shown.clear()

    def _show_text(self, found: str) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.shown.setStyleSheet(f"font-family: '{font.family()}';")
        self.shown.setWordWrap(True)
        self.shown.setText(found[:MOST_TEXT])
        if len(found) > MOST_TEXT:
            self._note.setText(
                self.tr("Only the beginning is shown. Save the file to read it all.")
            )

    def _show_picture(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = round((WIDTH - 60) * ratio)
        small = self._picture.width() <= room
        fitted = self._picture if small else self._picture.scaledToWidth(
            room, Qt.TransformationMode.SmoothTransformation
        )  # fmt: skip
        pixmap = QPixmap.fromImage(fitted)
        pixmap.setDevicePixelRatio(ratio)
        self.shown.setPixmap(pixmap)
        self.shown.setAccessibleName(self.tr("Picture"))
