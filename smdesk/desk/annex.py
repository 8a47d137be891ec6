"""The annex desk: opens what the member may open, for pages that are sealed into an envelope."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from smdesk.desk.account_keys import AccountKey, AccountKeys
from smdesk.desk.errors import ExportForbiddenError, NotConfirmedError, WeakPassphraseError
from smdesk.desk.going_out import custodian_names
from smdesk.desk.numbering import after
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import Account
from smdesk.domain.annex import (
    LONGEST_RECIPIENT,
    Annex,
    AnnexAccount,
    AnnexCode,
    AnnexPages,
    AnnexSecret,
    Way,
    annex_number,
)
from smdesk.domain.custody import Exposure, Secret, SecretKind, SecretVersion, Seen
from smdesk.domain.passphrases import good_enough
from smdesk.domain.records import MOST_REASON, RecordId, faults_of, filled, short_enough
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.vault.open_vault import OpenVault


class NotProvenError(RuntimeError):
    """The program asked for an annex without a passphrase that was typed for it alone."""


class Leave:
    """That somebody has just typed their passphrase; good for one annex."""

    def __init__(self) -> None:
        self._used = False

    def use(self) -> None:
        """Use it up; raises NotProvenError the second time."""
        if self._used:
            raise NotProvenError
        self._used = True


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One account as the choice of what is printed shows it."""

    account: RecordId
    name: str
    mine: bool
    """Whether the member at this desk can open it: nothing else can be printed."""
    custodians: tuple[str, ...]
    secrets: int
    """How many of its secrets would stand on paper."""


@dataclass(frozen=True, slots=True)
class _Opened:
    page: AnnexAccount
    versions: tuple[SecretVersion, ...]


class AnnexDesk:
    """Gives the annex's pages in memory, after it is written down for whom and why."""

    def __init__(self, office: Office, keys: AccountKeys, vault: OpenVault) -> None:
        self._office, self._keys, self._vault = office, keys, vault

    def annexes(self) -> list[Annex]:
        """Return the annexes made so far, the latest first."""
        return self._office.library.handover.annexes.all(order="printed_at")[::-1]

    def lines(self) -> list[AnnexLine]:
        """Return every account that has secrets for paper, by name."""
        library, held = self._office.library, self._keys.held()
        named = custodian_names(self._office)
        count: dict[RecordId, int] = {}
        for account, what in library.secrets.pick("account, what"):
            if what != SecretKind.ATTACHMENT.value:
                count[account] = count.get(account, 0) + 1
        return [
            AnnexLine(
                account=record.id,
                name=record.name,
                mine=record.id in held,
                custodians=named.get(record.id, ()),
                secrets=count[record.id],
            )
            for record in library.accounts.all(order="name")
            if record.id in count
        ]

    def prove(self, passphrase: str, key_file: bytes | None = None) -> Leave | None:
        """Return a leave for one annex if this is the passphrase of the member at this desk.

        Slow; any thread may ask.
        """
        return Leave() if self._vault.proves(passphrase, key_file) else None

    def strong_enough(self, password: str) -> bool:
        """Whether a passphrase may lock a file with all of it."""
        return good_enough(password)

    def open(
        self,
        accounts: Collection[RecordId],
        leave: Leave,
        *,
        recipient: str,
        reason: str,
        way: Way = Way.PAPER,
        confirmed: bool = False,
        by: Member,
    ) -> AnnexPages:
        """Open the accounts' secrets in use, after it is noted who gets them, and why.

        ``confirmed`` says that a coordinator was told what a file means. All of it is noted in
        one task, or none is. Raises InvalidError (accounts, recipient, reason),
        ExportForbiddenError, NotConfirmedError, GoneError, RefusedError (NOT_A_CUSTODIAN),
        VaultDamagedError; NotProvenError where the leave was used before.
        """
        faults_of(
            accounts=filled("".join(accounts)),
            recipient=filled(recipient) or short_enough(recipient, LONGEST_RECIPIENT),
            reason=filled(reason) or short_enough(reason, MOST_REASON),
        )
        if way is Way.FILE and not by.coordinator:
            raise ExportForbiddenError
        if way is Way.FILE and not confirmed:
            raise NotConfirmedError
        records = [self._office.library.accounts.one(account) for account in accounts]
        # Opened first, so that nothing is noted where one of them cannot be.
        opened = [self._opened(record) for record in records]
        leave.use()
        annex = Annex(
            number=after(
                (one.number for one in self.annexes()), self._office.today().year, annex_number
            ),
            printed_at=self._office.now(),
            printed_by=by.person,
            recipient=recipient.strip(),
            reason=reason.strip(),
            accounts=tuple(record.id for record in records),
            secrets=sum(len(one.versions) for one in opened),
            way=way,
        )
        self._note(annex, opened, by)
        return AnnexPages(annex=annex, accounts=tuple(one.page for one in opened))

    def locked(self, pdf: bytes, password: SecretText) -> bytes:
        """Return the PDF as only the passphrase opens it; any thread may ask.

        Raises WeakPassphraseError.
        """
        from smdesk.exporters import locked_pdf  # noqa: PLC0415 - for few

        if not good_enough(password.reveal()):
            raise WeakPassphraseError
        return locked_pdf.lock(pdf, password)

    def _note(self, annex: Annex, opened: Sequence[_Opened], by: Member) -> None:
        library = self._office.library
        how = Seen.PRINTED if annex.way is Way.PAPER else Seen.EXPORTED
        name = "annex.print" if annex.way is Way.PAPER else "annex.save"
        with self._office.task(name, Topic.HANDOFF, Topic.ACCOUNTS, by=by, reason=annex.reason):
            library.handover.annexes.save(annex)
            library.exposures.save_all(
                [
                    Exposure(
                        person=by.person,
                        secret=version.secret,
                        number=version.number,
                        how=how,
                        at=annex.printed_at,
                        device=self._vault.device,
                    )
                    for one in opened
                    for version in one.versions
                ]
            )

    def _opened(self, account: Account) -> _Opened:
        library, key = self._office.library, self._keys.open(account.id)
        kinds = list(SecretKind)
        found = library.secrets.where("label", account=account.id)
        pages: list[AnnexSecret] = []
        versions: list[SecretVersion] = []
        for secret in sorted(found, key=lambda one: kinds.index(one.what)):
            there = library.secret_versions.where("number", secret=secret.id)
            if there and secret.what is not SecretKind.ATTACHMENT:
                pages.append(self._page(key, secret, there[-1]))
                versions.append(there[-1])
        page = AnnexAccount(
            name=account.name,
            platform=account.platform,
            url=account.url,
            login_name=account.login_name,
            secrets=tuple(pages),
            files=sum(one.what is SecretKind.ATTACHMENT for one in found),
        )
        return _Opened(page, tuple(versions))

    def _page(self, key: AccountKey, secret: Secret, version: SecretVersion) -> AnnexSecret:
        text = self._keys.unseal(key, version)
        codes: tuple[AnnexCode, ...] = ()
        if secret.what is SecretKind.BACKUP_CODES:
            uses = self._office.library.code_uses.where(secret=secret.id, number=version.number)
            used = {use.position for use in uses}
            codes = tuple(
                AnnexCode(text=SecretText(line), used=place in used)
                for place, line in enumerate(text.reveal().splitlines(), start=1)
            )
        made: date = version.made_at.date()
        return AnnexSecret(
            what=secret.what, label=secret.label, text=text, made_on=made, codes=codes
        )
