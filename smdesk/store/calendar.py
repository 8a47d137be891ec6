"""The calendar's drawers, and its lines read fast."""

from typing import TYPE_CHECKING, Protocol

from smdesk.domain.approval_sheets import ApprovalSheet, SheetPost
from smdesk.domain.approvals import Approval
from smdesk.domain.cadence import Cadence, PostingTime
from smdesk.domain.calendar import Item, Variant
from smdesk.domain.campaigns import Campaign, HashtagSet, Label
from smdesk.domain.checklists import CheckMark, CheckSetting
from smdesk.domain.limits import TextLimit
from smdesk.domain.media import MediaAsset, MediaUse
from smdesk.domain.occasions import Event, Occasion
from smdesk.domain.publications import DraftComment, Publication, QuickStep
from smdesk.domain.records import Record
from smdesk.domain.workflow import Workflow
from smdesk.store.agenda import Agenda

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

    from smdesk.store.columns import R
    from smdesk.store.table import Table

CALENDAR_KINDS: tuple[type[Record], ...] = (
    Campaign,
    Label,
    HashtagSet,
    Item,
    Variant,
    Approval,
    ApprovalSheet,
    SheetPost,
    QuickStep,
    Publication,
    DraftComment,
    MediaAsset,
    MediaUse,
    CheckSetting,
    CheckMark,
    Workflow,
    TextLimit,
    Event,
    Occasion,
    Cadence,
    PostingTime,
)
"""Kinds of record that the calendar keeps."""


class Tables(Protocol):
    """What has a table for every kind."""

    def table(self, kind: "type[R]") -> "Table[R]":
        """Return the table of the kind."""
        ...


class CalendarDrawers:
    """One attribute for each of the calendar's kinds; otherwise as in Library."""

    def __init__(self, library: Tables, connection: "Connection") -> None:
        self.campaigns = library.table(Campaign)
        self.labels = library.table(Label)
        self.hashtag_sets = library.table(HashtagSet)
        self.items = library.table(Item)
        self.variants = library.table(Variant)
        self.approvals = library.table(Approval)
        self.approval_sheets = library.table(ApprovalSheet)
        self.sheet_posts = library.table(SheetPost)
        self.quick_steps = library.table(QuickStep)
        self.publications = library.table(Publication)
        self.draft_comments = library.table(DraftComment)
        self.media_assets = library.table(MediaAsset)
        self.media_uses = library.table(MediaUse)
        self.check_settings = library.table(CheckSetting)
        self.check_marks = library.table(CheckMark)
        self.workflows = library.table(Workflow)
        self.text_limits = library.table(TextLimit)
        self.events = library.table(Event)
        self.occasions = library.table(Occasion)
        self.cadences = library.table(Cadence)
        self.posting_times = library.table(PostingTime)
        self.agenda = Agenda(connection)
