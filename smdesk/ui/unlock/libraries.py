"""The cabinets that this computer knows, and the other ways to get to one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk.recent import Known
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.listing import CardList, Face
from smdesk.ui.kit.paint import initials
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.unlock.sign import Sign

WIDTH = 300


class Libraries(QWidget):
    """The side of the unlock screen: the cabinets, and what to do when none is the right one."""

    chosen = Signal()
    asked_for_folder = Signal()
    asked_for_copy = Signal()
    asked_for_new = Signal()
    asked_for_sample = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kit", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Cabinets"))
        self.list: CardList[Known] = CardList(
            self.tr("Cabinets on this computer"), _face, _key, self
        )
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.chosen)
        top = QHBoxLayout()
        top.setContentsMargins(24, 20, 24, 14)
        top.addWidget(Sign(self))
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 12, 18, 18)
        foot.setSpacing(4)
        for words, icon, asked in (
            (self.tr("Open a &folder…"), "folder", self.asked_for_folder),
            (self.tr("Open a &copy (.smvault)…"), "archive", self.asked_for_copy),
            (self.tr("&New cabinet…"), "plus", self.asked_for_new),
            (self.tr("&Sample library"), "building-2", self.asked_for_sample),
        ):
            button = Button(words, self, then=asked.emit, quiet=True, icon=icon)
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.setFixedWidth(WIDTH)

    def show_known(self, known: Sequence[Known]) -> None:
        """List these cabinets."""
        self.list.show_records(known)

    def chosen_path(self) -> Path | None:
        """Return the folder of the chosen cabinet."""
        known = self.list.selected()
        return known.path if known is not None else None

    def choose(self, path: Path) -> bool:
        """Choose the cabinet in the folder; False, and none is chosen, if it is not listed."""
        listed = self.list.select(path)
        if not listed:
            self.list.setCurrentIndex(QModelIndex())
        return listed


def _face(known: Known) -> Face:
    # The folder's end tells cabinets of the same name apart; its beginning is alike in all.
    place = str(known.path.parent.name)
    chip = None if known.there else ("missing", Tone.WARNING)
    return Face(known.name, place, initials(known.name), chip)


def _key(known: Known) -> Path:
    return known.path
