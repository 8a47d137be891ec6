"""What every screen has: a header, tasks with shortcuts, and politeness about errors."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from smdesk.desk.topics import Topic
from smdesk.domain.records import Ref, SmdeskError
from smdesk.domain.rules import Finding, ReasonNeededError, RefusedError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import AskReason
from smdesk.ui.kit.header import PageHeader
from smdesk.ui.kit.places import place
from smdesk.ui.kit.toast import Notice
from smdesk.ui.kit.tokens import Tone


class View(QWidget):
    """A screen of the main window.

    A view reads from its desk in ``refresh`` and writes to it in the slots of its tasks. It does
    not refresh itself: the desk announces, the window tells the views that follow the topic.
    """

    follows: frozenset[Topic] = frozenset()
    shows: frozenset[str] = frozenset()
    """The kinds of record that can be looked at here."""

    noticed = Signal(object)
    """A Notice for the window's toast."""
    wanted = Signal(object)
    """A Ref that the person wants to see; the window knows which screen shows it."""
    searching = Signal()
    """The person wants to search everything."""
    renewed = Signal(object, object)
    """The cabinet was made anew: the Session that takes the place of this one, None if it could
    not be opened again; and the Ref to show then, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("", self)
        self.banner = Banner(self)
        self._more: QMenu | None = None
        self._groups: dict[str, QMenu] = {}
        self._then: Callable[[], object] | None = None
        self._refusal: Finding | None = None
        self._begin: QWidget | None = None
        self._task: Callable[[str], object] | None = None
        held = QVBoxLayout()
        held.setContentsMargins(24, 2, 24, 0)
        held.addWidget(self.banner)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addLayout(held)

    def refresh(self) -> None:
        """Read again what this view shows."""

    def reveal(self, ref: Ref) -> None:
        """Show the record; an empty id means the place where the first one is made."""

    def turn_to_part(self, part: str) -> None:
        """Turn to a part of this screen by its key, as Search does; a screen without has none."""

    def begin_at(self, widget: QWidget) -> None:
        """Let the focus begin there whenever the screen is entered, unless it is elsewhere."""
        self._begin = widget

    def go_to_beginning(self) -> bool:
        """Go to where the focus begins here; False if that is nowhere in particular."""
        if self._begin is None or not self._begin.isVisible():
            return False
        self._begin.setFocus()
        return True

    def forget(self) -> None:
        """Drop every secret and whatever stands open; called before the cabinet is locked."""
        self.banner.close_it()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Name this view, to the eye and to the ear, and say in a line where things stand."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.header.set_words(title, subtitle)

    def add_widget(self, widget: QWidget, stretch: int = 0) -> None:
        """Put the widget below what is there."""
        self._column.addWidget(widget, stretch)

    def add_task(
        self,
        text: str,
        slot: Callable[[], object],
        *,
        shortcut: str | QKeySequence.StandardKey = "",
        primary: bool = False,
        icon: str = "",
    ) -> QAction:
        """Offer something to do: a button in the header, and a shortcut (never a lone letter)."""
        action = self._action(text, slot, shortcut)
        button = Button(text, self, then=action.trigger, primary=primary, icon=icon)
        button.follow(action)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(keys)
        self.header.add_button(button)
        return action

    def add_more(
        self,
        text: str,
        slot: Callable[[], object],
        *,
        shortcut: str | QKeySequence.StandardKey = "",
        group: str = "",
    ) -> QAction:
        """Offer something seldom done, in the menu of the button More.

        Where there is much of it, each thing is in a menu of its ``group`` there.
        """
        action = self._action(text, slot, shortcut)
        if self._more is None:
            button = Button(self.tr("More"), self, icon="ellipsis")
            self._more = QMenu(button)
            button.setMenu(self._more)
            self.header.add_button(button)
        if group and group not in self._groups:
            self._groups[group] = self._more.addMenu(group)
        (self._groups[group] if group else self._more).addAction(action)
        return action

    @contextmanager
    def polite(self) -> Iterator[None]:
        """Tell the person about an error they can do something about; let others pass."""
        self.banner.close_it()
        try:
            yield
        except SmdeskError as error:
            self.tell(error)

    def attempt(
        self, task: Callable[[str], object], then: Callable[[], object] | None = None
    ) -> None:
        """Do the task; where the rules want a reason, ask for one and do it again with that.

        ``task`` takes the reason, empty at first; ``then`` is called once it is done.
        """
        self._task, self._then = task, then
        self._try("")

    def tell(self, error: SmdeskError) -> None:
        """Say what went wrong, why, and who can help, above everything else."""
        said = wording.error(error)
        tone = Tone.WARNING if said.mild else Tone.DANGER
        self._refusal = error.finding if isinstance(error, RefusedError) else None
        self.banner.say(
            said.what,
            f"{said.why} {said.who}".strip(),
            tone=tone,
            action=said.action if self._refusal is not None else "",
            then=self._mend_refusal,
        )

    def mend(self, finding: Finding) -> None:
        """Go to where the finding is mended; a view may do so itself where it can."""
        self.want(place(finding))

    def notice(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with the way back, at the bottom of the window."""
        self.noticed.emit(Notice(text, undo))

    def want(self, ref: Ref) -> None:
        """Ask the window to show the record."""
        self.wanted.emit(ref)

    def _mend_refusal(self) -> None:
        if self._refusal is not None:
            self.mend(self._refusal)

    def _try(self, reason: str) -> None:
        task, then = self._task, self._then
        if task is None:
            return
        with self.polite():
            try:
                task(reason)
            except ReasonNeededError as needed:
                ask = AskReason(wording.finding(needed.finding), self)
                ask.given.connect(self._try)
                ask.open()
                return
            self._task = self._then = None
            if then is not None:
                then()

    def _action(
        self, text: str, slot: Callable[[], object], shortcut: str | QKeySequence.StandardKey
    ) -> QAction:
        action = QAction(text, self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _enter(self) -> None:
        focused = self.window().focusWidget()
        if self._begin is not None and (focused is None or self.isAncestorOf(focused)):
            self._begin.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._begin is not None and not event.spontaneous():
            # Qt moves the focus once more after a screen is shown.
            QTimer.singleShot(0, self, self._enter)
