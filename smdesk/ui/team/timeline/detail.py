"""The card under the timeline: what is chosen, in words, and what can be done with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.dates import Span
from smdesk.domain.term_chart import Bar
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.team.timeline import words
from smdesk.ui.team.timeline.places import Item

TONES = {"ahead": Tone.NEUTRAL, "active": Tone.ACCENT, "over": Tone.NEUTRAL}


class ItemCard(Card):
    """Says everything about a term or a gap; its buttons do what dragging does."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__("", parent)
        held = QWidget(self)
        column = QVBoxLayout(held)
        column.setContentsMargins(SIDE, 8, SIDE, 12)
        column.setSpacing(8)
        self._line = Label("", held, selectable=True)
        self._chips = QWidget(held)
        self._row = Flow(self._chips)
        self._why = Label("", held, type=Type.META)
        self._buttons = QWidget(held)
        row = Flow(self._buttons, spacing=8)
        for action in actions:
            button = Button(action.text(), self._buttons, then=action.trigger)
            button.follow(action)
            row.addWidget(button)
        for widget in (self._line, self._chips, self._why, self._buttons):
            column.addWidget(widget)
        self.add_widget(held)

    def show_item(self, item: Item | None, shared: tuple[Span, ...], today: date) -> None:
        """Show what is chosen; nothing hides the card."""
        self.setVisible(item is not None)
        if item is None:
            return
        self.set_heading(f"{words.seat(item)}: {words.who(item)}")
        decision = item.term.decision if isinstance(item, Bar) else ""
        days = words.moving(item.span)
        parts = (days, words.stands(item, today), decision)
        self._line.setText(" · ".join(filter(None, parts)))
        flags = words.flags(item)
        chips = [(flag, tone) for flag, tone, _ in flags]
        if isinstance(item, Bar):
            chips.insert(0, (wording.name(item.state), TONES[item.state.value]))
        self._show_chips(chips)
        why = [f"{flag}: {why}" for flag, _, why in flags if why]
        both = words.shared_words(item, shared)
        note = item.term.note if isinstance(item, Bar) else ""
        self._why.setText("\n".join(filter(None, (*why, both, note))))
        self._why.setVisible(bool(self._why.text()))

    def _show_chips(self, chips: list[tuple[str, Tone]]) -> None:
        while (taken := self._row.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text, tone in chips:
            self._row.addWidget(Chip(text, tone, self._chips))
        self._chips.setVisible(bool(chips))
        self._chips.updateGeometry()
