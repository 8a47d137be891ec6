"""The card of the files kept with an account: added by a button or by dropping them on it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from smdesk.desk.accounts import AccountDetail, SecretLine
from smdesk.domain.custody import SecretKind
from smdesk.overriding import override
from smdesk.ui.accounts.cards import SheetCard
from smdesk.ui.accounts.parts import LineButton, LineMenu, changed
from smdesk.ui.accounts.pictures import dropped
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button


class FilesCard(SheetCard):
    """Lists the files; only custodians can look into them, and only they see the card."""

    asking = Signal()
    """A file is to be chosen and added."""
    given = Signal(object)
    """Files were dropped: a list of paths."""
    looking = Signal(object)
    saving = Signal(object)
    relabelling = Signal(object)
    removing = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Files"))
        self.setAcceptDrops(True)
        self.add = Button(self.tr("Add a file…"), self, then=self.asking.emit)
        self.add_to_heading(self.add)

    @override
    def facts(self, detail: AccountDetail) -> object:
        kept = tuple((s.id, s.label, s.number, s.size) for s in files(detail))
        return detail.account.id, detail.mine, kept

    @override
    def fill(self, detail: AccountDetail) -> None:
        self.setVisible(detail.mine)
        if not detail.mine:
            return
        for line in files(detail):
            words = " · ".join(filter(None, (wording.bytes_long(line.size), changed(line))))
            self.add_row(
                line.label,
                words,
                [LineButton(self.tr("View"), line, self.looking.emit, self), self._menu(line)],
            )
        if not files(detail):
            self.add_text(self.tr("None yet. Drop a file here: a letter, a scan, a picture."))

    def _menu(self, line: SecretLine) -> LineMenu:
        tasks: dict[str, Callable[[SecretLine], object]] = {
            self.tr("Save outside…"): self.saving.emit,
            self.tr("Rename…"): self.relabelling.emit,
            self.tr("Remove…"): self.removing.emit,
        }
        return LineMenu(line, tasks, self)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.given.emit(dropped(event.mimeData()))


def files(detail: AccountDetail) -> list[SecretLine]:
    """Return the files among the account's secrets."""
    return [line for line in detail.secrets if line.what is SecretKind.ATTACHMENT]
