"""A field of a form in which several of a few things are ticked."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from smdesk.domain.records import RecordId
from smdesk.ui.kit.fields import Field
from smdesk.ui.kit.letters import scaled

SHOWN = 6
"""So many boxes stand there at once; more than that scroll."""


class Ticks(Field[QWidget, tuple[RecordId, ...]]):
    """Several of a few records, each with a box before its name."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Mapping[RecordId, str],
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
            box.setObjectName(one)
            box.setAccessibleName(words)
            column.addWidget(box)
        first = holder.findChild(QCheckBox)
        shown = holder if len(self._options) <= SHOWN else _scrolled(holder, parent)
        if first is not None:
            shown.setFocusProxy(first)
        return shown

    @override
    def show(self, editor: QWidget, value: tuple[RecordId, ...]) -> None:
        for box in editor.findChildren(QCheckBox):
            box.setChecked(box.objectName() in value)

    @override
    def read(self, editor: QWidget) -> tuple[RecordId, ...]:
        ticked = {box.objectName() for box in editor.findChildren(QCheckBox) if box.isChecked()}
        return tuple(one for one in self._options if one in ticked)


def _scrolled(holder: QWidget, parent: QWidget) -> QScrollArea:
    scroll = QScrollArea(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.StyledPanel)
    scroll.setWidget(holder)
    box = holder.findChild(QCheckBox)
    line = box.sizeHint().height() + 4 if box is not None else 0
    scroll.setFixedHeight(max(line * SHOWN, scaled(scroll, 90)))
    return scroll
