"""What a desk announces when something changed, so that the lists that show it look again."""

from collections.abc import Callable
from enum import Enum, auto
from typing import TypeAlias


class Topic(Enum):
    """An area in which something changed."""

    ORGANISATION = auto()
    ROSTER = auto()
    LEAVING = auto()
    """What changes when somebody leaves."""
    ACCOUNTS = auto()
    ROTA = auto()
    """Who is on duty, and who is away."""
    CALENDAR = auto()
    """What is to be posted, what was, and who approved it."""
    AUDITS = auto()
    PLAN = auto()
    """Reports, communication, projects, voice and conventions."""
    POLICY = auto()
    """The library's written policy, what was said of it, and who read it."""
    HANDOFF = auto()
    JOURNAL = auto()
    """Announced after every task, for whoever shows the log or counts its entries."""
    VAULT = auto()
    """Who may open the cabinet, its copies and its checks."""


Announce: TypeAlias = Callable[[Topic], None]

TOPIC_OF = {
    "organisation": Topic.ORGANISATION,
    "bound_clause": Topic.ORGANISATION,
    "person": Topic.ROSTER,
    "seat": Topic.ROSTER,
    "term": Topic.ROSTER,
    "role": Topic.ROSTER,
    "assignment": Topic.ROSTER,
    "claim": Topic.ROSTER,
    "decision": Topic.ROSTER,
    "appointment": Topic.ROSTER,
    "department": Topic.ROSTER,
    "liaison": Topic.ROSTER,
    "facet": Topic.ROSTER,
    "candidate": Topic.ROSTER,
    "call": Topic.ROSTER,
    "learning_goal": Topic.ROSTER,
    "learning_entry": Topic.ROSTER,
    "certificate": Topic.ROSTER,
    "need": Topic.ROTA,
    "shift": Topic.ROTA,
    "absence": Topic.ROTA,
    "swap": Topic.ROTA,
    "account": Topic.ACCOUNTS,
    "custodian": Topic.ACCOUNTS,
    "secret": Topic.ACCOUNTS,
    "secret_version": Topic.ACCOUNTS,
    "key_wrap": Topic.ACCOUNTS,
    "support_unit": Topic.ACCOUNTS,
    "passkey": Topic.ACCOUNTS,
    "account_field": Topic.ACCOUNTS,
    "code_use": Topic.ACCOUNTS,
    "audit_group": Topic.AUDITS,
    "audit": Topic.AUDITS,
    "audit_check": Topic.AUDITS,
    "shortcoming": Topic.AUDITS,
    "campaign": Topic.CALENDAR,
    "event": Topic.CALENDAR,
    "occasion": Topic.CALENDAR,
    "cadence": Topic.CALENDAR,
    "posting_time": Topic.CALENDAR,
    "label": Topic.CALENDAR,
    "hashtag_set": Topic.CALENDAR,
    "item": Topic.CALENDAR,
    "variant": Topic.CALENDAR,
    "approval": Topic.CALENDAR,
    "approval_sheet": Topic.CALENDAR,
    "sheet_post": Topic.CALENDAR,
    "quick_step": Topic.CALENDAR,
    "publication": Topic.CALENDAR,
    "draft_comment": Topic.CALENDAR,
    "media_asset": Topic.CALENDAR,
    "media_use": Topic.CALENDAR,
    "check_setting": Topic.CALENDAR,
    "check_mark": Topic.CALENDAR,
    "workflow": Topic.CALENDAR,
    "objective": Topic.CALENDAR,
    "plan_duty": Topic.CALENDAR,
    "content_plan": Topic.CALENDAR,
    "plan_line": Topic.CALENDAR,
    "endorsement": Topic.CALENDAR,
    "envelope_use": Topic.CALENDAR,
    "post_series": Topic.CALENDAR,
    "series_draft": Topic.CALENDAR,
    "post_template": Topic.CALENDAR,
    "template_use": Topic.CALENDAR,
    "cross_route": Topic.CALENDAR,
    "report_duty": Topic.PLAN,
    "delivered": Topic.PLAN,
    "flow_link": Topic.PLAN,
    "internal_update": Topic.PLAN,
    "project": Topic.PLAN,
    "scope_change": Topic.PLAN,
    "voice_note": Topic.PLAN,
    "envelope": Topic.PLAN,
    "convention": Topic.PLAN,
    "web_property": Topic.PLAN,
    "template_file": Topic.PLAN,
    "text_limit": Topic.CALENDAR,
    "policy_document": Topic.POLICY,
    "policy_version": Topic.POLICY,
    "policy_clause": Topic.POLICY,
    "signoff": Topic.POLICY,
    "remark": Topic.POLICY,
    "acknowledgement": Topic.POLICY,
    "policy_review": Topic.POLICY,
    "clause_link": Topic.POLICY,
    "own_word": Topic.POLICY,
    "outside_rule": Topic.POLICY,
    "letter": Topic.HANDOFF,
    "first_task": Topic.HANDOFF,
    "packet": Topic.HANDOFF,
    "annex": Topic.HANDOFF,
    "month_note": Topic.HANDOFF,
    "sitting": Topic.HANDOFF,
    "step_done": Topic.HANDOFF,
    "handover": Topic.HANDOFF,
    "receipt_line": Topic.HANDOFF,
    "signature": Topic.HANDOFF,
    "packet_copy": Topic.HANDOFF,
    "packet_document": Topic.HANDOFF,
    "upkeep": Topic.VAULT,
    "paper_kit": Topic.VAULT,
    "escrow": Topic.VAULT,
    "trustee": Topic.VAULT,
    "leaving": Topic.LEAVING,
    "leaving_item": Topic.LEAVING,
}
"""The topic of each kind of record; an exposure belongs to the journal alone."""


def nobody(topic: Topic) -> None:
    """Hear the announcement and do nothing."""
