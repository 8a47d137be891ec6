"""Shows a PDF that is kept with an account, from memory, a page at a time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from smdesk.overriding import override
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.paint import paint_ring
from smdesk.ui.kit.pdf_pages import NoPdfError, PdfPages
from smdesk.ui.kit.tokens import tokens

WIDTH, HEIGHT = 820, 900
INCH = 96
"""Dots of an inch at 100 % on an ordinary screen."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
MARGIN = 4
"""Room around the page in which the ring of the focus is seen."""
EDGE = 2 * MARGIN + 4


class PdfViewer(ForgetfulDialog):
    """Turns pages and makes them larger. Nothing is written, and all of it goes when closed."""

    def __init__(self, name: str, pages: PdfPages, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setMinimumWidth(0)
        self._pages = pages
        self._factor = 0.0
        self.page = 0
        """The page that is shown; the first is 0."""
        self.where = Label("", self, wrap=False)
        self.size_words = Label("", self, wrap=False)
        self.body.addLayout(self._bar())
        self.shown = QLabel(self)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setMargin(MARGIN)
        self.sheet = _Sheet(self._keys(), self._fit_again, self)
        self.sheet.setAccessibleName(name)
        self.sheet.setWidget(self.shown)
        self.body.addWidget(self.sheet, 1)
        self._note = Label("", self, type=Type.META)
        self.body.addWidget(self._note)
        self.add_button(self.tr("Close"), self.accept, primary=True)
        self.take_room(WIDTH, HEIGHT)
        self.sheet.setFocus()
        self.show_page(0)

    @property
    def zoom(self) -> float:
        """How large the page is; 1 is the size of the paper."""
        return self._factor or self._fitting()

    def show_page(self, index: int) -> None:
        """Show the page, or the nearest that there is."""
        self.page = max(0, min(index, self._pages.count - 1))
        words = self.tr("Page {number} of {all}").format(
            number=wording.number(self.page + 1), all=wording.number(self._pages.count)
        )
        self.where.setText(words)
        self.shown.setAccessibleName(words)
        self.shown.setAccessibleDescription(self._pages.words(self.page))
        self.back.setEnabled(self.page > 0)
        self.next.setEnabled(self.page < self._pages.count - 1)
        self._paint()
        self.sheet.verticalScrollBar().setValue(0)
        announce(self, words)

    def turn_on(self) -> None:
        """Show the next page."""
        self.show_page(self.page + 1)

    def turn_back(self) -> None:
        """Show the page before."""
        self.show_page(self.page - 1)

    def zoom_in(self) -> None:
        """Show the page larger."""
        self._zoom(next((one for one in ZOOMS if one > self.zoom + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show the page smaller."""
        self._zoom(next((one for one in reversed(ZOOMS) if one < self.zoom - 0.01), ZOOMS[0]))

    def fit(self) -> None:
        """Show the page as wide as there is room."""
        self._zoom(0.0)

    @override
    def forget(self) -> None:
        self._pages.close()
        self.shown.clear()
        self.shown.setAccessibleDescription("")

    def _zoom(self, factor: float) -> None:
        self._factor = factor
        self._paint()
        announce(self, self.size_words.text())

    def _fitting(self) -> float:
        wide = self._pages.size(self.page)[0] * INCH
        room = self.sheet.viewport().width() - EDGE
        return max(ZOOMS[0], min(room / wide, ZOOMS[-1])) if wide > 0 else 1.0

    def _fit_again(self) -> None:
        if not self._factor:
            self._paint()

    def _paint(self) -> None:
        ratio, dots = self.devicePixelRatioF(), self.zoom * INCH
        self.size_words.setText(f"{round(self.zoom * 100)} %")
        try:
            picture = self._pages.picture(self.page, dots * ratio)
        except NoPdfError:
            self.shown.setText(
                self.tr("This page is damaged and cannot be shown. Others may still be whole.")
            )
            self._note.setText("")
            return
        pixmap = QPixmap.fromImage(picture)
        pixmap.setDevicePixelRatio(ratio)
        self.shown.setPixmap(pixmap)
        short = picture.width() < self._pages.size(self.page)[0] * dots * ratio - 2 * ratio
        self._note.setText(
            self.tr("The page is very large, so it is shown smaller. Save the file to see it all.")
            if short
            else self.tr("Shown from memory; nothing is written to disk.")
        )

    def _keys(self) -> dict[tuple[Qt.Key, bool], Callable[[], object]]:
        """Return what each key does; the second part says whether Ctrl is held."""
        return {
            (Qt.Key.Key_PageDown, False): self.turn_on,
            (Qt.Key.Key_PageUp, False): self.turn_back,
            (Qt.Key.Key_Home, False): self._first,
            (Qt.Key.Key_End, False): self._last,
            (Qt.Key.Key_Plus, True): self.zoom_in,
            (Qt.Key.Key_Equal, True): self.zoom_in,
            (Qt.Key.Key_Minus, True): self.zoom_out,
            (Qt.Key.Key_0, True): self.fit,
        }

    def _first(self) -> None:
        self.show_page(0)

    def _last(self) -> None:
        self.show_page(self._pages.count - 1)

    def _bar(self) -> QHBoxLayout:
        self.back = Button(self.tr("&Back"), self, then=self.turn_back)
        self.back.setAccessibleName(self.tr("Page before"))
        self.next = Button(self.tr("&Next"), self, then=self.turn_on)
        self.next.setAccessibleName(self.tr("Next page"))
        smaller = Button(self.tr("Smaller (Ctrl+-)"), self, then=self.zoom_out, icon="zoom-out",
                         bare=True)  # fmt: skip
        larger = Button(self.tr("Larger (Ctrl++)"), self, then=self.zoom_in, icon="zoom-in",
                        bare=True)  # fmt: skip
        fit = Button(self.tr("&Fit the width"), self, then=self.fit)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.back, self.where, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (smaller, self.size_words, larger, fit):
            row.addWidget(widget)
        return row


class _Sheet(QScrollArea):
    """What the page lies on: arrows move it, other keys do what they are given."""

    def __init__(
        self,
        keys: dict[tuple[Qt.Key, bool], Callable[[], object]],
        resized: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tasks = keys
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(resized)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Whether the bar is there may not hang on how high a page is that fits the width beside it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        held = bool(arg__1.modifiers() & Qt.KeyboardModifier.ControlModifier)
        task = self._tasks.get((Qt.Key(arg__1.key()), held))
        if task is None:
            super().keyPressEvent(arg__1)
        else:
            task()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        if self.hasFocus():
            with QPainter(self.viewport()) as painter:
                paint_ring(painter, self.viewport().rect(), tokens(self.palette()))

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._later.start()
