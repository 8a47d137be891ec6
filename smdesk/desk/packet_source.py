"""What every section of the packet is gathered from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.appointments import AppointmentsDesk
from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.candidates import CandidatesDesk
from smdesk.desk.departments import DepartmentsDesk
from smdesk.desk.leaving import LeavingDesk
from smdesk.desk.occasions import OccasionsDesk
from smdesk.desk.organisation import OrganisationDesk
from smdesk.desk.plan import PlanDesk
from smdesk.desk.plans import PlansDesk
from smdesk.desk.policy import PolicyDesk
from smdesk.desk.roles import RolesDesk
from smdesk.desk.roster import RosterDesk
from smdesk.domain.packet_scope import WHOLE_TEAM, Scope
from smdesk.domain.records import RecordId
from smdesk.store.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketDesks:
    """The desks that work something out which the tables alone do not say."""

    organisation: OrganisationDesk
    roster: RosterDesk
    roles: RolesDesk
    accounts: AccountsDesk
    appointments: AppointmentsDesk
    plan: PlanDesk
    calendar: CalendarDesk
    occasions: OccasionsDesk
    departments: DepartmentsDesk
    candidates: CandidatesDesk
    leaving: LeavingDesk
    plans: PlansDesk
    policy: PolicyDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The open cabinet on one day, with the names of people and channels at hand."""

    library: Library
    desks: PacketDesks
    today: date
    year_begins: date
    """The first day of this academic year."""
    people: dict[RecordId, str]
    channels: dict[RecordId, str]
    scope: Scope = WHOLE_TEAM
    """What of it belongs to the packet."""

    def person(self, who: RecordId | None) -> str:
        """Return a person's name; empty for nobody."""
        return self.people.get(who, "") if who is not None else ""

    def channel(self, which: RecordId | None) -> str:
        """Return a channel's name; empty for all of them, and for one that is gone."""
        return self.channels.get(which, "") if which is not None else ""

    def named(self, which: Iterable[RecordId]) -> tuple[str, ...]:
        """Return the channels' names, those that are still there."""
        return tuple(self.channels[one] for one in which if one in self.channels)
