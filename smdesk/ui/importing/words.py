"""What the programs are called that files come from, and what became of each row."""

from PySide6.QtCore import QCoreApplication

from smdesk.desk.import_files import Column
from smdesk.desk.importing import (
    Choice,
    ImportRow,
    Labels,
    Outcome,
    Problem,
    ProblemWhy,
    Source,
)
from smdesk.domain.custody import SecretKind
from smdesk.ui.kit import wording
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

SOURCES = {
    Source.BITWARDEN_CSV: QT_TRANSLATE_NOOP("Import", "Bitwarden, table (CSV)"),
    Source.BITWARDEN_JSON: QT_TRANSLATE_NOOP("Import", "Bitwarden, JSON"),
    Source.ONEPASSWORD_CSV: QT_TRANSLATE_NOOP("Import", "1Password, table (CSV)"),
    Source.ONEPASSWORD_1PUX: QT_TRANSLATE_NOOP("Import", "1Password, 1PUX"),
    Source.LASTPASS: QT_TRANSLATE_NOOP("Import", "LastPass, table (CSV)"),
    Source.CHROME: QT_TRANSLATE_NOOP("Import", "Chrome, Edge or Brave"),
    Source.FIREFOX: QT_TRANSLATE_NOOP("Import", "Firefox"),
    Source.APPLE: QT_TRANSLATE_NOOP("Import", "Apple Passwords or Safari"),
    Source.PROTON: QT_TRANSLATE_NOOP("Import", "Proton Pass"),
    Source.KEEPASSXC_CSV: QT_TRANSLATE_NOOP("Import", "KeePassXC, table (CSV)"),
    Source.KEEPASS_XML: QT_TRANSLATE_NOOP("Import", "KeePass, XML"),
    Source.KDBX: QT_TRANSLATE_NOOP("Import", "KeePass or KeePassXC, KDBX"),
    Source.KEEPER: QT_TRANSLATE_NOOP("Import", "Keeper, table (CSV)"),
    Source.SMDESK_CSV: QT_TRANSLATE_NOOP("Import", "smdesk, table (CSV)"),
    Source.OTHER_CSV: QT_TRANSLATE_NOOP("Import", "Another table (CSV): I say what is what"),
}
COLUMNS = {
    Column.TITLE: QT_TRANSLATE_NOOP("Import", "Name"),
    Column.URL: QT_TRANSLATE_NOOP("Import", "Web address"),
    Column.USERNAME: QT_TRANSLATE_NOOP("Import", "User name"),
    Column.PASSWORD: QT_TRANSLATE_NOOP("Import", "Password"),
    Column.TOTP: QT_TRANSLATE_NOOP("Import", "Authenticator"),
    Column.NOTES: QT_TRANSLATE_NOOP("Import", "Notes"),
    Column.FOLDER: QT_TRANSLATE_NOOP("Import", "Folder"),
    Column.TAGS: QT_TRANSLATE_NOOP("Import", "Tags"),
    Column.CHANGED: QT_TRANSLATE_NOOP("Import", "Password changed on"),
    Column.CREATED: QT_TRANSLATE_NOOP("Import", "Created on"),
    Column.ARCHIVED: QT_TRANSLATE_NOOP("Import", "Archived"),
    Column.FIELD: QT_TRANSLATE_NOOP("Import", "A secret field of its own"),
    Column.SKIP: QT_TRANSLATE_NOOP("Import", "Leave out"),
}
CHOICES = {
    Choice.ADD: QT_TRANSLATE_NOOP("Import", "New account"),
    Choice.VERSION: QT_TRANSLATE_NOOP("Import", "New password"),
    Choice.SKIP: QT_TRANSLATE_NOOP("Import", "Leave out"),
}
OUTCOMES = {
    Outcome.ADDED: QT_TRANSLATE_NOOP("Import", "Added"),
    Outcome.UPDATED: QT_TRANSLATE_NOOP("Import", "Its password is a version of that account"),
    Outcome.UNCHANGED: QT_TRANSLATE_NOOP("Import", "Left out: the same password is here already"),
    Outcome.LEFT_OUT: QT_TRANSLATE_NOOP("Import", "Left out"),
}
PROBLEMS = {
    ProblemWhy.DELETED: QT_TRANSLATE_NOOP("Import", "Left out: it lay in the bin."),
    ProblemWhy.EMPTY: QT_TRANSLATE_NOOP("Import", "Left out: there is nothing in it."),
    ProblemWhy.NOT_A_LOGIN: QT_TRANSLATE_NOOP(
        "Import", "Left out: a card, an identity or the like, no login."
    ),
    ProblemWhy.CODES: QT_TRANSLATE_NOOP(
        "Import", "Its authenticator is not understood; it is kept as a secret field."
    ),
    ProblemWhy.TIME: QT_TRANSLATE_NOOP(
        "Import", "When it was changed is not understood; it counts as changed today."
    ),
    ProblemWhy.FILE: QT_TRANSLATE_NOOP("Import", "A file that belongs to it is missing."),
    ProblemWhy.FILE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "Import", "A file that belongs to it is too large and is left out."
    ),
    ProblemWhy.PASSKEY: QT_TRANSLATE_NOOP(
        "Import", "Its passkey stays where it is; note in the account who has it."
    ),
    ProblemWhy.UNREADABLE: QT_TRANSLATE_NOOP(
        "Import", "Left out: the row cannot be read. Look at it in the file."
    ),
}
DOTS = "••••••••"


def told(words: str) -> str:
    """Return the words in the reader's language."""
    return QCoreApplication.translate("Import", words)


def labels() -> Labels:
    """Return what is written on things that have no name of their own."""
    return Labels(
        unnamed=told(QT_TRANSLATE_NOOP("Import", "Without a name")),
        notes=told(QT_TRANSLATE_NOOP("Import", "Notes")),
        codes=told(QT_TRANSLATE_NOOP("Import", "Authenticator")),
        address=told(QT_TRANSLATE_NOOP("Import", "Web address")),
        folder=told(QT_TRANSLATE_NOOP("Import", "Folder")),
        tags=told(QT_TRANSLATE_NOOP("Import", "Tags")),
        field=told(QT_TRANSLATE_NOOP("Import", "Field")),
    )


def problem(one: Problem) -> str:
    """Return what to say of a row that is not taken over, or not whole."""
    words = told(PROBLEMS[one.why])
    return f"{one.detail}: {words}" if one.detail else words


def beside(row: ImportRow) -> str:
    """Return what a row brings beside its password, in few words."""
    kinds = {one.what for one in row.secrets}
    said = [
        (SecretKind.TOTP in kinds, QT_TRANSLATE_NOOP("Import", "codes")),
        (SecretKind.OTHER in kinds, QT_TRANSLATE_NOOP("Import", "notes")),
        (SecretKind.FIELD in kinds or row.fields, QT_TRANSLATE_NOOP("Import", "fields")),
        (row.files, QT_TRANSLATE_NOOP("Import", "files")),
        (
            row.password is not None and len(row.password.values) > 1,
            QT_TRANSLATE_NOOP("Import", "earlier passwords"),
        ),
        (row.archived, QT_TRANSLATE_NOOP("Import", "archived")),
    ]
    return ", ".join(told(words) for there, words in said if there)


def there(row: ImportRow) -> str:
    """Return what of the row is there already."""
    match = row.match
    if match is None:
        return ""
    if not match.mine:
        words = QT_TRANSLATE_NOOP("Import", "{name}: others answer for it")
    elif match.same:
        words = QT_TRANSLATE_NOOP("Import", "{name}: the same password")
    elif match.older:
        words = QT_TRANSLATE_NOOP("Import", "{name}: a newer password")
    else:
        words = QT_TRANSLATE_NOOP("Import", "{name}: another password")
    name = match.name
    if match.account is None:
        name = told(QT_TRANSLATE_NOOP("Import", "An earlier row"))
    return told(words).format(name=name)


def changed(row: ImportRow) -> str:
    """Return since when the row's password is in use."""
    return wording.day(row.changed_at.date()) if row.changed_at is not None else ""
