"""The drawers of what the team plans: reports, communication, projects, voice and conventions."""

from collections.abc import Mapping
from typing import Any

from smdesk.domain.communication import FlowLink, InternalUpdate
from smdesk.domain.conventions import Convention, TemplateFile, WebProperty
from smdesk.domain.projects import Project, ScopeChange
from smdesk.domain.records import Record
from smdesk.domain.reporting import Delivered, ReportDuty
from smdesk.domain.voice import Envelope, VoiceNote
from smdesk.store.table import Table

PLAN_KINDS: tuple[type[Record], ...] = (
    ReportDuty,
    Delivered,
    FlowLink,
    InternalUpdate,
    Project,
    ScopeChange,
    VoiceNote,
    Envelope,
    Convention,
    WebProperty,
    TemplateFile,
)


class PlanTables:
    """One attribute for each kind; ``tables`` is all tables by kind."""

    def __init__(self, tables: Mapping[str, Table[Any]]) -> None:
        self.report_duties: Table[ReportDuty] = tables[ReportDuty.kind]
        self.deliveries: Table[Delivered] = tables[Delivered.kind]
        self.flow_links: Table[FlowLink] = tables[FlowLink.kind]
        self.internal_updates: Table[InternalUpdate] = tables[InternalUpdate.kind]
        self.projects: Table[Project] = tables[Project.kind]
        self.scope_changes: Table[ScopeChange] = tables[ScopeChange.kind]
        self.voice_notes: Table[VoiceNote] = tables[VoiceNote.kind]
        self.envelopes: Table[Envelope] = tables[Envelope.kind]
        self.conventions: Table[Convention] = tables[Convention.kind]
        self.web_properties: Table[WebProperty] = tables[WebProperty.kind]
        self.template_files: Table[TemplateFile] = tables[TemplateFile.kind]
