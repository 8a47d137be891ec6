"""The audits' screen: rounds at the left, every point of the chosen one at the right."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.audits import AuditsDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk
from smdesk.domain.audits import (
    Audit,
    AuditGroup,
    AuditSheet,
)
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.printing.audits import audit_sheet
from smdesk.printing.press import Sheet
from smdesk.ui.audits import dialogs
from smdesk.ui.audits.groups import GroupsRegister, groups
from smdesk.ui.audits.rounds import RoundsPane
from smdesk.ui.audits.sheet import SheetPane
from smdesk.ui.audits.tasks import RoundTasks
from smdesk.ui.kit import shown, wording
from smdesk.ui.kit.button import Button, menu_button
from smdesk.ui.kit.page import TwoPanes
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View

ROUND_DAYS = 30


class AuditsView(View):
    """Begins rounds, notes what auditors saw, and closes them."""

    follows = frozenset({Topic.AUDITS, Topic.ACCOUNTS, Topic.ROSTER})
    shows = shown.AUDITS

    def __init__(
        self,
        desk: AuditsDesk,
        accounts: AccountsDesk,
        roster: RosterDesk,
        undo: UndoDesk,
        me: Member,
        *,
        output: Callable[[View], SheetOutput],
        imprint: Callable[..., Imprint],
        book: DecisionBook,
        today: Callable[[], date],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """``output`` makes what brings sheets to paper for a screen; ``imprint`` signs them.

        ``book`` knows the decisions that name audit groups.
        """
        super().__init__(parent)
        self._desk, self._accounts, self._roster = desk, accounts, roster
        self._undo, self._me, self._today = undo, me, today
        self._imprint = imprint
        self.output = output(self)
        self.set_title(self.tr("Audits"))
        self.add_task(self.tr("&New round"), self.new_here, shortcut="Ctrl+N", primary=True)
        self.rounds = RoundsPane(self.begin_round, self.header, self)
        self.sheet = SheetPane(self, banner=self.banner)
        self.panes = TwoPanes(self.rounds, self.sheet, self)
        self.groups = GroupsRegister(
            groups(self._people, book), desk.groups, me, now, self, undo=self._take_back
        )
        self.groups.header.add_button(
            Button(self.tr("Back to the rounds"), self, then=self.show_rounds, icon="arrow-left")
        )
        self.groups.settle()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.panes)
        self._pages.addWidget(self.groups)
        self.add_widget(self._pages, 1)
        self.tasks = RoundTasks(desk, me, self.sheet, self, today=today, say=self._say)
        self._add_sheet_tasks()
        self._listen()
        self.refresh()
        self.begin_at(self.rounds.list)

    @override
    def refresh(self) -> None:
        self.groups.refresh()
        self.rounds.count_groups(len(self._desk.groups.all()))
        self.rounds.show_rounds(self._desk.lines())
        if self.rounds.list.selected() is None:
            self.rounds.list.select_first()
        self._show_chosen()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.kind == AuditGroup.kind:
            self.show_groups()
            self.groups.table.select(ref.id)
            return
        self.show_rounds()
        if ref.id == NONE_YET:
            self.begin_round()
        elif ref.kind == Audit.kind:
            self._choose(ref.id)
        else:
            audit = self._desk.round_of(ref)
            if audit is not None:
                self._choose(audit)

    @override
    def mend(self, finding: Finding) -> None:
        if finding.about.kind == AuditGroup.kind:
            self.reveal(finding.about)
            self.groups.edit_chosen()
        elif finding.about.kind in self.shows:
            self.reveal(finding.about)
        else:
            self.sheet.auditor.setFocus()
            self.sheet.auditor.showPopup()

    def new_here(self) -> None:
        """Begin a new round, or a new group where these are looked at."""
        if self._pages.currentWidget() is self.groups:
            self.groups.add_one()
        else:
            self.begin_round()

    def show_groups(self) -> None:
        """Turn to the audit groups."""
        self._pages.setCurrentWidget(self.groups)
        self.groups.table.setFocus()

    def show_rounds(self) -> None:
        """Turn to the rounds."""
        self._pages.setCurrentWidget(self.panes)
        self.rounds.list.setFocus()

    # The round.

    def begin_round(self) -> None:
        """Ask for a new round; without a group, for one of those first."""
        found = self._desk.groups.all()
        accounts = {line.id: line.name for line in self._accounts.lines()}
        if not accounts:
            self.banner.say(
                self.tr("There is no account to audit."),
                self.tr("Put in the first account; then somebody can look after it."),
            )
            return
        if not found:
            self.show_groups()
            self.groups.banner.say(
                self.tr("A round needs a group that looks."),
                self.tr("Name those who look after the accounts: they may hold no key to them."),
                action=self.tr("New group"),
                then=self.groups.add_one,
            )
            return
        today = self._today()
        due = tuple(a for a in accounts if self._independent(found[0], a))
        blank = dialogs.blank_round(found[0], due, today, today + timedelta(days=ROUND_DAYS))
        names = {group.id: group.name for group in found}
        dialog = dialogs.round_dialog(blank, names, accounts, self._keep_round, self)
        dialog.saved.connect(self._begun)
        dialog.open()

    def print_round(self) -> None:
        """Bring the round's sheet to paper."""
        self._with_paper(self.output.print)

    def save_round(self) -> None:
        """Save the round's sheet as a PDF."""
        self._with_paper(self.output.save)

    # Behind the scenes.

    def _keep_round(self, audit: Audit, _reason: str) -> None:
        self._desk.begin(audit, by=self._me)

    def _begun(self, audit: Audit) -> None:
        self.refresh()
        self._choose(audit.id)
        self.sheet.table.setFocus()
        self._say(self.tr("{name} has begun.").format(name=audit.name))

    def _say(self, words: str) -> None:
        self.notice(words, TakeBack(self._undo, self._me, self))

    def _choose(self, audit: RecordId) -> None:
        if self.rounds.list.select(audit):
            self._show_chosen()
            self.panes.show_detail()

    def _go_to_points(self) -> None:
        self.panes.show_detail()
        self.sheet.table.setFocus()

    def _show_chosen(self) -> None:
        line = self.rounds.list.selected()
        if line is None:
            self.sheet.clear()
            return
        try:
            sheet = self._desk.sheet(line.audit.id)
        except GoneError:
            self.sheet.clear()
            return
        self.sheet.show_sheet(sheet, self._auditors(sheet), self._today())
        self.sheet.header.set_words(sheet.audit.name, _standing(sheet))
        self._close_button.setEnabled(not sheet.audit.closed)

    def _auditors(self, sheet: AuditSheet) -> dict[RecordId, str]:
        """Return the group's people, those first who may look at most accounts."""
        free = {
            person.id: sum(
                person in self._desk.auditors(sheet.audit.id, account)
                for account in sheet.audit.accounts
            )
            for person in sheet.people
        }
        people = sorted(sheet.people, key=lambda p: (-free[p.id], p.id != self._me.person, p.name))
        return {person.id: person.name for person in people}

    def _independent(self, group: AuditGroup, account: RecordId) -> bool:
        barred = {custodian.person for custodian in self._accounts.custodians(account)}
        return bool(set(group.people) - barred)

    def _people(self) -> dict[RecordId, str]:
        return {person.id: person.name for person in self._roster.people.all()}

    def _with_paper(self, way: Callable[..., None]) -> None:
        shown = self.sheet.sheet
        if shown is None:
            return
        way(
            partial(self._printed, shown),
            title=self.tr("Audit sheet"),
            name=self.tr("Audit sheet {name}.pdf").format(name=shown.audit.name),
        )

    def _printed(self, sheet: AuditSheet) -> Sheet:
        return audit_sheet(sheet, self._imprint(by=self._me), zone=OwnZone())

    def _take_back(self) -> None:
        with self.polite():
            self._undo.undo(by=self._me)

    def _add_sheet_tasks(self) -> None:
        header = self.sheet.header
        header.add_button(Button(self.tr("&Print"), self, then=self.print_round, icon="printer"))
        self._close_button = Button(self.tr("&Close the round…"), self, then=self.tasks.close)
        header.add_button(self._close_button)
        header.add_button(
            menu_button(
                self.tr("More"),
                self,
                [
                    self._action(self.tr("Save the sheet as PDF…"), self.save_round, ""),
                    self._action(self.tr("Remove this round…"), self.tasks.remove, ""),
                ],
            )
        )

    def _listen(self) -> None:
        self.rounds.list.chosen.connect(self._show_chosen)
        self.rounds.list.opened.connect(self._go_to_points)
        self.rounds.list.entered.connect(self.panes.show_detail)
        self.rounds.groups.connect(self.show_groups)
        self.groups.noticed.connect(self.noticed)
        self.sheet.noting.connect(self.tasks.note)
        self.sheet.wanting.connect(self.tasks.find_wanting)
        self.sheet.whole.connect(self.tasks.note_rest)
        self.sheet.fixing.connect(self.tasks.put_right)


def _standing(sheet: AuditSheet) -> str:
    done = len(sheet.checks) - sheet.open
    words = wording.listed([person.name for person in sheet.people])
    looked = QCoreApplication.translate("Audits", "{done} of {all} looked at")
    return " · ".join(
        (
            looked.format(done=wording.number(done), all=wording.number(len(sheet.checks))),
            f"{wording.day(sheet.audit.first)} – {wording.day(sheet.audit.last)}",
            words,
        )
    )
