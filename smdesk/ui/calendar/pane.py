"""The pane beside the calendar: what the picked post is, what it says, and when it goes out."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smdesk.domain.calendar import Variant
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.ui.calendar.looks import MARKS, clock_words
from smdesk.ui.calendar.several_pane import SeveralPane
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.page import Page

PANE_WIDTH = 326


class PostPane(QWidget):
    """Tells all about one post; asks whoever holds it to change it."""

    moving = Signal()
    """The picked post is to get another time."""
    unplanning = Signal()
    """The picked post is to have no time any more."""
    renaming = Signal()
    """The picked post is to be called something else."""

    def __init__(self, text_of: Callable[[CalendarLine], Variant | None], parent: QWidget) -> None:
        """``text_of`` gives what a post says."""
        super().__init__(parent)
        self._text_of = text_of
        self._several: SeveralPane | None = None
        self.title = Label("", self, type=Type.SECTION)
        self.when = Label("", self, type=Type.META)
        self.state = Chip("", parent=self)
        self.care = Label("", self, tone="danger")
        self.text = Label("", self, selectable=True)
        self.words = Card("", self)
        holder = QWidget(self.words)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(self.text)
        self.words.add_widget(holder)
        self.move_it = Button(self.tr("Mo&ve…"), self, then=self.moving.emit, icon="calendar-days")
        self.rename = Button(self.tr("R&ename…"), self, then=self.renaming.emit, icon="pencil")
        self.unplan = Button(self.tr("Take its time away"), self, then=self.unplanning.emit)
        tools = QWidget(self)
        flow = Flow(tools, spacing=8)
        for button in (self.move_it, self.rename, self.unplan):
            flow.addWidget(button)
        page = self._page = Page(self)
        for widget in (self.title, self.when, self.state, self.care, self.words, tools):
            page.add_widget(widget)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(page)
        self._pages.addWidget(
            Empty(self.tr("Choose a post to see what it says."), self, icon="calendar-days")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._pages)
        self.show_line(None)

    def add_below(self, widget: QWidget) -> None:
        """Show the widget under what the post says."""
        self._page.add_widget(widget)

    def add_several(self, several: SeveralPane) -> None:
        """Show this where several posts are chosen."""
        self._several = several
        self._pages.addWidget(several)

    def show_lines(self, lines: Sequence[CalendarLine]) -> None:
        """Show which posts are chosen, and what can be done to all of them."""
        if self._several is not None:
            self._several.show_lines(lines)
            self._pages.setCurrentWidget(self._several)

    def show_line(self, line: CalendarLine | None) -> None:
        """Show the post, or say how to choose one."""
        self._pages.setCurrentIndex(1 if line is None else 0)
        if line is None:
            return
        self.title.setText(line.title)
        self.when.setText(" · ".join(self._facts(line)))
        self.state.say(wording.name(line.state), MARKS[line.state][1])
        self.care.setText(self._why(line))
        self.care.setVisible(line.problem)
        variant = self._text_of(line)
        said = variant.copied if variant is not None else ""
        self.text.setText(said or self.tr("Nothing is written yet."))
        self.text.setProperty("tone", "" if said else "muted")
        self.move_it.setEnabled(line.movable)
        self.unplan.setVisible(line.movable and line.at is not None)

    def take_focus(self) -> None:
        """Go to what can be done about the post, or about several."""
        if self._several is not None and self._pages.currentWidget() is self._several:
            self._several.take_focus()
            return
        (self.move_it if self.move_it.isEnabled() else self.rename).setFocus()

    def _facts(self, line: CalendarLine) -> list[str]:
        parts = [line.channel_name, when_words(line.day)]
        if line.clock is not None:
            parts[1] += f", {clock_words(line.clock)}"
        if line.owner_name:
            parts.append(self.tr("by {person}").format(person=line.owner_name))
        return [part for part in parts if part]

    def _why(self, line: CalendarLine) -> str:
        if line.movable:
            return self.tr("Its time went by, and nobody said that it was posted.")
        return self.tr("It went out without an approval that fits what it says.")


def when_words(day: date | None) -> str:
    """Return the day with its day of the week; nothing for none."""
    return "" if day is None else f"{wording.weekday(day)} {wording.long_day(day)}"
