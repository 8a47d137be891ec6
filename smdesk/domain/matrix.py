"""The roles as they are printed: who does what, and what follows where nobody does."""

from dataclasses import dataclass
from datetime import date

from smdesk.domain.imprint import Imprint


@dataclass(frozen=True, slots=True)
class MatrixHolder:
    """Somebody who does a role."""

    name: str
    share: int
    since: date


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One role."""

    role: str
    fulfils: tuple[str, ...]
    holders: tuple[MatrixHolder, ...]
    missing: tuple[str, ...]
    if_empty: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleMatrix:
    """All roles, and everybody who does one."""

    imprint: Imprint
    people: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
