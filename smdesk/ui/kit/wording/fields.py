"""What people call the kinds of record and their fields, and how the values read in a history."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_type_hints

from PySide6.QtCore import QCoreApplication

from smdesk.domain.accounts import Account, SupportUnit
from smdesk.domain.annex import Annex
from smdesk.domain.appointments import Appointment, Decision
from smdesk.domain.approval_sheets import ApprovalSheet, SheetPost
from smdesk.domain.approvals import Approval
from smdesk.domain.audits import Audit, AuditCheck, AuditGroup, Shortcoming
from smdesk.domain.cadence import Cadence, PostingTime
from smdesk.domain.calendar import Item, Variant
from smdesk.domain.campaigns import Campaign, HashtagSet, Label
from smdesk.domain.candidates import Call, Candidate, SealedCandidate
from smdesk.domain.checklists import CheckMark, CheckSetting
from smdesk.domain.communication import FlowLink, InternalUpdate
from smdesk.domain.content_plans import ContentPlan, PlanLine
from smdesk.domain.conventions import Convention, TemplateFile, WebProperty
from smdesk.domain.countdown import Sitting, StepDone
from smdesk.domain.custody import Custodian, Exposure, KeyWrap, Secret, SecretVersion
from smdesk.domain.departments import Department, Facet, Liaison
from smdesk.domain.endorsements import Endorsement, EnvelopeUse
from smdesk.domain.handing_over import Handover, ReceiptLine, Signature
from smdesk.domain.handoff import FirstTask, Letter, Packet
from smdesk.domain.journal import JsonValue
from smdesk.domain.learning import Certificate, LearningEntry, LearningGoal
from smdesk.domain.leaving import Leaving, LeavingItem
from smdesk.domain.limits import TextLimit
from smdesk.domain.media import MediaAsset, MediaUse
from smdesk.domain.month_notes import MonthNote
from smdesk.domain.objectives import Objective
from smdesk.domain.occasions import Event, Occasion
from smdesk.domain.organisation import Organisation
from smdesk.domain.packet_copies import PacketCopy, PacketDocument
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.plan_duties import PlanDuty
from smdesk.domain.policy.bindings import ClauseLink
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion
from smdesk.domain.policy.outside_rules import OutsideRule
from smdesk.domain.policy.own_words import OwnWord
from smdesk.domain.policy.readings import Acknowledgement
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.reviews import PolicyReview
from smdesk.domain.policy.signoffs import SignOff
from smdesk.domain.policy.version_texts import PolicyClause
from smdesk.domain.projects import Project, ScopeChange
from smdesk.domain.publications import DraftComment, Publication, QuickStep
from smdesk.domain.records import Record
from smdesk.domain.recovery import Escrow, PaperKit, Trustee
from smdesk.domain.recovery_codes import CodeUse
from smdesk.domain.reporting import Delivered, ReportDuty
from smdesk.domain.roles import Assignment, Claim, Role
from smdesk.domain.roster import Person, Seat, Term
from smdesk.domain.rota import Absence, Need, Shift, Swap
from smdesk.domain.routes import CrossRoute
from smdesk.domain.rules import BoundClause
from smdesk.domain.series import PostSeries, SeriesDraft
from smdesk.domain.templates import PostTemplate, TemplateUse
from smdesk.domain.upkeep import Upkeep
from smdesk.domain.voice import Envelope, VoiceNote
from smdesk.domain.workflow import Workflow
from smdesk.ui.kit.wording.days import day, listed, moment, number
from smdesk.ui.kit.wording.field_words import FIELDS, KINDS
from smdesk.ui.kit.wording.names import name as enum_name
from smdesk.ui.kit.wording.recurrences import rule_words

RECORDS: tuple[type[Record], ...] = (
    Appointment,
    Decision,
    Department,
    Facet,
    Liaison,
    Candidate,
    SealedCandidate,
    Call,
    Certificate,
    LearningEntry,
    LearningGoal,
    Assignment,
    Claim,
    Role,
    Approval,
    ApprovalSheet,
    SheetPost,
    Campaign,
    Event,
    Occasion,
    Cadence,
    PostingTime,
    CheckMark,
    CheckSetting,
    DraftComment,
    HashtagSet,
    Item,
    Label,
    MediaAsset,
    MediaUse,
    TextLimit,
    Publication,
    QuickStep,
    Variant,
    Workflow,
    Absence,
    Need,
    Shift,
    Swap,
    Account,
    AccountField,
    Audit,
    AuditCheck,
    AuditGroup,
    BoundClause,
    CodeUse,
    Custodian,
    Escrow,
    Exposure,
    Annex,
    Handover,
    MonthNote,
    PacketCopy,
    PacketDocument,
    ReceiptLine,
    Signature,
    Sitting,
    StepDone,
    FirstTask,
    KeyWrap,
    Leaving,
    LeavingItem,
    Letter,
    Organisation,
    Packet,
    PaperKit,
    Passkey,
    Person,
    Seat,
    Secret,
    SecretVersion,
    Shortcoming,
    SupportUnit,
    Term,
    Trustee,
    Upkeep,
    Convention,
    Delivered,
    Envelope,
    FlowLink,
    InternalUpdate,
    Project,
    ReportDuty,
    ScopeChange,
    TemplateFile,
    VoiceNote,
    WebProperty,
    Objective,
    PlanDuty,
    ContentPlan,
    PlanLine,
    Endorsement,
    EnvelopeUse,
    PostSeries,
    SeriesDraft,
    PostTemplate,
    TemplateUse,
    CrossRoute,
    PolicyDocument,
    PolicyVersion,
    PolicyClause,
    SignOff,
    Remark,
    Acknowledgement,
    PolicyReview,
    ClauseLink,
    OwnWord,
    OutsideRule,
)
HASHES = frozenset({"digest", "request", "sha256", "content"})
TOLD = frozenset({(Occasion.kind, "rule"), (PostSeries.kind, "rule")})
"""Fields that hold a rule by which days come again."""
HASH_SHOWN = 8
"""So many signs of a hash, or of an asking, tell one from another."""
_BY_KIND: Mapping[str, type[Record]] = {record.kind: record for record in RECORDS}


def kind_name(kind: str) -> str:
    """Return what people call a kind of record, as in ``Support unit``."""
    return QCoreApplication.translate("Kind", KINDS.get(kind, kind.replace("_", " ")))


def field_name(kind: str, field: str) -> str:
    """Return what people call a field; ``kind`` settles it where two kinds differ."""
    words = FIELDS.get(f"{kind}.{field}") or FIELDS.get(field)
    return QCoreApplication.translate("Field", words or field.replace("_", " "))


def value_words(kind: str, field: str, value: JsonValue) -> str:
    """Return a value from the journal as people read it; nothing for no value.

    Days, instants and choices are told by the field's type. What no field explains is shown as it
    stands.
    """
    if value is None or value == "":
        return ""
    if (kind, field) in TOLD:
        return rule_words(str(value))
    types = _types(kind, field)
    if isinstance(value, bool) or bool in types:
        yes = QCoreApplication.translate("Field", "yes")
        return yes if value else QCoreApplication.translate("Field", "no")
    if isinstance(value, int):
        return number(value)
    if isinstance(value, str):
        return value[:HASH_SHOWN] if field in HASHES else _text(types, value)
    inside = tuple(part for one in types for part in get_args(one))
    return listed([_text(inside, str(part)) for part in value])


def _text(types: tuple[Any, ...], value: str) -> str:
    try:
        for kind in types:
            if isinstance(kind, type) and issubclass(kind, Enum):
                return enum_name(kind(value))
        if datetime in types:
            return moment(datetime.fromisoformat(value).astimezone(UTC))
        if date in types:
            return day(date.fromisoformat(value))
    except ValueError:
        # A value of a later version is better shown raw than not at all.
        return value
    return value


def _types(kind: str, field: str) -> tuple[Any, ...]:
    record = _BY_KIND.get(kind)
    if record is None or field not in {one.name for one in fields(record)}:
        return ()
    hint = get_type_hints(record)[field]
    return get_args(hint) if isinstance(hint, UnionType) else (hint,)
