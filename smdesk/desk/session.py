"""The time between unlocking and locking: the desks, and all that must vanish with them."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.annex import AnnexDesk
from smdesk.desk.appointments import AppointmentsDesk, DecisionsDesk
from smdesk.desk.audits import AuditsDesk
from smdesk.desk.backups import BackupsDesk, Occasion, before_migrating
from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.calendar_files import CalendarFiles
from smdesk.desk.candidates import CandidatesDesk
from smdesk.desk.checkup import Checkup, Problem, quietly
from smdesk.desk.departments import DepartmentsDesk
from smdesk.desk.errors import (
    LockedError,
    NotACoordinatorError,
    Part,
    SmdeskError,
    VaultDamagedError,
    WriteFailedError,
)
from smdesk.desk.exporting import ExportingDesk
from smdesk.desk.former_keys import FormerKeys
from smdesk.desk.generator import Generator
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.history import HistoryDesk
from smdesk.desk.importing import ImportDesk
from smdesk.desk.imprint import Imprints
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.desk.learning import LearningDesk
from smdesk.desk.leaving import LeavingDesk
from smdesk.desk.logbook import Logbook
from smdesk.desk.media_files import MediaFiles
from smdesk.desk.members import MembersDesk
from smdesk.desk.occasions import OccasionsDesk
from smdesk.desk.office import Now, Office, Today
from smdesk.desk.organisation import OrganisationDesk
from smdesk.desk.overlays import OverlaysDesk
from smdesk.desk.people_files import PeopleFilesDesk
from smdesk.desk.plan import PlanDesk
from smdesk.desk.plan_import import PlanImportDesk
from smdesk.desk.plans import PlansDesk
from smdesk.desk.policy import PolicyDesk
from smdesk.desk.policy_files import PolicyFiles
from smdesk.desk.recovery import RecoveryDesk
from smdesk.desk.removal import Backups, RemovalDesk
from smdesk.desk.roles import RolesDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.rota import RotaDesk
from smdesk.desk.seals import Seals
from smdesk.desk.search import SearchDesk
from smdesk.desk.today import TodayDesk
from smdesk.desk.topics import Announce, Topic, nobody
from smdesk.desk.undo import UndoDesk
from smdesk.desk.upkeep import UpkeepDesk
from smdesk.domain.roster import Member
from smdesk.domain.upkeep import Work
from smdesk.store.library import Library
from smdesk.vault import paper
from smdesk.vault.errors import WriteWhy, known
from smdesk.vault.new_epoch import NewEpoch, recast, revive
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.recast import Progress
from smdesk.vault.recast import quietly as silently
from smdesk.vault.slot import SlotKind
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
            shelf=vault.sealed,
            before_write=vault.before_write,
            before_migrating=lambda _: before_migrating(vault, now()),
        )
        self._announce = announce
        self._furnished = partial(
            Session, path=path, words=words, password_rules=password_rules, now=now, today=today
        )
        office = Office(self.library, self._hear, now, today)
        keys = AccountKeys(office, vault)
        self.organisation = OrganisationDesk(office, vault)
        self.roster = RosterDesk(office, keys)
        self.decisions = DecisionsDesk(office)
        self.appointments = AppointmentsDesk(office, self.decisions)
        self.accounts = AccountsDesk(office, keys, vault.device)
        self.audits = AuditsDesk(office)
        self.rota = RotaDesk(office)
        self.roles = RolesDesk(office)
        self.departments = DepartmentsDesk(office)
        self.candidates = CandidatesDesk(office, vault.vault)
        self.learning = LearningDesk(office)
        self.people_files = PeopleFilesDesk(office)
        self.plan = PlanDesk(office, self.appointments.approvers, Seals(office, vault))
        self.policy = PolicyDesk(office, vault, password_rules.with_name("policies"))
        self.policy_files = PolicyFiles(office, self.policy)
        self.calendar = CalendarDesk(
            office, vault, self.appointments, password_rules.with_name("platforms.json")
        )
        self.plans = PlansDesk(office, vault, self.appointments, self.calendar)
        self.calendar_files = CalendarFiles(office)
        self.media_files = MediaFiles(office, vault, self.calendar.media)
        self.plan_import = PlanImportDesk(office)
        self.occasions = OccasionsDesk(office)
        self.overlays = OverlaysDesk(
            self.roster,
            self.rota,
            self.occasions,
            self.policy.reviews.coming,
            as_of=lambda: (office.library.journal.head().entries, today()),
        )
        self.secrets = SecretsDesk(
            office,
            keys,
            vault,
            Generator(words, password_rules),
            accounts=self.accounts,
            last_audited=self.audits.last_audited,
        )
        self.importing = ImportDesk(office, keys, vault)
        self.exporting = ExportingDesk(office, keys, vault)
        self.leaving = LeavingDesk(office, keys)
        self.annex = AnnexDesk(office, keys, vault)
        self.upkeep = UpkeepDesk(office)
        self.recovery = RecoveryDesk(
            office, vault, words, keys=keys, upkeep=self.upkeep, accounts=self.accounts
        )
        self.handoff = HandoffDesk(
            office,
            keys,
            words,
            vault,
            organisation=self.organisation,
            roster=self.roster,
            accounts=self.accounts,
            audits=self.audits,
            leaving=self.leaving,
            rota=self.rota,
            roles=self.roles,
            departments=self.departments,
            candidates=self.candidates,
            learning=self.learning,
            plan=self.plan,
            decisions=self.decisions,
            appointments=self.appointments,
            occasions=self.occasions,
            recovery=self.recovery,
            calendar=self.calendar,
            plans=self.plans,
            policy=self.policy,
        )
        self.today = TodayDesk(
            office,
            organisation=self.organisation,
            roster=self.roster,
            accounts=self.accounts,
            handoff=self.handoff,
            calendar=self.calendar,
            overlays=self.overlays,
        )
        self.search = SearchDesk(office, self.accounts, self.candidates)
        self.undo = UndoDesk(
            office,
            vault.device,
            checks=(
                self.roster.people.check_undo,
                self.roster.terms.check_undo,
                self.calendar.check_undo,
                self.policy.check_undo,
            ),
            judges=(FormerKeys(office, keys).check_undone,),
        )
        self.history = HistoryDesk(office, lambda: paper.names(vault.slots))
        self.backups = BackupsDesk(office, vault, self.upkeep)
        self.removals = RemovalDesk(office, vault, words, keys, self.backups)
        self.members = MembersDesk(
            office,
            vault,
            words,
            upkeep=self.upkeep,
            accounts=self.accounts,
            removals=self.removals,
            former=FormerKeys(office, keys),
        )
        self.checkup = Checkup(self.library, vault)
        self.imprint = Imprints(office, words).imprint
        self.logbook = Logbook(office, self.history, self.checkup, vault)

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
