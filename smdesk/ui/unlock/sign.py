"""smdesk's sign and name, at the head of the door's side."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from smdesk.ui.kit.icons import picture
from smdesk.ui.kit.label import Label, Type

SIDE = 22


class Sign(QWidget):
    """The drawing and the word beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        drawing = QLabel(self)
        drawing.setPixmap(picture("smdesk", "", SIDE, self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(drawing)
        row.addWidget(Label("smdesk", self, type=Type.SECTION), 1)
