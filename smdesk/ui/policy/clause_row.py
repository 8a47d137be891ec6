"""One clause on the page: its number beside the text, never in it, and chips that tell of it."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from smdesk.domain.policy.blocks import CrossReference, TableBlock
from smdesk.domain.policy.content import Clause
from smdesk.overriding import override
from smdesk.ui.kit.fold import UNLIMITED
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.paint import CHIP_AIR, RING, chip_width, paint_chip, paint_ring
from smdesk.ui.kit.tokens import Tone, tokens
from smdesk.ui.policy.clause_edit import ClauseEdit
from smdesk.ui.policy.drawn import Drawings

AIR = 8
"""Px above and below the text."""
STEP = 18
"""Px by which each level is set in."""
GAP = 12
"""Px between the number and the text."""
SIDE = 8
LEAST_TEXT = 180
WIDEST = 720
"""Px of a line of text that can still be read with ease."""
DEEPEST_SHOWN = 4

Badge = tuple[str, Tone]


class ClauseRow(QWidget):
    """A number, the editor, and chips at the right end of the first line."""

    grown = Signal()
    """It wants another height now."""

    def __init__(self, drawings: Drawings, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawings = drawings
        self.edit = ClauseEdit(drawings, self)
        self.edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clause = Clause()
        self.number = ""
        self.badges: tuple[Badge, ...] = ()
        self.wanted = 0
        self._told: tuple[str, tuple[Badge, ...], str] | None = None
        self._referred: tuple[str, ...] = ()
        self._described: tuple[Clause, tuple[str, ...]] | None = None
        self._margin = 0
        self._current = False
        layout = self.edit.document().documentLayout()
        layout.documentSizeChanged.connect(self._measure)

    def show_clause(self, clause: Clause) -> None:
        """Show the clause."""
        again = clause.depth != self.clause.depth
        self.clause = clause
        self.edit.show_clause(clause, self._drawings.ink)
        self._referred = self._labels()
        if again:
            self.settle()
        self.update()

    def show_number(self, number: str, badges: Sequence[Badge], name: str) -> None:
        """Show its number and its chips; ``name`` is what is read aloud."""
        chips = tuple(badges)
        if (number, chips, name) == self._told:
            self.describe()
            return
        self._told = number, chips, name
        if (number, chips) != (self.number, self.badges):
            self.number, self.badges = number, chips
            self.settle()
            self.update()
        said = ", ".join((name, *(text for text, _ in chips)))
        self.edit.setAccessibleName(said)
        self.describe()

    def describe(self) -> None:
        """Have what is drawn in the text said in words to those who hear it."""
        told = self.clause, self._labels()
        before = self._described
        if before is not None and before[0] is told[0] and before[1] == told[1]:
            return
        self._described = told
        drawn = any(not hasattr(span, "text") for span in self.clause.spans)
        tables = any(isinstance(block, TableBlock) for block in self.clause.blocks)
        words = self.edit.words() if drawn or tables else ""
        if words != self.edit.accessibleDescription():
            self.edit.setAccessibleDescription(words)

    def redraw_references(self) -> None:
        """Draw the references anew where one of them reads otherwise now."""
        labels = self._labels()
        if labels != self._referred:
            self._referred = labels
            document = self.edit.document()
            document.markContentsDirty(0, document.characterCount())

    def _labels(self) -> tuple[str, ...]:
        """Return how each reference in the clause reads at the moment."""
        spans = self.clause.spans
        label = self._drawings.label
        return tuple(label(one.clause) for one in spans if isinstance(one, CrossReference))

    def set_margin(self, px: int) -> None:
        """Keep so many px for the numbers of all rows."""
        if px != self._margin:
            self._margin = px
            self.settle()

    def set_current(self, *, current: bool) -> None:
        """Draw a ring around it, or none."""
        if current is not self._current:
            self._current = current
            self.edit.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
            )
            self.update()

    def settle(self) -> None:
        """Give the editor its place, and say what height is wanted."""
        left = self._left()
        chips = self._chips_width()
        room = self.width() - left - SIDE
        if chips and self._title_width() + chips + GAP <= room:
            # They stand beside the title, and the text below has the whole line.
            beside, wide = True, room
        else:
            beside = bool(chips) and room - chips - GAP >= LEAST_TEXT
            wide = room - (chips + GAP if beside else 0)
        wide = min(scaled(self, WIDEST), wide)
        self._below = bool(chips) and not beside
        top = AIR + (self._chip_height() + 4 if self._below else 0)
        self.edit.document().setTextWidth(wide)
        high = ceil(self.edit.document().size().height())
        self.edit.setGeometry(left, top, max(1, wide), max(1, high))
        self._want(top + high + AIR)

    def _measure(self) -> None:
        high = ceil(self.edit.document().size().height())
        if high != self.edit.height():
            self.edit.resize(self.edit.width(), max(1, high))
        self._want(self.edit.y() + high + AIR)

    def _want(self, height: int) -> None:
        if height != self.wanted:
            self.wanted = height
            self.grown.emit()

    def _left(self) -> int:
        """Return where the text begins; a number that is wider than its column pushes it on."""
        column = self._margin + min(self.clause.depth, DEEPEST_SHOWN) * scaled(self, STEP)
        ink = self._drawings.ink
        font = ink.title_font(self.clause.depth) if self.clause.title else ink.font
        own = QFontMetrics(font).horizontalAdvance(self.number) + 2 * RING
        return GAP + max(column, own)

    def _title_width(self) -> int:
        """Return how wide the title is; more than there can be for a clause without one."""
        if not self.clause.title:
            return UNLIMITED
        font = self._drawings.ink.title_font(self.clause.depth)
        return QFontMetrics(font).horizontalAdvance(self.clause.title)

    def _chips_width(self) -> int:
        if not self.badges:
            return 0
        return sum(chip_width(text, self.font()) + 8 for text, _ in self.badges)

    def _chip_height(self) -> int:
        return QFontMetrics(self.font()).height() + 2 * CHIP_AIR

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            colours, ink = tokens(self.palette()), self._drawings.ink
            if self._current:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.surface))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
                if self.edit.hasFocus():
                    paint_ring(painter, self.rect(), colours)
            titled = bool(self.clause.title)
            font = ink.title_font(self.clause.depth) if titled else ink.font
            painter.setFont(font)
            painter.setPen(QColor(colours.text if titled else colours.muted))
            high = QFontMetrics(font).height()
            area = QRect(RING, self.edit.y(), self._left() - GAP - RING, high)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.number
            )
            if self.badges:
                self._paint_chips(painter)

    def _paint_chips(self, painter: QPainter) -> None:
        colours = tokens(self.palette())
        right = self.width() - SIDE
        high = self._chip_height()
        top = AIR if self._below else self.edit.y() - 2
        if self._below:
            right = self._left() + self._chips_width()
        for text, tone in reversed(self.badges):
            wide = chip_width(text, self.font())
            box = QRect(right - wide, top, wide, high)
            paint_chip(painter, box, (text, tone), colours, self.font())
            right -= wide + 8

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.settle()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus()
        at = self.edit.mapFrom(self, event.position().toPoint())
        self.edit.setTextCursor(self.edit.cursorForPosition(at))
