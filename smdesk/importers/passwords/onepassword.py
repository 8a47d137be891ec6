"""Reads 1Password's 1pux: every account, every vault, with files and passwords of before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from smdesk.domain.secret_text import SecretText
from smdesk.importers import loose_json as loose
from smdesk.importers.errors import DamagedError, NotThisFormatError
from smdesk.importers.loose_json import Loose
from smdesk.importers.passwords.columns import is_empty
from smdesk.importers.passwords.entry import (
    Imported,
    ImportedEntry,
    ImportedField,
    ImportedFile,
    Problem,
    ProblemWhy,
    Source,
)
from smdesk.importers.passwords.history import in_turn
from smdesk.importers.table import text_of
from smdesk.importers.zipped import Zipped

DATA, FILES = "export.data", "files/"
ARCHIVED, TRASHED = "archived", frozenset({"trashed", "deleted"})
NOT_LOGINS = frozenset({"002", "004", "101", "103", "104", "105", "106", "107", "108", "113"})
"""Cards, identities, bank accounts, licences, memberships, passports and the like."""

CONCEALED, CODES, FILE = "concealed", "totp", "file"
_SPECIAL = {"password": "password", "username": "username"}


@dataclass(slots=True)
class _Gathered:
    """What the sections of an item say, sorted by what it is."""

    username: str = ""
    password: SecretText | None = field(default=None, repr=False)
    totp: SecretText | None = field(default=None, repr=False)
    fields: list[ImportedField] = field(default_factory=list, repr=False)
    documents: list[Loose] = field(default_factory=list, repr=False)


def read(
    data: bytes,
    *,
    password: SecretText | None = None,  # noqa: ARG001 - every reader takes them
    key_file: bytes | None = None,  # noqa: ARG001
) -> Imported:
    """Read the file; raises NotThisFormatError, DamagedError, TooLargeError, UnsupportedError."""
    zipped = Zipped(data)
    accounts = loose.parts(loose.loads(text_of(zipped.read(DATA))), "accounts")
    if not accounts:
        raise NotThisFormatError
    documents = _documents(zipped)
    entries: list[ImportedEntry] = []
    problems: list[Problem] = []
    several = len(accounts) > 1
    for row, (folder, item) in enumerate(_items(accounts, several=several), start=1):
        title = loose.label(loose.part(item, "overview"), "title")
        why = _why_not(item)
        if why is None:
            try:
                found = _entry(row, item, folder)
                entry, missing = _with_files(found[0], found[1], documents, zipped)
            except DamagedError:
                why = ProblemWhy.UNREADABLE
            else:
                why = ProblemWhy.EMPTY if is_empty(entry) else None
                problems += [Problem(row, ProblemWhy.FILE, file) for file in missing]
                entries += [] if why else [entry]
        if why is not None:
            problems.append(Problem(row, why, title))
    return Imported(tuple(entries), tuple(problems), Source.ONEPASSWORD_1PUX)


def _items(accounts: list[Loose], *, several: bool) -> Iterator[tuple[str, Loose]]:
    for account in accounts:
        attrs = loose.part(account, "attrs")
        owner = loose.text(attrs, "accountName") or loose.text(attrs, "name")
        for vault in loose.parts(account, "vaults"):
            name = loose.text(loose.part(vault, "attrs"), "name").strip().replace("/", "-")
            path = [owner.strip().replace("/", "-"), name] if several else [name]
            folder = "/".join(filter(None, path))
            for item in loose.parts(vault, "items"):
                yield folder, _unwrapped(item)


def _unwrapped(item: Loose) -> Loose:
    """Return the item itself; older files have it inside another."""
    return item["item"] if isinstance(item.get("item"), dict) else item


def _why_not(item: Loose) -> ProblemWhy | None:
    if item.get("trashed") is True or loose.label(item, "state") in TRASHED:
        return ProblemWhy.DELETED
    return ProblemWhy.NOT_A_LOGIN if loose.label(item, "categoryUuid") in NOT_LOGINS else None


def _entry(row: int, item: Loose, folder: str) -> tuple[ImportedEntry, list[Loose]]:
    overview, details = loose.part(item, "overview"), loose.part(item, "details")
    gathered = _gathered(details)
    urls = [loose.text(overview, "url")]
    urls += [loose.text(one, "url") for one in loose.parts(overview, "urls")]
    created = loose.instant(item, "createdAt")
    ended = [
        (text, loose.instant(one, "time"))
        for one in loose.parts(details, "passwordHistory")
        for text in [loose.secret(one, "value")]
        if text is not None
    ]
    history, since = in_turn(ended, created)
    document = loose.part(details, "documentAttributes")
    entry = ImportedEntry(
        row=row,
        title=loose.text(overview, "title").strip(),
        urls=tuple(dict.fromkeys(url.strip() for url in urls if url.strip())),
        username=gathered.username,
        password=gathered.password,
        totp=gathered.totp,
        notes=loose.secret(details, "notesPlain"),
        fields=tuple(gathered.fields),
        history=history,
        changed_at=since,
        created_at=created,
        folder=folder,
        tags=tuple(loose.texts(overview, "tags")),
        archived=item.get("state") == ARCHIVED,
    )
    return entry, gathered.documents + ([document] if document else [])


def _gathered(details: Loose) -> _Gathered:
    found = _Gathered(password=loose.secret(details, "password"))
    for one in loose.parts(details, "loginFields"):
        value, meant = loose.secret(one, "value"), loose.text(one, "designation")
        if value is None:
            continue
        if meant == "username" and not found.username:
            found.username = value.reveal().strip()
        elif meant == "password" and found.password is None:
            found.password = value
        else:
            concealed = loose.text(one, "fieldType") == "P" or meant == "password"
            name = loose.text(one, "name").strip() or meant
            found.fields.append(ImportedField(name, value, concealed))
    for section in loose.parts(details, "sections"):
        for one in loose.parts(section, "fields"):
            _gather(found, one, loose.text(section, "title").strip())
    return found


def _gather(found: _Gathered, one: Loose, section: str) -> None:
    value = loose.part(one, "value")
    if FILE in value:
        found.documents.append(loose.part(value, FILE))
        return
    text = _text_of(value)
    if text is None:
        return
    meant = loose.text(one, "id")
    if CODES in value and found.totp is None:
        found.totp = text
    elif meant == _SPECIAL["password"] and CONCEALED in value and found.password is None:
        found.password = text
    elif meant == _SPECIAL["username"] and not found.username:
        found.username = text.reveal().strip()
    else:
        name = ": ".join(filter(None, (section, loose.text(one, "title").strip())))
        concealed = CONCEALED in value or CODES in value
        found.fields.append(ImportedField(name, text, concealed))


def _text_of(value: Loose) -> SecretText | None:
    """Return what a field says; one of several parts says them in turn."""
    for kind, inside in value.items():
        if kind == "date":
            when = loose.instant(value, kind)
            said = when.date().isoformat() if when else ""
        else:
            said = "\n".join(_said(inside))
        if said.strip():
            return SecretText(said)
    return None


def _said(inside: Any) -> list[str]:  # noqa: ANN401 - a file may hold anything
    if isinstance(inside, dict):
        return [said for name in inside for said in [loose.text(inside, name)] if said]
    said = loose.text({"": inside}, "")
    return [said] if said else []


def _documents(zipped: Zipped) -> dict[str, str]:
    """Return the files' names in the zip by the ids of their documents."""
    inside = (name for name in zipped.names() if name.startswith(FILES))
    return {name.removeprefix(FILES).partition("__")[0]: name for name in inside}


def _with_files(
    entry: ImportedEntry, wanted: list[Loose], documents: Mapping[str, str], zipped: Zipped
) -> tuple[ImportedEntry, list[str]]:
    """Return the login with its files, and the names of those that the zip lacks."""
    files, missing = [], []
    for document in wanted:
        inside = documents.get(loose.text(document, "documentId"))
        name = loose.text(document, "fileName") or (inside or "").partition("__")[2]
        if inside is None:
            missing.append(name)
        else:
            files.append(ImportedFile(name, zipped.read(inside)))
    return replace(entry, attachments=tuple(files)), missing
