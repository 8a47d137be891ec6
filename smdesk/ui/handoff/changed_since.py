"""What changed since a packet was printed: section by section, what is new and what is gone."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from smdesk.domain.packet_copies import Changes
from smdesk.domain.packet_sections import EVERY_PART
from smdesk.ui.handoff.choice import part_words
from smdesk.ui.kit import wording
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.page import Page

WIDE, HIGH = 720, 600
AT_MOST = 40
"""Lines of one section that are listed; nobody compares more by eye."""
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
"""A day as the lines have it."""
OPEN_POINTS = "0"
"""The part of what is still open: the handoff lists that as it is now, with its own words."""


class ChangedSinceDialog(Dialog):
    """Lists lines, the sections in the packet's order; it changes nothing."""

    def __init__(self, found: Changes, parts: Collection[str], parent: QWidget) -> None:
        """``parts`` are the sections that the packet had."""
        title = parent.tr("What changed since {number}").format(number=found.since)
        super().__init__(title, parent)
        new, gone = _by_part(found.new, parts), _by_part(found.gone, parts)
        page = Page(self)
        page.bare()
        for part in EVERY_PART:
            if part in new or part in gone:
                page.add_widget(self._card(part, new.get(part, []), gone.get(part, [])))
        if new or gone:
            self.body.addWidget(page, 1)
            self.resize_within(WIDE, HIGH)
        else:
            words = self.tr("Nothing. A packet printed now would say the same.")
            self.body.addWidget(Label(words, self))
        self.add_button(self.tr("Close"), self.accept, primary=True).setFocus()

    def _card(self, part: str, new: list[str], gone: list[str]) -> Card:
        card = Card("", self)
        card.set_heading(part_words(part, self), wording.number(len(new) + len(gone)))
        lines = [(self.tr("New"), said) for said in new]
        lines += [(self.tr("Gone"), said) for said in gone]
        for state, said in lines[:AT_MOST]:
            card.add_row(state, said)
        more = len(lines) - AT_MOST
        if more > 0:
            card.add_text(self.tr("And {count} more.").format(count=wording.number(more)))
        return card


def _day(found: re.Match[str]) -> str:
    try:
        return wording.day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def _by_part(lines: Iterable[str], parts: Collection[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        part, _, said = line.partition(" ")
        if part in parts and part != OPEN_POINTS:
            found.setdefault(part, []).append(_DAY.sub(_day, said))
    return found
