"""The way out: accounts written for other programs, by coordinators, with a reason, and noted."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TypeAlias

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.errors import (
    ExportForbiddenError,
    NotConfirmedError,
    WeakPassphraseError,
)
from smdesk.desk.going_out import Called, Opened, Opener, custodian_names
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.desk.upkeep import TASKS
from smdesk.domain.accounts import Account
from smdesk.domain.custody import Exposure, SecretKind, Seen
from smdesk.domain.passphrases import good_enough
from smdesk.domain.records import MOST_REASON, RecordId, faults_of, filled, short_enough
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.domain.upkeep import Stage, Upkeep, Work
from smdesk.importers.passwords.entry import ImportedEntry
from smdesk.vault.open_vault import OpenVault

Progress: TypeAlias = Callable[[int, int], None]
"""Hears how many accounts of how many are opened."""


class Form(Enum):
    """What kind of file is written."""

    KDBX = "kdbx"
    BITWARDEN = "bitwarden"
    KEEPASS_XML = "keepass_xml"
    CSV = "csv"

    @property
    def locked(self) -> bool:
        """Whether a password locks the file; whoever finds any other reads all of it."""
        return self is Form.KDBX

    @property
    def holds_files(self) -> bool:
        """Whether it has a place for the files of an account."""
        return self in (Form.KDBX, Form.KEEPASS_XML)

    @property
    def ending(self) -> str:
        """How the file's name ends, with the dot."""
        return {Form.BITWARDEN: ".json", Form.KEEPASS_XML: ".xml"}.get(self, f".{self.value}")


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One account as the choice of what goes out shows it."""

    account: RecordId
    name: str
    mine: bool
    """Whether the member at this desk can open it: nothing else can go out."""
    custodians: tuple[str, ...]
    files: int


@dataclass(frozen=True, slots=True)
class Exported:
    """The export that was made last; ``form`` is None where a newer smdesk made it."""

    at: datetime
    who: str
    form: Form | None


@dataclass(slots=True)
class Outgoing:
    """What is written down as gone, and is still to be made into a file."""

    form: Form
    name: str
    made_at: datetime
    accounts: int
    secrets: int
    """How many versions of secrets were noted."""
    files_left: int
    """How many files of the accounts stay behind, because the form has no place for them."""
    _entries: tuple[ImportedEntry, ...] = field(repr=False)
    _password: SecretText | None = field(repr=False)

    def made(self) -> bytes:
        """Return the file's bytes; slow where a password locks it, on any thread."""
        from smdesk.exporters import bitwarden, csv, kdbx, keepass_xml  # noqa: PLC0415 - for few

        if self.form is Form.KDBX:
            return kdbx.write(
                self._entries, name=self.name, now=self.made_at, password=self._password
            )
        if self.form is Form.KEEPASS_XML:
            return keepass_xml.write(self._entries, name=self.name, now=self.made_at)
        if self.form is Form.BITWARDEN:
            return bitwarden.write(self._entries, now=self.made_at)
        return csv.write(self._entries)

    def forget(self) -> None:
        """Drop every secret."""
        self._entries, self._password = (), None


def silently(done: int, of: int) -> None:
    """Tell nobody how far it has come."""


class ExportingDesk:
    """Opens accounts for a file outside. Everything that goes out is written down before."""

    def __init__(self, office: Office, keys: AccountKeys, vault: OpenVault) -> None:
        self._office, self._keys, self._vault = office, keys, vault

    def lines(self) -> list[ExportLine]:
        """Return every account by name, and whether it can go out."""
        library, held = self._office.library, self._keys.held()
        named = custodian_names(self._office)
        files: dict[RecordId, int] = {}
        for (account,) in library.secrets.pick("account", what=SecretKind.ATTACHMENT):
            files[account] = files.get(account, 0) + 1
        return [
            ExportLine(
                account=record.id,
                name=record.name,
                mine=record.id in held,
                custodians=named.get(record.id, ()),
                files=files.get(record.id, 0),
            )
            for record in library.accounts.all(order="name")
        ]

    def last(self) -> Exported | None:
        """Return the export that was made last, whoever made it."""
        notes = self._office.library.upkeep.where("at", what=Work.EXPORT)
        if not notes:
            return None
        note, people = notes[-1], self._office.people()
        return Exported(
            at=note.at,
            who=people[note.person].name if note.person in people else "",
            form=next((form for form in Form if form.value == note.mark), None),
        )

    def today(self) -> date:
        """Return the day on the wall's calendar, for the file's name."""
        return self._office.today()

    def strong_enough(self, password: str) -> bool:
        """Whether a password may lock what leaves: as hard to guess as a passphrase."""
        return good_enough(password)

    def open(
        self,
        accounts: Collection[RecordId],
        form: Form,
        *,
        reason: str,
        called: Called,
        password: SecretText | None = None,
        earlier: bool = False,
        confirmed: bool = False,
        progress: Progress = silently,
        by: Member,
    ) -> Outgoing:
        """Open the accounts for a file, after it is written down that they went out, and why.

        ``earlier`` takes passwords along that are not in use any more; ``confirmed`` says that
        somebody was told that the file is not locked. All are noted in one task, or none is.
        Raises ExportForbiddenError, InvalidError (accounts, reason), WeakPassphraseError,
        NotConfirmedError, GoneError, RefusedError (NOT_A_CUSTODIAN), VaultDamagedError.
        """
        self._check(accounts, form, reason, password, confirmed=confirmed, by=by)
        records = [self._office.library.accounts.one(account) for account in accounts]
        opener = Opener(
            self._office,
            self._keys,
            self._vault,
            called,
            earlier=earlier,
            files=form.holds_files,
        )
        # Opened first, so that nothing is noted where one of them cannot be.
        opened = list(_each(opener, records, progress))
        self._note(opened, form, reason, by)
        left = [line.files for line in self.lines() if line.account in accounts]
        return Outgoing(
            form=form,
            name=self._office.library.organisations.all()[0].name,
            made_at=self._office.now(),
            accounts=len(opened),
            secrets=sum(len(one.versions) for one in opened),
            files_left=0 if form.holds_files else sum(left),
            _entries=tuple(one.entry for one in opened),
            _password=password,
        )

    def _check(
        self,
        accounts: Collection[RecordId],
        form: Form,
        reason: str,
        password: SecretText | None,
        *,
        confirmed: bool,
        by: Member,
    ) -> None:
        if not by.coordinator:
            raise ExportForbiddenError
        faults_of(
            accounts=filled("".join(accounts)),
            reason=filled(reason) or short_enough(reason, MOST_REASON),
        )
        if form.locked:
            if password is None or not good_enough(password.reveal()):
                raise WeakPassphraseError
        elif not confirmed:
            raise NotConfirmedError

    def _note(self, opened: Iterable[Opened], form: Form, reason: str, by: Member) -> None:
        """Write down that all of it went out, in one task."""
        library, now = self._office.library, self._office.now()
        with self._office.task(
            TASKS[Work.EXPORT], Topic.VAULT, Topic.ACCOUNTS, by=by, reason=reason.strip()
        ):
            note = Upkeep(
                what=Work.EXPORT, stage=Stage.DONE, at=now, person=by.person, mark=form.value
            )
            library.upkeep.save(note)
            library.exposures.save_all(
                [
                    Exposure(
                        person=by.person,
                        secret=version.secret,
                        number=version.number,
                        how=Seen.EXPORTED,
                        at=now,
                        device=self._vault.device,
                    )
                    for one in opened
                    for version in one.versions
                ]
            )


def _each(opener: Opener, records: Sequence[Account], progress: Progress) -> Iterable[Opened]:
    for row, record in enumerate(records, start=1):
        progress(row - 1, len(records))
        yield opener.open(record, row)
    progress(len(records), len(records))
