"""The words for plans, series, templates, routes and objectives: kinds, fields, values, tasks."""

from datetime import date
from enum import Enum

from PySide6.QtCore import QCoreApplication, QLocale

from smdesk.domain.content_plans import Period, PlanState
from smdesk.domain.endorsements import Endorsed
from smdesk.domain.objectives import Aim, Standing
from smdesk.domain.plan_done import Became
from smdesk.domain.routes import Carry
from smdesk.domain.series import Made
from smdesk.domain.templates import Matter
from smdesk.ui.kit.wording.days import day
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

KINDS = {
    "objective": QT_TRANSLATE_NOOP("Kind", "Objective"),
    "plan_duty": QT_TRANSLATE_NOOP("Kind", "Plan that is owed"),
    "content_plan": QT_TRANSLATE_NOOP("Kind", "Content plan"),
    "plan_line": QT_TRANSLATE_NOOP("Kind", "Post in a plan"),
    "endorsement": QT_TRANSLATE_NOOP("Kind", "Signed yes"),
    "envelope_use": QT_TRANSLATE_NOOP("Kind", "Post inside an envelope"),
    "post_series": QT_TRANSLATE_NOOP("Kind", "Series"),
    "series_draft": QT_TRANSLATE_NOOP("Kind", "Draft of a series"),
    "post_template": QT_TRANSLATE_NOOP("Kind", "Post template"),
    "template_use": QT_TRANSLATE_NOOP("Kind", "Post from a template"),
    "cross_route": QT_TRANSLATE_NOOP("Kind", "Route from channel to channel"),
}

FIELDS = {
    "code": QT_TRANSLATE_NOOP("Field", "Number"),
    "aim": QT_TRANSLATE_NOOP("Field", "Kind of objective"),
    "parent": QT_TRANSLATE_NOOP("Field", "Part of"),
    "baseline": QT_TRANSLATE_NOOP("Field", "Where we began"),
    "target": QT_TRANSLATE_NOOP("Field", "Where we want to be"),
    "standing": QT_TRANSLATE_NOOP("Field", "Stands"),
    "objective.measure": QT_TRANSLATE_NOOP("Field", "How it is measured"),
    "objective.clause": QT_TRANSLATE_NOOP("Field", "Clause of the policy"),
    "period": QT_TRANSLATE_NOOP("Field", "For how long"),
    "due_days": QT_TRANSLATE_NOOP("Field", "Due so many days before"),
    "plan_duty.owner": QT_TRANSLATE_NOOP("Field", "Who prepares it"),
    "plan_duty.since": QT_TRANSLATE_NOOP("Field", "Owed from"),
    "due_on": QT_TRANSLATE_NOOP("Field", "Due on"),
    "content_plan.owner": QT_TRANSLATE_NOOP("Field", "Who prepares it"),
    "submitted_by": QT_TRANSLATE_NOOP("Field", "Submitted by"),
    "submitted_at": QT_TRANSLATE_NOOP("Field", "Submitted"),
    "content_plan.words": QT_TRANSLATE_NOOP("Field", "What was said"),
    "shared_with": QT_TRANSLATE_NOOP("Field", "Shared with"),
    "shared_on": QT_TRANSLATE_NOOP("Field", "Shared on"),
    "plan": QT_TRANSLATE_NOOP("Field", "Plan"),
    "plan_line.day": QT_TRANSLATE_NOOP("Field", "Day"),
    "plan_line.name": QT_TRANSLATE_NOOP("Field", "Title"),
    "endorsement.what": QT_TRANSLATE_NOOP("Field", "Yes to what"),
    "endorsement.about": QT_TRANSLATE_NOOP("Field", "Yes to which"),
    "endorsement.by": QT_TRANSLATE_NOOP("Field", "Who said yes"),
    "endorsement.words": QT_TRANSLATE_NOOP("Field", "Words of the yes"),
    "envelope": QT_TRANSLATE_NOOP("Field", "Envelope"),
    "endorsements": QT_TRANSLATE_NOOP("Field", "Yeses that it carries"),
    "envelope.pattern": QT_TRANSLATE_NOOP("Field", "Series that posts are compared with"),
    "headline": QT_TRANSLATE_NOOP("Field", "Title of its posts"),
    "post_series.channels": QT_TRANSLATE_NOOP("Field", "Channels"),
    "post_series.rule": QT_TRANSLATE_NOOP("Field", "Rule by which it comes again"),
    "until": QT_TRANSLATE_NOOP("Field", "Last day"),
    "skipped": QT_TRANSLATE_NOOP("Field", "Days that are left out"),
    "series_draft.day": QT_TRANSLATE_NOOP("Field", "Day"),
    "matter": QT_TRANSLATE_NOOP("Field", "What it is for"),
    "post_template.channels": QT_TRANSLATE_NOOP("Field", "Channels"),
    "post_template.days": QT_TRANSLATE_NOOP("Field", "Days after what it is about"),
    "wanted": QT_TRANSLATE_NOOP("Field", "Every event should have it"),
    "template_use.template": QT_TRANSLATE_NOOP("Field", "Template"),
    "leader": QT_TRANSLATE_NOOP("Field", "Channel that speaks first"),
    "follower": QT_TRANSLATE_NOOP("Field", "Channel that follows"),
    "delay": QT_TRANSLATE_NOOP("Field", "Minutes between them"),
    "carry": QT_TRANSLATE_NOOP("Field", "What it begins with"),
    "active": QT_TRANSLATE_NOOP("Field", "In use"),
    "why": QT_TRANSLATE_NOOP("Field", "Why"),
}

NAMES: dict[Enum, str] = {
    Aim.OUTCOME: QT_TRANSLATE_NOOP("Name", "For readers"),
    Aim.OPERATIONAL: QT_TRANSLATE_NOOP("Name", "What the team does"),
    Standing.OPEN: QT_TRANSLATE_NOOP("Name", "Open"),
    Standing.REACHED: QT_TRANSLATE_NOOP("Name", "Reached"),
    Standing.GIVEN_UP: QT_TRANSLATE_NOOP("Name", "Given up"),
    Period.WEEK: QT_TRANSLATE_NOOP("Name", "A week"),
    Period.MONTH: QT_TRANSLATE_NOOP("Name", "A month"),
    PlanState.DRAFT: QT_TRANSLATE_NOOP("Name", "Draft"),
    PlanState.SUBMITTED: QT_TRANSLATE_NOOP("Name", "Submitted"),
    PlanState.APPROVED: QT_TRANSLATE_NOOP("Name", "Approved"),
    PlanState.SHARED: QT_TRANSLATE_NOOP("Name", "Shared"),
    Endorsed.PLAN: QT_TRANSLATE_NOOP("Name", "A plan"),
    Endorsed.ENVELOPE: QT_TRANSLATE_NOOP("Name", "An envelope"),
    Became.POSTED: QT_TRANSLATE_NOOP("Name", "Posted"),
    Became.MISSED: QT_TRANSLATE_NOOP("Name", "Missed"),
    Became.DROPPED: QT_TRANSLATE_NOOP("Name", "Dropped"),
    Became.AHEAD: QT_TRANSLATE_NOOP("Name", "Still ahead"),
    Became.UNPLANNED: QT_TRANSLATE_NOOP("Name", "Not planned"),
    Carry.ADAPTED: QT_TRANSLATE_NOOP("Name", "The text, to be adapted"),
    Carry.SAME: QT_TRANSLATE_NOOP("Name", "All of it, as it is"),
    Made.NEW: QT_TRANSLATE_NOOP("Name", "New draft"),
    Made.THERE: QT_TRANSLATE_NOOP("Name", "Made already"),
    Made.SKIPPED: QT_TRANSLATE_NOOP("Name", "Left out"),
    Made.PAST: QT_TRANSLATE_NOOP("Name", "Gone by"),
    Matter.EVENT: QT_TRANSLATE_NOOP("Name", "Event"),
    Matter.SERVICE: QT_TRANSLATE_NOOP("Name", "Service"),
    Matter.COLLECTION: QT_TRANSLATE_NOOP("Name", "Collection"),
    Matter.CLOSURE: QT_TRANSLATE_NOOP("Name", "Closure"),
    Matter.OTHER: QT_TRANSLATE_NOOP("Name", "Something else"),
}

TASKS = {
    "content_plan.submit": QT_TRANSLATE_NOOP("Task", "put the plan before the approvers"),
    "gate.agree_plan": QT_TRANSLATE_NOOP("Task", "approved the plan"),
    "gate.agree_envelope": QT_TRANSLATE_NOOP("Task", "approved the envelope"),
    "content_plan.send_back": QT_TRANSLATE_NOOP("Task", "sent the plan back"),
    "content_plan.reopen": QT_TRANSLATE_NOOP("Task", "opened the plan again"),
    "content_plan.share": QT_TRANSLATE_NOOP("Task", "shared the plan"),
    "post_series.make": QT_TRANSLATE_NOOP("Task", "made drafts of the series"),
    "post_series.skip": QT_TRANSLATE_NOOP("Task", "left a day of the series out"),
    "post_series.end": QT_TRANSLATE_NOOP("Task", "ended the series"),
    "post_series.follow": QT_TRANSLATE_NOOP("Task", "changed the series from a day on"),
    "post_template.begin": QT_TRANSLATE_NOOP("Task", "began posts from templates"),
    "post_template.plant": QT_TRANSLATE_NOOP("Task", "put in the starter templates"),
    "cross_route.follow": QT_TRANSLATE_NOOP("Task", "let other channels follow"),
    "gate.inside": QT_TRANSLATE_NOOP("Task", "put the post inside an envelope"),
}


def plan_name(title: str, channel: str = "") -> str:
    """Return what people call the plan of a title such as ``2026-12`` or ``2026-W49``."""
    year, _, rest = title.partition("-")
    try:
        if rest.startswith("W"):
            monday = date.fromisocalendar(int(year), int(rest[1:]), 1)
            words = QCoreApplication.translate("Plan", "the week from {day}").format(
                day=day(monday)
            )
        else:
            month = QLocale().standaloneMonthName(int(rest))
            words = QCoreApplication.translate("Plan", "{month} {year}").format(
                month=month, year=year
            )
    except ValueError:
        words = title
    if not channel:
        return words
    return QCoreApplication.translate("Plan", "{plan} on {channel}").format(
        plan=words, channel=channel
    )
