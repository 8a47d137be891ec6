"""The accounts desk: what the library posts from, who answers for it, and its secrets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.account_lines import AccountLine, AccountLines, Which
from smdesk.desk.custody import Custody
from smdesk.desk.history import HistoryDesk, HistoryLine
from smdesk.desk.keepers import check_keepers
from smdesk.desk.office import Office
from smdesk.desk.read_first import check_read
from smdesk.desk.secret_lines import ExposureLine, SecretLine, VersionLine
from smdesk.desk.secrets import Secrets
from smdesk.desk.topics import Topic
from smdesk.domain import roster
from smdesk.domain.accounts import Account, check_recovery
from smdesk.domain.appointments import may_keep
from smdesk.domain.custody import Custodian, SecretKind, SecretVersion, Seen
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member, Person
from smdesk.domain.rules import Finding, ReasonNeededError
from smdesk.domain.secret_text import SecretText

__all__ = [
    "AccountDetail",
    "AccountLine",
    "AccountsDesk",
    "CustodianLine",
    "ExposureLine",
    "SecretLine",
    "VersionLine",
    "Which",
]


@dataclass(frozen=True, slots=True)
class CustodianLine:
    """A custodian as the account's sheet shows them."""

    person: RecordId
    name: str
    primary: bool
    since: date
    decision: str
    serving: bool
    """Whether a term of theirs holds today."""
    last: date | None
    """The last day of their term that holds today."""
    opens: bool
    """Whether they can open the secrets; those who are no member yet cannot."""
    appointed: bool = True
    """Whether an appointment that holds today is for this account."""


@dataclass(frozen=True, slots=True)
class AccountDetail:
    """Everything that the sheet of one account shows. It has no place for a secret's text."""

    account: Account
    custodians: tuple[CustodianLine, ...]
    secrets: tuple[SecretLine, ...]
    findings: tuple[Finding, ...]
    """With their clauses, those that weigh most first."""
    mine: bool
    """Whether the member at this desk can open the secrets."""
    second_factor_holder: str
    run_through: str

    @property
    def password(self) -> SecretLine | None:
        """The account's password, which comes first; None while none is kept."""
        return next((s for s in self.secrets if s.what is SecretKind.PASSWORD), None)


class AccountsDesk:
    """Everything the team does with accounts."""

    kind = Account

    def __init__(self, office: Office, keys: AccountKeys, device: str) -> None:
        """``device`` is written beside everything that somebody comes to know."""
        self._office = office
        self._keys = keys
        self._custody = Custody(office, keys)
        self._secrets = Secrets(office, keys, device)
        self._lines = AccountLines(office, keys)

    def forget(self, topic: Topic) -> None:
        """Read the list anew when it is next asked for, if the topic touches it."""
        if topic in (Topic.ACCOUNTS, Topic.ROSTER, Topic.ORGANISATION, Topic.VAULT):
            self._lines.forget()

    # What there is.

    def lines(self, text: str = "", which: Which = Which.ALL) -> list[AccountLine]:
        """Return the accounts whose line holds every word of the text, by name."""
        return self._lines.where(text, which)

    def one(self, account: RecordId) -> Account:
        """Return the account; raises GoneError."""
        return self._office.library.accounts.one(account)

    def sheet(self, account: RecordId) -> AccountDetail:
        """Return everything about one account but its secrets' text; raises GoneError."""
        record = self.one(account)
        line = next(line for line in self._lines.all() if line.id == account)
        people = self._office.people()
        terms = roster.active(self._office.library.terms.all(), self._office.today())
        last = {term.person: term.last for term in terms}
        openers = self._keys.openers(account)
        appointed = self._office.library.appointments.all()
        today = self._office.today()
        return AccountDetail(
            account=record,
            custodians=tuple(
                CustodianLine(
                    person=custodian.person,
                    name=people[custodian.person].name if custodian.person in people else "",
                    primary=custodian.primary,
                    since=custodian.since,
                    decision=custodian.decision,
                    serving=custodian.person in last,
                    last=last.get(custodian.person),
                    opens=custodian.person in openers,
                    appointed=may_keep(appointed, custodian.person, today, account),
                )
                for custodian in self._custody.of(account)
            ),
            secrets=tuple(self._secrets.lines.of(account)),
            findings=line.findings,
            mine=line.mine,
            second_factor_holder=_name(people, record.second_factor_holder),
            run_through=_name(people, record.run_through),
        )

    def authenticator(self, account: RecordId) -> RecordId | None:
        """Return the account's first authenticator, or None where none is kept."""
        kept = self._secrets.lines.of(account)
        return next(
            (line.id for line in kept if line.what is SecretKind.TOTP and line.number), None
        )

    def judged(self) -> Sequence[AccountLine]:
        """Return every account by name, with what the rules say worked out for all at once."""
        return self._lines.judged()

    def findings(self) -> list[Finding]:
        """Return what the rules say about all accounts, with their clauses."""
        return [finding for line in self.judged() for finding in line.findings]

    def history(self, account: RecordId) -> list[HistoryLine]:
        """Return every change of the account itself, the newest first."""
        return HistoryDesk(self._office).of(account)

    # The account itself.

    def add(
        self,
        account: Account,
        *,
        custodians: Sequence[RecordId] = (),
        by: Member,
        reason: str = "",
    ) -> Account:
        """Keep a new account; ``custodians`` answer for it, the first of them being primary.

        Without any, and where none of them is a member who could open its secrets, ``by`` answers
        for it too. Raises ReasonNeededError when recovery goes to somebody's own mailbox or one of
        them has not read what is to be read first, and
        RefusedError (NO_APPOINTMENT) when one of them is not appointed to look after it.
        """
        self._check(account, None, reason)
        library = self._office.library
        named = list(dict.fromkeys(custodians))
        if not self._keys.members().intersection(named):
            named.append(by.person)
        check_keepers(
            self._office, named, account=account.id, names=(account.name,), brings_in=by.person
        )
        check_read(self._office, named, reason)
        with self._office.task("account.add", Topic.ACCOUNTS, by=by, reason=reason):
            library.accounts.save(account)
            for place, person in enumerate(named):
                library.custodians.save(
                    Custodian(
                        account=account.id,
                        person=person,
                        primary=place == 0,
                        since=self._office.today(),
                    )
                )
            self._keys.begin(account.id, named)
        return account

    def change(self, account: Account, *, by: Member, reason: str = "") -> Account:
        """Keep the account as it now is; raises GoneError, and ReasonNeededError as ``add``."""
        library = self._office.library
        self._check(account, library.accounts.one(account.id), reason)
        with self._office.task("account.change", Topic.ACCOUNTS, by=by, reason=reason):
            return library.accounts.save(account)

    def remove(self, account: RecordId, *, by: Member, reason: str = "") -> None:
        """Put the account, its custodians and its secrets in the bin; who knew them is kept.

        Raises GoneError, and RefusedError (NOT_A_CUSTODIAN).
        """
        library = self._office.library
        library.accounts.one(account)
        if self._keys.wraps(account):
            self._keys.open(account)
        with self._office.task("account.remove", Topic.ACCOUNTS, by=by, reason=reason):
            for secret in library.secrets.where(account=account):
                self._secrets.take_out(secret.id)
            for table in (library.passkeys, library.account_fields):
                for record in table.where(account=account):
                    table.remove(record.id)
            for wrap in self._keys.wraps(account):
                library.key_wraps.remove(wrap.id)
            for custodian in self._custody.of(account):
                library.custodians.remove(custodian.id)
            library.accounts.remove(account)

    # Custodians.

    def custodians(self, account: RecordId) -> list[Custodian]:
        """Return the account's custodians, the primary first."""
        return self._custody.of(account)

    def could_be_custodian(self, account: RecordId) -> list[Person]:
        """Return those who could be named: not custodians yet, members first, then by name."""
        return self._custody.could_be(account)

    def name_custodian(
        self,
        account: RecordId,
        person: RecordId,
        *,
        primary: bool = False,
        decision: str = "",
        reason: str = "",
        by: Member,
    ) -> Custodian:
        """Name a custodian and give them the key, now or when they become a member.

        Raises AlreadyCustodianError, GoneError, RefusedError (NO_APPOINTMENT) when no appointment
        makes them one, and RefusedError (NOT_A_CUSTODIAN) when ``by`` does not hold the key: only
        somebody who has it can pass it on. Without a reason ReasonNeededError (NOT_READ).
        """
        return self._custody.name(
            account, person, primary=primary, decision=decision, reason=reason, by=by
        )

    def make_primary(self, account: RecordId, person: RecordId, *, by: Member) -> None:
        """Let the custodian be the one who is asked first; raises GoneError."""
        self._custody.make_primary(account, person, by=by)

    def release_custodian(
        self, account: RecordId, person: RecordId, *, reason: str = "", by: Member
    ) -> None:
        """Release a custodian; everything is sealed anew with a key they never had.

        Raises GoneError, and RefusedError: LAST_CUSTODIAN when nobody who could open the secrets
        would be left, NOT_A_CUSTODIAN when ``by`` does not hold the key.
        """
        self._custody.release(account, person, reason=reason, by=by)

    def hand_on(self, *, by: Member) -> int:
        """Pass keys to custodians who have become members since; return how many."""
        return self._custody.hand_on(by=by)

    # Secrets.

    def set_secret(
        self,
        account: RecordId,
        what: SecretKind,
        text: SecretText,
        *,
        label: str = "",
        by: Member,
    ) -> SecretVersion:
        """Keep a new value, as the next version of the account's secret of that kind and label.

        Raises InvalidError (text) when it is empty and (label) when it needs one, NoCodesError for
        what is no authenticator, GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        return self._secrets.set(account, what, text, label=label, by=by)

    def read_secret(
        self, secret: RecordId, how: Seen, *, number: int | None = None, by: Member
    ) -> SecretText:
        """Give a secret, after it is written down who came to know which version of it.

        Without a number it is the version in use. Raises GoneError, RefusedError
        (NOT_A_CUSTODIAN), and whatever keeps the note from being written.
        """
        return self._secrets.read(secret, how, number=number, by=by)

    def bring_back(self, secret: RecordId, number: int, *, by: Member) -> SecretVersion:
        """Make an earlier version's value the one in use again, as a new version; see read."""
        return self._secrets.bring_back(secret, number, by=by)

    def remove_secret(self, secret: RecordId, *, by: Member) -> None:
        """Put a secret and its versions in the bin; raises as ``read_secret``."""
        self._secrets.remove(secret, by=by)

    def versions(self, secret: RecordId) -> list[VersionLine]:
        """Return the secret's versions, the one in use first."""
        return self._secrets.lines.versions(secret)

    def exposures(self, account: RecordId) -> list[ExposureLine]:
        """Return who has come to know which of the account's secrets, the latest first."""
        return self._secrets.lines.exposures(account)

    def _check(self, account: Account, before: Account | None, reason: str) -> None:
        if reason.strip() or (before and before.recovery_email == account.recovery_email):
            return
        personal = check_recovery(account, self._office.library.people.all())
        if personal is not None:
            raise ReasonNeededError(self._office.bound(personal))


def _name(people: dict[RecordId, Person], person: RecordId | None) -> str:
    return people[person].name if person is not None and person in people else ""
