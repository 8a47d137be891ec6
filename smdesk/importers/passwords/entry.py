"""One login as it comes from, or goes to, another program; and what a whole file gave."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from smdesk.domain.secret_text import SecretText


class Source(Enum):
    """The program, and the kind of file, that something comes from."""

    BITWARDEN_CSV = "bitwarden_csv"
    BITWARDEN_JSON = "bitwarden_json"
    ONEPASSWORD_CSV = "onepassword_csv"
    ONEPASSWORD_1PUX = "onepassword_1pux"
    LASTPASS = "lastpass"
    CHROME = "chrome"
    FIREFOX = "firefox"
    APPLE = "apple"
    PROTON = "proton"
    KEEPASSXC_CSV = "keepassxc_csv"
    KEEPASS_XML = "keepass_xml"
    KDBX = "kdbx"
    KEEPER = "keeper"
    SMDESK_CSV = "smdesk_csv"
    OTHER_CSV = "other_csv"


class ProblemWhy(Enum):
    """Why something in a file was not taken over, or not as it stood."""

    DELETED = "deleted"
    """It lay in the other program's bin."""
    EMPTY = "empty"
    NOT_A_LOGIN = "not_a_login"
    """A card, an identity or the like."""
    CODES = "codes"
    """What its codes are made from is not understood; it is kept as a field."""
    TIME = "time"
    """When it was changed is not understood."""
    FILE = "file"
    """A file that belongs to it is missing."""
    FILE_TOO_LARGE = "file_too_large"
    """A file that belongs to it is larger than one may be here."""
    PASSKEY = "passkey"
    """It has a passkey, which cannot be taken out of where it lies."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ImportedField:
    """A field of somebody's own; protected ones are secrets."""

    name: str
    value: SecretText
    protected: bool = False


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that lies beside a login; its bytes are held in memory alone."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OldPassword:
    """A password that was in use before; ``changed_at`` (UTC) is when it came into use."""

    text: SecretText
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEntry:
    """One login. Instants are aware and in UTC; ``history`` has the oldest password first."""

    row: int
    """Its place in the file, counted from 1; in a table the line's number."""
    title: str = ""
    urls: tuple[str, ...] = ()
    username: str = ""
    password: SecretText | None = None
    totp: SecretText | None = None
    """An otpauth link, or the bare secret in base32."""
    notes: SecretText | None = None
    fields: tuple[ImportedField, ...] = ()
    attachments: tuple[ImportedFile, ...] = ()
    history: tuple[OldPassword, ...] = ()
    changed_at: datetime | None = None
    """When the password in use was last changed, as far as the file knows."""
    created_at: datetime | None = None
    folder: str = ""
    """The groups it lies in, the outermost first, with a slash between."""
    tags: tuple[str, ...] = ()
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was left out or altered; ``detail`` is a name, never a secret."""

    row: int
    why: ProblemWhy
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave, and what it did not."""

    entries: tuple[ImportedEntry, ...]
    problems: tuple[Problem, ...]
    source: Source
