"""The settings: a list of sections at the left, the chosen one at the right."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.front import FrontDesk
from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.custody import Custodian
from smdesk.domain.leaving import Leaving
from smdesk.domain.membership import LAST_COORDINATOR, LAST_MEMBER, REMOVES_LAST_KEY
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import BoundClause, Finding
from smdesk.domain.upkeep import Upkeep
from smdesk.overriding import override
from smdesk.ui.kit import shown
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import upright
from smdesk.ui.kit.letters import scale
from smdesk.ui.kit.nav import NavList
from smdesk.ui.kit.places import EXPORT, MEMBER, NONE_YET
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.this_computer import ThisComputer
from smdesk.ui.settings.copies import CopiesSection
from smdesk.ui.settings.members import MembersSection
from smdesk.ui.settings.recovery_making import MakePrinting
from smdesk.ui.settings.section import Section
from smdesk.ui.settings.sections import Made, Sections, Shows

LIST_WIDTH = 220
FOLDS_BELOW = 680


class SettingsView(Shows):
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
        self._session = session
        self.sections = Sections(
            self, session, front, background, computer, output=output, sealed=sealed, now=now
        )
        self._made: dict[str, Made] = {}
        self.set_title(self.tr("Settings"))
        self.list = NavList(self.tr("Sections"), self.sections.places(), self)
        self.list.went.connect(self._go)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.list.go("library")
        # With little room the list comes first; nobody has chosen from it yet.
        self._chosen = False
        self._fold()

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
            made = self.sections.make(key)
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

    @override
    def take_back(self) -> None:
        """Take back the newest task."""
        with self.polite():
            self._session.undo.undo(by=self._session.me)

    @override
    def renew(self, session: Session | None, leaving: RecordId | None) -> None:
        """Go on in the cabinet that was made anew, beside the list of whoever leaves."""
        self.renewed.emit(session, None if leaving is None else Ref(Leaving.kind, leaving))

    @override
    def renew_here(self, session: Session | None) -> None:
        """Go on in the cabinet that was put back, beside the list that says so."""
        self.renewed.emit(session, None if session is None else Ref(Upkeep.kind, NONE_YET))

    @override
    def begin_copy(self) -> None:
        """Ask where to save a copy of the cabinet."""
        self.go("copies")
        copies = self.section("copies")
        if isinstance(copies, CopiesSection):
            copies.ask_where()

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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
