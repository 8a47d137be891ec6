"""Makes and opens cabinets for the front desk; fetched when somebody is about to do so."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from smdesk.desk.errors import Part, SmdeskError, VaultDamagedError
from smdesk.desk.office import Now, Today
from smdesk.desk.paper_door import PaperDoor, Unlocking
from smdesk.desk.recent import Recent
from smdesk.desk.sample_members import AYTAN, IDRIS, NORA
from smdesk.desk.session import Session
from smdesk.desk.topics import Announce, nobody
from smdesk.domain.appointments import Founding
from smdesk.domain.organisation import Organisation
from smdesk.domain.roster import Person
from smdesk.domain.upkeep import Work
from smdesk.overriding import override
from smdesk.vault.errors import known
from smdesk.vault.folder import VaultFolder
from smdesk.vault.keys import KdfCost, Prepared
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the front desk knows of this computer, and whoever opens a cabinet needs."""

    memory: Path
    words: Words
    password_rules: Path
    now: Now
    today: Today
    announce: Announce
    cost: KdfCost | None
    recent: Recent


class Opener(PaperDoor):
    """Opens cabinets. What it gives from ``prepare`` and ``prepare_new`` was slow to make."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._memory, self._recent = means.memory, means.recent
        self._now, self._today = means.now, means.today
        self._announce = means.announce

    def prepare_new(self, passphrase: str, key_file: bytes | None = None) -> Prepared:
        """Derive keys for a new member or a new passphrase; slow, on any thread.

        Raises WeakPassphraseError.
        """
        return VaultFolder.prepare(passphrase, key_file, cost=self._means.cost)

    def create(
        self,
        path: Path,
        organisation: Organisation,
        founder: Person,
        prepared: Prepared,
        founding: Founding | None = None,
    ) -> Session:
        """Begin a cabinet, with its founder as coordinator, and open it.

        ``founding`` says who decided that they look after the accounts; without it, they did.

        Raises PlaceRefusedError, WriteFailedError.
        """
        session = self._create(
            path, organisation, founder, prepared, announce=self._announce, founding=founding
        )
        self._recent.remember(path, organisation.name, self._now())
        return session

    def create_sample(self, path: Path) -> Path:
        """Make the sample library there, closed and ready to be unlocked; slow, on any thread."""
        # Whoever opens a cabinet of their own does without it.
        from smdesk.desk import sample_visits as visits  # noqa: PLC0415

        founder, idris, aytan = (
            self.prepare_new(member.passphrase) for member in (NORA, IDRIS, AYTAN)
        )
        today, organisation = self._today(), visits.sample_organisation()
        with self._for_a_while(
            self._create(
                path,
                organisation,
                visits.sample_founder(),
                founder,
                announce=nobody,
                founding=visits.sample_founding(today),
            )
        ) as session:
            visits.begin(session, today, idris, aytan)
            approver = session.me.person
        with self._for_a_while(self._visit(path, IDRIS.name, idris)) as session:
            visits.write(session, today, approver)
        with self._for_a_while(self._visit(path, NORA.name, founder)) as session:
            visits.answer(session, today)
        self._recent.remember(path, organisation.name, self._now())
        return path

    def prepare(
        self, path: Path, slot: str, passphrase: str, key_file: bytes | None = None
    ) -> Unlocking:
        """Derive a member's keys from their passphrase; slow, on any thread.

        Raises WrongPassphraseError, KeyFileNeededError, and what ``look`` raises.
        """
        folder = self._folder(path)
        return Unlocking(path, folder, folder.derive(slot, passphrase, key_file))

    @override
    def enter(self, prepared: Unlocking, *, accept_older: bool = False) -> Session:
        """Open the cabinet and see to what was left open.

        Raises VaultBusyError, VaultOlderError (unless accepted), VaultDamagedError when the files
        or the log are not what the keyring says, PlaceRefusedError, SchemaTooNewError.
        """
        session = self._opened(prepared, self._announce, accept_older=accept_older)
        self._recent.remember(prepared.path, session.organisation.get().name, self._now())
        return session

    @override
    def _quietly(self, prepared: Unlocking, *, accept_older: bool) -> Session:
        return self._opened(prepared, nobody, accept_older=accept_older)

    def _opened(self, prepared: Unlocking, announce: Announce, *, accept_older: bool) -> Session:
        vault = prepared.folder.open(prepared.keys, accept_older=accept_older)
        session = self._session(vault, prepared.path, announce)
        try:
            self._see_to(session, older=accept_older)
        except Exception as error:
            session.abandon()
            told = known(error, prepared.path, "open")
            if isinstance(error, SmdeskError) or told is None:
                raise
            raise told from None
        return session

    def _see_to(self, session: Session, *, older: bool) -> None:
        """Check the cabinet, and do what could not be done before somebody unlocked it."""
        problems = session.checkup.at_opening()
        if problems:
            raise VaultDamagedError(Part.CHAIN, problems[0].detail)
        me = session.me
        if not session.library.organisations.all():
            # The computer went away between the making of the cabinet and its first task.
            name = session.vault.organisation
            founder = Person(id=me.person, name=me.name)
            _begin(session, Organisation(name=name), founder, self._founding())
        if older:
            session.upkeep.note(Work.OLDER, by=me)
        session.see_to_files()
        session.recovery.settle(by=me)
        session.members.settle(by=me)
        session.backups.settle(by=me)
        session.accounts.hand_on(by=me)
        session.organisation.tell_keyring()

    def open_copy(self, file: Path, place: Path) -> None:
        """Unpack a cabinet that was saved as one file into a folder.

        Raises NotAVaultError, VaultDamagedError, WriteFailedError.
        """
        VaultFolder.open_copy(file, place, memory=self._memory)

    def move(self, path: Path, place: Path) -> None:
        """Move a cabinet; it is copied and compared before the old one is taken away.

        Raises VaultBusyError, WriteFailedError, and what ``keyring`` raises.
        """
        folder = self._folder(path)
        name = folder.organisation()
        folder.move(place)
        self._recent.forget(path)
        self._recent.remember(place, name, self._now())

    def _create(
        self,
        path: Path,
        organisation: Organisation,
        founder: Person,
        prepared: Prepared,
        *,
        announce: Announce,
        founding: Founding | None = None,
    ) -> Session:
        vault = VaultFolder.create(
            path,
            memory=self._memory,
            organisation=organisation.name,
            founder_name=founder.name,
            founder_person=founder.id,
            prepared=prepared,
        )
        session = self._session(vault, path, announce)
        try:
            _begin(session, organisation, founder, founding or self._founding())
        except BaseException:
            session.abandon()
            raise
        return session

    def _session(self, vault: OpenVault, path: Path, announce: Announce) -> Session:
        try:
            return Session(
                vault,
                path,
                words=self._means.words,
                password_rules=self._means.password_rules,
                announce=announce,
                now=self._now,
                today=self._today,
            )
        except BaseException:
            vault.close(None)
            raise

    def _founding(self) -> Founding:
        today = self._today()
        return Founding.unasked(today.isoformat(), today)

    def _visit(self, path: Path, name: str, prepared: Prepared) -> Session:
        """Open a cabinet of this desk's own making as one of its members, and tell nobody."""
        folder = self._folder(path)
        slot = next(slot.id for slot in folder.slots() if slot.name == name)
        return self._session(folder.open(folder.keys_for(slot, prepared)), path, nobody)

    @staticmethod
    @contextmanager
    def _for_a_while(session: Session) -> Iterator[Session]:
        try:
            yield session
        finally:
            session.lock()

    @override
    def _folder(self, path: Path) -> VaultFolder:
        return VaultFolder(path, memory=self._memory)


def _begin(
    session: Session, organisation: Organisation, founder: Person, founding: Founding
) -> None:
    library = session.library
    with library.transaction("vault.begin", by=session.me):
        library.people.save(founder)
        library.organisations.save(organisation)
        library.decisions.save(founding.decision)
        library.appointments.save_all(founding.appoints(founder.id))
