"""The log's desk: the part of it that is asked for, whether its chain holds, and a copy to keep."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from smdesk.desk.checkup import Checkup, Place, Problem
from smdesk.desk.history import SEALED_FIELDS, EntryLine
from smdesk.desk.office import Office
from smdesk.desk.topics import TOPIC_OF, Topic
from smdesk.domain.journal import BORN, Entry, JsonValue, Operation
from smdesk.domain.records import RecordId
from smdesk.vault.chain import Fracture
from smdesk.vault.keys import sha256
from smdesk.vault.open_vault import OpenVault

FORMAT = "smdesk-log"
VERSION = 1

AREAS: Mapping[Topic, frozenset[str]] = {
    topic: frozenset(kind for kind, its in TOPIC_OF.items() if its is topic) | more
    for topic, more in (
        (Topic.ACCOUNTS, frozenset({"custody"})),
        (Topic.ROSTER, frozenset()),
        (Topic.ROTA, frozenset()),
        (Topic.LEAVING, frozenset()),
        (Topic.AUDITS, frozenset()),
        (Topic.HANDOFF, frozenset()),
        (Topic.ORGANISATION, frozenset()),
        (Topic.VAULT, frozenset({"member", "vault", "recovery"})),
    )
}
"""The first words of the names of tasks, by the area they belong to."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the log is asked for; None and emptiness ask for all of it."""

    person: RecordId | None = None
    area: Topic | None = None
    since: date | None = None
    until: date | None = None
    """The last day that counts."""


class Logbook:
    """Reads the log, checks its chain, and copies it out so that others can check it too."""

    def __init__(self, office: Office, checkup: Checkup, vault: OpenVault) -> None:
        self._office, self._checkup, self._vault = office, checkup, vault

    def lines(self, wanted: Wanted, limit: int, *, zone: tzinfo) -> list[EntryLine]:
        """Return the newest tasks that are asked for; days are days in ``zone``."""
        entries = self._office.library.journal.entries(
            limit,
            person=wanted.person,
            areas=AREAS[wanted.area] if wanted.area is not None else (),
            since=_midnight(wanted.since, zone),
            until=_midnight(wanted.until and wanted.until + timedelta(days=1), zone),
        )
        names = self._people()
        return [EntryLine(entry, names.get(entry.person, "")) for entry in entries]

    def people(self) -> dict[RecordId, str]:
        """Return those on file who have done something, by id."""
        names = self._people()
        done = {entry.person for entry in self._office.library.journal.entries(-1)}
        return {person: name for person, name in names.items() if person in done}

    def check(self) -> list[Problem]:
        """Check the whole chain and the drawers against it; empty for a log that is as written."""
        return self._checkup.log()

    def exported(self) -> Iterator[bytes]:
        """Yield the whole log as lines of JSON, for whoever wants to check it without smdesk.

        The first line names the cabinet and the public keys; each other line is one entry. What
        is sealed goes out as its SHA-256 alone: an entry with such a part can be checked for its
        place in the chain and for its signature, the others for their content too.
        """
        library = self._office.library
        head = library.journal.head()
        yield _line(
            {
                "format": FORMAT,
                "version": VERSION,
                "vault": self._vault.vault,
                "entries": head.entries,
                "head": head.hash.hex(),
                "exported_at": self._office.now().isoformat(),
                "keys": {
                    slot.id: {"name": slot.name, "ed25519": slot.public_sign.hex()}
                    for slot in self._vault.slots
                },
            }
        )
        names = self._people()
        for entry, operations in library.journal.everything():
            yield _line(_said(entry, operations, names.get(entry.person, "")))

    def _people(self) -> dict[RecordId, str]:
        return dict(self._office.library.people.pick("id, name"))


def broken_at(problems: Iterable[Problem]) -> list[Place]:
    """Return the places in the log that the problems name."""
    return [problem.place for problem in problems if problem.place is not None]


def _said(entry: Entry, operations: Iterable[Operation], who: str) -> dict[str, object]:
    return {
        "device": entry.device,
        "sequence": entry.sequence,
        "at": entry.at.isoformat(),
        "person": entry.person,
        "who": who,
        "slot": entry.slot,
        "task": entry.task,
        "reason": entry.reason,
        "undoes": entry.undoes,
        "seen": [list(pair) for pair in entry.seen],
        "previous": entry.previous.hex(),
        "operations": [_operation(one) for one in operations],
        "hash": entry.hash.hex(),
        "signature": entry.signature.hex(),
    }


def _operation(one: Operation) -> dict[str, object]:
    said: dict[str, object] = {
        "dot": [one.dot.device, one.dot.counter],
        "kind": one.kind,
        "record": one.record,
        "field": one.field,
        "replaces": [[dot.device, dot.counter] for dot in one.replaces],
    }
    if one.field in SEALED_FIELDS:
        return said | {"sealed_sha256": _hidden(one.value)}
    if one.field != BORN:
        return said | {"value": one.value}
    sealed = {name: _hidden(value) for name, value in one.fields.items() if name in SEALED_FIELDS}
    shown = {name: value for name, value in one.fields.items() if name not in sealed}
    return said | {"value": shown} | ({"sealed_sha256": sealed} if sealed else {})


def _hidden(value: JsonValue) -> str:
    return sha256(json.dumps(value, ensure_ascii=False).encode()).hex()


def _line(said: Mapping[str, object]) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _midnight(day: date | None, zone: tzinfo) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), tzinfo=zone)


__all__ = ["AREAS", "Fracture", "Logbook", "Place", "Problem", "Wanted", "broken_at"]
