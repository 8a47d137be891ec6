"""The words for what the floors below only name: findings, errors, days, kinds and tasks.

The words for days and numbers are there at once. All others stand beside the records they are for,
which are a good part of smdesk; each is fetched when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from smdesk.ui.kit.wording.days import (
    ago,
    bytes_long,
    day,
    days_long,
    listed,
    long_day,
    moment,
    number,
    secrets_long,
    span,
    things_long,
    time_of_day,
    until,
    weekday,
    weekdays,
)
from smdesk.ui.kit.wording.said import Said

if TYPE_CHECKING:
    from smdesk.ui.kit.wording.errors import error
    from smdesk.ui.kit.wording.fields import field_name, kind_name, value_words
    from smdesk.ui.kit.wording.findings import chip, finding, one_sentence, rule_name
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
    from smdesk.ui.kit.wording.tasks import about, did, task

_PLACES = {
    "error": ("errors", "error"),
    "field_name": ("fields", "field_name"),
    "kind_name": ("fields", "kind_name"),
    "value_words": ("fields", "value_words"),
    "chip": ("findings", "chip"),
    "finding": ("findings", "finding"),
    "one_sentence": ("findings", "one_sentence"),
    "rule_name": ("findings", "rule_name"),
    "leaving_asked": ("leaving", "leaving_asked"),
    "leaving_chip": ("leaving", "leaving_chip"),
    "leaving_progress": ("leaving", "leaving_progress"),
    "leaving_stands": ("leaving", "leaving_stands"),
    "leaving_subject": ("leaving", "leaving_subject"),
    "leaving_why": ("leaving", "leaving_why"),
    "fault": ("names", "fault"),
    "name": ("names", "name"),
    "plan_name": ("planning_words", "plan_name"),
    "RECURRENCES": ("recurrences", "RULES"),
    "rule_words": ("recurrences", "rule_words"),
    "series_rules": ("recurrences", "series_rules"),
    "about": ("tasks", "about"),
    "did": ("tasks", "did"),
    "task": ("tasks", "task"),
}
"""The module of each name that is fetched when asked for, and what it is called there."""


def __getattr__(name: str) -> object:
    module, own = _PLACES.get(name, ("", ""))
    if not module:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(f"{__name__}.{module}"), own)
    globals()[name] = found
    return found


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
    "rule_name",
    "rule_words",
    "secrets_long",
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
