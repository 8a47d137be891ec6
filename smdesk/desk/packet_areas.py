"""Gathers what the packet's sections say from the areas that keep it, in one reading."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from smdesk.desk import packet_plan, packet_team, packet_work
from smdesk.desk.office import Office
from smdesk.desk.packet_source import Desks, Source
from smdesk.domain.packet_sections import Section

Part: TypeAlias = Callable[[Source], Section]

_PARTS: tuple[Part, ...] = (
    packet_plan.why,
    packet_plan.channels,
    packet_team.people,
    packet_team.people_restricted,
    packet_team.accounts,
    packet_team.accounts_restricted,
    packet_plan.year,
    packet_work.posting,
    packet_work.public,
    packet_work.public_restricted,
    packet_work.policy,
    packet_work.records,
    packet_work.outcome,
    packet_work.in_flight,
    packet_work.money,
    packet_work.officers,
    packet_work.learned,
    packet_team.checklists,
)


class PacketAreas:
    """Reads all areas for the packet."""

    def __init__(self, office: Office, desks: Desks) -> None:
        self._office, self._desks = office, desks

    def sections(self, year_begins: date) -> tuple[Section, ...]:
        """Return every section that is made of lists, in order."""
        library = self._office.library
        source = Source(
            library=library,
            desks=self._desks,
            today=self._office.today(),
            year_begins=year_begins,
            people=dict(library.people.pick("id, name")),
            channels=dict(library.accounts.pick("id, name")),
        )
        return tuple(part(source) for part in _PARTS)
