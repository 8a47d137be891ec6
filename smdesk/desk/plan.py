"""The plan's desks: registers of one kind, and what the rules say about all of them."""

from smdesk.desk.communication import FlowDesk, UpdatesDesk
from smdesk.desk.conventions import ConventionsDesk, PropertiesDesk, TemplatesDesk
from smdesk.desk.office import Office
from smdesk.desk.projects import ProjectsDesk, ScopeChangesDesk
from smdesk.desk.reporting import DeliveriesDesk, DutiesDesk
from smdesk.desk.seals import Seals
from smdesk.desk.voice import Approvers, EnvelopesDesk, VoiceDesk
from smdesk.domain import communication, conventions, projects, reporting, roles, voice
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roles import Assignment, Role
from smdesk.domain.rules import Finding

SPONSOR, PROJECT_MANAGER = "sponsor", "project manager"
"""The starter's names of two roles; where a library renames them, coordinators hear instead."""


class PlanDesk:
    """Holds one desk for each register."""

    def __init__(self, office: Office, approvers: Approvers, seals: Seals) -> None:
        """``approvers`` says who may approve for an account; ``seals`` signs that they did."""
        self._office = office
        self.duties = DutiesDesk(office)
        self.deliveries = DeliveriesDesk(office)
        self.flow = FlowDesk(office)
        self.updates = UpdatesDesk(office)
        self.projects = ProjectsDesk(office)
        self.scope_changes = ScopeChangesDesk(office)
        self.voice = VoiceDesk(office)
        self.envelopes = EnvelopesDesk(office, approvers, seals)
        self.conventions = ConventionsDesk(office)
        self.properties = PropertiesDesk(office)
        self.templates = TemplatesDesk(office)

    def findings(self) -> list[Finding]:
        """Return what the rules say about the plan today, each with its clause."""
        office, today = self._office, self._office.today()
        tables, clauses = office.library.plan, office.clauses()
        named = office.library.roles.all()
        held = roles.holding(office.library.assignments.all(), today)
        sponsors = self._holders(SPONSOR, named, held)
        library = next(iter(office.library.organisations.all()), None)
        about = Ref.to(library) if library is not None else Ref("organisation", RecordId(""))
        found = (
            *reporting.findings(tables.report_duties.all(), {a.person for a in sponsors}, today),
            *communication.findings(
                tables.flow_links.all(),
                tables.internal_updates.all(),
                {one.person: one.first for one in sponsors},
                about,
                today,
            ),
            *projects.findings(tables.projects.all(), _unmanaged(named, held), today),
            *voice.findings(tables.envelopes.all(), today),
            *self.envelopes.unsigned(),
            *conventions.findings(tables.template_files.all(), tables.web_properties.all(), today),
        )
        return [finding.under(clauses) for finding in found]

    @staticmethod
    def _holders(
        name: str, named: list[Role], held: dict[RecordId, list[Assignment]]
    ) -> list[Assignment]:
        return [
            one for role in named if role.name.casefold() == name for one in held.get(role.id, ())
        ]


def _unmanaged(named: list[Role], held: dict[RecordId, list[Assignment]]) -> str:
    """Return what follows where nobody manages projects, in the role's own words; else nothing."""
    for role in named:
        if role.name.casefold() == PROJECT_MANAGER and role.id not in held:
            return " ".join(role.if_empty)
    return ""
