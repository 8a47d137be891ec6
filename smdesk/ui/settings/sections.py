"""The sections of the settings: what each is called, and how it is made when first looked at."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from smdesk.desk.front import FrontDesk
from smdesk.desk.session import Session
from smdesk.domain.records import RecordId
from smdesk.domain.rules import BoundClause
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.nav import Place
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

Made = Section | Register[BoundClause]


class Shows(View):
    """The screen that shows the sections, as these know it."""

    def renew(self, session: Session | None, leaving: RecordId | None) -> None:
        """Go on in the cabinet that was made anew, beside the list of whoever leaves."""
        raise NotImplementedError

    def renew_here(self, session: Session | None) -> None:
        """Go on in the cabinet that was put back, beside the list that says so."""
        raise NotImplementedError

    def begin_copy(self) -> None:
        """Ask where to save a copy of the cabinet."""
        raise NotImplementedError

    def take_back(self) -> None:
        """Take back the newest task."""
        raise NotImplementedError


class Sections:
    """Makes the sections for the view that shows them."""

    def __init__(
        self,
        view: Shows,
        session: Session,
        front: FrontDesk,
        background: Background,
        computer: ThisComputer,
        *,
        output: Callable[[Section], SheetOutput],
        sealed: MakePrinting,
        now: Callable[[], datetime],
    ) -> None:
        """``output`` brings a section's sheets to paper, ``sealed`` those that open the cabinet."""
        self._view, self._session = view, session
        self._front, self._background = front, background
        self._output, self._sealed = output, sealed
        self._computer, self._now = computer, now
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

    def make(self, key: str) -> Made:
        """Return the section of the key, made anew."""
        return self._makers[key]()

    def places(self) -> Sequence[Place]:
        """Return what the sections are called, in their order."""
        return [
            Place("library", _tr("The library"), "building-2"),
            Place("passphrase", _tr("Your passphrase"), "key-round"),
            Place("members", _tr("Who can open it"), "users"),
            Place("recovery", _tr("Ways back in"), "file-text"),
            Place("lock", _tr("Lock and clipboard"), "lock"),
            Place("appearance", _tr("Appearance"), "eye"),
            Place("copies", _tr("Copies and checks"), "archive"),
            Place("export", _tr("Export"), "upload"),
            Place("log", _tr("The log"), "history"),
            Place("rules", _tr("Rules and clauses"), "clipboard-list"),
            Place("about", _tr("About smdesk"), "info"),
        ]

    def _way_back(self) -> Callable[[], object]:
        return TakeBack(self._session.undo, self._session.me, self._view)

    def _library(self) -> Section:
        return LibrarySection(
            self._session.organisation, self._session.me, self._way_back, self._view
        )

    def _lock(self) -> Section:
        desk, me = self._session.organisation, self._session.me
        return LockSection(
            desk,
            me,
            self._way_back,
            hears=self._computer.hears_locking,
            screen=self._computer.screen,
            parent=self._view,
        )

    def _passphrase(self) -> Section:
        return PassphraseSection(self._session, self._front, self._background, self._view)

    def _members(self) -> Section:
        made = MembersSection(self._session, self._front, self._background, self._view)
        made.renewed.connect(self._view.renew)
        made.mending.connect(self._view.mend)
        return made

    def _recovery(self) -> Section:
        made = RecoverySection(self._session, self._sealed, self._view)
        made.renewed.connect(self._view.renew)
        made.mending.connect(self._view.mend)
        return made

    def _appearance(self) -> Section:
        return AppearanceSection(self._computer.wardrobe, self._view)

    def _copies(self) -> Section:
        made = CopiesSection(self._session, self._computer.documents, self._view)
        made.renewed.connect(self._view.renew_here)
        return made

    def _export(self) -> Section:
        return ExportingSection(
            self._session,
            self._background,
            self._computer.documents,
            save_copy=self._view.begin_copy,
            parent=self._view,
        )

    def _log(self) -> Section:
        session = self._session
        return LogSection(
            session.history,
            session.logbook,
            session.undo,
            session.me,
            self._view,
            output=self._output,
            imprint=session.imprint,
            documents=self._computer.documents,
            now=self._now,
        )

    def _rules(self) -> RulesRegister:
        session = self._session
        desk, bindings = session.organisation.clauses, session.policy.bindings
        return RulesRegister(
            desk, bindings, session.me, self._now, self._view, undo=self._view.take_back
        )

    def _about(self) -> Section:
        computer = self._computer
        return AboutSection(computer.version, (computer.memory, computer.log), self._view)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsView", text)
