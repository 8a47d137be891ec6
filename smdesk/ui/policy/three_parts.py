"""Outline, text and panel side by side, as many as there is room for; the rest by a button."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fold import UNLIMITED
from smdesk.ui.kit.label import upright
from smdesk.ui.kit.letters import scaled

OUTLINE, SIDE, TEXT = 232, 300, 520
"""Px that the three parts take; the text at least."""


class ThreeParts(QWidget):
    """Lays the parts out by the room there is.

    ``turn_outline`` and ``turn_side`` are the buttons that lead to a part which has none; they are
    hidden where it has, and belong into whatever bar stands above.
    """

    def __init__(self, outline: QWidget, text: QWidget, side: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._outline, self._text, self._side = outline, text, side
        self._turned: QWidget | None = None
        """The part that somebody turned to, for which there is no room beside the text."""
        self.turn_outline = Button(
            self.tr("&Outline"), parent, then=partial(self.turn, outline), icon="list-checks"
        )
        self.turn_side = Button(
            self.tr("&Remarks"), parent, then=partial(self.turn, side), icon="message-square"
        )
        self._lines = upright(self), upright(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(outline)
        row.addWidget(self._lines[0])
        row.addWidget(text, 1)
        row.addWidget(self._lines[1])
        row.addWidget(side)

    def turn(self, part: QWidget) -> None:
        """Show a part instead of the text, or the text again."""
        self._turned = None if self._turned is part else part
        self._fold()

    def turn_to_text(self) -> None:
        """Show the text, whatever there is room for beside it."""
        self._turned = None
        self._fold()

    def _fold(self) -> None:
        wide, need = self.width(), scaled(self, TEXT)
        outline_fits = wide >= need + scaled(self, OUTLINE)
        side_fits = wide >= need + scaled(self, OUTLINE + SIDE)
        if (self._turned is self._outline and outline_fits) or (
            self._turned is self._side and side_fits
        ):
            self._turned = None
        beside = self._turned is self._side and outline_fits
        text = self._turned is None or beside
        by_itself = self._turned is self._outline
        self._text.setVisible(text)
        self._outline.setVisible(by_itself or (outline_fits and not beside and text))
        self._side.setVisible(self._turned is self._side or side_fits)
        for line, part in zip(self._lines, (self._outline, self._side), strict=True):
            line.setVisible(part.isVisibleTo(self) and text)
        self.turn_outline.setVisible(not outline_fits)
        self.turn_side.setVisible(not side_fits)
        _set_width(self._outline, scaled(self, OUTLINE) if text else None)
        _set_width(self._side, scaled(self, SIDE) if text else None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()


def _set_width(part: QWidget, width: int | None) -> None:
    """Fix how wide a part is; None lets it take all there is."""
    part.setMinimumWidth(width or 0)
    part.setMaximumWidth(UNLIMITED if width is None else width)
