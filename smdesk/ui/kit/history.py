"""What became of a record: who changed what and when, in words."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.journal import REMOVED, JsonValue
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.label import Label, Type

AT_FIRST = 10


class Past(Protocol):
    """One field of one record before and after, as smdesk.desk.history tells it."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def who(self) -> str:
        """By whom; empty for somebody no longer on file."""

    @property
    def task(self) -> str:
        """The task's name in the program."""

    @property
    def reason(self) -> str:
        """The reason that was given, if any."""

    @property
    def kind(self) -> str:
        """The kind of the record."""

    @property
    def field(self) -> str:
        """Which of its fields."""

    @property
    def before(self) -> JsonValue:
        """What it said before."""

    @property
    def after(self) -> JsonValue:
        """What it says after."""


class HistoryPanel(QWidget):
    """A card that lists changes, the newest first, those of one task together."""

    def __init__(self, parent: QWidget | None = None, *, heading: str = "") -> None:
        super().__init__(parent)
        self._heading = heading or self.tr("History")
        self._groups: list[list[Past]] = []
        self._shown = AT_FIRST
        self._now: datetime | None = None
        self.card = Card(self._heading, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def show_changes(self, changes: Sequence[Past], now: datetime) -> None:
        """Show these changes, the newest first, with their times seen from now."""
        self._groups = [list(group) for _, group in groupby(changes, key=_together)]
        self._now = now
        self._build()

    def show_more(self) -> None:
        """Show the next changes."""
        self._shown += AT_FIRST * 3
        self._build()

    def _build(self) -> None:
        self.card.clear()
        for group in self._groups[: self._shown]:
            self.card.add_widget(self._row(group))
        if not self._groups:
            self.card.add_text(self.tr("Nothing has been changed yet."))
        left = len(self._groups) - self._shown
        if left > 0:
            words = self.tr("Show more ({count} left)").format(count=left)
            self.card.add_button_row(Button(words, self, then=self.show_more, quiet=True))

    def _row(self, group: list[Past]) -> QWidget:
        first = group[0]
        who = first.who or self.tr("Somebody no longer on file")
        when = wording.ago(first.at, self._now or first.at)
        holder = QWidget(self.card)
        column = QVBoxLayout(holder)
        column.setContentsMargins(SIDE, 8, SIDE, 8)
        column.setSpacing(2)
        head = self.tr("{who} {did}, {when}")
        words = head.format(who=who, did=wording.did(first.task), when=when)
        column.addWidget(Label(words, holder))
        for change in group:
            said = change_words(change)
            if said:
                column.addWidget(Label(said, holder, type=Type.META))
        if first.reason:
            reason = self.tr("Reason: {reason}").format(reason=first.reason)
            column.addWidget(Label(reason, holder, type=Type.META))
        holder.setAccessibleName(words)
        return holder


def change_words(change: Past) -> str:
    """Return one changed field in words, as in ``Notes: old → new``; nothing for the bin."""
    if change.field in {REMOVED, "id"}:
        return ""
    name = wording.field_name(change.kind, change.field)
    before = wording.value_words(change.kind, change.field, change.before)
    after = wording.value_words(change.kind, change.field, change.after)
    if before and after:
        return f"{name}: {before} → {after}"
    return f"{name}: {after or before + ' → –'}" if before or after else ""


def _together(change: Past) -> tuple[datetime, str, str]:
    return change.at, change.task, change.who
