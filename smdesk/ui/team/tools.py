"""A register with a message and a row of tasks above it, as several parts of the team have."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label


class Above(QWidget):
    """Holds a widget with a banner and buttons above it; the buttons fold where it is narrow."""

    def __init__(
        self,
        below: QWidget,
        buttons: Sequence[Button],
        parent: QWidget,
        *,
        note: Label | None = None,
    ) -> None:
        """``note`` stands below the buttons."""
        super().__init__(parent)
        self.banner = Banner(self)
        held = QWidget(self)
        inner = QVBoxLayout(held)
        inner.setContentsMargins(24, 0, 24, 6)
        inner.setSpacing(8)
        inner.addWidget(self.banner)
        row = QWidget(held)
        flow = Flow(row, spacing=8)
        for button in buttons:
            flow.addWidget(button)
        inner.addWidget(row)
        row.setVisible(bool(buttons))
        if note is not None:
            inner.addWidget(note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(held)
        column.addWidget(below, 1)
