"""What can be done at the moment: the buttons of the list, of a draft, of a version in force."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.domain.policy.documents import FROZEN, WORKING, PolicyVersion, VersionState
from smdesk.domain.policy.publishing import BROKEN_REFERENCE, VALUE_MISSING, variables
from smdesk.domain.policy.sheets import PolicySheet
from smdesk.domain.rules import Finding
from smdesk.ui.policy.documents import CONCERNS, DOCUMENTS, OUTSIDE, WORDS
from smdesk.ui.policy.extras import missing
from smdesk.ui.policy.screen import PolicyScreen

Fits = Callable[[PolicySheet], bool]


class VersionOffers:
    """Adds the tasks to the header of the screen, and shows those that fit what is open."""

    def __init__(self, view: PolicyScreen) -> None:
        self._view, self._tasks = view, view.tasks
        self._when: list[tuple[QAction, Fits]] = []
        self._listed: list[QAction] = []
        tr = view.tr
        self.back = view.add_task(tr("&Documents"), view.show_documents, icon="arrow-left")
        self._begins = {
            DOCUMENTS: view.add_task(tr("&New document"), view.new_here, primary=True),
            CONCERNS: view.add_task(tr("&New concern"), view.raise_concern, primary=True),
            OUTSIDE: view.add_task(tr("&New outside rule"), view.new_here, primary=True),
            WORDS: view.add_task(tr("&New word"), view.new_here, primary=True),
        }
        self._offer(tr("&Compare"), view.show_redline, _several, icon="history")
        self._offer(tr("Agreed a&nd read"), self._readers, _awaited, icon="check-check")
        self._offer(tr("Send &back…"), self._send_back, _asked)
        self._offer(tr("&Go on writing"), self._withdraw, _waiting)
        self._offer(tr("&Ask for approval…"), self._ask, _draft, primary=True)
        self._offer(tr("Agr&ee…"), self._sign, _asked, primary=True)
        self._offer(tr("&Publish"), self._publish, _approved, primary=True)
        self._offer(tr("Open t&he draft"), self._go_on, _begun, icon="pencil")
        self._offer(tr("New &version"), self._go_on, self._may_go_on_too)
        self._offer(tr("New &version"), self._go_on, self._may_go_on, primary=True)
        self._offer(tr("&I have read it"), self._read_it, self._unread, primary=True)
        self._more(tr("Other versions…"), view.choose_version, _several)
        self._more(tr("Agreed and read…"), self._readers, _told)
        self._more(tr("About this document…"), self._about, _any)
        self._more(tr("Names to fill in…"), self._fill_in, _fillable)
        self._more(tr("Extra clauses…"), view.add_extras, self._has_extras)
        self._more(tr("Remark on the document…"), self._remark, _any)
        self._more(tr("Reviewed, unchanged…"), self._reviewed, _in_force)
        self._more(tr("Retire…"), self._retire, _in_force)
        self._more(tr("Throw this version away"), self._discard, _thrown)
        self._more(tr("Remove the document…"), self._remove, _removable)
        self._menu = _button_of(self._when[-1][0])
        # The keys hold whichever button is shown.
        for words, keys, then in (
            (tr("New"), "Ctrl+N", view.new_here),
            (tr("Find"), "Ctrl+F", self._find),
        ):
            action = QAction(words, view)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(then)
            view.addAction(action)

    def look(self) -> None:
        """Show the tasks that fit."""
        sheet = self._view.sheet
        self.back.setVisible(sheet is not None)
        looking_at = self._view.documents.looking_at
        for key, action in self._begins.items():
            action.setVisible(sheet is None and key == looking_at)
        for action in self._listed:
            action.setVisible(sheet is None and looking_at == DOCUMENTS)
        if self._menu is not None:
            self._menu.setVisible(sheet is not None)
        for action, fits in self._when:
            there = sheet is not None and fits(sheet)
            action.setVisible(there)
            action.setEnabled(there)

    def mend(self, finding: Finding) -> None:
        """Open what mends a hole of the open version."""
        sheet = self._sheet
        if finding.rule is VALUE_MISSING:
            self._tasks.fill_in(sheet)
        elif finding.rule is BROKEN_REFERENCE:
            self._view.editor.find_it()
        else:
            self._tasks.ask(sheet.version)

    @property
    def _sheet(self) -> PolicySheet:
        sheet = self._view.sheet
        if sheet is None:
            raise LookupError
        return sheet

    @property
    def _version(self) -> PolicyVersion:
        self._view.editor.keeper.keep()
        return self._sheet.version

    def _offer(
        self,
        words: str,
        then: Callable[[], object],
        fits: Fits,
        *,
        primary: bool = False,
        icon: str = "",
    ) -> None:
        action = self._view.add_task(words, then, primary=primary, icon=icon)
        self._when.append((action, fits))

    def in_list(self, words: str, then: Callable[[], object]) -> None:
        """Offer something beside the list of documents."""
        self._listed.append(self._view.add_task(words, then))
        self.look()

    def more(self, words: str, then: Callable[[], object], fits: Fits | None = None) -> None:
        """Offer something more while a version is open, at all times or while it ``fits``."""
        self._more(words, then, fits or _any)
        self.look()

    def _more(self, words: str, then: Callable[[], object], fits: Fits) -> None:
        self._when.append((self._view.add_more(words, then), fits))

    def _has_extras(self, sheet: PolicySheet) -> bool:
        starter = self._view.starter()
        if starter is None or not _draft(sheet):
            return False
        return bool(missing(starter, sheet.document.id, sheet.content))

    def _find(self) -> None:
        if self._view.sheet is None:
            self._view.documents.find_it()
        else:
            self._view.editor.find_it()

    def _readers(self) -> None:
        self._tasks.readers(self._sheet)

    def _read_it(self) -> None:
        self._tasks.acknowledge(self._sheet)

    def _unread(self, sheet: PolicySheet) -> bool:
        """Whether the member is asked to read what is open, and has not."""
        mine = [one for one in sheet.readings if one.person == self._tasks.me.person]
        return _in_force(sheet) and any(one.asked and one.reading is None for one in mine)

    def _may_go_on(self, sheet: PolicySheet) -> bool:
        return _to_follow(sheet) and not self._unread(sheet)

    def _may_go_on_too(self, sheet: PolicySheet) -> bool:
        return _to_follow(sheet) and self._unread(sheet)

    def _send_back(self) -> None:
        self._tasks.send_back(self._version)

    def _withdraw(self) -> None:
        self._tasks.withdraw(self._version)

    def _ask(self) -> None:
        self._tasks.ask(self._version)

    def _sign(self) -> None:
        self._tasks.sign(self._version)

    def _publish(self) -> None:
        self._tasks.publish(self._version)

    def _go_on(self) -> None:
        self._tasks.go_on(self._sheet.document)

    def _about(self) -> None:
        self._tasks.about(self._sheet.document)

    def _fill_in(self) -> None:
        self._view.editor.keeper.keep()
        self._tasks.fill_in(self._sheet)

    def _remark(self) -> None:
        self._tasks.remark(self._sheet, None, "")

    def _reviewed(self) -> None:
        self._tasks.reviewed(self._sheet.document)

    def _retire(self) -> None:
        self._tasks.retire(self._sheet.document)

    def _discard(self) -> None:
        self._tasks.discard(self._version, self._view.show_documents)

    def _remove(self) -> None:
        self._tasks.remove(self._sheet.document, self._view.show_documents)


def _button_of(action: QAction) -> QWidget | None:
    """Return the button whose menu holds the action."""
    menus = (one for one in action.associatedObjects() if isinstance(one, QMenu))
    return next((menu.parentWidget() for menu in menus), None)


def _any(_sheet: PolicySheet) -> bool:
    return True


def _several(sheet: PolicySheet) -> bool:
    return len(sheet.versions) > 1


def _draft(sheet: PolicySheet) -> bool:
    return sheet.version.state is VersionState.DRAFT


def _asked(sheet: PolicySheet) -> bool:
    return sheet.version.state is VersionState.IN_REVIEW


def _waiting(sheet: PolicySheet) -> bool:
    return sheet.version.state in {VersionState.IN_REVIEW, VersionState.APPROVED}


def _approved(sheet: PolicySheet) -> bool:
    return sheet.version.state is VersionState.APPROVED


def _awaited(sheet: PolicySheet) -> bool:
    """Whether an answer to the version, or somebody's reading of it, is still awaited."""
    unread = any(one.asked and one.reading is None for one in sheet.readings)
    return _asked(sheet) or (_in_force(sheet) and unread)


def _told(sheet: PolicySheet) -> bool:
    """Whether there is something to tell of answers and readings, and nothing awaited."""
    return bool(sheet.signoffs or sheet.readings) and not _awaited(sheet)


def _begun(sheet: PolicySheet) -> bool:
    """Whether another version than the one that is open is being written, or waits."""
    working = any(one.state in WORKING for one in sheet.versions)
    return sheet.version.state in FROZEN and working


def _to_follow(sheet: PolicySheet) -> bool:
    """Whether the next version can follow on this one: in force, or the last there was."""
    latest = sheet.version.n == max(one.n for one in sheet.versions)
    return (_in_force(sheet) or (latest and sheet.version.state in FROZEN)) and not _begun(sheet)


def _in_force(sheet: PolicySheet) -> bool:
    return sheet.version.state is VersionState.PUBLISHED


def _fillable(sheet: PolicySheet) -> bool:
    return _draft(sheet) and bool(variables(sheet.content))


def _thrown(sheet: PolicySheet) -> bool:
    return sheet.version.state in WORKING and len(sheet.versions) > 1


def _removable(sheet: PolicySheet) -> bool:
    return all(one.state in WORKING for one in sheet.versions)
