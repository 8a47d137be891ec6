"""The settings: a list of sections at the left, the chosen one at the right."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from smdesk.desk.front import FrontDesk
from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.custody import Custodian
from smdesk.domain.leaving import Leaving
from smdesk.domain.membership import LAST_COORDINATOR, LAST_MEMBER, REMOVES_LAST_KEY
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import BoundClause, Finding
from smdesk.domain.upkeep import Upkeep
from smdesk.ui.kit import shown
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import upright
from smdesk.ui.kit.letters import scale
from smdesk.ui.kit.nav import NavList, Place
from smdesk.ui.kit.places import EXPORT, MEMBER, NONE_YET
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.register import Register
from smdesk.ui.kit.this_computer import ThisComputer
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View
from smdesk.ui.settings.about import AboutSection
from smdesk.ui.settings.appearance import AppearanceSection
from smdesk.ui.settings.copies import CopiesSection
from smdesk.ui.settings.exporting import ExportingSection
from smdesk.ui.settings.library import LibrarySection, LockSection
from smdesk.ui.settings.log import LogSection
from smdesk.ui.settings.members import MembersSection
from smdesk.ui.settings.passphrase import PassphraseSection
from smdesk.ui.settings.recovery import RecoverySection
from smdesk.ui.settings.recovery_making import MakePrinting
from smdesk.ui.settings.rules import RulesRegister
from smdesk.ui.settings.section import Section

LIST_WIDTH = 220
FOLDS_BELOW = 680

Made = Section | Register[BoundClause]


class SettingsView(View):
    """Sections are made when they are first looked at."""

    follows = frozenset(Topic)
    shows = shown.SETTINGS

    def __init__(
        self,
        session: Session,
        front: FrontDesk,
        background: Background,
        computer: ThisComputer,
        *,
        output: Callable[[Section], SheetOutput],
        sealed: MakePrinting,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """``output`` brings a section's sheets to paper, ``sealed`` those that open the cabinet."""
        super().__init__(parent)
        self._session, self._front, self._background = session, front, background
        self._output, self._sealed = output, sealed
        self._computer, self._now = computer, now
        self._made: dict[str, Made] = {}
        self.set_title(self.tr("Settings"))
        self._makers: dict[str, Callable[[], Made]] = {
            "library": self._library,
            "passphrase": self._passphrase,
            "members": self._members,
            "recovery": self._recovery,
            "lock": self._lock,
            "appearance": self._appearance,
            "copies": self._copies,
            "export": self._export,
            "log": self._log,
            "rules": self._rules,
            "about": self._about,
        }
        self.list = NavList(self.tr("Sections"), self._places(), self)
        self.list.went.connect(self._go)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.list.go("library")
        # With little room the list comes first; nobody has chosen from it yet.
        self._chosen = False
        self._fold()

    def _places(self) -> Sequence[Place]:
        return [
            Place("library", self.tr("The library"), "building-2"),
            Place("passphrase", self.tr("Your passphrase"), "key-round"),
            Place("members", self.tr("Who can open it"), "users"),
            Place("recovery", self.tr("Ways back in"), "file-text"),
            Place("lock", self.tr("Lock and clipboard"), "lock"),
            Place("appearance", self.tr("Appearance"), "eye"),
            Place("copies", self.tr("Copies and checks"), "archive"),
            Place("export", self.tr("Export"), "upload"),
            Place("log", self.tr("The log"), "history"),
            Place("rules", self.tr("Rules and clauses"), "clipboard-list"),
            Place("about", self.tr("About smdesk"), "info"),
        ]

    def _lay_out(self) -> None:
        self._side = QWidget(self)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(12, 8, 12, 8)
        side.addWidget(self.list)
        self._line = upright(self)
        self._all = Button(self.tr("All settings"), self, icon="arrow-left", quiet=True,
                           then=self._unfold)  # fmt: skip
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        above = QHBoxLayout()
        above.setContentsMargins(12, 0, 12, 0)
        above.addWidget(self._all)
        above.addStretch(1)
        right.addLayout(above)
        right.addWidget(self._pages, 1)
        self._right = QWidget(self)
        self._right.setLayout(right)
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._line)
        row.addWidget(self._right, 1)
        self.add_widget(whole, 1)
        self._chosen = False
        self._fold()

    def section(self, key: str) -> Made:
        """Return the section, made now if nobody has been there yet."""
        if key not in self._made:
            made = self._makers[key]()
            made.noticed.connect(self.noticed)
            self._made[key] = made
            self._pages.addWidget(made)
        return self._made[key]

    def go(self, key: str) -> None:
        """Show the section."""
        if self.list.key == key:
            self._go(key)
        else:
            self.list.go(key)

    @override
    def refresh(self) -> None:
        for made in self._made.values():
            made.refresh()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.kind == MEMBER:
            self.go("members")
            members = self.section("members")
            if isinstance(members, MembersSection):
                members.show_member(ref.id)
            return
        if ref.kind == EXPORT:
            self.go("export")
            return
        if ref.kind in shown.RECOVERY:
            self.go("recovery")
            return
        self.go({BoundClause.kind: "rules", Upkeep.kind: "copies"}.get(ref.kind, "library"))

    @override
    def turn_to_part(self, part: str) -> None:
        self.go(part)

    @override
    def mend(self, finding: Finding) -> None:
        """Go to where a key is named that would be lost with somebody; else as any screen."""
        named = finding.facts.get("accounts", ())
        if finding.rule is REMOVES_LAST_KEY and isinstance(named, tuple) and named:
            lines = self._session.accounts.lines()
            account = next((line.id for line in lines if line.name == named[0]), None)
            if account is not None:
                self.want(Ref(Custodian.kind, account))
        elif finding.rule in {LAST_COORDINATOR, LAST_MEMBER}:
            self.go("members")
        else:
            super().mend(finding)

    @override
    def forget(self) -> None:
        super().forget()
        for made in self._made.values():
            made.forget()

    def _go(self, key: str) -> None:
        self._pages.setCurrentWidget(self.section(key))
        self._chosen = True
        self._fold()

    def _unfold(self) -> None:
        self._chosen = False
        self._fold()
        self.list.setFocus()

    def _fold(self) -> None:
        narrow = self.width() < FOLDS_BELOW
        self._side.setVisible(not narrow or not self._chosen)
        self._right.setVisible(not narrow or self._chosen)
        self._line.setVisible(not narrow)
        self._all.setVisible(narrow)
        self._side.setMaximumWidth(16_777_215 if narrow else self._list_width())

    def _list_width(self) -> int:
        return round(LIST_WIDTH * max(1.0, min(1.6, scale(self.font()))))

    def _way_back(self) -> Callable[[], object]:
        return TakeBack(self._session.undo, self._session.me, self)

    def _undo(self) -> None:
        with self.polite():
            self._session.undo.undo(by=self._session.me)

    def _library(self) -> Section:
        return LibrarySection(self._session.organisation, self._session.me, self._way_back, self)

    def _lock(self) -> Section:
        desk, me = self._session.organisation, self._session.me
        return LockSection(
            desk,
            me,
            self._way_back,
            hears=self._computer.hears_locking,
            screen=self._computer.screen,
            parent=self,
        )

    def _passphrase(self) -> Section:
        return PassphraseSection(self._session, self._front, self._background, self)

    def _members(self) -> Section:
        made = MembersSection(self._session, self._front, self._background, self)
        made.renewed.connect(self._renew)
        made.mending.connect(self.mend)
        return made

    def _renew(self, session: Session | None, leaving: RecordId | None) -> None:
        self.renewed.emit(session, None if leaving is None else Ref(Leaving.kind, leaving))

    def _recovery(self) -> Section:
        made = RecoverySection(self._session, self._sealed, self)
        made.renewed.connect(self._renew)
        made.mending.connect(self.mend)
        return made

    def _appearance(self) -> Section:
        return AppearanceSection(self._computer.wardrobe, self)

    def _copies(self) -> Section:
        made = CopiesSection(self._session, self._computer.documents, self)
        made.renewed.connect(self._renew_here)
        return made

    def _renew_here(self, session: Session | None) -> None:
        """Go on in the cabinet that was put back, beside the list that says so."""
        self.renewed.emit(session, None if session is None else Ref(Upkeep.kind, NONE_YET))

    def _export(self) -> Section:
        return ExportingSection(
            self._session,
            self._background,
            self._computer.documents,
            save_copy=self._begin_copy,
            parent=self,
        )

    def _begin_copy(self) -> None:
        self.go("copies")
        copies = self.section("copies")
        if isinstance(copies, CopiesSection):
            copies.ask_where()

    def _log(self) -> Section:
        session = self._session
        return LogSection(
            session.history,
            session.logbook,
            session.undo,
            session.me,
            self,
            output=self._output,
            imprint=session.imprint,
            documents=self._computer.documents,
            now=self._now,
        )

    def _rules(self) -> RulesRegister:
        session = self._session
        desk, bindings = session.organisation.clauses, session.policy.bindings
        return RulesRegister(desk, bindings, session.me, self._now, self, undo=self._undo)

    def _about(self) -> Section:
        computer = self._computer
        return AboutSection(computer.version, (computer.memory, computer.log), self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
