"""The order in which Tab goes through a screen whose rows come and go."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Let Tab go through all that can be reached in these parts, one part after the other.

    Rows that are made anew would otherwise come after everything that was there before them.
    """
    stops = [stop for part in parts for stop in _stops(part)]
    for one, after in pairwise(stops):
        QWidget.setTabOrder(one, after)


def _stops(part: QWidget) -> list[QWidget]:
    window, every = part.window(), [part, *part.findChildren(QWidget)]
    # What unfolds from a field, as the list of a combo box, is a window of its own.
    return [
        one
        for one in every
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is window
    ]
