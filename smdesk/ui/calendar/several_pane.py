"""Names the posts that are chosen together, and offers what can be done to all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.ui.calendar.looks import clock_words
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.page import Page

MOST_NAMED = 12
"""So many posts are named one by one; the others are counted."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done to all posts that are chosen."""

    words: str
    """What it is called; ``{posts}`` stands for how many there are, and ``&`` before a letter."""
    do: Callable[[Sequence[CalendarLine]], object]
    icon: str = ""

    def named(self, count: int) -> str:
        """Return what it is called for so many posts."""
        return self.words.format(posts=posts_words(count))


class SeveralPane(QWidget):
    """Names the chosen posts, with a button for each deed that says how many they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = Label("", self, type=Type.SECTION)
        self.hint = Label(
            self.tr("Ctrl and Shift choose more, Ctrl+A all; Esc goes back to one."),
            self,
            type=Type.META,
            tone="muted",
        )
        self.card = Card("", self, narrow=True)
        self._holder = QWidget(self)
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.buttons: list[Button] = []
        self._deeds: list[Deed] = []
        self._lines: tuple[CalendarLine, ...] = ()
        page = Page(self)
        for widget in (self.title, self.hint, self._holder, self.card):
            page.add_widget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What is offered, in order."""
        return tuple(self._deeds)

    def offer(self, deed: Deed) -> None:
        """Offer one thing more."""
        button = Button("", self._holder, then=partial(self._do, deed), icon=deed.icon)
        self._deeds.append(deed)
        self.buttons.append(button)
        self._column.addWidget(button)

    def show_lines(self, lines: Sequence[CalendarLine]) -> None:
        """Show which posts are chosen."""
        self._lines = tuple(lines)
        self.title.setText(
            QCoreApplication.translate("Calendar", "{posts} chosen").format(
                posts=posts_words(len(lines))
            )
        )
        for deed, button in zip(self._deeds, self.buttons, strict=True):
            button.set_words(deed.named(len(lines)).replace("&", ""))
        self.card.clear()
        for line in self._lines[:MOST_NAMED]:
            self.card.add_row(line.title, where_words(line))
        if len(lines) > MOST_NAMED:
            more = self.tr("and {count} more").format(count=wording.number(len(lines) - MOST_NAMED))
            self.card.add_text(more)

    def take_focus(self) -> None:
        """Go to what can be done."""
        if self.buttons:
            self.buttons[0].setFocus()

    def _do(self, deed: Deed) -> None:
        deed.do(self._lines)


def posts_words(count: int) -> str:
    """Return how many posts there are, as in ``3 posts``."""
    if count == 1:
        return QCoreApplication.translate("Calendar", "1 post")
    words = QCoreApplication.translate("Calendar", "{count} posts")
    return words.format(count=wording.number(count))


def where_words(line: CalendarLine) -> str:
    """Return the post's channel, when it goes out, and how it stands."""
    day = "" if line.day is None else f"{wording.day(line.day)}, {clock_words(line.clock)}"
    return " · ".join(filter(None, (line.channel_name, day, wording.name(line.state))))
