"""Cards: a heading, and beneath it rows of a key, a value and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.ui.kit.fold import Flow, FoldingRow
from smdesk.ui.kit.label import Label, Type, line
from smdesk.ui.kit.letters import scaled

KEY_WIDTH = 128
VALUE_ROOM = 140
ROW_HEIGHT = 44
HEADING_HEIGHT = 36
SIDE = 16


class Card(QFrame):
    """A box with a heading and rows at least 44 px high, with a thin line between them."""

    def __init__(
        self, heading: str = "", parent: QWidget | None = None, *, narrow: bool = False
    ) -> None:
        """A narrow card has its keys above its values instead of beside them."""
        super().__init__(parent)
        self._narrow = narrow
        self.setProperty("kit", "card")
        self.rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.heading = Label(heading, self, type=Type.HEADING)
        self.note = Label("", self, tone="muted", wrap=False)
        self._top = QWidget(self)
        top = QHBoxLayout(self._top)
        top.setContentsMargins(SIDE, 0, 12, 0)
        top.setSpacing(6)
        top.addWidget(self.heading)
        top.addWidget(self.note)
        top.addStretch(1)
        self._top.setMinimumHeight(scaled(self, HEADING_HEIGHT))
        self._column.addWidget(self._top)
        self.set_heading(heading)

    def set_heading(self, heading: str, note: str = "") -> None:
        """Say what the card is about; the note, often a count, stands muted beside it."""
        self.heading.setText(heading)
        self.heading.setWordWrap(False)
        self.note.setText(note)
        self.setAccessibleName(heading)
        self._top.setVisible(bool(heading))

    def add_to_heading(self, widget: QWidget) -> None:
        """Put a button at the right end of the heading."""
        top = self._top.layout()
        if top is not None:
            top.addWidget(widget)
        self._top.setMinimumHeight(ROW_HEIGHT)

    def add_row(self, key: str, value: str | QWidget, buttons: Sequence[QWidget] = ()) -> "CardRow":
        """Add a row: its key, its value in words or a widget, chips and buttons at the right."""
        row = CardRow(key, value, buttons, self, narrow=self._narrow)
        self.add_widget(row)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Add anything else as a row."""
        if self.rows or self.heading.text():
            separator = line(self)
            self._column.addWidget(separator)
            self.rows.append(separator)
        self._column.addWidget(widget)
        self.rows.append(widget)

    def add_text(self, text: str, *, tone: str = "muted") -> Label:
        """Add a row of words."""
        label = Label(text, tone=tone)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(SIDE, 10, SIDE, 10)
        column.addWidget(label)
        self.add_widget(holder)
        return label

    def add_button_row(self, button: QWidget) -> None:
        """Add a row that holds nothing but a button at its left."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(SIDE - 12, 6, SIDE, 6)
        row.addWidget(button)
        row.addStretch(1)
        self.add_widget(holder)

    def add_flow(self) -> tuple[QWidget, Flow]:
        """Add a row of buttons that goes on below; return what holds them, and their layout."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(SIDE, 8, SIDE, 10)
        tools = QWidget(holder)
        flow = Flow(tools, spacing=8)
        column.addWidget(tools)
        self.add_widget(holder)
        return tools, flow

    def clear(self) -> None:
        """Take all rows out."""
        for widget in self.rows:
            widget.hide()
            widget.deleteLater()
        self.rows.clear()


class CardRow(FoldingRow):
    """One row of a card. ``value`` is the label of its words, or the widget that was given."""

    def __init__(
        self,
        key: str,
        value: str | QWidget,
        buttons: Sequence[QWidget],
        parent: QWidget,
        *,
        narrow: bool = False,
    ) -> None:
        super().__init__(parent, room=VALUE_ROOM, margins=(SIDE, 5, SIDE, 5))
        self.setMinimumHeight(ROW_HEIGHT)
        self.key = Label(key, self, type=Type.META if narrow else Type.KEY)
        self.value = Label(value, self, selectable=True) if isinstance(value, str) else value
        if isinstance(value, str):
            self.value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if narrow:
            words = QWidget(self)
            column = QVBoxLayout(words)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(self.key)
            column.addWidget(self.value)
            self.add_stretching(words)
        else:
            self.add_fixed(self.key, KEY_WIDTH)
            self.add_stretching(self.value)
        for button in buttons:
            self.add_fixed(button)
        self._name_value()

    def set_text(self, text: str) -> None:
        """Show other words as the value."""
        if isinstance(self.value, Label):
            self.value.setText(text)
            self._name_value()

    def _name_value(self) -> None:
        if isinstance(self.value, Label):
            self.value.setAccessibleName(f"{self.key.text()}: {self.value.text()}")
