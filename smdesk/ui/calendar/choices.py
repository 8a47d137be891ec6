"""Chips that open a menu in which several things can be ticked."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import literal

LONGEST_NAMES = 24
"""Letters of names that a chip says before it only counts them."""


class TickMenu(QMenu):
    """Stays open while its rows are ticked, so that several can be."""

    @override
    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() != Qt.Key.Key_Space or not self._tick():
            super().keyPressEvent(arg__1)

    def _tick(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class ChoiceChip(QPushButton):
    """Says what is chosen; pressing it opens the choice. Hidden while there is nothing to choose.

    ``options`` is asked whenever the chip is refreshed and when its menu opens; what was chosen
    and is there no more stays chosen until it is unticked, with a question mark for its name.
    """

    changed = Signal()

    def __init__(
        self, title: str, options: Callable[[], Mapping[Any, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._title, self._options = title, options
        self.chosen: frozenset[Any] = frozenset()
        self._words: Mapping[Any, str] = {}
        self.setProperty("chip", True)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.ticks = TickMenu(self)
        self.ticks.aboutToShow.connect(self._fill)
        self.ticks.aboutToHide.connect(self._look)
        self.setMenu(self.ticks)
        self.refresh()

    def choose(self, chosen: Collection[Any]) -> None:
        """Choose these, without telling."""
        self.chosen = frozenset(chosen)
        self._look()

    def refresh(self) -> None:
        """Ask anew what there is to choose."""
        self._words = self._options()
        self._look()

    def words_of(self, chosen: Collection[Any]) -> list[str]:
        """Return the names of what is chosen, in the order of the menu."""
        known = [words for key, words in self._words.items() if key in chosen]
        return known + ["?"] * sum(key not in self._words for key in chosen)

    def _fill(self) -> None:
        self._words = self._options()
        self.ticks.clear()
        gone = {key: "?" for key in self.chosen if key not in self._words}
        for key, words in {**self._words, **gone}.items():
            action = QAction(literal(words), self.ticks)
            action.setCheckable(True)
            action.setChecked(key in self.chosen)
            action.setData(_Kept(key))
            action.toggled.connect(self._ticked)
            self.ticks.addAction(action)

    def _ticked(self) -> None:
        actions = [action for action in self.ticks.actions() if action.isChecked()]
        self.chosen = frozenset(action.data().key for action in actions)
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        names = ", ".join(self.words_of(self.chosen))
        if not self.chosen:
            words = self._title
        elif len(names) <= LONGEST_NAMES:
            words = f"{self._title}: {names}"
        else:
            words = f"{self._title}: {wording.number(len(self.chosen))}"
        self.setText(f"{literal(words)} ▾")
        self.setAccessibleName(f"{self._title}: {names}" if names else self._title)
        self.setToolTip(names)
        self.setChecked(bool(self.chosen))
        self.setVisible(bool(self._words or self.chosen))


class _Kept:
    """Carries a key through Qt untouched."""

    __slots__ = ("key",)

    def __init__(self, key: Any) -> None:  # noqa: ANN401 - any key may be chosen
        self.key = key
