"""Shows printed pages as they will come out of the printer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.paint import paint_ring
from smdesk.ui.kit.tokens import tokens

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
GAP = 16
ROOM = 2 * 24


class _Page(QWidget):
    """One page, with a thin line around the paper."""

    def __init__(self, pixmap: QPixmap, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmap = pixmap
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)

    def zoom(self, factor: float) -> None:
        """Take the size that the page has at the factor."""
        size = self._pixmap.size() * factor
        self.setFixedSize(max(1, size.width()), max(1, size.height()))

    @property
    def page_width(self) -> int:
        """The width in px at 100 %."""
        return self._pixmap.width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._pixmap)
            painter.setPen(QColor(tokens(self.palette()).border_strong))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(QWidget):
    """Pages one below the other, with buttons and keys (Ctrl +, Ctrl -, Ctrl 0) to zoom."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[_Page] = []
        self._factor = 0.0
        self._scroll = _Scroll(self)
        self._scroll.setAccessibleName(name)
        self._holder = QWidget(self._scroll)
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(24, 16, 24, 24)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self._holder)
        self._scroll.setWidgetResizable(True)
        self._count = Label("", self, type=Type.META, wrap=False)
        self._percent = Label("", self, type=Type.META, wrap=False)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 6)
        bar.addWidget(self._count)
        bar.addStretch(1)
        bar.addWidget(Button(self.tr("Smaller (Ctrl+-)"), self, icon="zoom-out", bare=True,
                             then=self.zoom_out))  # fmt: skip
        bar.addWidget(self._percent)
        bar.addWidget(Button(self.tr("Larger (Ctrl++)"), self, icon="zoom-in", bare=True,
                             then=self.zoom_in))  # fmt: skip
        bar.addWidget(Button(self.tr("Fit the width"), self, then=self.fit_width))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._scroll, 1)
        self._scroll.viewport().installEventFilter(self)

    def show_pages(self, pages: Sequence[bytes], words: Sequence[str] = ()) -> None:
        """Show pages given as PNG; ``words`` is what each says, for screen readers."""
        self.clear()
        for number, page in enumerate(pages, 1):
            pixmap = QPixmap.fromImage(QImage.fromData(page))
            name = self.tr("Page {number} of {pages}").format(number=number, pages=len(pages))
            text = words[number - 1] if number <= len(words) else ""
            shown = _Page(pixmap, name, text, self._holder)
            self._pages.append(shown)
            self._column.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
            shown.show()
        said = self.tr("1 page") if len(pages) == 1 else self.tr("{pages} pages")
        self._count.setText(said.format(pages=len(pages)) if pages else "")
        self._lay_out()
        announce(self, self._count.text())

    def clear(self) -> None:
        """Show nothing."""
        for page in self._pages:
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self._count.setText("")

    @property
    def factor(self) -> float:
        """How large the pages are; 1.0 is a pixel of the page for a pixel of ours."""
        return self._factor or self._fitting()

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._factor = next((z for z in ZOOMS if z > self.factor + 0.01), ZOOMS[-1])
        self._lay_out()

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._factor = next((z for z in reversed(ZOOMS) if z < self.factor - 0.01), ZOOMS[0])
        self._lay_out()

    def fit_width(self) -> None:
        """Show the pages as wide as there is room."""
        self._factor = 0.0
        self._lay_out()

    def _fitting(self) -> float:
        widest = max((page.page_width for page in self._pages), default=0) or 1
        room = self._scroll.viewport().width() - ROOM
        return min(ZOOMS[-1], max(ZOOMS[0], room / widest))

    def _lay_out(self) -> None:
        for page in self._pages:
            page.zoom(self.factor)
        self._percent.setText(f"{round(self.factor * 100)} %" if self._pages else "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self._factor:
            self._lay_out()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the keys that zoom, though one of them leads to a screen elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if ctrl and event.key() == Qt.Key.Key_0:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        keys = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit_width,
        }
        task = keys.get(Qt.Key(event.key())) if ctrl else None
        if task is None:
            super().keyPressEvent(event)
        else:
            task()


class _Scroll(QScrollArea):
    """Shows that the keyboard scrolls it."""

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        if self.hasFocus():
            with QPainter(self.viewport()) as painter:
                paint_ring(painter, self.viewport().rect(), tokens(self.palette()))
