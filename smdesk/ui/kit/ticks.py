"""A field of a form in which several of a few things are ticked."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.fields import Field
from smdesk.ui.kit.letters import scaled

V = TypeVar("V", bound=Hashable)
SHOWN = 6
"""So many boxes stand there at once; more than that scroll."""


class Ticks(Field[QWidget, tuple[V, ...]]):
    """Several of a few records or choices, each with a box before its words."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Mapping[V, str],
        *,
        help: str = "",  # noqa: A002 - as the other fields call it
    ) -> None:
        super().__init__(name, label, help=help)
        self._options = options

    @override
    def make(self, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for one, words in self._options.items():
            box = QCheckBox(words.replace("&", "&&"), holder)
            box.setObjectName(str(one))
            box.setAccessibleName(words)
            column.addWidget(box)
        if len(self._options) > SHOWN:
            return _ScrolledTicks(holder, parent)
        first = holder.findChild(QCheckBox)
        if first is not None:
            holder.setFocusProxy(first)
        return holder

    @override
    def show(self, editor: QWidget, value: tuple[V, ...]) -> None:
        for one, box in zip(self._options, editor.findChildren(QCheckBox), strict=True):
            box.setChecked(one in value)

    @override
    def read(self, editor: QWidget) -> tuple[V, ...]:
        boxes = zip(self._options, editor.findChildren(QCheckBox), strict=True)
        return tuple(one for one, box in boxes if box.isChecked())


class _ScrolledTicks(QScrollArea):
    """Boxes that scroll; the focus goes on to the first of them.

    With the first box as its proxy, Tab would go round within the boxes and never leave them.
    """

    def __init__(self, boxes: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWidget(boxes)
        self._first = boxes.findChild(QCheckBox)
        line = self._first.sizeHint().height() + 4 if self._first is not None else 0
        self.setFixedHeight(max(line * SHOWN, scaled(self, 90)))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())
