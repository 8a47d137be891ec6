"""What each channel takes, who says so and since when; servers with limits of their own."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from smdesk.desk.calendar import CalendarDesk
from smdesk.domain.limits import Limit, Matter, Takes, TextLimit
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog, FormDialog
from smdesk.ui.kit.fields import Day, Line, Number, QuietComboBox
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.page import Page

MOST_SIGNS = 100_000


class LimitsDialog(Dialog):
    """Shows the limits of one channel at a time; Mastodon's length is each server's own."""

    def __init__(
        self,
        desk: CalendarDesk,
        me: Member,
        channels: Mapping[RecordId, str],
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        super().__init__(self.tr("What channels take"), parent)
        self._desk, self._me, self._today = desk, me, today
        self.where = QuietComboBox(self)
        self.where.setAccessibleName(self.tr("Channel"))
        for channel, name in channels.items():
            self.where.addItem(name, channel)
        self.body.addWidget(self.where)
        self.none = Label("", self, tone="muted")
        self.body.addWidget(self.none)
        page = Page(self)
        page.bare()
        self.card = Card("", page, narrow=True)
        page.add_widget(self.card)
        self.body.addWidget(page, 1)
        self.own = Button(self.tr("&Limit of its own server…"), self, then=self.ask_own)
        self.buttons.insertWidget(0, self.own)
        self.add_button(self.tr("Close"), self.reject, primary=True)
        self.where.currentIndexChanged.connect(self.show_channel)
        self.resize_within(520, 560)
        self.show_channel()

    def show_channel(self) -> None:
        """Show what is known of the chosen channel."""
        self.card.clear()
        channel = self.where.currentData()
        takes = self._desk.limits.takes(channel) if channel is not None else None
        self.own.setVisible(takes is not None and takes.per_instance)
        self.card.setVisible(takes is not None and bool(takes.limits))
        self.none.setVisible(self.card.isHidden())
        words = self.tr("smdesk knows no limit of this platform.")
        self.none.setText(words if channel is not None else self.tr("There is no channel yet."))
        if takes is None:
            return
        self.card.set_heading(takes.name)
        for matter, limit in self._limits(channel, takes).items():
            most = wording.number(limit.most)
            self.card.add_row(wording.name(matter), f"{most}\n{self._source(limit)}")

    def ask_own(self) -> None:
        """Ask what the server of the channel says itself."""
        channel = self.where.currentData()
        before = self._mine(channel)
        kept = before or TextLimit(
            channel=channel, characters=500, source="?", checked_on=self._today()
        )
        form = Form(
            TextLimit,
            (
                Number("characters", self.tr("&Signs at most"), 1, MOST_SIGNS),
                Line("source", self.tr("&Where that stands"), help=self.tr(
                    "As the About page of the server.")),
                Day("checked_on", self.tr("&Looked at on")),
            ),
        )  # fmt: skip
        form.fill(kept, empty=() if before else ("source",))
        title = self.tr("Limit of {channel}").format(channel=self.where.currentText())
        dialog = FormDialog(title, form, self._keep, self)
        dialog.saved.connect(self.show_channel)
        dialog.open()

    def _keep(self, limit: TextLimit, reason: str) -> None:
        desk = self._desk.text_limits
        (desk.change if desk.get(limit.id) else desk.add)(limit, by=self._me, reason=reason)

    def _mine(self, channel: RecordId) -> TextLimit | None:
        mine = [one for one in self._desk.text_limits.all() if one.channel == channel]
        return max(mine, key=lambda one: (one.checked_on, one.id), default=None)

    def _limits(self, channel: RecordId, takes: Takes) -> dict[Matter, Limit]:
        found = dict(takes.limits)
        mine = self._mine(channel) if takes.per_instance else None
        own = TextLimit.of([mine], channel) if mine is not None else None
        return found | ({Matter.TEXT: own} if own is not None else {})

    def _source(self, limit: Limit) -> str:
        day = self.tr("never") if limit.checked is None else wording.day(limit.checked)
        looked = self.tr("Last looked at: {day}").format(day=day)
        force = wording.name(limit.force(self._today()))
        words = f"{wording.name(limit.grade)}: {limit.source}\n{looked}. {force}."
        return f"{words}\n{limit.note}" if limit.note else words
