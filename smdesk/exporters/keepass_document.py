"""A KeePass document made from logins; where a hidden value stands, a gap is left for it."""

import base64
import struct
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from smdesk.domain.secret_text import SecretText
from smdesk.exporters.xml_text import clean, tag
from smdesk.importers.passwords import keepass_codes
from smdesk.importers.passwords.entry import ImportedEntry, ImportedField, ImportedFile
from smdesk.importers.passwords.keepass_codes import LINK
from smdesk.importers.passwords.keepass_entries import MORE_LINKS, STANDARD, YEAR_ONE

GENERATOR = "smdesk"
MOST_EARLIER = 1000
"""KeePass programs cut a longer history off."""


@dataclass(slots=True)
class Document:
    """Pieces of a document, in order; a SecretText is a value that is still to be hidden."""

    pieces: list[str | SecretText] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    """What lies outside the document, each once; entries name the place."""

    def add(self, *pieces: str | SecretText) -> None:
        """Add pieces at the end."""
        self.pieces.extend(pieces)


def seconds(at: datetime) -> str:
    """Return an instant as locked files of version 4 have it: seconds since the year 1."""
    return base64.b64encode(struct.pack("<q", int((at - YEAR_ONE).total_seconds()))).decode()


def iso(at: datetime) -> str:
    """Return an instant as plain documents have it."""
    return at.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


class Writer:
    """Writes a document; ``moment`` says how instants are written, ``hide`` marks a secret."""

    def __init__(
        self,
        *,
        name: str,
        now: datetime,
        moment: Callable[[datetime], str],
        hidden: str,
        files_inside: bool,
    ) -> None:
        """``hidden`` is the attribute of a value that is a secret.

        ``files_inside`` puts the files into the document itself.
        """
        self._name, self._now, self._moment = name, now, moment
        self._hidden, self._files_inside = hidden, files_inside
        self._places: dict[bytes, int] = {}
        self._document = Document()

    def write(self, entries: Sequence[ImportedEntry]) -> Document:
        """Return the document with all entries in their groups."""
        for entry in entries:
            for file in entry.attachments:
                self._places.setdefault(file.data, len(self._places))
        self._document.files = list(self._places)
        self._document.add('<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<KeePassFile>')
        self._meta()
        self._document.add("<Root>")
        self._group(self._name, _tree(entries))
        self._document.add("<DeletedObjects></DeletedObjects></Root></KeePassFile>\n")
        return self._document

    def _meta(self) -> None:
        hide = "".join(
            tag(f"Protect{name}", str(name == "Password"))
            for name in ("Title", "UserName", "Password", "URL", "Notes")
        )
        self._document.add(
            "<Meta>",
            tag("Generator", GENERATOR),
            tag("DatabaseName", self._name),
            tag("DatabaseNameChanged", self._moment(self._now)),
            f"<MemoryProtection>{hide}</MemoryProtection>",
            tag("RecycleBinEnabled", "True"),
            tag("RecycleBinUUID", base64.b64encode(bytes(16)).decode()),
            tag("HistoryMaxItems", str(MOST_EARLIER)),
            tag("HistoryMaxSize", "-1"),
        )
        if self._files_inside:
            self._document.add("<Binaries>")
            for place, data in enumerate(self._document.files):
                told = base64.b64encode(data).decode()
                self._document.add(tag("Binary", told, ID=str(place), Compressed="False"))
            self._document.add("</Binaries>")
        self._document.add("</Meta>")

    def _group(self, name: str, branch: "_Branch") -> None:
        self._document.add("<Group>", tag("UUID", _new_uuid()), tag("Name", name))
        self._times(self._now, self._now)
        for entry in branch.entries:
            self._entry(entry)
        for below, further in branch.groups.items():
            self._group(below, further)
        self._document.add("</Group>")

    def _entry(self, entry: ImportedEntry) -> None:
        one = _new_uuid()
        self._state(entry, one, entry.password, entry.changed_at)
        if entry.totp:
            self._string(LINK, entry.totp, hidden=True)
        for name, mine in _each_named(entry.fields, _is_reserved):
            self._string(name, mine.value, hidden=mine.protected)
        for name, file in _each_named(entry.attachments):
            value = tag("Value", "", Ref=str(self._places[file.data]))
            self._document.add("<Binary>", tag("Key", name), value, "</Binary>")
        self._document.add("<History>")
        for old in entry.history:
            self._state(entry, one, old.text, old.changed_at)
            self._document.add("</Entry>")
        self._document.add("</History></Entry>")

    def _state(
        self, entry: ImportedEntry, one: str, password: SecretText | None, at: datetime | None
    ) -> None:
        """Write the entry as it was with this password; its end is left to the caller.

        What else is secret stands in the entry alone, and not again in its past.
        """
        start = ("<Entry>", tag("UUID", one), tag("Tags", ";".join(entry.tags)))
        self._document.add(*start)
        self._times(entry.created_at, at)
        self._string("Title", SecretText(entry.title))
        self._string("UserName", SecretText(entry.username))
        self._string("Password", password or SecretText(""), hidden=True)
        self._string("URL", SecretText(entry.urls[0] if entry.urls else ""))
        self._string("Notes", entry.notes or SecretText(""))
        for place, url in enumerate(entry.urls[1:]):
            self._string(f"KP2A_URL_{place}" if place else "KP2A_URL", SecretText(url))

    def _string(self, name: str, value: SecretText, *, hidden: bool = False) -> None:
        add = self._document.add
        add("<String>", tag("Key", name))
        if hidden:
            add(f'<Value {self._hidden}="True">', SecretText(clean(value.reveal())), "</Value>")
        else:
            add(tag("Value", value.reveal()))
        add("</String>")

    def _times(self, created: datetime | None, changed: datetime | None) -> None:
        told = {"CreationTime": created, "LastModificationTime": changed}
        known = [tag(name, self._moment(at)) for name, at in told.items() if at is not None]
        self._document.add("<Times>", *known, tag("Expires", "False"), "</Times>")


@dataclass(slots=True)
class _Branch:
    """What lies in one group."""

    entries: list[ImportedEntry] = field(default_factory=list)
    groups: "dict[str, _Branch]" = field(default_factory=dict)


def _tree(entries: Iterable[ImportedEntry]) -> _Branch:
    root = _Branch()
    for entry in entries:
        branch = root
        for name in filter(None, entry.folder.split("/")):
            branch = branch.groups.setdefault(name, _Branch())
        branch.entries.append(entry)
    return root


Named = TypeVar("Named", ImportedField, ImportedFile)


def _each_named(
    things: Sequence[Named], reserved: Callable[[str], bool] | None = None
) -> Iterator[tuple[str, Named]]:
    """Yield each thing with a name that no other has, and that means nothing else."""
    taken: set[str] = set()
    for thing in things:
        name = base = clean(thing.name).strip() or "?"
        count = 1
        while name in taken or (reserved is not None and reserved(name)):
            count += 1
            name = f"{base} ({count})"
        taken.add(name)
        yield name, thing


def _is_reserved(name: str) -> bool:
    """Whether KeePass programs understand something of their own by a field of this name."""
    return name in STANDARD or bool(MORE_LINKS.fullmatch(name) or keepass_codes.is_one(name))


def _new_uuid() -> str:
    return base64.b64encode(uuid.uuid4().bytes).decode()
