"""The drawers of the team's registers: departments, candidates and calls, learning."""

from typing import TYPE_CHECKING, Protocol, TypeVar

from smdesk.domain.candidates import Call, SealedCandidate
from smdesk.domain.departments import Department, Facet, Liaison
from smdesk.domain.learning import Certificate, LearningEntry, LearningGoal
from smdesk.domain.records import Record
from smdesk.store.record_keys import RecordKeys

if TYPE_CHECKING:
    from smdesk.store.table import Table

R = TypeVar("R", bound=Record)

REGISTER_KINDS: tuple[type[Record], ...] = (
    Department,
    Liaison,
    Facet,
    SealedCandidate,
    Call,
    LearningGoal,
    LearningEntry,
    Certificate,
)
"""Kinds of record that the team's registers keep."""


class Tables(Protocol):
    """What has a table for every kind."""

    def table(self, kind: "type[R]") -> "Table[R]":
        """Return the table of the kind."""
        ...


class RegisterDrawers:
    """One attribute for each of the registers' kinds; otherwise as in Library."""

    def __init__(self, library: Tables, keys: RecordKeys) -> None:
        self.keys = keys
        """What opens what is sealed in single records."""
        self.departments = library.table(Department)
        self.liaisons = library.table(Liaison)
        self.facets = library.table(Facet)
        self.candidates = library.table(SealedCandidate)
        self.calls = library.table(Call)
        self.learning_goals = library.table(LearningGoal)
        self.learning_entries = library.table(LearningEntry)
        self.certificates = library.table(Certificate)
