"""What happens behind a preview: documents are made and pages painted, away from the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from smdesk.ui.kit.pdf_pages import NoPdfError, PdfPages

INCH = 96
"""Dots of an inch at 100 % on an ordinary screen."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
MOST_DOTS = 24_000_000
"""What one picture may have; a page that is shown larger is painted coarser and stretched."""

Make = Callable[[], bytes]
"""Makes a PDF, away from the window; may raise."""


class Asking:
    """One wish to see a document. Once another takes its place, nothing is done for it any more."""

    def __init__(self) -> None:
        self._dropped = Event()

    def drop(self) -> None:
        """Let nothing be done for it any more."""
        self._dropped.set()

    def dropped(self) -> bool:
        """Return whether another took its place."""
        return self._dropped.is_set()


@dataclass(frozen=True, slots=True)
class Scale:
    """How large pages are shown."""

    factor: float
    """1.0 is the size of the paper; 0.0 makes the widest page as wide as there is room."""
    room: int
    """In px."""
    ratio: float
    """Dots of the screen for one px."""

    def factor_for(self, sizes: Sequence[tuple[float, float]]) -> float:
        """Return the factor at which pages of these sizes, in inches, are shown."""
        if self.factor:
            return self.factor
        widest = max((wide for wide, _ in sizes), default=0.0) * INCH
        return min(ZOOMS[-1], max(ZOOMS[0], self.room / widest)) if widest > 0 else 1.0


def px(size: tuple[float, float], factor: float) -> QSize:
    """Return how large a page of that size, in inches, is at the factor."""
    wide, high = size
    return QSize(max(1, round(wide * INCH * factor)), max(1, round(high * INCH * factor)))


def dots(area: QSize, ratio: float) -> QSize:
    """Return of how many dots a picture is that fills the area, in px, of a screen."""
    wide, high = area.width() * ratio, area.height() * ratio
    less = min(1.0, (MOST_DOTS / max(1.0, wide * high)) ** 0.5)
    return QSize(max(1, round(wide * less)), max(1, round(high * less)))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page that was painted; the first is 0."""

    index: int
    picture: QImage = field(repr=False)
    words: str = field(repr=False)
    """What stands on it, for those who have it read out."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was made: its pages, their sizes in inches, and those painted at once."""

    asking: Asking
    pages: PdfPages
    sizes: tuple[tuple[float, float], ...]
    leaves: tuple[Leaf, ...]


def document(
    asking: Asking, make: Make, scale: Scale, wanted: Sequence[int], only: int | None = None
) -> Document | None:
    """Make a document and paint the pages that are wanted at once; nothing for one dropped.

    With ``only``, it is of no more pages than that. Raises what ``make`` raises.
    """
    if asking.dropped():
        return None
    made = make()
    if asking.dropped():
        return None
    pages = PdfPages(made)
    sizes = tuple(pages.size(index) for index in range(pages.count))[:only]
    factor = scale.factor_for(sizes)
    leaves = tuple(
        painted(pages, index, dots(px(sizes[index], factor), scale.ratio))
        for index in wanted
        if index < len(sizes)
    )
    return Document(asking, pages, sizes, leaves)


def painted(pages: PdfPages, index: int, size: QSize) -> Leaf:
    """Paint a page; one that cannot be is left white."""
    try:
        picture = pages.fitted(index, size.width(), size.height())
    except NoPdfError:
        picture = QImage(1, 1, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
    return Leaf(index, picture, pages.words(index))
