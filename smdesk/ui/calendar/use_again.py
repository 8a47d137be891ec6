"""Finds an earlier post, says when it was last out and what came of it, and makes a draft of it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.calendar import CalendarDesk
from smdesk.domain.calendar import OUT, Variant
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.clock_times import on_clock
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable

SIZE = (680, 560)
MOST_SHOWN = 600


class UseAgain(Dialog):
    """Shows what went out, the latest first; what is chosen becomes a draft, and no more."""

    def __init__(
        self,
        desk: CalendarDesk,
        me: Member,
        channels: Mapping[RecordId, str],
        then: Callable[[Variant, str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(_tr("Use an earlier post again"), parent)
        self._desk, self._me, self._then = desk, me, then
        self._channels = dict(channels)
        out = [line for line in desk.lines(None) if line.state in OUT]
        self._out = sorted(out, key=_when, reverse=True)
        self.field = FindField(_tr("Type to find"), self._look, self)
        self.field.offer_to(self)
        self.table: DataTable[CalendarLine] = DataTable(
            _tr("Posts that went out"),
            [
                Column(_tr("Post"), lambda n: n.title),
                Column(_tr("Channel"), lambda n: n.channel_name, width=130),
                Column(_tr("Was out"), _when, _day, width=120),
            ],
            lambda n: n.id,
            self,
        )
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self.use)
        self.text = Label("", self)
        self.care = Label("", self, type=Type.META, tone="warning")
        self.where = QuietComboBox(self)
        self.where.setAccessibleName(_tr("Channel of the draft"))
        self.where.addItem(_tr("On the same channel"), None)
        for id_, name in self._channels.items():
            self.where.addItem(_tr("On {channel}").format(channel=name), id_)
        for widget in (self.field, self.table, self.text, self.care, self.where):
            self.body.addWidget(widget)
        self.add_button(_tr("Cancel"), self.reject)
        self.take = self.add_button(_tr("&Make a draft"), self.use, primary=True)
        self.resize(scaled(self, SIZE[0]), scaled(self, SIZE[1]))
        self._look()

    def use(self) -> None:
        """Make a draft of the chosen post."""
        line = self.table.selected()
        if line is None:
            return
        channel = self.where.currentData()
        try:
            draft = self._desk.reusing.reuse(line.id, channel, by=self._me)
        except SmdeskError as error:
            self.tell(error)
            return
        self.accept()
        self._then(draft, _tr("A draft of {post} is begun.").format(post=line.title))

    def _look(self) -> None:
        found = [n for n in self._out if self.field.matches((n.title, n.channel_name, _day(n)))]
        self.table.show_records(found[:MOST_SHOWN])
        if self.table.selected() is None and found:
            self.table.select(found[0].id)
        self._show()

    def _show(self) -> None:
        line = self.table.selected()
        self.take.setEnabled(line is not None)
        self.where.setEnabled(line is not None)
        if line is None:
            self.text.setText(_tr("Nothing that went out has these words.") if self._out else
                              _tr("Nothing has gone out yet."))  # fmt: skip
            self.care.setText("")
            return
        variant = self._desk.variant(line.id)
        self.text.setText(variant.text.strip()[:280])
        last = self._desk.reusing.last_used(line.id)
        self.care.setText("" if last is None else self._since(last))

    def _since(self, last: datetime) -> str:
        """Return how many days of the library's calendar it is since then, in words."""
        zone = self._desk.zone()
        day = on_clock(last, zone).date()
        days = (on_clock(self._desk.now(), zone).date() - day).days
        if days <= 0:
            words = _tr("Last out today.")
        elif days == 1:
            words = _tr("Last out yesterday.")
        else:
            words = _tr("Last out on {day}, {days} ago.").format(
                day=wording.day(day), days=wording.days_long(days)
            )
        if days <= self._desk.workflow().reuse_days:
            words += " " + _tr("Readers may remember it.")
        return words

    @override
    def fit_soon(self) -> None:
        """Keep the height: the table scrolls."""


def _when(line: CalendarLine) -> date:
    return line.day or date.min


def _day(line: CalendarLine) -> str:
    return "" if line.day is None else wording.day(line.day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Composer", text)
