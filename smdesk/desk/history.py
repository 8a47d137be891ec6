"""What became of a record: each change, when, by whom and why, in words rather than ids."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from smdesk.desk.office import Office
from smdesk.domain.journal import Change, Entry, JsonValue
from smdesk.domain.records import RecordId

SEALED_FIELDS = frozenset(
    {"content", "proof", "sealed", "test", "vouched", "wrapped"}
    | {"clause", "clauses", "numbers", "outline", "said", "seen"}
)
"""Ciphertext, and what the program alone reads: of no use to a reader, so it is never shown."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field of one record before and after; ids of records are given as their titles."""

    at: datetime
    who: str
    """The person's name; empty for somebody no longer on file."""
    task: str
    reason: str
    kind: str
    record: RecordId
    field: str
    before: JsonValue
    after: JsonValue


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One task that somebody did."""

    entry: Entry
    who: str


class HistoryDesk:
    """Reads the journal aloud."""

    def __init__(self, office: Office, others: Callable[[], Mapping[RecordId, str]] = dict) -> None:
        """``others`` gives the names of who signs and is no person, as a paper kit does."""
        self._office, self._others = office, others

    def of(self, record: RecordId) -> list[HistoryLine]:
        """Return every change of the record that can be read, the newest first."""
        return self._told(self._office.library.journal.history(record))

    def within(self, entry: Entry) -> list[HistoryLine]:
        """Return what one task changed, in the order in which it did."""
        return self._told(self._office.library.journal.changes(entry))

    def _told(self, changes: Iterable[Change]) -> list[HistoryLine]:
        names = self._names()
        return [
            HistoryLine(
                at=change.entry.at,
                who=names.get(change.entry.person, ""),
                task=change.entry.task,
                reason=change.entry.reason,
                kind=change.kind,
                record=change.record,
                field=change.field,
                before=_said(change.before, names),
                after=_said(change.after, names),
            )
            for change in changes
            if change.field not in SEALED_FIELDS
        ]

    def _names(self) -> dict[str, str]:
        library = self._office.library
        named = (
            library.people,
            library.seats,
            library.accounts,
            library.calendar.campaigns,
            library.planning.series,
            library.planning.templates,
        )
        told = {record: name for table in named for record, name in table.pick("id, name")}
        told |= dict(library.planning.objectives.pick("id, text"))
        policy = library.policy
        told |= {one: f"{n} {name}" for one, n, name in policy.documents.pick("id, number, name")}
        told |= {one: f"v{n}" for one, n in policy.versions.pick("id, n")}
        return {**self._others(), **told}


def _said(value: JsonValue, names: Mapping[str, str]) -> JsonValue:
    if isinstance(value, list):
        return [names.get(one, one) if isinstance(one, str) else one for one in value]
    return names.get(value, value) if isinstance(value, str) else value
