"""Which kinds of record are looked at on which screen, known before the screen is made.

Whoever follows a link or a search result is led to a screen that nobody may have entered yet.
"""

from smdesk.domain.accounts import Account, SupportUnit
from smdesk.domain.annex import Annex
from smdesk.domain.appointments import Appointment, Decision
from smdesk.domain.audits import Audit, AuditCheck, AuditGroup, Shortcoming
from smdesk.domain.cadence import Cadence, PostingTime
from smdesk.domain.calendar import Item, Variant
from smdesk.domain.campaigns import Campaign, HashtagSet
from smdesk.domain.campaigns import Label as PostLabel
from smdesk.domain.candidates import Call, Candidate
from smdesk.domain.communication import FlowLink, InternalUpdate
from smdesk.domain.content_plans import ContentPlan
from smdesk.domain.conventions import Convention, TemplateFile, WebProperty
from smdesk.domain.countdown import Sitting, StepDone
from smdesk.domain.custody import Custodian
from smdesk.domain.departments import Department, Facet, Liaison
from smdesk.domain.handing_over import Handover, ReceiptLine, Signature
from smdesk.domain.handoff import FirstTask, Letter, Packet
from smdesk.domain.learning import Certificate, LearningEntry, LearningGoal
from smdesk.domain.leaving import Leaving
from smdesk.domain.media import MediaAsset
from smdesk.domain.month_notes import MonthNote
from smdesk.domain.objectives import Objective
from smdesk.domain.occasions import Event, Occasion
from smdesk.domain.organisation import Organisation
from smdesk.domain.plan_duties import PlanDuty
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion
from smdesk.domain.policy.outside_rules import OutsideRule
from smdesk.domain.policy.own_words import OwnWord
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.version_texts import PolicyClause
from smdesk.domain.projects import Project, ScopeChange
from smdesk.domain.records import Record
from smdesk.domain.recovery import Escrow, PaperKit, Trustee
from smdesk.domain.reporting import Delivered, ReportDuty
from smdesk.domain.roles import Assignment, Claim, Role
from smdesk.domain.roster import Person, Seat, Term
from smdesk.domain.rota import Absence, Need, Shift, Swap
from smdesk.domain.routes import CrossRoute
from smdesk.domain.rules import BoundClause
from smdesk.domain.series import PostSeries
from smdesk.domain.templates import PostTemplate
from smdesk.domain.upkeep import Upkeep
from smdesk.domain.voice import Envelope, VoiceNote
from smdesk.ui.kit.places import EXPORT, HEALTH, IMPORT, MEMBER


def _kinds(*records: type[Record]) -> frozenset[str]:
    return frozenset(record.kind for record in records)


ACCOUNTS = _kinds(Account, Custodian, SupportUnit) | {IMPORT, HEALTH}
CALENDAR = _kinds(Item, Variant)
AUDITS = _kinds(Audit, AuditGroup, AuditCheck, Shortcoming)
DUTY = _kinds(Shift, Need, Absence, Swap)
TEAM = _kinds(
    Term, Role, Assignment, Claim, Appointment, Decision, Person, Seat, Department, Liaison, Facet,
    Candidate, Call, LearningGoal, LearningEntry, Certificate, Leaving,
)  # fmt: skip
POLICY = _kinds(PolicyDocument, PolicyVersion, PolicyClause, Remark, OutsideRule, OwnWord)
PLAN = _kinds(
    Project, ScopeChange, ReportDuty, Delivered, FlowLink, InternalUpdate, VoiceNote, Envelope,
    Convention, WebProperty, TemplateFile, MediaAsset, Campaign, PostLabel, HashtagSet, Event,
    Occasion, Cadence, PostingTime, ContentPlan, PlanDuty, Objective, PostSeries, PostTemplate,
    CrossRoute,
)  # fmt: skip
CEREMONY = _kinds(MonthNote, Sitting, StepDone, Handover, ReceiptLine, Signature)
"""What the handoff shows of the last weeks and of handing over itself."""
HANDOFF = _kinds(Letter, FirstTask, Packet, Annex) | CEREMONY
RECOVERY = _kinds(PaperKit, Escrow, Trustee)
"""What the settings show of coming back in without a passphrase."""
SETTINGS = RECOVERY | _kinds(Organisation, BoundClause, Upkeep) | {EXPORT, MEMBER}
