"""What the timeline is looked at with: the axis, the colours, the letters, and what is chosen."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF
from PySide6.QtGui import QFont

from smdesk.domain.dates import Span
from smdesk.ui.kit.tokens import Tokens
from smdesk.ui.team.timeline.axis import Axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at the timeline; all lengths in px."""

    axis: Axis
    colours: Tokens
    font: QFont
    names: int
    """The width of the column of seats."""
    ruler: int
    """The height of the ruler."""
    width: int
    height: int
    scrolled: int
    """How far down."""
    today: date
    chosen: Hashable
    focused: bool

    @property
    def room(self) -> int:
        """The width that is left for the bars."""
        return self.width - self.names

    @property
    def days(self) -> Span:
        """The days that are seen."""
        return self.axis.shown(self.room)

    def stretch(self, span: Span) -> tuple[float, float]:
        """Return where the span begins and is over, not far beyond what is seen."""
        left, right = self.axis.ends(span)
        return max(left, -20.0), min(right, self.room + 20.0)

    def upright(self, day: date, high: float) -> QLineF:
        """Return the line on which the day begins."""
        x = round(self.axis.place(day)) + 0.5
        return QLineF(x, 0, x, high)
