"""The words for what the floors below only name: findings, errors, days, kinds and tasks."""

from smdesk.ui.kit.wording.days import (
    ago,
    bytes_long,
    day,
    days_long,
    listed,
    long_day,
    moment,
    number,
    span,
    things_long,
    time_of_day,
    until,
    weekday,
    weekdays,
)
from smdesk.ui.kit.wording.errors import error
from smdesk.ui.kit.wording.fields import field_name, kind_name, value_words
from smdesk.ui.kit.wording.findings import chip, finding, one_sentence
from smdesk.ui.kit.wording.leaving import (
    leaving_asked,
    leaving_chip,
    leaving_progress,
    leaving_stands,
    leaving_subject,
    leaving_why,
)
from smdesk.ui.kit.wording.names import fault, name
from smdesk.ui.kit.wording.planning_words import plan_name
from smdesk.ui.kit.wording.recurrences import RULES as RECURRENCES
from smdesk.ui.kit.wording.recurrences import rule_words, series_rules
from smdesk.ui.kit.wording.said import Said
from smdesk.ui.kit.wording.tasks import about, did, task

__all__ = [
    "RECURRENCES",
    "Said",
    "about",
    "ago",
    "bytes_long",
    "chip",
    "day",
    "days_long",
    "did",
    "error",
    "fault",
    "field_name",
    "finding",
    "kind_name",
    "leaving_asked",
    "leaving_chip",
    "leaving_progress",
    "leaving_stands",
    "leaving_subject",
    "leaving_why",
    "listed",
    "long_day",
    "moment",
    "name",
    "number",
    "one_sentence",
    "plan_name",
    "rule_words",
    "series_rules",
    "span",
    "task",
    "things_long",
    "time_of_day",
    "until",
    "value_words",
    "weekday",
    "weekdays",
]
