"""The part of a screen that scrolls: a column of cards, and two panes side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fold import UNLIMITED
from smdesk.ui.kit.label import upright
from smdesk.ui.kit.letters import scaled

BETWEEN_CARDS = 14
LIST_WIDTH = 392
FOLDS_BELOW = 1100 - 208
"""Narrower than this, a screen (its window less the side bar) shows one pane at a time."""


class Page(QScrollArea):
    """Widgets one below the other, scrolling as a whole; ``widest`` in px keeps lines readable."""

    def __init__(self, parent: QWidget | None = None, *, widest: int = 0) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._outer = QWidget(self)
        self._outer.setAutoFillBackground(False)
        row = self._row = QHBoxLayout(self._outer)
        row.setContentsMargins(24, 6, 24, 24)
        self._inner = QWidget(self._outer)
        if widest:
            self._inner.setMaximumWidth(widest)
        row.addWidget(self._inner, 1)
        if widest:
            row.addStretch(0)
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(BETWEEN_CARDS)
        self.column.addStretch(1)
        self.setWidget(self._outer)

    def tighten(self) -> None:
        """Leave less room beneath, for a page that is only a strip above something else."""
        self._row.setContentsMargins(24, 6, 24, 8)

    def bare(self) -> None:
        """Leave no room around, for a page within something that has its own."""
        self._row.setContentsMargins(0, 0, 8, 0)

    def wanted_height(self, width: int) -> int:
        """Return the height in px at which nothing in it has to scroll, at that width."""
        if self._row.hasHeightForWidth():
            return self._row.totalHeightForWidth(width)
        return self._row.totalSizeHint().height()

    def add_widget(self, widget: QWidget) -> None:
        """Put the widget below what is there."""
        self.column.insertWidget(self.column.count() - 1, widget)


class TwoPanes(QWidget):
    """A list at the left and what is chosen in it at the right; one at a time where it is narrow.

    In the narrow form ``show_detail`` goes to the right pane and its Back button returns.
    """

    went_back = Signal()

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        parent: QWidget | None = None,
        *,
        back: str = "",
        right_width: int = 0,
    ) -> None:
        """``right_width`` px are for the right pane, and the left one takes what is left."""
        super().__init__(parent)
        self._right_width = right_width
        self._left = left
        self._detail = False
        self._line = upright(self)
        self.back = Button(back or self.tr("Back to the list"), self, icon="arrow-left",
                           quiet=True, then=self.show_list)  # fmt: skip
        holder = QWidget(self)
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 0, 0)
        bar.addWidget(self.back)
        bar.addStretch(1)
        stack.addLayout(bar)
        stack.addWidget(right, 1)
        self._holder = holder
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1 if right_width else 0)
        row.addWidget(self._line)
        row.addWidget(holder, 0 if right_width else 1)
        self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether there is room for one pane only."""
        return self.width() < scaled(self, FOLDS_BELOW)

    def show_detail(self) -> None:
        """Show what is chosen, where there is room for one pane only."""
        self._detail = True
        self._arrange()
        if self.narrow:
            self.back.setFocus()

    def show_list(self) -> None:
        """Show the list again."""
        self._detail = False
        self._arrange()
        self._left.setFocus()
        self.went_back.emit()

    def _arrange(self) -> None:
        narrow = self.narrow
        self._left.setVisible(not (narrow and self._detail))
        self._holder.setVisible(not narrow or self._detail)
        self._line.setVisible(not narrow)
        self.back.setVisible(narrow)
        held, width = self._left, scaled(self, LIST_WIDTH)
        if self._right_width:
            held, width = self._holder, scaled(self, self._right_width)
        held.setMinimumWidth(0 if narrow else width)
        held.setMaximumWidth(UNLIMITED if narrow else width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
