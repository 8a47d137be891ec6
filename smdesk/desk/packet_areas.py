"""Gathers what the packet's sections say from the areas that keep it, in one reading."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from smdesk.desk import (
    packet_changeover,
    packet_outcome,
    packet_people,
    packet_posting,
    packet_purpose,
    packet_records,
    packet_year,
)
from smdesk.desk.office import Office
from smdesk.desk.packet_source import PacketDesks, Source
from smdesk.domain.packet_scope import WHOLE_TEAM, Scope
from smdesk.domain.packet_sections import Section

Part: TypeAlias = Callable[[Source], Section]

_PARTS: tuple[Part, ...] = (
    packet_changeover.receipt,
    packet_purpose.why,
    packet_purpose.channels,
    packet_people.people,
    packet_people.people_restricted,
    packet_people.accounts,
    packet_people.accounts_restricted,
    packet_year.year,
    packet_posting.posting,
    packet_posting.public,
    packet_posting.public_restricted,
    packet_records.policy,
    packet_records.records,
    packet_outcome.outcome,
    packet_outcome.in_flight,
    packet_outcome.money,
    packet_outcome.officers,
    packet_outcome.learned,
    packet_changeover.checklists,
)


class PacketAreas:
    """Reads all areas for the packet."""

    def __init__(self, office: Office, desks: PacketDesks) -> None:
        self._office, self._desks = office, desks

    def sections(self, year_begins: date, scope: Scope = WHOLE_TEAM) -> tuple[Section, ...]:
        """Return every section that is made of lists, in order, as far as the scope goes."""
        library = self._office.library
        source = Source(
            library=library,
            desks=self._desks,
            today=self._office.today(),
            year_begins=year_begins,
            people=dict(library.people.pick("id, name")),
            channels=dict(library.accounts.pick("id, name")),
            scope=scope,
        )
        return tuple(part(source) for part in _PARTS)
