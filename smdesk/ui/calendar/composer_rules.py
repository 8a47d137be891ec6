"""How the gate works here: who approves, how long that holds, and what is checked before asking."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from smdesk.desk.calendar import CalendarDesk
from smdesk.domain.checklists import BY_ITSELF, Check, Weight
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roster import Member
from smdesk.domain.workflow import DAY_MINUTES, Workflow
from smdesk.ui.calendar.composer_limits import LimitsDialog
from smdesk.ui.calendar.groups import Group
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import Dialog, FormDialog
from smdesk.ui.kit.fields import Choice, Field, Number, QuietComboBox
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.view import View

Names = Callable[[], Mapping[RecordId, str]]
HOUR = 60
WINDOWS = (0, HOUR, 4 * HOUR, DAY_MINUTES, 2 * DAY_MINUTES, 7 * DAY_MINUTES, 14 * DAY_MINUTES)
"""Minutes that an approved post may move; what is set otherwise is offered too."""


class CalendarRules(QObject):
    """Offers the settings of the calendar in its menu."""

    def __init__(
        self, view: View, desk: CalendarDesk, me: Member, channels: Names, book: DecisionBook
    ) -> None:
        super().__init__(view)
        self._view, self._desk, self._me = view, desk, me
        self._channels, self._book = channels, book
        group = str(Group.RULES)
        view.add_more(self.tr("Rules of &approval…"), self.ask_workflow, group=group)
        view.add_more(self.tr("&Checks before asking…"), self.ask_checks, group=group)
        view.add_more(self.tr("&What channels take…"), self.show_limits, group=group)

    def ask_workflow(self) -> FormDialog[Workflow]:
        """Ask how the gate is to work, and on whose decision."""
        before = self._desk.workflow()
        form = Form(Workflow, self._fields(before), groups={
            "stages": self.tr("Approval"), "zone": self.tr("Calendar")})  # fmt: skip
        form.fill(before, empty=("decision",))
        dialog = FormDialog(self.tr("Rules of approval"), form, self._keep, self._view)
        words = self.tr("Only an administrator changes them, on a decision or a clause.")
        if before.decision:
            words += " " + self.tr("They follow {decision} now.").format(decision=before.decision)
        dialog.body.insertWidget(0, Label(words, dialog, type=Type.META, tone="muted"))
        dialog.open()
        return dialog

    def ask_checks(self) -> "ChecksDialog":
        """Ask how much each check matters, and where."""
        dialog = ChecksDialog(self._desk, self._me, self._channels(), self._view)
        dialog.kept.connect(self._say_checks)
        dialog.open()
        return dialog

    def show_limits(self) -> LimitsDialog:
        """Show what each channel takes, and let servers have limits of their own."""
        today = self._book.today
        dialog = LimitsDialog(self._desk, self._me, self._channels(), today, self._view)
        dialog.open()
        return dialog

    def _say_checks(self) -> None:
        self._view.notice(self.tr("The checks are kept."))

    def _fields(self, before: Workflow) -> Sequence[Field[Any, Any]]:
        windows = {minutes: self._window(minutes) for minutes in sorted({*WINDOWS,
                   before.move_minutes})}  # fmt: skip
        zones = {"": self.tr("(that of the computer)")}
        zones |= {zone: zone.replace("_", " ") for zone in sorted(available_timezones())}
        days, hours = self.tr("days"), self.tr("hours")
        return (
            Choice("stages", self.tr("&How many have to approve"),
                   {1: self.tr("One"), 2: self.tr("Two, one after the other")}),
            Choice("move_minutes", self.tr("How far an approved post may &move"), windows,
                   help=self.tr("Further than that it is approved anew.")),
            Number("approval_days", self.tr("How long an approval &holds"), 1, 365, unit=days,
                   help=self.tr("Counted from the planned time.")),
            Number("countersign_hours", self.tr("Time to &countersign a quick step"), 1, 168,
                   unit=hours, help=self.tr("For steps that are taken from now on.")),
            self._book.field("decision", self.tr("&Decision or clause that says so")),
            Choice("zone", self.tr("Time &zone of the library"), zones),
            Number("reuse_days", self.tr("Days before the &same again"), 0, 3650, unit=days,
                   help=self.tr("Within them, the calendar points out a post that was there.")),
        )  # fmt: skip

    def _window(self, minutes: int) -> str:
        if minutes == 0:
            return self.tr("Not at all")
        if minutes % DAY_MINUTES == 0:
            one, many, count = self.tr("One day"), self.tr("{count} days"), minutes // DAY_MINUTES
        elif minutes % HOUR == 0:
            one, many, count = self.tr("One hour"), self.tr("{count} hours"), minutes // HOUR
        else:
            one, many, count = self.tr("One minute"), self.tr("{count} minutes"), minutes
        return one if count == 1 else many.format(count=wording.number(count))

    def _keep(self, workflow: Workflow, _reason: str) -> None:
        before = self._desk.workflow()
        self._desk.change_workflow(workflow, by=self._me)
        words = self.tr("The rules of approval are kept.")
        if workflow.stages > before.stages:
            words += " " + self.tr("What waits or is approved now needs a second yes.")
        self._view.notice(words)


class ChecksDialog(Dialog):
    """Shows each check with how much it matters, on one channel or on all."""

    kept = Signal()

    def __init__(
        self, desk: CalendarDesk, me: Member, channels: Mapping[RecordId, str], parent: View
    ) -> None:
        super().__init__(self.tr("Checks before asking"), parent)
        self._desk, self._me = desk, me
        self.where = QuietComboBox(self)
        self.where.setAccessibleName(self.tr("Channel"))
        self.where.addItem(self.tr("All channels that say nothing of their own"), None)
        for channel, name in channels.items():
            self.where.addItem(name, channel)
        self.body.addWidget(self.where)
        page = Page(self)
        page.bare()
        holder = QWidget(page)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        self.weights: dict[Check, QuietComboBox] = {}
        for row, check in enumerate(Check):
            name = wording.name(check)
            label, box = Label(name, holder), QuietComboBox(holder)
            box.setAccessibleName(name)
            label.setBuddy(box)
            if check in BY_ITSELF:
                label.setToolTip(self.tr("smdesk sees this by itself."))
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1, Qt.AlignmentFlag.AlignRight)
            self.weights[check] = box
        page.add_widget(holder)
        self.body.addWidget(page, 1)
        words = self.tr("What is required and still open keeps a post from being asked about.")
        self.body.addWidget(Label(words, self, type=Type.META, tone="muted"))
        self.add_button(self.tr("Close"), self.reject)
        self.add_button(self.tr("&Save"), self.save, primary=True)
        self.where.currentIndexChanged.connect(self.show_channel)
        self.show_channel()
        self.resize_within(470, 540)

    def show_channel(self) -> None:
        """Show what holds on the chosen channel."""
        channel = self.where.currentData()
        own, common = self._desk.checks.own_weights(channel), self._desk.checks.weights(None)
        for check, box in self.weights.items():
            box.clear()
            if channel is not None:
                same = self.tr("As on all: {weight}").format(weight=wording.name(common[check]))
                box.addItem(same, None)
            for weight in Weight:
                box.addItem(wording.name(weight), weight.value)
            chosen = own.get(check) if channel is not None else common[check]
            box.setCurrentIndex(box.findData(chosen.value) if chosen is not None else 0)

    def save(self) -> None:
        """Keep what is chosen, and go on to another channel or close."""
        self.banner.close_it()
        chosen = {
            check: None if box.currentData() is None else Weight(box.currentData())
            for check, box in self.weights.items()
        }
        try:
            self._desk.checks.set_weights(self.where.currentData(), chosen, by=self._me)
        except SmdeskError as error:
            self.tell(error)
        else:
            self.kept.emit()
            self.accept()
