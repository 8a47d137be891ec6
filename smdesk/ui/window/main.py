"""The main window: the door while the cabinet is locked, the screens while it is open."""

from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from smdesk.overriding import override
from smdesk.ui.window.cover import Cover
from smdesk.ui.window.preferences import Preferences

if TYPE_CHECKING:
    from smdesk.desk.session import Session
    from smdesk.desk.topics import Topic
    from smdesk.domain.records import Ref, SmdeskError
    from smdesk.ui.kit.clipboard import SecretClipboard
    from smdesk.ui.unlock.page import UnlockPage
    from smdesk.ui.window.countdown import LockWarning
    from smdesk.ui.window.idle import IdleWatch
    from smdesk.ui.window.shell import Shell

USUAL_SIZE = (1180, 760)
LEAST_SIZE = (480, 420)
MINUTE_S = 60


class Locked(Enum):
    """Why the cabinet was locked."""

    ASKED = auto()
    IDLE = auto()
    AWAY = auto()
    CLOSED = auto()


class Furniture(Protocol):
    """Makes what stands in the window, once the program behind it has been fetched."""

    @property
    def clipboard(self) -> "SecretClipboard":
        """Where secrets are copied to."""

    def door(self, parent: QWidget) -> "UnlockPage":
        """Return a new unlock screen."""

    def shell(self, session: "Session", parent: QWidget) -> "Shell":
        """Return the screens of the open cabinet."""


class MainWindow(QMainWindow):
    """Shows itself empty at once, and is furnished a moment later.

    Locking destroys the screens with every widget and dialog in them; nothing is hidden that
    could be shown again.
    """

    unlocked = Signal()
    locked = Signal(object)
    """A Locked, after the cabinet is closed."""

    def __init__(
        self, preferences: Preferences, *, knows_cabinets: bool = True, dark: bool = False
    ) -> None:
        """``dark`` is for the cover alone; the theme dresses all the rest."""
        super().__init__()
        self._preferences = preferences
        self._idle: IdleWatch | None = None
        self._furniture: Furniture | None = None
        self._session: Session | None = None
        self._shell: Shell | None = None
        self._door: UnlockPage | None = None
        self._warning: LockWarning | None = None
        self._search_next = False
        self._may_close = False
        self.setWindowTitle("smdesk")
        self.setMinimumSize(*LEAST_SIZE)
        self._pages = QStackedWidget(self)
        self.setCentralWidget(self._pages)
        self.cover = Cover(self._pages, side=knows_cabinets, dark=dark)
        self._pages.addWidget(self.cover)
        if not self.restoreGeometry(preferences.geometry()):
            self.resize(*USUAL_SIZE)

    @property
    def session(self) -> "Session | None":
        """The open cabinet, or None while it is locked."""
        return self._session

    @property
    def shell(self) -> "Shell | None":
        """The screens, or None while the cabinet is locked."""
        return self._shell

    @property
    def door(self) -> "UnlockPage | None":
        """The unlock screen, or None while the cabinet is open."""
        return self._door

    def watch(self, idle: "IdleWatch") -> None:
        """Listen to the keys, and lock when nobody has touched smdesk for a while."""
        self._idle = idle
        idle.ended.connect(self._lock_idle)
        idle.warned.connect(self._warn)
        idle.calmed.connect(self._calm)
        idle.lock_pressed.connect(self.ask_to_lock)
        for keys, slot in (
            ("Ctrl+L", self.ask_to_lock),
            ("Ctrl+K", self.search),
            ("F1", self.show_keys),
            ("Ctrl+Q", self.close),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def furnish(self, furniture: Furniture) -> "UnlockPage":
        """Put the door in, as soon as there is one."""
        self._furniture = furniture
        return self._stand_before_door()

    def enter(self, session: "Session") -> None:
        """Show the screens of the cabinet that was opened."""
        if self._furniture is None:
            return
        self._session = session
        shell = self._furniture.shell(session, self._pages)
        shell.asked_to_lock.connect(self.ask_to_lock)
        shell.asked_for_keys.connect(self.show_keys)
        shell.renewed.connect(self.renew)
        shell.named.connect(self._name)
        self._shell = shell
        self._show(shell)
        self._door = None
        self._take_settings()
        shell.go(shell.first)
        self.unlocked.emit()
        if self._search_next:
            shell.search()
        self._search_next = False

    def renew(self, session: "Session | None", ref: "Ref | None") -> None:
        """Show the screens of the cabinet that was made anew; the old one is closed already.

        Without a session it could not be opened again: whoever is there unlocks it once more.
        """
        shell = self._shell
        if session is None or shell is None:
            self.lock(Locked.ASKED)
            return
        self._clear_away(shell)
        self.enter(session)
        if ref is not None and self._shell is not None:
            self._shell.show_ref(ref)

    def hear(self, topic: "Topic") -> None:
        """Pass on what a desk announced."""
        if self._shell is None or self._session is None or self._session.locked:
            return
        self._shell.hear(topic)
        if topic.name == "ORGANISATION":
            self._take_settings()

    def search(self) -> None:
        """Open the palette; while the cabinet is locked, once it is open."""
        if self._shell is not None:
            self._shell.search()
        elif self._door is not None:
            self._search_next = True
            self._door.say_search_follows()

    def show_keys(self) -> None:
        """Show what every key does."""
        from smdesk.ui.window.keys import KeysDialog  # noqa: PLC0415 - seldom asked for

        KeysDialog(self._shell.screens if self._shell is not None else 0, self).open()

    def ask_to_lock(self) -> None:
        """Lock; where something is being typed, ask first whether that may be lost."""
        if self._shell is None:
            return
        unsaved = self._shell.unsaved()
        if not unsaved:
            self.lock(Locked.ASKED)
            return
        from smdesk.ui.kit.dialog import Confirm  # noqa: PLC0415 - seldom asked for

        ask = Confirm(
            self.tr("Lock without saving?"),
            _lost(self, unsaved),
            self.tr("Lock"),
            QApplication.activeModalWidget() or self,
            back=self.tr("Go on typing"),
        )
        ask.confirmed.connect(self._lock_asked)
        ask.open()

    def lock(self, why: Locked) -> None:
        """Close the cabinet, and destroy everything that showed what was in it."""
        session, shell = self._session, self._shell
        if session is None or shell is None or self._furniture is None:
            if self._door is not None:
                # Somebody may have come as far as the cabinet with what is on paper.
                self._door.forget()
            return
        unsaved = shell.unsaved()
        if self._idle is not None:
            self._idle.stop()
        self._calm()
        self._clear_away(shell)
        self._furniture.clipboard.clear()
        self._session = self._shell = None
        trouble = _locked(session)
        self.setWindowTitle("smdesk")
        if why is not Locked.CLOSED:
            door = self._stand_before_door()
            door.stand_before(session.path)
            door.say_locked(self._locked_words(why), _lost(self, unsaved) if unsaved else "")
            if trouble is not None:
                door.say(trouble)
        shell.deleteLater()
        self.locked.emit(why)

    def _clear_away(self, shell: "Shell") -> None:
        """Let the screens drop what they hold, and take every dialog away."""
        shell.forget()
        for dialog in self.findChildren(QDialog):
            dialog.hide()
            dialog.deleteLater()

    def _stand_before_door(self) -> "UnlockPage":
        if self._furniture is None:
            raise LookupError
        door = self._furniture.door(self._pages)
        door.entered.connect(self.enter)
        self._door = door
        self._show(door)
        return door

    def _show(self, page: QWidget) -> None:
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.hide()
            before.deleteLater()

    def _name(self, library: str) -> None:
        self.setWindowTitle(self.tr("{library} – smdesk").format(library=library))

    def _take_settings(self) -> None:
        if self._session is None or self._furniture is None:
            return
        library = self._session.organisation.get()
        self._name(library.name)
        self._furniture.clipboard.seconds = library.clear_after_seconds
        if self._idle is not None:
            self._idle.start(library.lock_after_minutes * MINUTE_S)

    def _lock_asked(self) -> None:
        self.lock(Locked.ASKED)

    def _lock_idle(self) -> None:
        self.lock(Locked.IDLE)

    def lock_away(self) -> None:
        """Lock because somebody left the computer."""
        self.lock(Locked.AWAY)

    def _warn(self, seconds: int) -> None:
        if self._shell is None:
            return
        idle = self._idle
        if idle is not None and (self._warning is None or not shiboken6.isValid(self._warning)):
            from smdesk.ui.window.countdown import LockWarning  # noqa: PLC0415 - seldom shown

            self._warning = LockWarning(QApplication.activeModalWidget() or self, idle.touch)
        if self._warning is not None:
            self._warning.count(seconds)

    def _calm(self) -> None:
        warning, self._warning = self._warning, None
        # It may have gone with the dialog that it stood on.
        if warning is not None and shiboken6.isValid(warning):
            warning.hide()
            warning.deleteLater()

    def _locked_words(self, why: Locked) -> str:
        return {
            Locked.ASKED: "",
            Locked.CLOSED: "",
            Locked.IDLE: self.tr("smdesk locked itself, because nobody was there for a while."),
            Locked.AWAY: self.tr("smdesk locked itself, because the computer was left."),
        }[why]

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._shell is not None and self._shell.unsaved() and not self._may_close:
            event.ignore()
            self._ask_to_close(self._shell.unsaved())
            return
        self._preferences.keep_geometry(self.saveGeometry())
        self.lock(Locked.CLOSED)
        super().closeEvent(event)

    def _ask_to_close(self, unsaved: list[str]) -> None:
        from smdesk.ui.kit.dialog import Confirm  # noqa: PLC0415 - seldom asked for

        ask = Confirm(
            self.tr("Leave without saving?"),
            _lost(self, unsaved),
            self.tr("Leave"),
            QApplication.activeModalWidget() or self,
            back=self.tr("Go on typing"),
        )
        ask.confirmed.connect(self._close_anyway)
        ask.open()

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()


def _lost(window: QWidget, unsaved: list[str]) -> str:
    names = ", ".join(name for name in unsaved if name)
    if not names:
        return window.tr("What was typed and not saved is lost.")
    return window.tr("What was typed in “{names}” and not saved is lost.").format(names=names)


def _locked(session: "Session") -> "SmdeskError | None":
    """Lock; return what the disk did not take. All is closed and forgotten in any case."""
    from smdesk.domain.records import SmdeskError  # noqa: PLC0415 - the first paint comes before

    try:
        session.lock()
    except SmdeskError as error:
        return error
    return None
