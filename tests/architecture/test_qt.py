"""Guards the release of Qt's Python binding that smdesk is pinned to."""

import sys

from PySide6.QtWidgets import QWidget

CALLS = 500


def test_calls_that_return_none_do_not_lose_references_to_it(qtbot):
    """One release lost a reference at every such call, and Python aborted after some thousands."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < CALLS // 5
