"""The register of approval sheets: who was asked on paper, what came back, and a new one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.desk.sheets import SheetLine, SheetsDesk
from smdesk.domain.approval_sheets import SheetPost
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.printing.approvals import approval_sheet
from smdesk.printing.press import Sheet
from smdesk.ui.calendar.looks import clock_words
from smdesk.ui.calendar.sheet_typing import TypeSheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Confirm, Dialog, FormDialog
from smdesk.ui.kit.fields import PersonPick, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable
from smdesk.ui.kit.ticks import Ticks
from smdesk.ui.kit.tokens import Tone

WIDTH, SHEETS, POSTS = 860, 170, 150
"""Px of the window and of its two tables."""


@dataclass(frozen=True, slots=True)
class WhoIsAsked:
    """For whom the sheet is made."""

    person: RecordId


@dataclass(frozen=True, slots=True)
class NewSheet:
    """What is put on the sheet, and what stands at its head."""

    posts: tuple[RecordId, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PaperMeans:
    """What the window works with.

    ``output`` gives what prints for a window, ``local`` what the library's clock shows then.
    """

    desk: SheetsDesk
    me: Member
    output: Callable[["Sheets"], SheetOutput]
    imprint: Callable[[], Imprint]
    local: Callable[[datetime], datetime]


class Sheets(Dialog):
    """Shows every sheet there ever was, and what was ticked on the chosen one."""

    def __init__(self, means: PaperMeans, parent: QWidget) -> None:
        super().__init__(self.tr("Approval on paper"), parent)
        self._desk, self._me = means.desk, means.me
        self._imprint, self._local = means.imprint, means.local
        self.output = means.output(self)
        self.words = Label("", self, type=Type.META)
        self.table: DataTable[SheetLine] = DataTable(
            self.tr("Approval sheets"),
            (
                Column(self.tr("Sheet"), lambda one: one.sheet.number, width=70, numeric=True),
                Column(self.tr("For"), lambda one: one.asked),
                Column(self.tr("Made"), lambda one: one.sheet.at, self._made, width=120),
                Column(self.tr("By"), lambda one: one.made_by, width=170),
                Column(self.tr("Where it stands"), _standing, width=220),
            ),
            key=lambda one: one.sheet.id,
            parent=self,
        )
        self.posts: DataTable[SheetPost] = DataTable(
            self.tr("Posts on the sheet"),
            (
                Column(self.tr("Post"), lambda one: one.title),
                Column(self.tr("Channel"), lambda one: one.channel, width=140),
                Column(self.tr("Planned for"), lambda one: one.planned, self._planned, width=190),
                Column(self.tr("What was ticked"), _ticked, width=130),
                Column(self.tr("Words"), lambda one: one.words, width=170),
            ),
            key=lambda one: one.id,
            parent=self,
        )
        self.setMinimumWidth(scaled(self, WIDTH))
        self.table.setMinimumHeight(scaled(self, SHEETS))
        self.posts.setMinimumHeight(scaled(self, POSTS))
        self.table.chosen.connect(self._look)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the sheets anew; the newest is chosen where none is."""
        lines = self._desk.lines()
        self.table.show_records(lines)
        if self.table.selected() is None and lines:
            self.table.select(lines[0].sheet.id)
        self.words.setText(self._standing(bool(lines)))
        self._look()

    def ask_whom(self) -> None:
        """Ask for whom a sheet is wanted, and then which posts are to be on it."""
        people = self._desk.askable()
        if len(people) <= 1:
            self.banner.close_it()
            for person in people:
                self.ask_what(person)
            if not people:
                self.banner.say(
                    self.tr("There is nothing to put on a sheet."),
                    self.tr("Posts in review can be, for somebody appointed to approve who wrote "
                            "none of them."),
                )  # fmt: skip
            return
        form = Form(WhoIsAsked, (PersonPick("person", self.tr("&For whom"), people),))
        form.fill(WhoIsAsked(next(iter(people))))
        dialog = FormDialog(
            self.tr("New approval sheet"), form, _accept, self, verb=self.tr("&Go on")
        )
        dialog.saved.connect(self._asked)
        dialog.open()

    def ask_what(self, person: RecordId) -> None:
        """Ask which posts go before the person."""
        lines = self._desk.waiting(person)
        options = {line.id: self._line(line.title, line.channel_name, line.at) for line in lines}
        form = Form(
            NewSheet,
            (
                Ticks("posts", self.tr("&Posts"), options),
                Text("note", self.tr("&Note at the head of the sheet"), lines=2,
                     help=self.tr("For example where to bring it back, and by when.")),
            ),
        )  # fmt: skip
        form.fill(NewSheet(tuple(options), ""))
        name = self._desk.askable().get(person, "")
        title = self.tr("Approval sheet for {name}").format(name=name)
        save = partial(self._make, person)
        FormDialog(title, form, save, self, verb=self.tr("&Make the sheet")).open()

    def print_chosen(self) -> None:
        """Ask for a printer for the chosen sheet."""
        name, title = self._names()
        self.output.print(self.sheet, title=title, name=name)

    def save_chosen(self) -> None:
        """Ask where to save the chosen sheet."""
        name, title = self._names()
        self.output.save(self.sheet, title=title, name=name)

    def sheet(self) -> Sheet:
        """Return the chosen sheet as it is printed; raises GoneError."""
        line = self.table.selected()
        contents = self._desk.contents(line.sheet.id if line else RecordId(""), self._imprint())
        zone = self._local(datetime.now(UTC)).tzinfo or UTC
        return approval_sheet(contents, zone=zone)

    def notice(self, text: str) -> None:
        """Say how printing went."""
        self.banner.say(text, tone=Tone.SUCCESS)

    def type_in(self) -> None:
        """Take in what came back, code by code."""
        dialog = TypeSheet(self._desk, self._me, self._local, self)
        dialog.finished.connect(self.refresh)
        dialog.open()

    def withdraw(self) -> None:
        """Ask whether the chosen sheet is to count no longer."""
        if self.table.selected() is None:
            return
        ask = Confirm(
            self.tr("Withdraw this sheet?"),
            self.tr("Its codes are no longer taken. What was typed in already stands."),
            self.tr("Withdraw"),
            self,
        )
        ask.confirmed.connect(self._withdraw)
        ask.open()

    # Behind the scenes.

    def _asked(self, asked: WhoIsAsked) -> None:
        self.ask_what(asked.person)

    def _make(self, person: RecordId, new: NewSheet, _reason: str) -> None:
        made = self._desk.make(person, new.posts, new.note, by=self._me)
        self.refresh()
        self.table.select(made.id)
        self.printing.setFocus()

    def _withdraw(self) -> None:
        line = self.table.selected()
        if line is None:
            return
        try:
            self._desk.withdraw(line.sheet.id, by=self._me)
        except SmdeskError as error:
            self.tell(error)
        self.refresh()

    def _look(self) -> None:
        line = self.table.selected()
        self.posts.show_records([] if line is None else self._desk.posts(line.sheet.id))
        for button in (self.printing, self.saving):
            button.setEnabled(line is not None)
        self.withdrawing.setEnabled(line is not None and line.sheet.withdrawn_at is None)

    def _standing(self, some: bool) -> str:
        if not some:
            return self.tr(
                "Nobody was asked on paper yet. Make a sheet for somebody who approves without the"
                " program, and type the codes back once it is signed."
            )
        return self.tr("Keep the signed sheets: they are what the approvals rest on.")

    def _names(self) -> tuple[str, str]:
        line = self.table.selected()
        number = line.sheet.number if line else 0
        title = self.tr("Approval sheet {number}").format(number=number)
        return f"{title}.pdf", title

    def _made(self, line: SheetLine) -> str:
        return wording.day(self._local(line.sheet.at).date())

    def _planned(self, post: SheetPost) -> str:
        return "" if post.planned is None else self._when(post.planned)

    def _when(self, instant: datetime) -> str:
        local = self._local(instant)
        return f"{wording.day(local.date())}, {clock_words(local.time())}"

    def _line(self, title: str, channel: str, at: datetime | None) -> str:
        parts = (title, channel, "" if at is None else self._when(at))
        return " · ".join(part for part in parts if part)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.printing = Button(self.tr("&Print…"), self, then=self.print_chosen, icon="printer")
        self.saving = Button(self.tr("&Save as PDF…"), self, then=self.save_chosen)
        self.withdrawing = Button(self.tr("&Withdraw…"), self, then=self.withdraw)
        for button in (self.printing, self.saving, self.withdrawing):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.words)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.posts, 1)
        self.add_button(self.tr("Close"), self.reject)
        self.add_button(self.tr("&New sheet…"), self.ask_whom)
        self.add_button(self.tr("&Type in answers…"), self.type_in, primary=True)

    @override
    def fit_soon(self) -> None:
        """Keep the height: the tables scroll."""


def _accept(_asked: WhoIsAsked, _reason: str) -> None:
    """Take the choice as it is."""


def _ticked(post: SheetPost) -> str:
    return "" if post.answer is None else wording.name(post.answer)


def _standing(line: SheetLine) -> str:
    if line.sheet.withdrawn_at is not None:
        return _tr("Withdrawn, {count} of {posts} answered").format(
            count=line.answered, posts=line.posts
        )
    if line.answered == line.posts:
        return _tr("All answered")
    return _tr("{count} of {posts} answered").format(count=line.answered, posts=line.posts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
