"""Writes the open JSON that Bitwarden, and most other programs for passwords, read.

The format has no place for files.
"""

import json
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from smdesk.importers.passwords.entry import ImportedEntry

LOGIN = 1
TEXT, HIDDEN = 0, 1
Json = dict[str, Any]


def write(entries: Sequence[ImportedEntry], *, now: datetime) -> bytes:
    """Return the document; where nobody knows when something was made, it says ``now``."""
    folders = {e.folder: str(uuid.uuid4()) for e in entries if e.folder}
    document = {
        "encrypted": False,
        "folders": [{"id": one, "name": name} for name, one in folders.items()],
        "items": [_item(entry, folders.get(entry.folder), now) for entry in entries],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace")


def _item(entry: ImportedEntry, folder: str | None, now: datetime) -> Json:
    return {
        "id": str(uuid.uuid4()),
        "organizationId": None,
        "folderId": folder,
        "type": LOGIN,
        "reprompt": 0,
        "name": entry.title or "?",
        "notes": entry.notes.reveal() if entry.notes else None,
        "favorite": False,
        "fields": [
            {"name": f.name, "value": f.value.reveal(), "type": HIDDEN if f.protected else TEXT}
            for f in entry.fields
        ],
        "login": {
            "uris": [{"match": None, "uri": url} for url in entry.urls],
            "username": entry.username or None,
            "password": entry.password.reveal() if entry.password else None,
            "totp": entry.totp.reveal() if entry.totp else None,
            "passwordRevisionDate": _told(entry.changed_at) if entry.changed_at else None,
        },
        "passwordHistory": _earlier(entry, now) or None,
        "collectionIds": None,
        "creationDate": _told(entry.created_at or now),
        "revisionDate": _told(entry.changed_at or entry.created_at or now),
        "deletedDate": None,
    }


def _earlier(entry: ImportedEntry, now: datetime) -> list[Json]:
    """Return earlier passwords, the latest first, each with when the next one took its place."""
    starts = [*(old.changed_at for old in entry.history), entry.changed_at]
    return [
        {"lastUsedDate": _told(end or now), "password": old.text.reveal()}
        for old, end in zip(reversed(entry.history), reversed(starts[1:]), strict=True)
    ]


def _told(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
