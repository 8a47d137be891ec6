"""Reads Proton Pass: its table, and its zip with JSON and files inside."""

from dataclasses import dataclass, field, replace

from smdesk.domain.secret_text import SecretText
from smdesk.importers import loose_json as loose
from smdesk.importers.errors import DamagedError, NotThisFormatError, UnsupportedError, What
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
from smdesk.importers.passwords.tables import read_as
from smdesk.importers.table import text_of
from smdesk.importers.zipped import Zipped

ZIP, PGP = b"PK", b"-----BEGIN PGP MESSAGE"
DATA, LOCKED_DATA = "data.json", "data.pgp"
TRASHED = 2
LOGINS = frozenset({"login", "note", "custom", "sshKey", "wifi"})


def read(
    data: bytes,
    *,
    password: SecretText | None = None,
    key_file: bytes | None = None,
) -> Imported:
    """Read a table, a zip, or the JSON taken out of one.

    Raises NotThisFormatError, UnsupportedError (PGP), DamagedError, TooLargeError.
    """
    head = data.lstrip()[: len(PGP)]
    if head == PGP:
        raise UnsupportedError(What.PGP)
    if data.startswith(ZIP):
        zipped = Zipped(data)
        return _of_json(zipped.read(_data_in(zipped)), zipped)
    if head.removeprefix(b"\xef\xbb\xbf").startswith(b"{"):
        return _of_json(data, None)
    return read_as(Source.PROTON)(data, password=password, key_file=key_file)


def _data_in(zipped: Zipped) -> str:
    names = zipped.names()
    if any(name.rpartition("/")[2] == LOCKED_DATA for name in names):
        raise UnsupportedError(What.PGP)
    found = next((name for name in names if name.rpartition("/")[2] == DATA), None)
    if found is None:
        raise NotThisFormatError
    return found


def _of_json(data: bytes, zipped: Zipped | None) -> Imported:
    export = loose.loads(text_of(data))
    if export.get("encrypted") is True:
        raise UnsupportedError(What.PGP)
    vaults = export.get("vaults")
    if not isinstance(vaults, dict):
        raise NotThisFormatError
    entries: list[ImportedEntry] = []
    problems: list[Problem] = []
    row = 0
    for vault in vaults.values():
        held = vault if isinstance(vault, dict) else {}
        for item in loose.parts(held, "items"):
            row += 1
            inner = loose.part(item, "data")
            why, entry = _item(row, item, loose.label(held, "name").strip().replace("/", "-"))
            if entry is not None:
                entry, missing = _with_files(entry, item, zipped)
                entries.append(entry)
                problems += [Problem(row, ProblemWhy.FILE, name) for name in missing]
            if why is not None:
                title = loose.label(loose.part(inner, "metadata"), "name")
                problems.append(Problem(row, why, title))
    return Imported(tuple(entries), tuple(problems), Source.PROTON)


def _item(row: int, item: Loose, folder: str) -> tuple[ProblemWhy | None, ImportedEntry | None]:
    if loose.number(item, "state") == TRASHED:
        return ProblemWhy.DELETED, None
    inner = loose.part(item, "data")
    if loose.label(inner, "type") not in LOGINS:
        return ProblemWhy.NOT_A_LOGIN, None
    try:
        entry = _entry(row, item, folder)
    except DamagedError:
        return ProblemWhy.UNREADABLE, None
    if is_empty(entry):
        return ProblemWhy.EMPTY, None
    passkeys = loose.parts(loose.part(inner, "content"), "passkeys")
    return (ProblemWhy.PASSKEY if passkeys else None), entry


@dataclass(slots=True)
class _Extra:
    """What the further fields of an item hold."""

    totp: SecretText | None = field(default=None, repr=False)
    fields: list[ImportedField] = field(default_factory=list, repr=False)


def _entry(row: int, item: Loose, folder: str) -> ImportedEntry:
    inner = loose.part(item, "data")
    about, content = loose.part(inner, "metadata"), loose.part(inner, "content")
    email = loose.text(content, "itemEmail").strip()
    name = (loose.text(content, "itemUsername") or loose.text(content, "username")).strip()
    extra = _extra(inner, loose.secret(content, "totpUri"))
    if name and email and name != email:
        extra.fields.insert(0, ImportedField("email", SecretText(email)))
    return ImportedEntry(
        row=row,
        title=loose.text(about, "name").strip(),
        urls=tuple(loose.texts(content, "urls")),
        username=name or email,
        password=loose.secret(content, "password"),
        totp=extra.totp,
        notes=loose.secret(about, "note"),
        fields=tuple(extra.fields),
        changed_at=loose.instant(item, "modifyTime"),
        created_at=loose.instant(item, "createTime"),
        folder=folder,
    )


def _extra(inner: Loose, totp: SecretText | None) -> _Extra:
    found = _Extra(totp)
    content = loose.part(inner, "content")
    sections = [inner, content, *loose.parts(content, "sections")]
    for one in (
        field_
        for section in sections
        for name in ("extraFields", "sectionFields")
        for field_ in loose.parts(section, name)
    ):
        data, kind = loose.part(one, "data"), loose.text(one, "type")
        value = loose.secret(data, "totpUri") or loose.secret(data, "content")
        if value is None:
            continue
        if kind == "totp" and found.totp is None:
            found.totp = value
        else:
            label = loose.text(one, "fieldName").strip()
            found.fields.append(ImportedField(label, value, kind in ("hidden", "totp")))
    return found


def _named_files(item: Loose) -> list[str]:
    try:
        return loose.texts(item, "files")
    except DamagedError:
        return []


def _with_files(
    entry: ImportedEntry, item: Loose, zipped: Zipped | None
) -> tuple[ImportedEntry, list[str]]:
    inside = zipped.names() if zipped else []
    files, missing = [], []
    for wanted in _named_files(item):
        found = next((name for name in inside if name.endswith(wanted)), None)
        name = wanted.rpartition("/")[2]
        if found is None or zipped is None:
            missing.append(name)
        else:
            files.append(ImportedFile(name, zipped.read(found)))
    return replace(entry, attachments=tuple(files)), missing
