"""Every desk of an open cabinet, each handed what it needs and no more."""

from pathlib import Path

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.appointments import AppointmentsDesk, DecisionsDesk
from smdesk.desk.audits import AuditsDesk
from smdesk.desk.backups import BackupsDesk
from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.candidates import CandidatesDesk
from smdesk.desk.checkup import Checkup
from smdesk.desk.departments import DepartmentsDesk
from smdesk.desk.former_keys import FormerKeys
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.history import HistoryDesk
from smdesk.desk.imprint import Imprints
from smdesk.desk.late import LateDesks
from smdesk.desk.learning import LearningDesk
from smdesk.desk.leaving import LeavingDesk
from smdesk.desk.logbook import Logbook
from smdesk.desk.members import MembersDesk
from smdesk.desk.occasions import OccasionsDesk
from smdesk.desk.office import Office
from smdesk.desk.organisation import OrganisationDesk
from smdesk.desk.overlays import OverlaysDesk
from smdesk.desk.plan import PlanDesk
from smdesk.desk.plans import PlansDesk
from smdesk.desk.policy import PolicyDesk
from smdesk.desk.recovery import RecoveryDesk
from smdesk.desk.removal import RemovalDesk
from smdesk.desk.roles import RolesDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.rota import RotaDesk
from smdesk.desk.seals import Seals
from smdesk.desk.search import SearchDesk
from smdesk.desk.today import TodayDesk
from smdesk.desk.undo import UndoDesk
from smdesk.desk.upkeep import UpkeepDesk
from smdesk.vault import paper
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.words import Words


class Desks(LateDesks):
    """What can be done in one open cabinet, area by area."""

    def __init__(
        self, office: Office, vault: OpenVault, *, words: Words, password_rules: Path
    ) -> None:
        """``password_rules`` is the file of what platforms allow, beside all other data."""
        keys = AccountKeys(office, vault)
        super().__init__(office, vault, keys, words=words, password_rules=password_rules)
        self._people(office, vault, keys)
        self._posts(office, vault, password_rules)
        self._handing_over(office, vault, keys, words)
        self._cabinet(office, vault, keys, words)

    def _people(self, office: Office, vault: OpenVault, keys: AccountKeys) -> None:
        self.organisation = OrganisationDesk(office, vault)
        self.roster = RosterDesk(office, keys)
        self.decisions = DecisionsDesk(office)
        self.appointments = AppointmentsDesk(office, self.decisions)
        self.accounts = AccountsDesk(office, keys, vault.device)
        self.audits = AuditsDesk(office)
        self.rota = RotaDesk(office)
        self.roles = RolesDesk(office)
        self.departments = DepartmentsDesk(office)
        self.candidates = CandidatesDesk(office, vault.vault)
        self.learning = LearningDesk(office)

    def _posts(self, office: Office, vault: OpenVault, password_rules: Path) -> None:
        self.plan = PlanDesk(office, self.appointments.approvers, Seals(office, vault))
        self.policy = PolicyDesk(office, vault, password_rules.with_name("policies"))
        self.calendar = CalendarDesk(
            office, vault, self.appointments, password_rules.with_name("platforms.json")
        )
        self.plans = PlansDesk(office, vault, self.appointments, self.calendar)
        self.occasions = OccasionsDesk(office)
        self.overlays = OverlaysDesk(
            self.roster,
            self.rota,
            self.occasions,
            self.policy.reviews.coming,
            as_of=lambda: (office.library.journal.head().entries, office.today()),
        )

    def _handing_over(
        self, office: Office, vault: OpenVault, keys: AccountKeys, words: Words
    ) -> None:
        self.leaving = LeavingDesk(office, keys)
        self.upkeep = UpkeepDesk(office)
        self.recovery = RecoveryDesk(
            office, vault, words, keys=keys, upkeep=self.upkeep, accounts=self.accounts
        )
        self.handoff = HandoffDesk(
            office,
            keys,
            words,
            vault,
            organisation=self.organisation,
            roster=self.roster,
            accounts=self.accounts,
            audits=self.audits,
            leaving=self.leaving,
            rota=self.rota,
            roles=self.roles,
            departments=self.departments,
            candidates=self.candidates,
            learning=self.learning,
            plan=self.plan,
            decisions=self.decisions,
            appointments=self.appointments,
            occasions=self.occasions,
            recovery=self.recovery,
            calendar=self.calendar,
            plans=self.plans,
            policy=self.policy,
        )
        self.today = TodayDesk(
            office,
            accounts=self.accounts,
            handoff=self.handoff,
            calendar=self.calendar,
            overlays=self.overlays,
        )

    def _cabinet(self, office: Office, vault: OpenVault, keys: AccountKeys, words: Words) -> None:
        self.search = SearchDesk(office, self.accounts, self.candidates)
        self.undo = UndoDesk(
            office,
            vault.device,
            checks=(
                self.roster.people.check_undo,
                self.roster.terms.check_undo,
                self.calendar.check_undo,
                self.policy.check_undo,
            ),
            judges=(FormerKeys(office, keys).check_undone,),
        )
        self.history = HistoryDesk(office, lambda: paper.names(vault.slots))
        self.backups = BackupsDesk(office, vault, self.upkeep)
        self.removals = RemovalDesk(office, vault, words, keys, self.backups)
        self.members = MembersDesk(
            office,
            vault,
            words,
            upkeep=self.upkeep,
            accounts=self.accounts,
            removals=self.removals,
            former=FormerKeys(office, keys),
        )
        self.checkup = Checkup(office.library, vault)
        self.imprint = Imprints(office, words).imprint
        self.logbook = Logbook(office, self.checkup, vault)
