"""What a file would bring into the cabinet: each row as an account, before anything is kept."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from smdesk.desk.attachments import MOST_BYTES, file_name
from smdesk.desk.secrets import readied
from smdesk.domain.accounts import Account, Platform, SecondFactor
from smdesk.domain.custody import SecretKind
from smdesk.domain.hosts import host_of, login_key, platform_of
from smdesk.domain.records import RecordId, faults_of, filled, link_or_empty, new_ids
from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import NoCodesError
from smdesk.importers.passwords.entry import (
    ImportedEntry,
    ImportedFile,
    OldPassword,
    Problem,
    ProblemWhy,
)

LONGEST = 200
"""How many signs a name or a label may have."""


class Choice(Enum):
    """What becomes of a row."""

    ADD = "add"
    """It becomes an account of its own."""
    VERSION = "version"
    """Its password becomes the one in use of the account it is the same login as."""
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Match:
    """What a row is the same login as: an account of the cabinet, or an earlier row."""

    name: str
    account: RecordId | None = None
    row: int = 0
    """The place in the preview of the earlier row, where it is no account yet."""
    same: bool | None = None
    """Whether the password is the same too; None where nobody here may know."""
    mine: bool = True
    """Whether the member at this desk can give the account a new password."""
    older: bool = False
    """Whether the file's password came into use before the one that is kept."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What is written on things that have no name of their own, in the reader's language."""

    unnamed: str
    notes: str
    codes: str
    address: str
    folder: str
    tags: str
    field: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One secret of a row as it would be kept; the last of its values is the one in use."""

    what: SecretKind
    label: str
    values: tuple[tuple[SecretText, datetime | None], ...] = field(repr=False)
    size: int = 0


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row as the preview shows it. Secrets are in it as dots alone."""

    place: int
    """Its place in the preview, from 0."""
    row: int
    """Its place in the file, from 1."""
    account: Account
    host: str
    secrets: tuple[Kept, ...]
    files: tuple[ImportedFile, ...]
    fields: tuple[tuple[str, str], ...]
    """Fields that every member may read: name and value."""
    changed_at: datetime | None
    archived: bool
    problems: tuple[Problem, ...]
    match: Match | None
    choice: Choice
    """What is proposed."""

    @property
    def password(self) -> Kept | None:
        """The password with those of before, or None."""
        return next((one for one in self.secrets if one.what is SecretKind.PASSWORD), None)


def rows_of(entries: Sequence[ImportedEntry], labels: Labels) -> Iterator[ImportRow]:
    """Yield each login as an account, with nothing known yet of what is there already."""
    for place, (id_, entry) in enumerate(zip(new_ids(), entries, strict=False)):
        yield _row(place, id_, entry, labels)


def key_of(row: ImportRow) -> tuple[str, str]:
    """Return what the row has in common with every row and account of the same login."""
    account = row.account
    return login_key(account.platform, row.host, account.name, account.login_name)


def key_of_account(account: Account) -> tuple[str, str]:
    """Return the same of an account that is there."""
    host = host_of(account.url)
    return login_key(account.platform, host, account.name, account.login_name)


def described(
    rows: Sequence[ImportRow],
    places: Collection[int],
    *,
    name: str | None = None,
    platform: Platform | None = None,
) -> tuple[ImportRow, ...]:
    """Return the rows with those at the places called, or placed, otherwise; None leaves it.

    What is the same login stays so: that was told by what the file says. Raises InvalidError
    (name) for a name that is none.
    """
    called = None if name is None else plain(name)
    if called is not None:
        faults_of(name=filled(called))
    changed = []
    for row in rows:
        account, match = row.account, row.match
        if row.place in places:
            account = replace(
                account, name=called or account.name, platform=platform or account.platform
            )
        if match is not None and match.account is None and match.row in places and called:
            match = replace(match, name=called)
        same = account is row.account and match is row.match
        changed.append(row if same else replace(row, account=account, match=match))
    return tuple(changed)


def choices(row: ImportRow) -> tuple[Choice, ...]:
    """Return what can become of the row."""
    match = row.match
    if match is None or not match.mine or match.same or row.password is None:
        return (Choice.ADD, Choice.SKIP)
    return (Choice.ADD, Choice.VERSION, Choice.SKIP)


def _row(place: int, id_: RecordId, entry: ImportedEntry, labels: Labels) -> ImportRow:
    host = next(filter(None, map(host_of, entry.urls)), "")
    link = next((url for url in entry.urls if url and not link_or_empty(url)), "")
    if not link and host and "://" not in entry.urls[0]:
        link = f"https://{entry.urls[0].strip()}"
        link = "" if link_or_empty(link) else link
    secrets, problems = _secrets(entry, labels)
    files = tuple(one for one in entry.attachments if len(one.data) <= MOST_BYTES)
    problems += [
        Problem(entry.row, ProblemWhy.FILE_TOO_LARGE, file_name(one.name))
        for one in entry.attachments
        if len(one.data) > MOST_BYTES
    ]
    codes = any(one.what is SecretKind.TOTP for one in secrets)
    return ImportRow(
        place=place,
        row=entry.row,
        account=Account(
            id=id_,
            name=plain(entry.title) or host or plain(entry.username) or labels.unnamed,
            platform=platform_of(host),
            url=link,
            login_name=plain(entry.username),
            second_factor=SecondFactor.APP if codes else SecondFactor.UNKNOWN,
        ),
        host=host,
        secrets=tuple(secrets),
        files=files,
        fields=tuple(_fields(entry, link, labels)),
        changed_at=entry.changed_at,
        archived=entry.archived,
        problems=tuple(problems),
        match=None,
        choice=Choice.SKIP if entry.archived else Choice.ADD,
    )


def plain(said: str) -> str:
    """Return a name without signs that nobody sees, and no longer than a name may be."""
    shown = "".join(c if c.isprintable() else " " for c in said)
    return " ".join(shown.split())[:LONGEST].strip()


def _secrets(entry: ImportedEntry, labels: Labels) -> tuple[list[Kept], list[Problem]]:
    found: list[Kept] = []
    problems: list[Problem] = []
    if entry.password is not None and entry.password.reveal().strip():
        found.append(Kept(SecretKind.PASSWORD, "", _values(entry.password, entry)))
    if entry.totp is not None:
        try:
            link, _ = readied(SecretKind.TOTP, entry.totp, "")
            found.append(Kept(SecretKind.TOTP, "", ((link, None),)))
        except NoCodesError:
            problems.append(Problem(entry.row, ProblemWhy.CODES, plain(entry.title)))
            if entry.totp.reveal().strip():
                found.append(Kept(SecretKind.FIELD, labels.codes, ((entry.totp, None),)))
    if entry.notes is not None and entry.notes.reveal().strip():
        found.append(Kept(SecretKind.OTHER, labels.notes, ((entry.notes, None),)))
    taken = {one.label for one in found}
    for one in entry.fields:
        if one.protected and one.value.reveal().strip():
            label = _free(plain(one.name) or labels.field, taken)
            found.append(Kept(SecretKind.FIELD, label, ((one.value, None),)))
    return found, problems


def _values(
    password: SecretText, entry: ImportedEntry
) -> tuple[tuple[SecretText, datetime | None], ...]:
    old: Sequence[OldPassword] = [one for one in entry.history if one.text.reveal().strip()]
    return (*((one.text, one.changed_at) for one in old), (password, entry.changed_at))


def _fields(entry: ImportedEntry, link: str, labels: Labels) -> Iterator[tuple[str, str]]:
    told = [(labels.address, url) for url in dict.fromkeys(entry.urls) if url != link]
    told += [(labels.folder, entry.folder), (labels.tags, ", ".join(entry.tags))]
    told += [(one.name, one.value.reveal()) for one in entry.fields if not one.protected]
    taken: set[str] = set()
    for name, value in told:
        shown = value.replace("\0", " ").strip()
        if shown:
            yield _free(plain(name) or labels.field, taken), shown


def _free(label: str, taken: set[str]) -> str:
    """Return the label, numbered where it is taken."""
    free, number = label, 1
    while free in taken:
        number += 1
        free = f"{label} {number}"
    taken.add(free)
    return free
