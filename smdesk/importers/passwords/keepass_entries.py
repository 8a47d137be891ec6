"""What a KeePass document says, entry by entry; the same inside a locked file and as plain XML."""

import base64
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import NoCodesError
from smdesk.importers.errors import DamagedError, NotThisFormatError, TooLargeError
from smdesk.importers.instants import EARLIEST
from smdesk.importers.passwords import keepass_codes
from smdesk.importers.passwords.entry import (
    Imported,
    ImportedEntry,
    ImportedField,
    ImportedFile,
    OldPassword,
    Problem,
    ProblemWhy,
    Source,
)
from smdesk.importers.passwords.keepass_references import References

DEEPEST = 100
MOST_FILE_BYTES = 256 * 1024 * 1024
YEAR_ONE = datetime(1, 1, 1, tzinfo=UTC)
STANDARD = ("Title", "UserName", "Password", "URL", "Notes")
MORE_LINKS = re.compile(r"KP2A_URL(_\d+)?")
_PROTECTED = ("Protected", "ProtectInMemory")
_NO_GROUP = base64.b64encode(bytes(16)).decode()
_SECONDS = struct.Struct("<q")


@dataclass(frozen=True, slots=True)
class _Value:
    text: SecretText
    protected: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry where it lies."""

    element: Element
    folder: str
    deleted: bool


def read(root: Element, binaries: Sequence[bytes], source: Source) -> Imported:
    """Return the entries of a document whose hidden values are in clear.

    ``binaries`` are the files that lie outside the document. Raises NotThisFormatError,
    DamagedError (with the entry's place) and TooLargeError.
    """
    if root.tag != "KeePassFile" or root.find("Root") is None:
        raise NotThisFormatError
    files = {str(place): data for place, data in enumerate(binaries)} | _files(root)
    entries: list[ImportedEntry] = []
    problems: list[Problem] = []
    references = References(root)
    for row, found in enumerate(_entries(root), start=1):
        entry, said = _Reader(found, row, files, references).read()
        problems += said
        if entry is not None:
            entries.append(entry)
    return Imported(tuple(entries), tuple(problems), source)


def moment(text: str | None) -> datetime | None:
    """Return an instant as KeePass writes it, in ISO or as seconds since the year 1 in base64.

    None for none, and for what nobody can understand.
    """
    told = (text or "").strip()
    try:
        if "-" in told:
            found = datetime.fromisoformat(told)
            aware = found if found.tzinfo else found.replace(tzinfo=UTC)
            return aware.astimezone(UTC).replace(microsecond=0)
        (seconds,) = _SECONDS.unpack(base64.b64decode(told, validate=True))
        return YEAR_ONE + timedelta(seconds=seconds)
    except (ValueError, OverflowError, struct.error):
        return None


def _entries(root: Element) -> Iterator[_Found]:
    bins = set()
    if root.findtext("Meta/RecycleBinEnabled", "True").strip().lower() != "false":
        bins = {root.findtext("Meta/RecycleBinUUID", _NO_GROUP).strip()} - {_NO_GROUP, ""}
    for top in root.findall("Root/Group"):
        yield from _within(top, (), bins, deleted=_uuid(top) in bins)


def _within(
    group: Element, path: tuple[str, ...], bins: set[str], *, deleted: bool
) -> Iterator[_Found]:
    if len(path) > DEEPEST:
        raise DamagedError
    for child in group:
        if child.tag == "Entry":
            yield _Found(child, "/".join(path), deleted)
        elif child.tag == "Group":
            name = (child.findtext("Name") or "").strip().replace("/", "∕")
            gone = deleted or _uuid(child) in bins
            yield from _within(child, (*path, name), bins, deleted=gone)


def _uuid(element: Element) -> str:
    return (element.findtext("UUID") or "").strip()


def _files(root: Element) -> dict[str, bytes]:
    """Return the files that lie at the document's beginning, by their names there."""
    found: dict[str, bytes] = {}
    left = MOST_FILE_BYTES
    for binary in root.iterfind("Meta/Binaries/Binary"):
        data = _file(binary, left)
        left -= len(data)
        found[binary.get("ID", "")] = data
    return found


def _file(element: Element, most: int) -> bytes:
    try:
        raw = base64.b64decode("".join((element.text or "").split()), validate=True)
        if element.get("Compressed", "").lower() != "true" or not raw:
            return raw
        unpacking = zlib.decompressobj(wbits=31)
        data = unpacking.decompress(raw, most + 1)
    except (ValueError, zlib.error):
        raise DamagedError from None
    if len(data) > most:
        raise TooLargeError(MOST_FILE_BYTES)
    if not unpacking.eof:
        raise DamagedError
    return data


class _Reader:
    """Reads one entry."""

    def __init__(
        self, found: _Found, row: int, files: dict[str, bytes], references: References
    ) -> None:
        self._found, self._row, self._files = found, row, files
        self._references = references
        self._entry = found.element
        self._problems: list[Problem] = []

    def read(self) -> tuple[ImportedEntry | None, list[Problem]]:
        """Return the entry, and what is to be said about it."""
        values = self._values(self._entry)
        title = _plain(values, "Title")
        files = self._attached()
        if self._found.deleted:
            self._say(ProblemWhy.DELETED, title)
            return None, self._problems
        if not files and not any(value.text for value in values.values()):
            self._say(ProblemWhy.EMPTY)
            return None, self._problems
        codes = self._codes(values, title)
        history, changed = self._passwords(values, title)
        entry = ImportedEntry(
            row=self._row,
            title=title,
            urls=self._urls(values),
            username=_plain(values, "UserName"),
            password=_filled(values, "Password"),
            totp=codes,
            notes=_filled(values, "Notes"),
            fields=tuple(
                ImportedField(name, value.text, value.protected)
                for name, value in values.items()
                if name not in STANDARD and not MORE_LINKS.fullmatch(name)
            ),
            attachments=files,
            history=history,
            changed_at=changed,
            created_at=self._time(self._entry, "CreationTime", title),
            folder=self._found.folder,
            tags=self._tags(),
        )
        return entry, self._problems

    def _codes(self, values: dict[str, _Value], title: str) -> SecretText | None:
        """Return the codes' link and take their fields away; leave the fields if it has none."""
        fields = {name: value.text for name, value in values.items()}
        try:
            link = keepass_codes.link_of(fields, _plain(values, "UserName"))
        except NoCodesError:
            self._say(ProblemWhy.CODES, title)
            for name in keepass_codes.names(fields):
                values[name] = _Value(values[name].text, protected=True)
            return None
        for name in keepass_codes.names(fields) if link else ():
            del values[name]
        return link

    def _passwords(
        self, values: dict[str, _Value], title: str
    ) -> tuple[tuple[OldPassword, ...], datetime | None]:
        """Return earlier passwords, and since when the last one holds.

        KeePass keeps whole entries; what changed from one to the next may be anything else.
        """
        states = [
            (self._values(old).get("Password"), self._time(old, "LastModificationTime", title))
            for old in self._entry.iterfind("History/Entry")
        ]
        states.append(
            (values.get("Password"), self._time(self._entry, "LastModificationTime", title))
        )
        runs: list[OldPassword] = []
        for value, at in states:
            text = value.text if value else SecretText("")
            if not runs or runs[-1].text.reveal() != text.reveal():
                runs.append(OldPassword(text, at))
        return tuple(run for run in runs[:-1] if run.text), runs[-1].changed_at

    def _values(self, entry: Element) -> dict[str, _Value]:
        found = {}
        for string in entry.iterfind("String"):
            value = string.find("Value")
            if value is None:
                continue
            protected = bool(value.attrib) and any(
                value.get(mark, "").lower() in ("true", "1") for mark in _PROTECTED
            )
            text = SecretText(self._references.meant(value.text or ""))
            found[string.findtext("Key") or ""] = _Value(text, protected)
        return found

    def _attached(self) -> tuple[ImportedFile, ...]:
        found = []
        for binary in self._entry.iterfind("Binary"):
            name, value = binary.findtext("Key") or "", binary.find("Value")
            if value is None:
                continue
            ref = value.get("Ref")
            data = self._files.get(ref) if ref is not None else _file(value, MOST_FILE_BYTES)
            if data is None:
                self._say(ProblemWhy.FILE, name)
            else:
                found.append(ImportedFile(name, data))
        return tuple(found)

    def _urls(self, values: dict[str, _Value]) -> tuple[str, ...]:
        more = [name for name in values if MORE_LINKS.fullmatch(name)]
        links = [_plain(values, name) for name in ("URL", *more)]
        return tuple(dict.fromkeys(link for link in links if link))

    def _tags(self) -> tuple[str, ...]:
        told = re.split(r"[;,]", self._entry.findtext("Tags") or "")
        return tuple(dict.fromkeys(tag.strip() for tag in told if tag.strip()))

    def _time(self, entry: Element, name: str, title: str) -> datetime | None:
        told = entry.findtext(f"Times/{name}")
        found = moment(told)
        if found is None and told and told.strip():
            self._say(ProblemWhy.TIME, title)
        return found if found and found >= EARLIEST else None

    def _say(self, why: ProblemWhy, detail: str = "") -> None:
        problem = Problem(self._row, why, detail)
        if problem not in self._problems:
            self._problems.append(problem)


def _plain(values: dict[str, _Value], name: str) -> str:
    return values[name].text.reveal().strip() if name in values else ""


def _filled(values: dict[str, _Value], name: str) -> SecretText | None:
    return values[name].text if name in values and values[name].text else None
