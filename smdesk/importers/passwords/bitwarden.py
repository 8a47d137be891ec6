"""Reads Bitwarden's JSON: plain, or locked with a password of its own."""

from collections.abc import Mapping

from smdesk.domain.secret_text import SecretText
from smdesk.importers import loose_json as loose
from smdesk.importers.errors import (
    DamagedError,
    NotThisFormatError,
    PasswordNeededError,
    UnsupportedError,
    What,
)
from smdesk.importers.loose_json import Loose
from smdesk.importers.passwords.columns import folder_of, is_empty
from smdesk.importers.passwords.entry import (
    Imported,
    ImportedEntry,
    ImportedField,
    Problem,
    ProblemWhy,
    Source,
)
from smdesk.importers.passwords.history import in_turn
from smdesk.importers.table import text_of

LOGIN, NOTE = 1, 2
HIDDEN, LINKED = 1, 3


def read(
    data: bytes,
    *,
    password: SecretText | None = None,
    key_file: bytes | None = None,  # noqa: ARG001 - every reader takes it
) -> Imported:
    """Read a personal or an organisation's export.

    Raises NotThisFormatError, PasswordNeededError, WrongPasswordError, UnsupportedError (such as
    ACCOUNT_ENCRYPTED), DamagedError, TooLargeError. Slow where the file is locked.
    """
    vault = loose.loads(text_of(data))
    if vault.get("encrypted") is True:
        if vault.get("passwordProtected") is not True:
            raise UnsupportedError(What.ACCOUNT_ENCRYPTED)
        if password is None:
            raise PasswordNeededError
        from smdesk.importers.passwords.bitwarden_lock import unlocked  # noqa: PLC0415 - costs time

        vault = loose.loads(unlocked(vault, password))
    if not isinstance(vault.get("items"), list):
        raise NotThisFormatError
    return _read(vault)


def _read(vault: Loose) -> Imported:
    named = [*loose.parts(vault, "folders"), *loose.parts(vault, "collections")]
    folders = {loose.label(one, "id"): loose.label(one, "name") for one in named}
    entries: list[ImportedEntry] = []
    problems: list[Problem] = []
    for row, item in enumerate(vault["items"], start=1):
        held = item if isinstance(item, dict) else {}
        why, entry = _item(row, held, folders)
        if entry is not None:
            entries.append(entry)
        if why is not None:
            problems.append(Problem(row, why, loose.label(held, "name")))
    return Imported(tuple(entries), tuple(problems), Source.BITWARDEN_JSON)


def _item(
    row: int, item: Loose, folders: Mapping[str, str]
) -> tuple[ProblemWhy | None, ImportedEntry | None]:
    """Return what is the matter with the item, if anything, and the login, if there is one."""
    if item.get("deletedDate"):
        return ProblemWhy.DELETED, None
    if loose.number(item, "type") not in (LOGIN, NOTE):
        return ProblemWhy.NOT_A_LOGIN, None
    try:
        entry = _entry(row, item, folders)
    except DamagedError:
        return ProblemWhy.UNREADABLE, None
    if is_empty(entry):
        return ProblemWhy.EMPTY, None
    passkey = loose.parts(loose.part(item, "login"), "fido2Credentials")
    return (ProblemWhy.PASSKEY if passkey else None), entry


def _entry(row: int, item: Loose, folders: Mapping[str, str]) -> ImportedEntry:
    login = loose.part(item, "login")
    created = loose.instant(item, "creationDate")
    ended = [
        (text, loose.instant(one, "lastUsedDate"))
        for one in loose.parts(item, "passwordHistory")
        for text in [loose.secret(one, "password")]
        if text is not None
    ]
    history, since = in_turn(ended, created)
    collections = [folders.get(one, "") for one in loose.texts(item, "collectionIds")]
    lies_in = [folders.get(loose.text(item, "folderId"), ""), *collections]
    lies_in = [folder_of(name) for name in lies_in if name.strip()]
    return ImportedEntry(
        row=row,
        title=loose.text(item, "name").strip(),
        urls=tuple(
            uri for one in loose.parts(login, "uris") for uri in [loose.text(one, "uri")] if uri
        ),
        username=loose.text(login, "username").strip(),
        password=loose.secret(login, "password"),
        totp=loose.secret(login, "totp"),
        notes=loose.secret(item, "notes"),
        fields=tuple(_fields(item)),
        history=history,
        changed_at=loose.instant(login, "passwordRevisionDate") or since,
        created_at=created,
        folder=lies_in[0] if lies_in else "",
        tags=tuple(dict.fromkeys(lies_in[1:])),
        archived=bool(item.get("archivedDate")),
    )


def _fields(item: Loose) -> list[ImportedField]:
    found = []
    for one in loose.parts(item, "fields"):
        value, kind = loose.secret(one, "value"), loose.number(one, "type")
        if value is not None and kind != LINKED:
            hidden = kind == HIDDEN
            found.append(ImportedField(loose.text(one, "name").strip(), value, hidden))
    return found
