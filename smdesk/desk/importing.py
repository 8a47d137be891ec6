"""The import desk: what a file of another program brings, looked at first and then kept at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from smdesk.desk.account_keys import AccountKey, AccountKeys
from smdesk.desk.import_rows import (
    Choice,
    ImportRow,
    Labels,
    Match,
    choices,
    described,
    key_of,
    key_of_account,
    rows_of,
)
from smdesk.desk.import_writing import ImportWriting
from smdesk.desk.office import Office
from smdesk.desk.secrets import Secrets
from smdesk.desk.topics import Topic
from smdesk.domain.custody import SecretKind, SecretVersion
from smdesk.domain.journal import Entry
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.importers.passwords.entry import Imported, Problem, ProblemWhy, Source
from smdesk.vault.open_vault import OpenVault

__all__ = [
    "Choice",
    "ImportDesk",
    "ImportResult",
    "ImportRow",
    "Imported",
    "Labels",
    "Match",
    "Outcome",
    "Preview",
    "Problem",
    "ProblemWhy",
    "Source",
    "choices",
    "described",
]

Progress = Callable[[int, int], object]
"""Hears how many rows are done, and of how many."""


def _silently(_done: int, _of: int) -> None:
    """Say nothing."""


class Outcome(Enum):
    """What became of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    """Left out: the account has this very password."""
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one row, and of which account it is part now."""

    row: int
    name: str
    outcome: Outcome
    account: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a file would bring, and what it would not."""

    source: Source
    rows: tuple[ImportRow, ...]
    problems: tuple[Problem, ...]
    """Of rows that are not taken over, or not whole; in the order of the file."""


class ImportDesk:
    """Everything the team does with other programs' files."""

    def __init__(self, office: Office, keys: AccountKeys, vault: OpenVault) -> None:
        self._office = office
        self._keys = keys
        self._secrets = Secrets(office, keys, vault.device)
        self._vault = vault

    def preview(self, imported: Imported, labels: Labels) -> Preview:
        """Return what the file would bring, each row beside what is there already.

        Keeps nothing. Passwords of accounts whose key is held here are compared in memory.
        """
        there = self._there()
        seen: dict[tuple[str, str], ImportRow] = {}
        rows: list[ImportRow] = []
        for row in rows_of(imported.entries, labels):
            key = key_of(row)
            match = self._match(row, there.get(key)) or _twin(row, seen.get(key))
            known = replace(row, match=match, choice=_proposed(row, match)) if match else row
            rows.append(known)
            if match is None:
                seen[key] = known
        problems = [*imported.problems, *(p for row in rows for p in row.problems)]
        return Preview(
            imported.source, tuple(rows), tuple(sorted(problems, key=lambda one: one.row))
        )

    def apply(
        self,
        rows: Sequence[ImportRow],
        chosen: Mapping[int, Choice],
        *,
        custodians: Sequence[RecordId] = (),
        open_notes: bool = False,
        by: Member,
        progress: Progress = _silently,
    ) -> list[ImportResult]:
        """Keep what is chosen of a preview's rows, all of it in one task, or nothing.

        ``chosen`` says by place what becomes of a row where it is not what is proposed.
        ``custodians`` answer for every new account beside ``by``. ``open_notes`` lets every member
        read the notes; otherwise they are secrets. Raises NotKeptError, GoneError, RefusedError.
        """
        writing = ImportWriting(
            self._office,
            self._keys,
            self._vault,
            self._secrets,
            custodians=custodians,
            open_notes=open_notes,
            by=by,
        )
        results: list[ImportResult] = []
        follow = _followers(rows, chosen)
        with self._office.task("import.passwords", Topic.ACCOUNTS, by=by):
            for done, row in enumerate(rows):
                results.append(self._one(row, chosen.get(row.place, row.choice), follow, writing))
                progress(done + 1, len(rows))
            writing.finish()
        return results

    def last_import(self) -> Entry | None:
        """Return the log's entry of the import that was just made; None if there is another."""
        (latest,) = self._office.library.journal.entries(limit=1) or (None,)
        return latest if latest is not None and latest.task == "import.passwords" else None

    def _one(
        self,
        row: ImportRow,
        choice: Choice,
        follow: Mapping[int, list[ImportRow]],
        writing: ImportWriting,
    ) -> ImportResult:
        name, match = row.account.name, row.match
        if choice is Choice.SKIP:
            same = match is not None and match.same is True
            account = match.account if match is not None else None
            outcome = Outcome.UNCHANGED if same else Outcome.LEFT_OUT
            return ImportResult(row.row, name, outcome, account)
        if choice is Choice.ADD:
            writing.add(row, follow.get(row.place, ()))
            return ImportResult(row.row, name, Outcome.ADDED, row.account.id)
        if match is not None and match.account is not None:
            writing.update(match.account, row)
            return ImportResult(row.row, name, Outcome.UPDATED, match.account)
        if match is not None and any(row in found for found in follow.values()):
            return ImportResult(row.row, name, Outcome.UPDATED, writing.added.get(match.row))
        writing.add(row, ())
        return ImportResult(row.row, name, Outcome.ADDED, row.account.id)

    def _there(self) -> dict[tuple[str, str], tuple[RecordId, str]]:
        found: dict[tuple[str, str], tuple[RecordId, str]] = {}
        for account in self._office.library.accounts.all():
            found.setdefault(key_of_account(account), (account.id, account.name))
        return found

    def _match(self, row: ImportRow, there: tuple[RecordId, str] | None) -> Match | None:
        if there is None:
            return None
        account, name = there
        key = self._key(account)
        if key is None:
            return Match(name, account, same=None, mine=not self._keys.wraps(account))
        latest = self._latest(account)
        if row.password is None or latest is None:
            return Match(name, account, same=row.password is None)
        # Compared in memory; nobody is shown it.
        ours = self._keys.unseal(key, latest).reveal()
        older = row.changed_at is not None and row.changed_at < latest.made_at
        return Match(name, account, same=ours == row.password.values[-1][0].reveal(), older=older)

    def _key(self, account: RecordId) -> AccountKey | None:
        return self._keys.open(account) if account in self._keys.held() else None

    def _latest(self, account: RecordId) -> SecretVersion | None:
        """Return the account's password in use, still sealed."""
        library = self._office.library
        kept = library.secrets.where(account=account, what=SecretKind.PASSWORD)
        versions = [v for one in kept for v in library.secret_versions.where(secret=one.id)]
        return max(versions, key=lambda one: one.number, default=None)


def _twin(row: ImportRow, earlier: ImportRow | None) -> Match | None:
    if earlier is None:
        return None
    ours, theirs = row.password, earlier.password
    same = ours is None or (
        theirs is not None and ours.values[-1][0].reveal() == theirs.values[-1][0].reveal()
    )
    return Match(earlier.account.name, row=earlier.place, same=same)


def _proposed(row: ImportRow, match: Match) -> Choice:
    """Return what is likely to be meant; where the file does not say which is newer, both stay."""
    if row.archived or match.same or match.older or not match.mine or row.password is None:
        return Choice.SKIP
    if match.account is None:
        return Choice.VERSION if row.changed_at is not None else Choice.ADD
    return Choice.VERSION


def _followers(
    rows: Sequence[ImportRow], chosen: Mapping[int, Choice]
) -> dict[int, list[ImportRow]]:
    """Return, by an added row's place, the later rows whose passwords are versions of its own."""
    added = {row.place for row in rows if chosen.get(row.place, row.choice) is Choice.ADD}
    found: dict[int, list[ImportRow]] = {}
    for row in rows:
        match = row.match
        if chosen.get(row.place, row.choice) is not Choice.VERSION or match is None:
            continue
        if match.account is None and match.row in added:
            found.setdefault(match.row, []).append(row)
    return found
