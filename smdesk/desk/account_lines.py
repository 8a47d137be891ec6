"""The list of accounts, kept in memory so that every keystroke is answered at once."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.office import Office
from smdesk.domain import accounts
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import Custodian, SecretKind
from smdesk.domain.records import RecordId
from smdesk.domain.rules import Finding, weight


class Which(Enum):
    """Which accounts a list shows."""

    ALL = "all"
    HELD_BY_ME = "held_by_me"
    NEEDS_CARE = "needs_care"


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account as a list shows it."""

    id: RecordId
    name: str
    platform: Platform
    login_name: str
    url: str
    custodians: tuple[str, ...]
    """Their names, the primary first."""
    worst: Finding | None
    """What the rules say that weighs most, with its clause."""
    findings: tuple[Finding, ...]
    """All that the rules say, those that weigh most first."""
    mine: bool
    """Whether the member at this desk can open its secrets."""
    words: str
    """What a filter looks into: name, login, platform, custodians; without capitals or accents."""


def folded(text: str) -> str:
    """Return the text as it is compared: without accents or capitals."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


class AccountLines:
    """All accounts with what the rules say about them, read in one go and kept until they change.

    10,000 accounts are read in one pass per table; filtering touches no table at all.
    """

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        self._office = office
        self._keys = keys
        self._lines: Sequence[AccountLine] | None = None
        self._day: date | None = None

    def forget(self) -> None:
        """Read everything anew when it is asked for next."""
        self._lines = None

    def all(self) -> Sequence[AccountLine]:
        """Return every account, by name."""
        today = self._office.today()
        if self._lines is None or self._day != today:
            self._lines, self._day = self._read(today), today
        return self._lines

    def where(self, text: str, which: Which) -> list[AccountLine]:
        """Return the accounts that hold every word of the text, by name."""
        words = folded(text).split()
        return [
            line
            for line in self.all()
            if (
                which is Which.ALL
                or (which is Which.HELD_BY_ME and line.mine)
                or (which is Which.NEEDS_CARE and line.worst is not None)
            )
            and all(word in line.words for word in words)
        ]

    def _read(self, today: date) -> Sequence[AccountLine]:
        library = self._office.library
        people, clauses = self._office.people(), self._office.clauses()
        terms, held = library.terms.all(), self._keys.held()
        answering: dict[RecordId, list[Custodian]] = {}
        for custodian in library.custodians.all(order="since"):
            answering.setdefault(custodian.account, []).append(custodian)
        secrets = library.secrets.where(what=SecretKind.PASSWORD)
        with_password = {secret.account for secret in secrets}
        lines = []
        for account in library.accounts.all():
            custodians = answering.get(account.id, [])
            found = accounts.findings(
                account,
                custodians=custodians,
                has_password=account.id in with_password,
                people=people,
                terms=terms,
                today=today,
            )
            found = sorted((finding.under(clauses) for finding in found), key=weight)
            custodians = sorted(custodians, key=lambda c: not c.primary)
            names = tuple(people[c.person].name for c in custodians if c.person in people)
            lines.append(_line(account, names, tuple(found), account.id in held))
        return sorted(lines, key=lambda line: (folded(line.name), line.id))


def _line(
    account: Account, custodians: tuple[str, ...], findings: tuple[Finding, ...], mine: bool
) -> AccountLine:
    said = (account.name, account.login_name, account.url, account.platform.value, *custodians)
    return AccountLine(
        id=account.id,
        name=account.name,
        platform=account.platform,
        login_name=account.login_name,
        url=account.url,
        custodians=custodians,
        worst=findings[0] if findings else None,
        findings=findings,
        mine=mine,
        words=folded("\n".join(said)),
    )
