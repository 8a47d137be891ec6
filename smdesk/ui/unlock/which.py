"""Asks which is meant when somebody opens a copy of a cabinet that is on this computer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label

if TYPE_CHECKING:
    from smdesk.desk.brought import Brought


class Which(Dialog):
    """The cabinet, or a second one made of the copy. Enter opens the cabinet."""

    wants_cabinet = Signal(object)
    """The cabinet's folder."""
    wants_copy = Signal(object)
    """The copy's file."""

    def __init__(self, found: "Brought", parent: QWidget) -> None:
        super().__init__(self.tr("This cabinet is on this computer already"), parent)
        self._found = found
        words = self.tr(
            "{file} is a copy of the cabinet of {library}. The cabinet itself is in {folder}. "
            "Unpack the copy only if you want a second cabinet beside it: what is entered in one "
            "never comes to the other."
        ).format(file=found.file.name, library=found.organisation, folder=found.cabinet)
        self.body.addWidget(Label(words, self, wrap=True))
        self.setAccessibleDescription(words)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Unpack the copy"), self._copy)
        self.add_button(self.tr("&Open the cabinet"), self._cabinet, primary=True).setFocus()

    def _cabinet(self) -> None:
        self.accept()
        self.wants_cabinet.emit(self._found.cabinet)

    def _copy(self) -> None:
        self.accept()
        self.wants_copy.emit(self._found.file)
