"""The pages of a preview, one below the other, each painted when it comes into view."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from smdesk.ui.kit.background import Background
from smdesk.ui.kit.preview_page import PreviewPage
from smdesk.ui.kit.preview_work import Asking, Document, Leaf, Make, Scale, document, painted

GAP = 16
SIDE = 24
AT_ONCE = 3
"""Pages that are painted together with a new document: what is seen of it, as a rule."""
KEPT = 48 * 1024 * 1024
"""Bytes of pictures that are kept of pages that are not seen."""


class PreviewLeaves(QWidget):
    """Has documents made and pages painted in the background, and shows what there is of them."""

    shown = Signal()
    """The whole document is there, and what is seen of it is painted."""
    failed = Signal(object)
    """The Exception with which making the document ended."""

    def __init__(self, background: Background, scroll: QScrollArea) -> None:
        """``scroll`` is what these pages are scrolled in."""
        super().__init__(scroll)
        self._background, self._scroll = background, scroll
        self._asking: Asking | None = None
        self._document: Document | None = None
        self._pages: list[PreviewPage] = []
        self._painting = False
        self.zoom = 0.0
        """As a Scale has it: 0.0 for as wide as there is room."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE, GAP, SIDE, SIDE)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def show_made(self, makes: tuple[Make, ...]) -> None:
        """Show what the last of these makes; of those before it the first page alone is shown."""
        self._drop()
        self._asking = Asking()
        top = self._scroll.verticalScrollBar().value() == 0
        self._ask(self._asking, makes if top else makes[-1:])

    def clear(self) -> None:
        """Show nothing, keep nothing, and let what is under way come to nothing."""
        self._drop()
        self._asking = None
        self._replace(None)
        self._take_sizes([])

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    @property
    def factor(self) -> float:
        """How large the pages are; 1.0 is the size of the paper."""
        return self._scale().factor_for([page.size_in_inches for page in self._pages])

    def lay_out(self) -> None:
        """Give the pages the size that they have now."""
        factor = self.factor
        for page in self._pages:
            page.zoom(factor)

    # Making documents.

    def _ask(self, asking: Asking, makes: tuple[Make, ...]) -> None:
        only = 1 if len(makes) > 1 else None
        wanted = [0] if only else self._seen()[:AT_ONCE] or list(range(AT_ONCE - 1))
        work = partial(document, asking, makes[0], self._scale(), wanted, only)
        self._background.run(
            work, partial(self._made, asking, makes[1:]), partial(self._not_made, asking)
        )

    def _made(self, asking: Asking, rest: tuple[Make, ...], made: Document | None) -> None:
        if made is None:
            return
        if asking.dropped():
            made.pages.close()
        elif rest:
            self._show_first(made)
            self._ask(asking, rest)
        else:
            self._show_whole(made)

    def _not_made(self, asking: Asking, error: Exception) -> None:
        if not asking.dropped():
            self.failed.emit(error)

    def _show_first(self, made: Document) -> None:
        """Show the first page; others stay as they were until all of them are made."""
        made.pages.close()
        self._replace(None)
        if self._pages:
            self._pages[0].become(made.sizes[0])
            self.lay_out()
        else:
            self._take_sizes(list(made.sizes))
        self._take(made)

    def _show_whole(self, made: Document) -> None:
        self._replace(made)
        self._take_sizes(list(made.sizes))
        for number, page in enumerate(self._pages, 1):
            name = self.tr("Page {number} of {pages}")
            page.setAccessibleName(name.format(number=number, pages=len(self._pages)))
        self._take(made)
        self.shown.emit()

    def _take(self, made: Document) -> None:
        for leaf in made.leaves:
            self._pages[leaf.index].take(leaf)

    def _replace(self, made: Document | None) -> None:
        if self._document is not None:
            self._document.pages.close()
        self._document = made

    def _drop(self) -> None:
        if self._asking is not None:
            self._asking.drop()

    # Painting pages.

    def _paint_next(self) -> None:
        """Have the next page painted: one that is seen, else one beside those that are."""
        index = self._next()
        if self._painting or self._document is None or index is None:
            return
        self._painting = True
        work = partial(painted, self._document.pages, index, self._pages[index].needs)
        self._background.run(work, partial(self._painted, self._document))

    def _next(self) -> int | None:
        seen = self._seen()
        if not seen:
            return None
        near = [*seen, seen[-1] + 1, seen[0] - 1]
        lacking = (i for i in near if 0 <= i < len(self._pages) and self._pages[i].lacking)
        return next(lacking, None)

    def _painted(self, of: Document, leaf: Leaf) -> None:
        self._painting = False
        if of is self._document and leaf.index < len(self._pages):
            self._pages[leaf.index].take(leaf)
            self._let_go_of_far_ones()
        self._paint_next()

    def _let_go_of_far_ones(self) -> None:
        seen = self._seen()
        if not seen:
            return
        middle, weight = (seen[0] + seen[-1]) / 2, 0
        for index in sorted(range(len(self._pages)), key=lambda i: abs(i - middle)):
            weight += self._pages[index].weight
            if weight > KEPT and not seen[0] - 1 <= index <= seen[-1] + 1:
                self._pages[index].let_go()

    def _seen(self) -> list[int]:
        return [
            index
            for index, page in enumerate(self._pages)
            if page.isVisible() and not page.visibleRegion().isEmpty()
        ]

    # Laying out.

    def _take_sizes(self, sizes: list[tuple[float, float]]) -> None:
        """Have a page for each size; those that are there already keep what they show."""
        while len(self._pages) > len(sizes):
            gone = self._pages.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for index, size in enumerate(sizes):
            if index < len(self._pages):
                self._pages[index].become(size)
            else:
                self._add(PreviewPage(size, self))
        self.lay_out()

    def _add(self, page: PreviewPage) -> None:
        # Queued: work is not begun in the middle of painting the window.
        page.lacks.connect(self._paint_next, Qt.ConnectionType.QueuedConnection)
        self._pages.append(page)
        self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        page.show()

    def _scale(self) -> Scale:
        room = self._scroll.viewport().width() - 2 * SIDE
        return Scale(self.zoom, room, self.devicePixelRatioF())
