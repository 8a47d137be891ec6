"""What the library's policy says about the post that is open: each clause can be read in full."""

from collections.abc import Callable, Sequence
from functools import partial

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.policy.sheets import Quote
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.view import View

Quotes = Callable[[CalendarLine], Sequence[Quote]]
"""The clauses that apply to a post."""


def no_quotes(_line: CalendarLine) -> Sequence[Quote]:
    """Return that no clause applies."""
    return ()


class PolicyCard(Card):
    """Quotes the clauses; there is no such card where none applies."""

    def __init__(self, view: View, quotes: Quotes) -> None:
        super().__init__("", view, narrow=True)
        self.set_heading(self.tr("What the policy says"))
        self._view, self._quotes = view, quotes

    def show_line(self, line: CalendarLine | None) -> None:
        """Show the clauses that apply to the post."""
        found = self._quotes(line) if line is not None else ()
        self.setVisible(bool(found))
        self.clear()
        for one in found:
            buttons = []
            if one.place is not None:
                read = Button(self.tr("Read"), self, then=partial(self._view.want, one.place))
                read.setAccessibleName(self.tr("Read {clause}").format(clause=one.title))
                buttons = [read]
            self.add_row(one.title, one.words, buttons)
