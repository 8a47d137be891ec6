"""The menus at the end of the filters: what is laid over the days, and filters kept for again."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from smdesk.ui.calendar.asked import Asked, Habits, Layer
from smdesk.ui.calendar.choices import ChoiceChip
from smdesk.ui.calendar.filters import Filters
from smdesk.ui.calendar.notes import layer_words
from smdesk.ui.kit.button import literal


def layer_chip(parent: QWidget) -> ChoiceChip:
    """Return the chip with which layers are chosen."""
    return ChoiceChip(QCoreApplication.translate("Calendar", "Also show"), _layers, parent)


def _layers() -> Mapping[object, str]:
    return {layer: layer_words(layer) for layer in Layer}


class KeptFilters(QObject):
    """A chip whose menu keeps the filters of now, goes to kept ones, and drops them."""

    changed = Signal()
    """Filters were kept or dropped; ``habits`` knows which."""

    def __init__(self, filters: Filters, habits: Habits, say: Callable[[str], object]) -> None:
        """``say`` tells the person what was done."""
        super().__init__(filters)
        self.habits = habits
        self._filters, self._say = filters, say
        self.chip = QPushButton(self.tr("Kept filters") + " ▾", filters)
        self.chip.setAccessibleName(self.tr("Kept filters"))
        self.chip.setProperty("chip", True)
        self.chip.setAutoDefault(False)
        self.menu = QMenu(self.chip)
        self.menu.aboutToShow.connect(self._fill)
        self.chip.setMenu(self.menu)
        filters.add(self.chip)

    def keep(self) -> None:
        """Keep the filters of now."""
        asked = self._filters.asked()
        self.habits = self.habits.keeping(asked)
        self.changed.emit()
        words = self.tr("Kept: {filters}.").format(filters=self._filters.words_of(asked))
        if asked.wanted.text:
            words += " " + self.tr("What is typed is not kept.")
        self._say(words)

    def _drop(self, asked: Asked) -> None:
        self.habits = self.habits.dropping(asked)
        self.changed.emit()

    def _fill(self) -> None:
        self.menu.clear()
        now = self._filters.asked()
        bare = Asked.read(now.written())
        keep = self.menu.addAction(self.tr("&Keep these filters"), self.keep)
        keep.setEnabled(not bare.everything and bare not in self.habits.kept)
        if not self.habits.kept:
            return
        self.menu.addSeparator()
        for one in self.habits.kept:
            action = self.menu.addAction(
                literal(self._filters.words_of(one)), partial(self._filters.show_asked, one)
            )
            action.setCheckable(True)
            action.setChecked(one == bare)
        self.menu.addSeparator()
        drop = self.menu.addMenu(self.tr("&Drop"))
        for one in self.habits.kept:
            drop.addAction(literal(self._filters.words_of(one)), partial(self._drop, one))
