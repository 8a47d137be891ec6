"""Numbered boxes in which something is copied from paper, word by word or group by group."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.secret_entry import SecretLineEdit

COLUMNS = 4
BOX_WIDTH = 104
MOST_TOLD = 20
"""Letters of what was typed that are said back; no word of a page is longer."""
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015,;.]+")

Complete = Callable[[str], str]
"""Gives the whole of what was begun, if it can be but one thing; otherwise what was begun."""
Possible = Callable[[str], bool]
"""Whether something on paper can begin like this."""


class WordGrid(QWidget):
    """Boxes that help to copy: they complete, go on by themselves, and say at once what is wrong.

    What is typed can be read, so that it can be compared with the page; it can be pasted in whole,
    and neither copied nor undone.
    """

    edited = Signal()
    filled = Signal()
    """Enter was pressed in the last box, or it was completed."""

    def __init__(
        self,
        names: Sequence[str],
        complete: Complete,
        possible: Possible,
        parent: QWidget | None = None,
        *,
        length: int = 0,
    ) -> None:
        """``names`` are what the boxes are called aloud.

        ``length`` is how many letters fill a box; 0 where that depends on the word.
        """
        super().__init__(parent)
        self._complete, self._possible, self._length = complete, possible, length
        self._fault = Label("", self, tone="danger")
        self._fault.hide()
        self.boxes = [SecretLineEdit(name, self) for name in names]
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for at, box in enumerate(self.boxes):
            self._add(grid, at, box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self._fault)
        if self.boxes:
            self.setFocusProxy(self.boxes[0])

    def _add(self, grid: QGridLayout, at: int, box: SecretLineEdit) -> None:
        box.set_shown(shown=True)
        box.setMinimumWidth(scaled(self, BOX_WIDTH - 24))
        box.installEventFilter(self)
        box.textEdited.connect(self._typed)
        row, column = divmod(at, COLUMNS)
        number = Label(str(at + 1), self, type=Type.META, wrap=False)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        number.setMinimumWidth(scaled(self, 18))
        grid.addWidget(number, row, 2 * column)
        grid.addWidget(box, row, 2 * column + 1)
        grid.setColumnStretch(2 * column + 1, 1)

    def texts(self) -> list[str]:
        """Return what stands in the boxes, without the empty ones at the end."""
        said = [box.text().strip() for box in self.boxes]
        while said and not said[-1]:
            said.pop()
        return said

    def secret(self) -> SecretText:
        """Return all of it, with a blank between."""
        return SecretText(" ".join(self.texts()))

    def blame(self, at: int, words: str) -> None:
        """Say what is amiss, and go to the box, counted from 1; 0 goes to none."""
        self._calm()
        self._fault.setText(words)
        self._fault.show()
        if 1 <= at <= len(self.boxes):
            box = self.boxes[at - 1]
            _paint(box, words)
            box.setFocus()
            box.selectAll()
        announce(self, words, urgent=True)

    def forget(self) -> None:
        """Empty every box, with no way back."""
        self._calm()
        for box in self.boxes:
            box.forget()
            box.setProperty("typed", 0)
            box.set_shown(shown=True)

    def _typed(self) -> None:
        box = self._box()
        if box is None:
            return
        self._calm()
        at, text = self.boxes.index(box), box.text()
        if _BETWEEN.search(text.lstrip()) or (self._length and len(text) > self._length):
            self._spread(at, text)
        elif text and not self._possible(text):
            self._say_impossible(box, text)
        elif self._length and len(text) == self._length:
            self._go_on(at)
        elif len(text) > int(box.property("typed") or 0):
            self._fill_in(box, text)
        box.setProperty("typed", len(text))
        self.edited.emit()

    def _fill_in(self, box: SecretLineEdit, text: str) -> None:
        """Write the rest of a word that can be no other, to be typed over all the same."""
        whole = self._complete(text)
        if len(whole) > len(text):
            box.setText(whole)
            box.setSelection(len(text), len(whole) - len(text))

    def _spread(self, at: int, text: str) -> None:
        """Put what was typed or pasted into this box and those after it."""
        goes_on = bool(_BETWEEN.search(text[-1:])) or bool(self._length)
        whole = _BETWEEN.sub("" if self._length else " ", text).strip()
        step = self._length or 1
        parts = (
            [whole[n : n + step] for n in range(0, len(whole), step)]
            if self._length
            else whole.split()
        )
        last = at
        for last, part in enumerate(parts, start=at):
            if last >= len(self.boxes):
                return
            self.boxes[last].setText(self._complete(part))
            if not self._possible(part):
                self._say_impossible(self.boxes[last], part)
                return
        if goes_on and parts and len(self.boxes[last].text()) >= max(self._length, 1):
            self._go_on(last)
        else:
            self.boxes[last].setFocus()

    def _say_impossible(self, box: SecretLineEdit, text: str) -> None:
        words = self.tr("Nothing on the page begins with “{letters}”: look at {where} again.")
        letters = text if len(text) <= MOST_TOLD else text[: MOST_TOLD - 1] + "…"
        said = words.format(letters=letters, where=box.accessibleName())
        self._fault.setText(said)
        self._fault.show()
        _paint(box, said)
        box.setFocus()
        announce(box, said, urgent=True)

    def _go_on(self, at: int) -> None:
        if at + 1 < len(self.boxes):
            self.boxes[at + 1].setFocus()
            self.boxes[at + 1].selectAll()
        else:
            self.filled.emit()

    def _box(self) -> SecretLineEdit | None:
        sender = self.sender()
        return next((box for box in self.boxes if box is sender), None)

    def _calm(self) -> None:
        if self._fault.isHidden():
            return
        self._fault.hide()
        for box in self.boxes:
            _paint(box, "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        box = next((one for one in self.boxes if one is watched), None)
        if box is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            box.setText(self._complete(box.text().strip()))
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = self.boxes.index(box)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                box.setText(self._complete(box.text().strip()))
                self._go_on(at)
                return True
            if event.key() == Qt.Key.Key_Backspace and not box.text() and at:
                self.boxes[at - 1].setFocus()
                return True
        return super().eventFilter(watched, event)


def _paint(box: SecretLineEdit, fault: str) -> None:
    box.setProperty("fault", bool(fault))
    box.setAccessibleDescription(fault)
    box.style().unpolish(box)
    box.style().polish(box)
