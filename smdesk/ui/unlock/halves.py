"""The two halves of the unlock screen: known cabinets at the left, the page of one at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import upright
from smdesk.ui.unlock.centre import centred
from smdesk.ui.unlock.libraries import Libraries

FOLDS_BELOW = 720


class Halves(QWidget):
    """Shows the cabinets beside a page; where there is room for one alone, one leads to the other.

    The page that is added first is the door of a cabinet.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.side = Libraries(self)
        self._pages = QStackedWidget(self)
        self._places: dict[QWidget, QWidget] = {}
        self._alone: QWidget | None = None
        self._line = upright(self)
        self.others = Button(self.tr("Other &cabinets"), self, icon="arrow-left", quiet=True,
                             then=self.unfold)  # fmt: skip
        self._right = QWidget(self)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._line)
        row.addWidget(self._right, 1)

    @property
    def narrow(self) -> bool:
        """Whether there is room for the cabinets or a page, but not for both."""
        return self.width() < FOLDS_BELOW

    def add(self, page: QWidget) -> None:
        """Have a page in the right half, in the middle of its room."""
        self._places[page] = centred(page, self._pages)
        self._pages.addWidget(self._places[page])

    def shows(self, page: QWidget) -> bool:
        """Whether a page that was added is the one that is shown."""
        return self._pages.currentWidget() is self._places[page]

    def turn_to(self, page: QWidget) -> None:
        """Show a page that was added."""
        self._pages.setCurrentWidget(self._places[page])
        self._fold()

    def give_all_room_to(self, page: QWidget) -> None:
        """Show a page, and nothing beside it."""
        if self._alone is not page:
            self._alone = page
            self._pages.addWidget(page)
        for widget in (self.side, self._line, self.others):
            widget.hide()
        self._right.show()
        self._pages.setCurrentWidget(page)

    def take_back_room(self) -> None:
        """Let go of the page that had all the room."""
        if self._alone is not None:
            self._pages.removeWidget(self._alone)
            self._alone = None
            self._fold()

    def unfold(self) -> None:
        """Show the cabinets, also where they take the room of the page."""
        self._fold(unfolded=True)
        self.side.list.setFocus()

    def _fold(self, *, unfolded: bool = False) -> None:
        if self._alone is not None and self._pages.currentWidget() is self._alone:
            return
        # Whoever came with a file alone needs the ways to another cabinet at its door, too.
        several = bool(self.side.list.records) or self._pages.currentIndex() == 0
        self.side.setVisible(several and (not self.narrow or unfolded))
        self._line.setVisible(several and not self.narrow)
        self._right.setVisible(not self.narrow or not unfolded)
        self.others.setVisible(several and self.narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
