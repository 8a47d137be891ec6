"""The time between unlocking and locking, and all that must vanish with it."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from smdesk.desk.backups import Occasion, before_migrating
from smdesk.desk.checkup import Problem, quietly
from smdesk.desk.desks import Desks
from smdesk.desk.errors import (
    LockedError,
    NotACoordinatorError,
    Part,
    SmdeskError,
    VaultDamagedError,
    WriteFailedError,
)
from smdesk.desk.office import Now, Office, Today
from smdesk.desk.removal import Backups
from smdesk.desk.topics import Announce, Topic, nobody
from smdesk.domain.roster import Member
from smdesk.domain.upkeep import Work
from smdesk.store.library import Library
from smdesk.vault.errors import WriteWhy, known
from smdesk.vault.new_epoch import NewEpoch, recast, revive
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.recast import Progress
from smdesk.vault.recast import quietly as silently
from smdesk.vault.slot import SlotKind
from smdesk.vault.words import Words


class Session(Desks):
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
            shelf=vault.sealed,
            before_write=vault.before_write,
            before_migrating=lambda _: before_migrating(vault, now()),
        )
        self._announce = announce
        self._furnished = partial(
            Session, path=path, words=words, password_rules=password_rules, now=now, today=today
        )
        office = Office(self.library, self._hear, now, today)
        super().__init__(office, vault, words=words, password_rules=password_rules)

    def remove_member(
        self,
        slot: str,
        *,
        reason: str = "",
        backups: Backups,
        give_to: Collection[str],
        progress: Progress = silently,
        by: Member,
    ) -> "Session":
        """Let somebody out: everything is encrypted anew, for the slots in ``give_to`` alone.

        Returns the session in which work goes on; this one is locked. ``progress`` hears a step's
        name (``STAGES``) and how much of the whole is done. Raises NotACoordinatorError, GoneError,
        RefusedError, WriteFailedError, VaultDamagedError, NotKeptError; this session goes on then,
        and nothing has changed.
        """
        out = self.removals.plan(slot, give_to, by=by)
        kept = {one.id for one in self.vault.slots if one.kind is not SlotKind.FORMER} - out
        draft = recast(self.vault, kept, progress=progress)
        note = None
        with self._succeeded_by(draft, progress) as fresh:
            if fresh.library.journal.ends() != self.library.journal.ends():
                raise VaultDamagedError(Part.CHAIN, "head")
            note = fresh.removals.let_out(
                slot, out, reason=reason, backups=backups, progress=progress, by=by
            )
        if note is not None:
            # What another program holds is deleted at the next opening.
            with suppress(WriteFailedError):
                fresh.backups.finish(note, by=by)
        return fresh

    def restore_backup(
        self, name: str, *, reason: str = "", progress: Progress = silently, by: Member
    ) -> "Session":
        """Put a backup in place of the cabinet, which is itself backed up before.

        Everybody who is in now can open what comes back, and nobody else. Returns and raises as
        ``remove_member``; also NotAVaultError, and NotInBackupError.
        """
        if not by.coordinator:
            raise NotACoordinatorError
        file = self.backups.file(name)
        self.backups.make(Occasion.RESTORE, keep={name})
        draft = revive(self.vault, file, progress)
        with self._succeeded_by(draft, progress) as fresh:
            fresh.removals.take_up(self.library, name, reason=reason, by=by)
        return fresh

    @contextmanager
    def _succeeded_by(self, draft: NewEpoch, progress: Progress) -> Iterator["Session"]:
        """Let the new cabinet be changed at its own desks, and then take this one's place.

        Should something be raised after it has, this session is locked and nobody is in.
        """
        try:
            fresh = self._furnished(draft, announce=nobody)
            ends = fresh.library.journal.ends()
            yield fresh
            fresh.checkup.follows(ends)
            progress("change", 0.65)
            draft.take_place(self.vault, fresh.library.journal.head(), progress)
        except BaseException as error:
            draft.discard()
            if draft.in_place():
                vault = self._drop()
                vault.close(None)
                vault.leave()
            told = known(error, self.path, "recast") if isinstance(error, Exception) else None
            raise told or error from None
        fresh.announce_to(self._announce)
        self._drop()

    def announce_to(self, announce: Announce) -> None:
        """Let somebody else hear what changes from now on."""
        self._announce = announce

    def save_copy(self, file: Path) -> None:
        """Save everything as one file, and note when; raises WriteFailedError."""
        if self.path.resolve() in file.absolute().resolve().parents:
            raise WriteFailedError(file, WriteWhy.OWN_FOLDER, "copy")
        self.vault.save_copy(file, self.library.journal.head())
        self.upkeep.note(Work.COPY, by=self.me)

    def verify(self, progress: Callable[[str], None] = quietly) -> list[Problem]:
        """Check files, log and drawers; a cabinet found sound keeps when that was."""
        problems = self.checkup.everything(progress)
        if not problems:
            self.upkeep.note(Work.CHECK, by=self.me)
        return problems

    def see_to_files(self) -> None:
        """Put back files that are missing and lie beside a backup; sweep those nobody asked for.

        Where an older state was ever taken for the present one, what its log does not name may
        belong to the newer, and stays. What was left of destroyed pictures, when the program was
        stopped or a file was in use, goes now.
        """
        contents = self.library.contents
        if destroyed := contents.destroyed():
            self.vault.destroy(destroyed)
        missing = {bad.content for bad in contents.missing()}
        if missing:
            # What cannot be put back is told at its account, and all the rest goes on.
            with suppress(WriteFailedError):
                self.vault.mend(missing)
        if not self.library.upkeep.count(what=Work.OLDER):
            contents.sweep()

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
        library, backups, head = self.library, self.backups, None
        vault = self._drop()
        try:
            # Without room for a backup the cabinet is still to be closed well.
            with suppress(SmdeskError):
                backups.daily()
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
        self.calendar.forget(topic)
        self._announce(topic)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> NoReturn:
            if self.__dict__.get("locked"):
                raise LockedError
            raise AttributeError(name)
