"""Logins as tests make them up, and what of one is compared."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from smdesk.domain.secret_text import SecretText
from smdesk.importers.passwords.entry import (
    ImportedEntry,
    ImportedField,
    ImportedFile,
    OldPassword,
)

LINK = (
    "otpauth://totp/Biblioteka:nora?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    "&issuer=Biblioteka&algorithm=SHA1&digits=6&period=30"
)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
RICH = ImportedEntry(
    row=1,
    title="Əsas səhifə 図書館 <&>",
    urls=("https://example.org/login?a=1&b=2", "https://example.net/"),
    username="nora@example.org",
    password=SecretText("p<&>\"'ə 🗝 "),
    totp=SecretText(LINK),
    notes=SecretText("первая строка\r\n\tвторая\n=1+1"),
    fields=(
        ImportedField("API key", SecretText("k-1=2\\n\n3"), protected=True),
        ImportedField("Наклейка", SecretText("offen: ja"), protected=False),
    ),
    attachments=(ImportedFile("коды.txt", b"one\r\ntwo\0\xff"), ImportedFile("leer", b"")),
    history=(
        OldPassword(SecretText("alt-1"), datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)),
        OldPassword(SecretText("-alt-2"), datetime(2025, 1, 1, tzinfo=UTC)),
    ),
    changed_at=datetime(2026, 1, 1, 23, 59, 59, tzinfo=UTC),
    created_at=datetime(2023, 6, 7, tzinfo=UTC),
    folder="Social/Меди",
    tags=("press", "two words"),
)


def compared(entry, *, files=True, history=True):
    """Return all that an entry says, as something that can be compared; not its place."""
    return {
        "title": entry.title,
        "urls": entry.urls,
        "username": entry.username,
        "password": _text(entry.password),
        "totp": _text(entry.totp),
        "notes": _text(entry.notes),
        "fields": sorted((f.name, f.value.reveal(), f.protected) for f in entry.fields),
        "files": sorted((f.name, f.data) for f in entry.attachments) if files else None,
        "history": [(h.text.reveal(), h.changed_at) for h in entry.history] if history else None,
        "changed_at": entry.changed_at,
        "created_at": entry.created_at,
        "folder": entry.folder,
        "tags": entry.tags,
    }


def all_compared(entries, **parts):
    return sorted((compared(entry, **parts) for entry in entries), key=repr)


def _text(secret):
    return secret.reveal() if secret else None


LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="￾￿", include_characters="\t\n\r"
)
WORDS = st.text(LETTERS, max_size=12)
NAMES = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=8)
TRIMMED = NAMES.map(str.strip)
FILLED = TRIMMED.filter(bool)
SECRETS = st.text(LETTERS, min_size=1, max_size=12).map(SecretText)
INSTANTS = st.none() | st.integers(0, 6_000_000_000).map(
    lambda seconds: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
PARTS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=6)


def _in_turn(passwords):
    """Whether no two in a row are the same: programs keep entries, not passwords."""
    return all(a != b for a, b in pairwise(passwords))


@st.composite
def entries(draw, *, files=True):
    """A login with something in each place, or with nothing."""
    line = st.text(LETTERS, min_size=1, max_size=8)
    passwords = draw(st.lists(line, min_size=0, max_size=4).filter(_in_turn))
    fields = draw(st.lists(FILLED, max_size=3, unique=True))
    names = draw(st.lists(FILLED, max_size=2, unique=True)) if files else []
    return ImportedEntry(
        row=1,
        title=draw(FILLED),
        urls=tuple(draw(st.lists(FILLED, max_size=3, unique=True))),
        username=draw(TRIMMED),
        password=SecretText(passwords[-1]) if passwords else None,
        totp=draw(st.none() | st.just(SecretText(LINK))),
        notes=draw(st.none() | SECRETS),
        fields=tuple(
            ImportedField(name, SecretText(draw(WORDS)), draw(st.booleans())) for name in fields
        ),
        attachments=tuple(ImportedFile(name, draw(st.binary(max_size=40))) for name in names),
        history=tuple(OldPassword(SecretText(p), draw(INSTANTS)) for p in passwords[:-1]),
        changed_at=draw(INSTANTS) if passwords else None,
        created_at=draw(INSTANTS),
        folder="/".join(draw(st.lists(PARTS, max_size=3))),
        tags=tuple(draw(st.lists(PARTS, max_size=2, unique=True))),
    )
