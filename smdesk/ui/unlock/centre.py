"""Puts a page in the middle of the room there is, to be scrolled where there is too little."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


def centred(page: QWidget, parent: QWidget) -> QScrollArea:
    """Put the page in the middle of its room, to be scrolled where there is too little."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget(area)
    column = QVBoxLayout(holder)
    column.setContentsMargins(24, 24, 24, 24)
    column.addStretch(2)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(page, 100)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(3)
    area.setWidget(holder)
    return area
