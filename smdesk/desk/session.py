"""The time between unlocking and locking: the desks, and all that must vanish with them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.audits import AuditsDesk
from smdesk.desk.checkup import Checkup, Problem, quietly
from smdesk.desk.errors import LockedError
from smdesk.desk.generator import Generator
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.history import HistoryDesk
from smdesk.desk.imprint import Imprints
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.desk.leaving import LeavingDesk
from smdesk.desk.logbook import Logbook
from smdesk.desk.members import MembersDesk
from smdesk.desk.office import Now, Office, Today
from smdesk.desk.organisation import OrganisationDesk
from smdesk.desk.recovery import RecoveryDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.search import SearchDesk
from smdesk.desk.today import TodayDesk
from smdesk.desk.topics import Announce, Topic
from smdesk.desk.undo import UndoDesk
from smdesk.desk.upkeep import UpkeepDesk
from smdesk.domain.upkeep import Work
from smdesk.store.library import Library
from smdesk.vault import paper
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.words import Words


class Session:
    """One open cabinet and its desks.

    After ``lock`` the connection is closed, the keys are forgotten, and asking for a desk raises
    LockedError.
    """

    def __init__(
        self,
        vault: OpenVault,
        path: Path,
        *,
        words: Words,
        password_rules: Path,
        announce: Announce,
        now: Now,
        today: Today,
    ) -> None:
        """``path`` is the cabinet's folder; ``announce`` hears what changed.

        Raises SchemaTooNewError when a newer smdesk has written here.
        """
        self.path = path
        self.me = vault.me
        self.locked = False
        self.vault = vault
        self.library = Library(
            vault.connection,
            vault=vault.vault,
            device=vault.device,
            sign=vault.identity.sign,
            now=now,
            before_write=vault.before_write,
        )
        self._announce = announce
        office = Office(self.library, self._hear, now, today)
        keys = AccountKeys(office, vault)
        self.organisation = OrganisationDesk(office, vault)
        self.roster = RosterDesk(office, keys)
        self.accounts = AccountsDesk(office, keys, vault.device)
        self.audits = AuditsDesk(office)
        self.secrets = SecretsDesk(
            office,
            keys,
            vault,
            Generator(words, password_rules),
            accounts=self.accounts,
            last_audited=self.audits.last_audited,
        )
        self.leaving = LeavingDesk(office, keys)
        self.upkeep = UpkeepDesk(office)
        self.recovery = RecoveryDesk(
            office, vault, words, keys=keys, upkeep=self.upkeep, accounts=self.accounts
        )
        self.handoff = HandoffDesk(
            office,
            keys,
            words,
            organisation=self.organisation,
            roster=self.roster,
            accounts=self.accounts,
            audits=self.audits,
            leaving=self.leaving,
            recovery=self.recovery,
        )
        self.today = TodayDesk(
            office,
            organisation=self.organisation,
            roster=self.roster,
            accounts=self.accounts,
            handoff=self.handoff,
        )
        self.search = SearchDesk(office, self.accounts)
        self.undo = UndoDesk(
            office,
            vault.device,
            checks=(self.roster.people.check_undo, self.roster.terms.check_undo),
        )
        self.history = HistoryDesk(office, lambda: paper.names(vault.slots))
        self.members = MembersDesk(office, vault, words, upkeep=self.upkeep, accounts=self.accounts)
        self.checkup = Checkup(self.library, vault)
        self.imprint = Imprints(office, words).imprint
        self.logbook = Logbook(office, self.history, self.checkup, vault)

    def save_copy(self, file: Path) -> None:
        """Save everything as one file, and note when; raises WriteFailedError."""
        self.vault.save_copy(file, self.library.journal.head())
        self.upkeep.note(Work.COPY, by=self.me)

    def verify(self, progress: Callable[[str], None] = quietly) -> list[Problem]:
        """Check files, log and drawers; a cabinet found sound keeps when that was."""
        problems = self.checkup.everything(progress)
        if not problems:
            self.upkeep.note(Work.CHECK, by=self.me)
        return problems

    def abandon(self) -> None:
        """Close a cabinet that is not sound, without saying that it was closed well."""
        self._drop().close(None)

    def lock(self) -> None:
        """Close the cabinet and forget everything; a second time does nothing.

        What the disk does not take (WriteFailedError) is raised after all is closed and
        forgotten; the cabinet then counts as not closed cleanly, and is checked when next opened.
        """
        if self.locked:
            return
        library, head = self.library, None
        vault = self._drop()
        try:
            head = library.journal.head()
        finally:
            vault.close(head)

    def _drop(self) -> OpenVault:
        """Let go of every desk; return the vault, which is still to be closed."""
        vault = self.vault
        self.locked = True
        for name in set(vars(self)) - {"path", "me", "locked"}:
            delattr(self, name)
        return vault

    def _hear(self, topic: Topic) -> None:
        """Let the desks that keep something in memory forget it before anybody looks again."""
        self.accounts.forget(topic)
        self.leaving.forget(topic)
        self._announce(topic)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> NoReturn:
            if self.__dict__.get("locked"):
                raise LockedError
            raise AttributeError(name)
