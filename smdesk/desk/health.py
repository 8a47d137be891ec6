"""The health of all accounts: passwords that are weak, used twice or old, and what else is amiss.

Nothing of what is compared is written anywhere, not even as a digest.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from smdesk.desk.account_keys import AccountKey, AccountKeys
from smdesk.desk.account_lines import AccountLine
from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.office import Office
from smdesk.desk.strength import strength
from smdesk.domain import audits, health
from smdesk.domain.accounts import Account
from smdesk.domain.custody import SecretKind, SecretVersion
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import BoundClause, Finding, weight
from smdesk.domain.secret_text import SecretText
from smdesk.domain.strength import Strength

Progress: TypeAlias = Callable[[int, int], None]
"""Hears how many accounts are done, and of how many."""


def silently(done: int, of: int) -> None:
    """Tell nobody how far it has come."""


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One account, and all that is amiss with it, what weighs most first."""

    account: RecordId
    name: str
    findings: tuple[Finding, ...]
    opened: bool
    """Whether its password was looked into; else only what is no secret was."""
    strength: Strength | None = None
    """The estimate for its password; None without one, or where it was not looked into."""


@dataclass(frozen=True, slots=True)
class HealthReport:
    """Every account by name, and those whose password was not the examiner's to open."""

    lines: tuple[HealthLine, ...]
    not_mine: tuple[str, ...]

    @property
    def wanting(self) -> tuple[HealthLine, ...]:
        """The accounts with which something is amiss."""
        return tuple(line for line in self.lines if line.findings)


@dataclass(frozen=True, slots=True)
class _Password:
    """A password in use, and the day on which its value was first put in; None is not mine."""

    text: SecretText | None
    since: date


class Examination:
    """Everything that a report needs, read once; holds open passwords until the report is made."""

    def __init__(
        self,
        lines: Sequence[AccountLine],
        passwords: Mapping[RecordId, Sequence[_Password]],
        last_audited: Mapping[RecordId, date],
        clauses: Mapping[str, BoundClause],
        today: date,
    ) -> None:
        self._said = [(line, line.findings) for line in lines]
        self._passwords = passwords
        self._last_audited = last_audited
        self._clauses = clauses
        self._today = today

    @classmethod
    def of(
        cls,
        office: Office,
        keys: AccountKeys,
        accounts: AccountsDesk,
        last_audited: Mapping[RecordId, date],
    ) -> "Examination":
        """Open what the member at this desk holds; touches the cabinet, and is quick."""
        lines = accounts.judged()
        passwords = _read(office, keys)
        return cls(lines, passwords, last_audited, office.clauses(), office.today())

    def report(self, progress: Progress = silently) -> HealthReport:
        """Look into everything; touches nothing but memory, so any thread may do it, once."""
        passwords, self._passwords = self._passwords, {}
        shared = _shared({line.id: line.name for line, _ in self._said}, passwords)
        lines = []
        for done, (line, known) in enumerate(self._said, start=1):
            lines.append(self._line(line, known, passwords.get(line.id, ()), shared))
            progress(done, len(self._said))
        closed = tuple(
            line.name
            for line, _ in self._said
            if any(one.text is None for one in passwords.get(line.id, ()))
        )
        return HealthReport(tuple(lines), closed)

    def _line(
        self,
        line: AccountLine,
        known: Sequence[Finding],
        passwords: Sequence[_Password],
        shared: Mapping[RecordId, tuple[str, ...]],
    ) -> HealthLine:
        about, found = Ref(Account.kind, line.id), list(known)
        judged = [
            strength(one.text, (line.name, line.login_name, line.platform.value))
            for one in passwords
            if one.text is not None
        ]
        worst = min(judged, key=lambda one: (one.score, one.guesses_log10), default=None)
        new = [
            health.weak(about, line.name) if worst is not None and worst.weak else None,
            health.reused(about, line.name, shared[line.id]) if line.id in shared else None,
            self._age(about, line.name, passwords),
            audits.check_audited(line.id, line.name, self._last_audited, self._today),
        ]
        found += [one.under(self._clauses) for one in new if one is not None]
        opened = bool(passwords) and all(one.text is not None for one in passwords)
        return HealthLine(line.id, line.name, tuple(sorted(found, key=weight)), opened, worst)

    def _age(self, about: Ref, name: str, passwords: Sequence[_Password]) -> Finding | None:
        oldest = min((one.since for one in passwords), default=None)
        return None if oldest is None else health.check_age(about, name, oldest, self._today)


def _shared(
    names: Mapping[RecordId, str], passwords: Mapping[RecordId, Sequence[_Password]]
) -> dict[RecordId, tuple[str, ...]]:
    """Return the names of the other accounts with the same password, for each that has any."""
    having: defaultdict[str, set[RecordId]] = defaultdict(set)
    for account, kept in passwords.items():
        for one in kept:
            if one.text is not None and account in names:
                having[one.text.reveal()].add(account)
    alike: defaultdict[RecordId, set[RecordId]] = defaultdict(set)
    for accounts in having.values():
        for account in accounts:
            alike[account] |= accounts - {account}
    return {
        account: tuple(sorted((names[one] for one in others), key=str.casefold))
        for account, others in alike.items()
        if others
    }


def _read(office: Office, keys: AccountKeys) -> dict[RecordId, list[_Password]]:
    """Return each account's passwords in use, open where the member at this desk holds the key."""
    library, held = office.library, keys.held()
    kept: defaultdict[RecordId, list[list[SecretVersion]]] = defaultdict(list)
    for secret, account in library.secrets.pick("id, account", what=SecretKind.PASSWORD):
        versions = library.secret_versions.where("-number", secret=secret)
        if versions:
            kept[account].append(versions)
    found: dict[RecordId, list[_Password]] = {}
    for account, secrets in kept.items():
        key = keys.open(account) if account in held else None
        found[account] = [_password(keys, key, versions) for versions in secrets]
    return found


def _password(
    keys: AccountKeys, key: AccountKey | None, versions: Sequence[SecretVersion]
) -> _Password:
    """Return the newest version; one whose value was there before is as old as that."""
    newest, *earlier = versions
    if key is None:
        return _Password(None, newest.made_at.date())
    text = keys.unseal(key, newest)
    same = [v.made_at for v in earlier if keys.unseal(key, v).reveal() == text.reveal()]
    return _Password(text, min([newest.made_at, *same]).date())
