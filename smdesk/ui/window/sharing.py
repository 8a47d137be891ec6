"""Says across the window that others may see it on a shared screen, with a way to end that."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.screen_guard import ScreenGuard
from smdesk.ui.kit.tokens import tokens


class SharingSign(QWidget):
    """Stands above the screens while sharing is allowed, locked or not."""

    def __init__(self, guard: ScreenGuard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guard = guard
        self._words = Label(
            self.tr("Others can see this window in screenshots and on a shared screen."), self
        )
        self.button = Button(self.tr("&End"), self, then=guard.end)
        self.button.setAccessibleName(self.tr("End: keep smdesk out of shared screens again"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        guard.changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        shown = self._guard.possible and self._guard.sharing
        self.setVisible(shown)
        if shown:
            announce(self, self._words.text())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens(self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(colours.warning_soft))
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.warning))
