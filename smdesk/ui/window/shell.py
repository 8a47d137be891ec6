"""The open cabinet on the screen: the side bar, the screens, Search, and the way back."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.records import Ref, SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.dialog import Tell
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import upright
from smdesk.ui.kit.nav import Place
from smdesk.ui.kit.palette import CommandPalette
from smdesk.ui.kit.places import EXPORT, HEALTH, IMPORT, NONE_YET
from smdesk.ui.kit.screen_guard import ScreenGuard
from smdesk.ui.kit.toast import Notice, Toast
from smdesk.ui.kit.view import View
from smdesk.ui.kit.walking import in_reading_order, walk
from smdesk.ui.window.commands import commands, digit, parts
from smdesk.ui.window.offers import Offers
from smdesk.ui.window.parts import NamedPart
from smdesk.ui.window.quick_copy import QuickCopy
from smdesk.ui.window.room import Room
from smdesk.ui.window.sidebar import Sidebar

NEW, FIND = QKeySequence("Ctrl+N"), QKeySequence("Ctrl+F")
"""Keys that belong to the screen, whichever part of the window has the focus."""
FOLDS_BELOW = 760
"""Narrower than this many px, the side bar gives its room to the screen."""


class Shell(QWidget):
    """Everything that is on the screen between unlocking and locking, and nothing after it.

    It is made when the cabinet is unlocked and destroyed when it is locked, with all it holds.
    """

    asked_to_lock = Signal()
    asked_for_keys = Signal()
    renewed = Signal(object, object)
    """As of a View: the Session that takes the place of this one, and what to show then."""
    named = Signal(str)
    """The library's name, for the window's title."""

    def __init__(
        self,
        session: Session,
        rooms: Sequence[Room],
        clipboard: SecretClipboard,
        parent: QWidget | None = None,
        *,
        screen: ScreenGuard | None = None,
    ) -> None:
        """``screen`` keeps the windows out of shared screens, where the computer can."""
        super().__init__(parent)
        self._session = session
        self._rooms = {room.key: room for room in rooms}
        self._views: dict[str, View] = {}
        self._stale: set[str] = set()
        places = [
            Place(room.key, room.text, room.icon, digit(number))
            for number, room in enumerate(rooms, 1)
        ]
        self.sidebar = Sidebar(places, self)
        self.sidebar.show_member(session.me)
        self.sidebar.went.connect(self.go)
        self.sidebar.asked_to_lock.connect(self.asked_to_lock)
        self.pages = QStackedWidget(self)
        self._lay_out()
        self.toast = Toast(self)
        self._quick = QuickCopy(
            session.accounts, lambda: session.secrets, session.me, clipboard, self
        )
        self._quick.noticed.connect(self.toast.tell)
        self._quick.refused.connect(self.say)
        offers = Offers(
            session.search,
            commands(self, rooms, screen),
            copy=self._quick.copy,
            show=self.show_ref,
            parts=parts(self, rooms),
            beside=self._quick.beside,
        )
        self.palette_sheet = CommandPalette(offers.find, self)
        self.sidebar.asked_to_search.connect(self.search)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count)
        self._add_keys(rooms)
        self._name()
        self._counting.start()

    @property
    def first(self) -> str:
        """The screen that is shown first."""
        return next(iter(self._rooms))

    @property
    def screens(self) -> int:
        """How many screens the side bar leads to."""
        return len(self._rooms)

    @property
    def key(self) -> str:
        """Which screen is shown."""
        return str(self.sidebar.nav.key or "")

    def view(self, key: str) -> View:
        """Return the screen, made now if nobody has been there yet."""
        if key not in self._views:
            view = self._rooms[key].make()
            view.noticed.connect(self.toast.tell)
            view.wanted.connect(self.show_ref)
            view.searching.connect(self.search)
            view.renewed.connect(self.renewed)
            self._views[key] = view
            self.pages.addWidget(view)
        return self._views[key]

    def go(self, key: str) -> None:
        """Show the screen."""
        if self.sidebar.nav.key != key:
            # The side bar tells that it went there, and so this is asked once more.
            self.sidebar.nav.go(key)
            return
        self._fold()
        view = self.view(key)
        if key in self._stale:
            self._stale.discard(key)
            view.refresh()
        self.pages.setCurrentWidget(view)

    def show_ref(self, ref: Ref) -> None:
        """Go to the screen that shows this kind of record, and to the record there."""
        for room in self._rooms.values():
            if ref.kind in room.shows:
                self.go(room.key)
                self.view(room.key).reveal(ref)
                return

    def turn(self, named: NamedPart) -> None:
        """Go to a part of a screen."""
        self.go(named.screen)
        self.view(named.screen).turn_to_part(named.part)

    def show_health(self) -> None:
        """Go to the page that says how healthy the accounts are."""
        self.show_ref(Ref(HEALTH, NONE_YET))

    def show_import(self) -> None:
        """Begin to bring accounts in from another program's file."""
        self.show_ref(Ref(IMPORT, NONE_YET))

    def show_export(self) -> None:
        """Go to where accounts are taken out for other programs."""
        self.show_ref(Ref(EXPORT, NONE_YET))

    def hear(self, topic: Topic) -> None:
        """Let the screen that is shown look again now, and the others when they are next shown."""
        for key, view in self._views.items():
            if topic not in view.follows:
                continue
            if view is self.pages.currentWidget():
                view.refresh()
            else:
                self._stale.add(key)
        if topic is Topic.ORGANISATION:
            self._name()
        self._counting.start()

    def undo(self) -> None:
        """Take back what was done last, and say what that was."""
        try:
            entry = self._session.undo.undo(by=self._session.me)
        except SmdeskError as error:
            self.say(error)
            return
        if entry is None:
            self.toast.tell(Notice(self.tr("There is nothing to take back.")))
        else:
            words = self.tr("Taken back: {task}.").format(task=wording.did(entry.task))
            self.toast.tell(Notice(words))

    def redo(self) -> None:
        """Do again what was taken back last, and say what that was."""
        try:
            entry = self._session.undo.redo(by=self._session.me)
        except SmdeskError as error:
            self.say(error)
            return
        if entry is None:
            self.toast.tell(Notice(self.tr("There is nothing to do again.")))
        else:
            words = self.tr("Done again: {task}.").format(task=wording.did(entry.task))
            self.toast.tell(Notice(words))

    def say(self, error: SmdeskError) -> None:
        """Say an error that belongs to no screen."""
        said = wording.error(error)
        Tell(said.what, f"{said.why} {said.who}".strip(), self).open()

    def search(self) -> None:
        """Open the palette."""
        self.palette_sheet.open_it()

    def unsaved(self) -> list[str]:
        """Return what is being typed and not kept yet, by the titles of where it is typed."""
        found: dict[str, None] = {}
        for form in self.findChildren(Form):
            if form.isVisible() and form.edited:
                found[_title_of(form)] = None
        return list(found)

    def forget(self) -> None:
        """Take every secret and every dialog off the screen, before this goes away altogether."""
        self.palette_sheet.close_it()
        self.toast.forget()
        for view in self._views.values():
            view.forget()
        for dialog in self.findChildren(QDialog):
            dialog.hide()
        # What is due in a moment would still come before this is gone, and find nothing to ask.
        for timer in self.findChildren(QTimer):
            timer.stop()

    def _lay_out(self) -> None:
        self._bar = QWidget(self)
        menu = Button(self.tr("&Menu"), self._bar, then=self._unfold, icon="list-checks")
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(12, 10, 12, 0)
        bar.addWidget(menu)
        bar.addStretch(1)
        self._right = QWidget(self)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._bar)
        right.addWidget(self.pages, 1)
        self._line = upright(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self._line)
        row.addWidget(self._right, 1)

    @property
    def narrow(self) -> bool:
        """Whether there is room for the side bar or the screen, but not for both."""
        return self.width() < FOLDS_BELOW

    def _unfold(self) -> None:
        self._fold(unfolded=True)
        self.sidebar.nav.setFocus()

    def _fold(self, *, unfolded: bool = False) -> None:
        self._bar.setVisible(self.narrow)
        self._line.setVisible(not self.narrow)
        self.sidebar.setVisible(not self.narrow or unfolded)
        self._right.setVisible(not self.narrow or not unfolded)

    def _add_keys(self, rooms: Sequence[Room]) -> None:
        for number, room in enumerate(rooms, 1):
            action = QAction(room.text, self)
            action.setShortcut(QKeySequence(digit(number)))
            action.setData(room.key)
            action.triggered.connect(self._go_by_key)
            self.addAction(action)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, self.redo)
        # Within the screen its own tasks answer to these; two that answer would both stay silent.
        for keys, slot in ((NEW, self.begin_new), (FIND, self._find)):
            here = QShortcut(keys, self.sidebar, slot)
            here.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _go_by_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.go(str(action.data()))
            view = self.view(self.key)
            if not view.go_to_beginning():
                _focus_within(view)

    def begin_new(self) -> None:
        """Begin something new on the screen that is shown."""
        self._trigger(NEW)

    def _find(self) -> None:
        self._trigger(FIND)

    def _trigger(self, keys: QKeySequence) -> None:
        view = self.pages.currentWidget()
        actions: Iterable[QAction] = view.findChildren(QAction) if view is not None else ()
        for action in actions:
            part = action.parent()
            in_sight = not isinstance(part, QWidget) or part.isVisible()
            if action.shortcut() == keys and action.isEnabled() and in_sight:
                action.trigger()
                return

    def _name(self) -> None:
        name = self._session.organisation.get().name
        self.sidebar.show_library(name)
        self.named.emit(name)

    def _count(self) -> None:
        if self._session.locked:
            return
        for room in self._rooms.values():
            if room.count is not None:
                self.sidebar.nav.set_count(room.key, room.count())

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return walk(self, on=next)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()


def _title_of(form: QWidget) -> str:
    """Return the title of the nearest part around the form that has one."""
    part: QWidget | None = form
    while part is not None:
        if isinstance(part, QDialog | View) and part.windowTitle():
            return part.windowTitle()
        part = part.parentWidget()
    return ""


def _focus_within(view: QWidget) -> None:
    """Go to the first thing in the screen that can have the focus."""
    first = next(in_reading_order(view), None)
    if first is not None:
        first.setFocus()
