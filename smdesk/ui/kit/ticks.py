"""A field of a form in which several of a few things are ticked."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

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
        first = holder.findChild(QCheckBox)
        shown = holder if len(self._options) <= SHOWN else _scrolled(holder, parent)
        if first is not None:
            shown.setFocusProxy(first)
        return shown

    @override
    def show(self, editor: QWidget, value: tuple[V, ...]) -> None:
        for one, box in zip(self._options, editor.findChildren(QCheckBox), strict=True):
            box.setChecked(one in value)

    @override
    def read(self, editor: QWidget) -> tuple[V, ...]:
        boxes = zip(self._options, editor.findChildren(QCheckBox), strict=True)
        return tuple(one for one, box in boxes if box.isChecked())


def _scrolled(holder: QWidget, parent: QWidget) -> QScrollArea:
    scroll = QScrollArea(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.StyledPanel)
    scroll.setWidget(holder)
    box = holder.findChild(QCheckBox)
    line = box.sizeHint().height() + 4 if box is not None else 0
    scroll.setFixedHeight(max(line * SHOWN, scaled(scroll, 90)))
    return scroll
