"""The sealed annexes that were made so far, and where the next one is made."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.annex import Annex
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.label import Label, Type

AT_MOST = 6


class AnnexCard(Card):
    """Lists annexes, the latest first: for whom, by whom and why, never what stands in them."""

    making = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shown: object = None
        self.set_heading(self.tr("Sealed annex"))
        self._make = Button(self.tr("Make one…"), self, then=self.making.emit)
        self.add_to_heading(self._make)

    def show_annexes(
        self, annexes: Sequence[Annex], people: Mapping[RecordId, str], now: datetime
    ) -> None:
        """Show these annexes; ``people`` gives names by id."""
        facts = (list(annexes), dict(people), now.date())
        if facts == self._shown:
            return
        self._shown = facts
        self.clear()
        for annex in annexes[:AT_MOST]:
            self.add_widget(self._row(annex, people.get(annex.printed_by, ""), now))
        if not annexes:
            self.add_text(
                self.tr(
                    "None was made yet. It holds the passwords for the person who goes on with "
                    "them, is sealed into an envelope and never lies with the packet."
                )
            )

    def _row(self, annex: Annex, who: str, now: datetime) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(SIDE, 8, SIDE, 8)
        row.setSpacing(12)
        row.addWidget(Label(annex.number, holder, wrap=False))
        words = QVBoxLayout()
        words.setSpacing(2)
        told = self.tr("For {recipient} · {when}").format(
            recipient=annex.recipient, when=wording.ago(annex.printed_at, now)
        )
        if who:
            told = f"{told} · {who}"
        words.addWidget(Label(told, holder))
        more = self.tr("{reason} · accounts: {accounts} · {way}").format(
            reason=annex.reason,
            accounts=wording.number(len(annex.accounts)),
            way=wording.name(annex.way),
        )
        words.addWidget(Label(more, holder, type=Type.META))
        row.addLayout(words, 1)
        holder.setAccessibleName(f"{annex.number}, {told}, {more}")
        return holder
