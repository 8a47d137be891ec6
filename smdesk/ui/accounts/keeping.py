"""Joins the cards of an account's sheet to what is done with its secrets, files and particulars."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from smdesk.desk.accounts import AccountDetail, AccountsDesk, SecretLine
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.custody import SecretKind
from smdesk.domain.particulars import Passkey
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.accounts.clock_memory import ClockMemory
from smdesk.ui.accounts.detail import DetailPane
from smdesk.ui.accounts.file_tasks import FileTasks
from smdesk.ui.accounts.particulars import ParticularTasks
from smdesk.ui.accounts.secret_tasks import SecretTasks
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.view import View


class Keeping(QObject):
    """Everything that is kept with the account that is shown, and what can be done with it."""

    def __init__(
        self,
        desk: AccountsDesk,
        more: SecretsDesk,
        me: Member,
        *,
        clipboard: SecretClipboard,
        people: Callable[[], dict[RecordId, str]],
        way_back: Callable[[], Callable[[], object]],
        documents: Path,
        clock: ClockMemory,
        view: View,
    ) -> None:
        """``people`` gives names by id; ``way_back`` what takes the task just done back."""
        super().__init__(view)
        self._detail: AccountDetail | None = None
        self._pane: DetailPane | None = None
        self.secrets = SecretTasks(
            desk, more, me, clipboard=clipboard, clock=clock, way_back=way_back, view=view
        )
        self.files = FileTasks(more, me, view, documents=documents)
        self.particulars = ParticularTasks(more, me, view, people=people, undo=way_back)

    def follow(self, detail: AccountDetail | None) -> None:
        """Do things with this account from now on."""
        self._detail = detail

    def serve(self, pane: DetailPane) -> None:
        """Do what is asked for in the pane."""
        self._pane = pane
        card = pane.sign_in
        card.renewing.connect(self.renew)
        card.looking_back.connect(self.secrets.look_back)
        card.removing.connect(self.secrets.ask_to_remove)
        card.relabelling.connect(self.secrets.relabel)
        card.checking_clock.connect(self.secrets.check_clock)
        card.listing.connect(self._list_codes)
        card.adding.connect(self.add)
        pane.files.asking.connect(self.ask_for_file)
        pane.files.given.connect(self._add_files)
        pane.files.looking.connect(self.files.look)
        pane.files.saving.connect(self.files.save)
        pane.files.relabelling.connect(self.secrets.relabel)
        pane.files.removing.connect(self.secrets.ask_to_remove)
        pane.particulars.adding.connect(self.add)
        pane.particulars.editing.connect(self.particulars.edit)
        pane.particulars.removing.connect(self.particulars.remove)
        self.secrets.begun.connect(self._show_code)

    def renew(self, line: SecretLine | None) -> None:
        """Put in a new value of a secret, or the first password."""
        if self._detail is not None:
            self.secrets.renew(self._detail, line)

    def renew_codes(self) -> None:
        """Put in a new list in place of the one of which the fewest codes are left."""
        if self._detail is None:
            return
        lists = [s for s in self._detail.secrets if s.what is SecretKind.BACKUP_CODES]
        if lists:
            self.renew(min(lists, key=lambda one: one.codes_left or 0))
        else:
            self.add(SecretKind.BACKUP_CODES)

    def add(self, kind: object) -> None:
        """Put in anything else: a kind of secret, or the record class of what is none."""
        if self._detail is None:
            return
        if kind is Passkey:
            self.particulars.add_passkey(self._detail.account.id)
        elif kind is SecretKind.ATTACHMENT:
            self.ask_for_file()
        elif isinstance(kind, SecretKind):
            self.secrets.add(self._detail, kind)

    def _list_codes(self, line: SecretLine) -> None:
        if self._detail is not None:
            self.secrets.list_codes(self._detail, line)

    def ask_for_file(self) -> None:
        """Ask for a file to be kept with the account that is shown."""
        if self._detail is not None:
            self.files.ask(self._detail.account.id)

    def _add_files(self, paths: Sequence[Path]) -> None:
        if self._detail is not None:
            self.files.add(self._detail.account.id, paths)

    def _show_code(self) -> None:
        field = self._pane.sign_in.authenticator if self._pane is not None else None
        if field is not None and not field.display.shown:
            field.toggle()
            field.show_button.setFocus()
