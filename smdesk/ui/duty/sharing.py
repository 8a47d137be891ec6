"""What sharing the weeks out would give whom, week by week, and why some days stay open."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from smdesk.domain.records import RecordId
from smdesk.domain.rota import Shift, week_of
from smdesk.domain.rota_sharing import Left, Proposal
from smdesk.ui.duty.grid import days_words
from smdesk.ui.kit import wording
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.page import Page

Names = Mapping[RecordId, str]


class ShareDialog(Dialog):
    """Shows what a fair sharing of the weeks would be, before anything is kept."""

    agreed = Signal(object)
    """The Proposal that is to be kept."""

    def __init__(
        self,
        proposal: Proposal,
        people: Names,
        accounts: Names,
        parent: QWidget,
        *,
        asked: bool = True,
    ) -> None:
        """``asked`` tells whether any channel asks for somebody at all."""
        super().__init__(_tr("Share the weeks out"), parent)
        self._proposal, self._people, self._accounts = proposal, people, accounts
        self._asked = asked
        self.body.addWidget(Label(self._summary(), self))
        if proposal.shifts or proposal.uncovered:
            page = Page(self)
            page.bare()
            page.setMinimumHeight(260)
            if proposal.uncovered:
                page.add_widget(self._left_card())
            if proposal.shifts:
                page.add_widget(self._hours_card())
                page.add_widget(self._weeks_card())
            self.body.addWidget(page, 1)
        self.add_button(_tr("Cancel"), self.reject)
        keep = self.add_button(_tr("&Take it over"), self._agree, primary=True)
        keep.setEnabled(bool(proposal.shifts))
        self.resize_within(620, 560 if proposal.shifts or proposal.uncovered else 200)

    def _summary(self) -> str:
        count = len(self._proposal.shifts)
        if not self._asked:
            return _tr(
                "No channel asks for anybody yet. Say first what each channel asks for; then the "
                "weeks can be shared out."
            )
        if not count and self._proposal.uncovered:
            return _tr("Nobody could be found for the days that are open.")
        if not count:
            return _tr("There is nothing to give out: every day that asks for somebody has one.")
        words = _tr(
            "{count} shifts are open and would be given to whoever has done least, leaving out "
            "those who are away. What is there already stays."
        )
        return words.format(count=wording.number(count))

    def _hours_card(self) -> Card:
        card = Card(_tr("Hours of duty that each would get"), self)
        hours = self._proposal.hours
        for person, count in sorted(hours.items(), key=lambda one: (-one[1], self._name(one[0]))):
            if count:
                card.add_row(self._name(person), wording.number(count))
        return card

    def _weeks_card(self) -> Card:
        card = Card(_tr("Week by week"), self)
        weeks: dict[date, dict[tuple[str, ...], list[Shift]]] = {}
        for shift in sorted(self._proposal.shifts, key=lambda one: one.first):
            same = weeks.setdefault(week_of(shift.first), {})
            same.setdefault(self._who(shift), []).append(shift)
        for week, lines in weeks.items():
            told = [self._told(who, shifts) for who, shifts in sorted(lines.items())]
            card.add_row(_tr("From {day}").format(day=wording.day(week)), "\n".join(told))
        return card

    def _left_card(self) -> Card:
        card = Card(_tr("Still nobody"), self)
        for left in self._proposal.uncovered:
            who = f"{self._account(left.need.account)}, {wording.name(left.need.duty)}"
            days = wording.listed([wording.day(day) for day in left.days])
            card.add_row(who, f"{days}\n{self._why(left)}")
        return card

    def _why(self, left: Left) -> str:
        """Say why nobody was found: who is away, who may not, or that nobody serves."""
        told = []
        if left.away:
            words = _tr("Away: {names}.")
            told.append(words.format(names=self._names(left.away)))
        if left.may_not:
            words = _tr("Not appointed to approve: {names}.")
            told.append(words.format(names=self._names(left.may_not)))
        return " ".join(told) or _tr("No term holds these days.")

    def _who(self, shift: Shift) -> tuple[str, ...]:
        """Return the channel, the duty, who does it, and who steps in."""
        backup = "" if shift.backup is None else self._name(shift.backup)
        duty = wording.name(shift.duty).lower()
        return self._account(shift.account), duty, self._name(shift.person), backup

    def _told(self, who: tuple[str, ...], shifts: Sequence[Shift]) -> str:
        channel, duty, name, backup = who
        words = _tr("{name}: {channel}, {duty}, {days}")
        if backup:
            words = _tr("{name}: {channel}, {duty}, {days}; backup {backup}")
        days = ", ".join(days_words(shift.first, shift.last) for shift in shifts)
        return words.format(name=name, channel=channel, duty=duty, days=days, backup=backup)

    def _names(self, people: tuple[RecordId, ...]) -> str:
        return wording.listed(sorted(self._name(person) for person in people))

    def _name(self, person: RecordId) -> str:
        return self._people.get(person, "?")

    def _account(self, account: RecordId) -> str:
        return self._accounts.get(account, "?")

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self._proposal)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Duty", text)
