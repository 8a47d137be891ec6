"""Shows printed pages as they will come out of the printer."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.paint import paint_ring
from smdesk.ui.kit.preview_leaves import PreviewLeaves
from smdesk.ui.kit.preview_work import ZOOMS, Make
from smdesk.ui.kit.tokens import tokens


class Preview(QWidget):
    """Pages one below the other, with buttons and keys (Ctrl +, Ctrl -, Ctrl 0) to zoom.

    Documents are made and pages painted in the background, each when it comes into view.
    """

    shown = Signal()
    """The whole document is there, and what is seen of it is painted."""
    failed = Signal(object)
    """The Exception with which making the document ended."""

    def __init__(self, name: str, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = _Scroll(self)
        self._scroll.setAccessibleName(name)
        self.leaves = PreviewLeaves(background, self._scroll)
        self.leaves.shown.connect(self._on_shown)
        self.leaves.failed.connect(self.failed)
        self._scroll.setWidget(self.leaves)
        self._scroll.setWidgetResizable(True)
        # Whether the bar is there may not hang on how high a page is that fits the width beside it.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._count = Label("", self, type=Type.META, wrap=False)
        self._percent = Label("", self, type=Type.META, wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        column.addWidget(self._scroll, 1)
        self._scroll.viewport().installEventFilter(self)

    def show_made(self, *makes: Make) -> None:
        """Show the PDF that the last of these makes; others make its first page, only sooner.

        Another call, or ``clear``, takes the place of what is under way. What was shown stays
        until it is replaced, page by page.
        """
        self.leaves.show_made(makes)

    def clear(self) -> None:
        """Show nothing, keep nothing, and let what is under way come to nothing."""
        self.leaves.clear()
        self._count.setText("")
        self._percent.setText("")

    @property
    def factor(self) -> float:
        """How large the pages are; 1.0 is the size of the paper."""
        return self.leaves.factor

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._zoom(next((z for z in ZOOMS if z > self.factor + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._zoom(next((z for z in reversed(ZOOMS) if z < self.factor - 0.01), ZOOMS[0]))

    def fit_width(self) -> None:
        """Show the pages as wide as there is room."""
        self._zoom(0.0)

    def _zoom(self, factor: float) -> None:
        self.leaves.zoom = factor
        self._lay_out()

    def _lay_out(self) -> None:
        self.leaves.lay_out()
        self._percent.setText(f"{round(self.factor * 100)} %" if self.leaves.count else "")

    def _on_shown(self) -> None:
        pages = self.leaves.count
        said = self.tr("1 page") if pages == 1 else self.tr("{pages} pages")
        self._count.setText(said.format(pages=pages))
        self._lay_out()
        announce(self, self._count.text())
        self.shown.emit()

    def _bar(self) -> QHBoxLayout:
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
        return bar

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.leaves.zoom:
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
