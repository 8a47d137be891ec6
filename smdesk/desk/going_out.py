"""One account as it goes out to another program: opened in memory, and by what others call it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from smdesk.desk.account_keys import AccountKey, AccountKeys
from smdesk.desk.attachments import opened
from smdesk.desk.office import Office
from smdesk.domain.accounts import Account
from smdesk.domain.custody import Secret, SecretKind, SecretVersion
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.importers.passwords.entry import (
    ImportedEntry,
    ImportedField,
    ImportedFile,
    OldPassword,
)
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.sealed_file import FileKey

Called = Callable[[Enum | str], str]
"""Gives what people call a kind of secret, or a field of an account."""

FACTS = (
    "recovery_email",
    "recovery_phone",
    "recovery_phone_owner",
    "second_factor_device",
    "backup_codes_place",
    "business_manager",
    "platform_admins",
    "connected_apps",
)
"""What else of an account whoever goes on with another program needs to know."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An account opened, and the versions that whoever gets it will know."""

    entry: ImportedEntry
    versions: tuple[SecretVersion, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    secret: Secret
    versions: tuple[SecretVersion, ...]
    """The oldest first."""

    @property
    def last(self) -> SecretVersion:
        return self.versions[-1]


class Opener:
    """Opens accounts for going out. It writes nothing down: who calls it does, before giving."""

    def __init__(
        self,
        office: Office,
        keys: AccountKeys,
        vault: OpenVault,
        called: Called,
        *,
        earlier: bool,
        files: bool,
    ) -> None:
        """``earlier`` takes passwords along that are not in use any more; ``files`` the files."""
        self._office, self._keys, self._vault, self._called = office, keys, vault, called
        self._earlier, self._files = earlier, files
        self._people = office.people()

    def open(self, account: Account, row: int) -> Opened:
        """Return the account with its secrets.

        Raises RefusedError (NOT_A_CUSTODIAN) and VaultDamagedError.
        """
        key = self._keys.open(account.id)
        kept = self._kept(account.id)
        texts = [k for k in kept if k.secret.what is not SecretKind.ATTACHMENT]
        files = [k for k in kept if k.secret.what is SecretKind.ATTACHMENT and self._files]
        password = _first(texts, SecretKind.PASSWORD)
        codes = _first(texts, SecretKind.TOTP)
        history = password.versions[:-1] if password and self._earlier else ()
        entry = ImportedEntry(
            row=row,
            title=account.name,
            urls=(account.url,) if account.url else (),
            username=account.login_name,
            password=self._keys.unseal(key, password.last) if password else None,
            totp=self._keys.unseal(key, codes.last) if codes else None,
            notes=SecretText(account.notes) if account.notes else None,
            fields=(
                *self._secret_fields(key, [k for k in texts if k not in (password, codes)]),
                *self._open_fields(account),
            ),
            attachments=tuple(self._file(key, one) for one in files),
            history=tuple(OldPassword(self._keys.unseal(key, v), v.made_at) for v in history),
            changed_at=password.last.made_at if password else None,
            tags=(account.platform.value,),
        )
        return Opened(entry, (*(one.last for one in (*texts, *files)), *history))

    def _kept(self, account: RecordId) -> list[_Kept]:
        library = self._office.library
        found = []
        for secret in library.secrets.where("label", account=account):
            versions = library.secret_versions.where("number", secret=secret.id)
            if versions:
                found.append(_Kept(secret, tuple(versions)))
        kinds = list(SecretKind)
        return sorted(found, key=lambda one: kinds.index(one.secret.what))

    def _secret_fields(self, key: AccountKey, kept: Sequence[_Kept]) -> list[ImportedField]:
        return [
            ImportedField(
                one.secret.label or self._called(one.secret.what),
                self._keys.unseal(key, one.last),
                protected=True,
            )
            for one in kept
        ]

    def _open_fields(self, account: Account) -> list[ImportedField]:
        """Return what is no secret: it stands in the other program as fields of one's own."""
        library = self._office.library
        told = {name: getattr(account, name) for name in FACTS}
        people = [c.person for c in library.custodians.where("since", account=account.id)]
        told["custodians"] = tuple(self._people[p].name for p in people if p in self._people)
        told["passkeys"] = tuple(p.device for p in library.passkeys.where(account=account.id))
        found = [
            (self._called(name), value if isinstance(value, str) else "; ".join(value))
            for name, value in told.items()
        ]
        found += [(f.label, f.value) for f in library.account_fields.where(account=account.id)]
        return [
            ImportedField(name, SecretText(value), protected=False)
            for name, value in found
            if value
        ]

    def _file(self, key: AccountKey, one: _Kept) -> ImportedFile:
        file_key = FileKey.heard(self._keys.unseal(key, one.last))
        data = opened(self._office, self._vault, one.secret, one.last, file_key)
        return ImportedFile(one.secret.label, data)


def _first(kept: Sequence[_Kept], what: SecretKind) -> _Kept | None:
    return next((one for one in kept if one.secret.what is what), None)


def custodian_names(office: Office) -> dict[RecordId, tuple[str, ...]]:
    """Return who answers for each account, as whoever chooses what goes out is told."""
    people = office.people()
    named: dict[RecordId, tuple[str, ...]] = {}
    for account, person in office.library.custodians.pick("account, person"):
        if person in people:
            named[account] = (*named.get(account, ()), people[person].name)
    return named
