"""The left side of the accounts: a field to find one, chips that count, and the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.accounts import AccountLine, Which
from smdesk.domain.records import RecordId
from smdesk.overriding import override
from smdesk.ui.accounts.faces import face
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.label import line
from smdesk.ui.kit.listing import CardList

SIDE = 24


class FindAccount(FindField):
    """Finds at every keystroke; Down goes on to the list."""

    left = Signal()
    """Down was pressed: the person goes on to what was found."""

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(arg__1)


class ListPane(QWidget):
    """Shows the accounts that the field and the chips leave.

    ``find`` gives the lines for a text and a chip; it is asked at every keystroke.
    """

    chosen = Signal()
    opened = Signal()
    """Enter was pressed: the person wants the password of the chosen one."""
    units = Signal()
    """The person wants to see the support units."""
    health = Signal()
    """The person wants to know how healthy the accounts are."""

    def __init__(
        self,
        find: Callable[[str, Which], Sequence[AccountLine]],
        add: Callable[[], object],
        header: QWidget,
        parent: QWidget,
        *,
        bring_in: Callable[[], object] | None = None,
    ) -> None:
        """``bring_in`` begins an import from another program."""
        super().__init__(parent)
        self._find = find
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count_care)
        words = self.tr("Type to find a channel, name or holder")
        self.field = FindAccount(words, self.refresh, self)
        self.field.left.connect(self._go_to_list)
        self.field.returnPressed.connect(self._go_to_list)
        self.chips = FilterChips(
            self.tr("Which accounts"),
            [
                Filter(Which.ALL, self.tr("All")),
                Filter(Which.HELD_BY_ME, self.tr("I hold")),
                Filter(Which.NEEDS_CARE, self.tr("Needs care")),
            ],
            self,
            then=self._look,
        )
        self.list: CardList[AccountLine] = CardList(self.tr("Accounts"), face, _key, self)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self._none = Empty(
            self.tr("No accounts yet. Put in the first one, and its password has a home."),
            self,
            action=self.tr("New account"),
            then=add,
            icon="key-round",
            other=self.tr("Import from another program…") if bring_in is not None else "",
            otherwise=bring_in,
        )
        self._no_match = Empty(
            "", self, action=self.tr("Show all"), then=self.show_all, icon="search"
        )
        self._pages = QStackedWidget(self)
        for page in (self.list, self._none, self._no_match):
            self._pages.addWidget(page)
        self._units = Button("", self, then=self.units.emit, quiet=True, icon="building-2")
        self._health = Button(
            self.tr("Health"), self, then=self.health.emit, quiet=True, icon="shield"
        )
        self._health.setAccessibleName(self.tr("Health of the accounts"))
        self.count_units(0)
        self._lay_out(header)

    def count_units(self, count: int) -> None:
        """Write on the button how many support units there are."""
        words = self.tr("Support units")
        self._units.set_words(f"{words} {wording.number(count)}" if count else words)

    def refresh(self) -> None:
        """Look again, keeping the chosen account if it is still there."""
        text = self.field.text()
        every = self._find(text, Which.ALL)
        held = [line for line in every if line.mine]
        self.chips.count({Which.ALL: len(every), Which.HELD_BY_ME: len(held)})
        self._counting.start(0)
        which = self._which()
        if which is Which.NEEDS_CARE:
            lines = self._find(text, which)
        else:
            lines = every if which is Which.ALL else held
        self.list.show_records(lines)
        if lines:
            page: QWidget = self.list
        elif not text and which is Which.ALL:
            page = self._none
        else:
            self._no_match.say(self._why_none(text, which))
            page = self._no_match
        self._pages.setCurrentWidget(page)

    def _count_care(self) -> None:
        """Count what needs care once the list is there: all rules have to be asked for that."""
        found = self._find(self.field.text(), Which.NEEDS_CARE)
        self.chips.count({Which.NEEDS_CARE: len(found)})

    def selected(self) -> AccountLine | None:
        """Return the chosen account, if any."""
        return self.list.selected()

    def select(self, account: RecordId) -> bool:
        """Choose the account; what hides it is put aside."""
        if self.list.select(account):
            return True
        self.show_all()
        return self.list.select(account)

    def show_all(self) -> None:
        """Forget the field and the chip."""
        self.field.clear()
        self.chips.choose(Which.ALL)
        self.refresh()

    def _which(self) -> Which:
        key = self.chips.key
        return key if isinstance(key, Which) else Which.ALL

    def _why_none(self, text: str, which: Which) -> str:
        if text:
            return self.tr("No account here goes by “{text}”.").format(text=text)
        if which is Which.HELD_BY_ME:
            return self.tr("You are a custodian of no account.")
        return self.tr("Every account is in good health.")

    def _look(self) -> None:
        # A chip tells of its choice while it is being made; the list comes right after.
        self._later.start(0)

    def _go_to_list(self) -> None:
        self.list.setFocus()
        if self.list.selected() is None:
            self.list.select_first()

    def _lay_out(self, header: QWidget) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(SIDE, 2, SIDE, 12)
        top.setSpacing(12)
        top.addWidget(self.field)
        top.addWidget(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(top)
        column.addWidget(line(self))
        column.addWidget(self._pages, 1)
        column.addWidget(line(self))
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE - 12, 6, SIDE, 6)
        foot.addWidget(self._health)
        foot.addWidget(self._units)
        foot.addStretch(1)
        column.addLayout(foot)


def _key(line: AccountLine) -> RecordId:
    return line.id
