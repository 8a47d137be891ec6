"""What the team's registers put together for the screen and for paper."""

from dataclasses import dataclass

from smdesk.domain.candidates import Call
from smdesk.domain.departments import Department, Facet, Liaison
from smdesk.domain.imprint import Imprint
from smdesk.domain.rules import Finding


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks for a department today."""

    liaison: Liaison
    name: str
    silent: int
    """Days since they were last heard from."""
    also: tuple[str, ...]
    """Names of the other departments for which they speak."""


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """One row of the grid."""

    department: Department
    speakers: tuple[Speaker, ...]
    facets: tuple[Facet, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentGrid:
    """All departments as they are printed."""

    imprint: Imprint
    rows: tuple[DepartmentRow, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to: what for, and how they are reached."""

    name: str
    what: str
    ways: tuple[str, ...]
    private: bool = False
    """One of the ways is a mailbox of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSheet:
    """Everybody to turn to: the library's own mailbox first."""

    imprint: Imprint
    email: str
    phone: str
    team: tuple[Contact, ...]
    units: tuple[Contact, ...]
    departments: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something the team lacks: a seat or role that nobody has, with what it does."""

    name: str
    does: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheet:
    """A call for volunteers as it is printed."""

    imprint: Imprint
    call: Call
    wanted: tuple[Wanted, ...]
    skills: tuple[str, ...]
    """What roles ask for and nobody claims to have."""
    email: str
    """The library's own mailbox; empty where it has none, or only somebody's own."""
    phone: str
