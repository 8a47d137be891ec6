"""What the unlock screen shows on a computer that knows no cabinet yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.icons import picture
from smdesk.ui.kit.label import Label, Type

SIGN = 56
WIDTH = 460


class Welcome(QWidget):
    """Says in a breath what smdesk is, and offers the ways to begin."""

    asked_for_new = Signal()
    asked_for_sample = Signal()
    asked_for_folder = Signal()
    asked_for_copy = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Welcome"))
        self.setMaximumWidth(WIDTH)
        sign = QLabel(self)
        sign.setPixmap(picture("smdesk", "", SIGN, self.devicePixelRatioF()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(sign)
        column.addWidget(Label(self.tr("Welcome to smdesk"), self, type=Type.TITLE))
        words = self.tr(
            "One locked cabinet for your library's social media: who holds which account, the "
            "passwords, the terms, and the packet with which the next team starts. It stays on "
            "this computer and needs no network."
        )
        column.addWidget(Label(words, self, type=Type.DOCUMENT))
        column.addSpacing(8)
        self.banner = Banner(self)
        column.addWidget(self.banner)
        self.new = Button(self.tr("Set up your library's &cabinet"), self,
                          then=self.asked_for_new.emit, primary=True)  # fmt: skip
        self.sample = Button(self.tr("&Look around in a sample library"), self,
                             then=self.asked_for_sample.emit)  # fmt: skip
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(Label(self.tr("Is there one already?"), self, type=Type.META))
        there = QHBoxLayout()
        there.setContentsMargins(0, 0, 0, 0)
        there.setSpacing(8)
        self.folder = Button(self.tr("Open a &folder…"), self, quiet=True, icon="folder",
                             then=self.asked_for_folder.emit)  # fmt: skip
        self.copy = Button(self.tr("&Open a copy (.smvault)…"), self, quiet=True, icon="archive",
                           then=self.asked_for_copy.emit)  # fmt: skip
        there.addWidget(self.folder)
        there.addWidget(self.copy)
        there.addStretch(1)
        column.addLayout(there)

    def set_busy(self, busy: bool) -> None:
        """Take no second order while something is being worked at."""
        for button in (self.new, self.sample, self.folder, self.copy):
            button.setEnabled(not busy)
        if busy:
            self.banner.close_it()
        else:
            self.sample.set_words(self.tr("&Look around in a sample library"))

    def say_making(self) -> None:
        """Say that the sample is being made."""
        self.sample.set_words(self.tr("Making the sample library…"))
        announce(self, self.tr("Making the sample library. This takes a moment."))
