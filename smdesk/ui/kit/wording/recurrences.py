"""Rules by which days come again, as people say them."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from smdesk.ui.kit.wording.days import weekdays
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

RULES = {
    "FREQ=YEARLY": QT_TRANSLATE_NOOP("Recurrence", "the same day each year"),
    "FREQ=MONTHLY": QT_TRANSLATE_NOOP("Recurrence", "the same day each month"),
    "FREQ=WEEKLY": QT_TRANSLATE_NOOP("Recurrence", "the same weekday each week"),
}
"""The rules that a form offers; any other is one that was brought in."""
OFTEN = {
    "FREQ=WEEKLY": RULES["FREQ=WEEKLY"],
    "FREQ=WEEKLY;INTERVAL=2": QT_TRANSLATE_NOOP("Recurrence", "every second week"),
    "FREQ=WEEKLY;INTERVAL=4": QT_TRANSLATE_NOOP("Recurrence", "every fourth week"),
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": QT_TRANSLATE_NOOP("Recurrence", "from Monday to Friday"),
    "FREQ=DAILY": QT_TRANSLATE_NOOP("Recurrence", "every day"),
    "FREQ=MONTHLY": RULES["FREQ=MONTHLY"],
    "FREQ=MONTHLY;BYMONTHDAY=-1": QT_TRANSLATE_NOOP("Recurrence", "the last day of each month"),
    "FREQ=YEARLY": RULES["FREQ=YEARLY"],
}
"""What a series of posts is offered, beside weekdays of a month."""
_NTH = {
    1: QT_TRANSLATE_NOOP("Recurrence", "the first {weekday} of each month"),
    2: QT_TRANSLATE_NOOP("Recurrence", "the second {weekday} of each month"),
    3: QT_TRANSLATE_NOOP("Recurrence", "the third {weekday} of each month"),
    4: QT_TRANSLATE_NOOP("Recurrence", "the fourth {weekday} of each month"),
    -1: QT_TRANSLATE_NOOP("Recurrence", "the last {weekday} of each month"),
}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_OF_MONTH = re.compile(r"FREQ=MONTHLY;BYDAY=(-?[1-4])(MO|TU|WE|TH|FR|SA|SU)")


def rule_words(rule: str) -> str:
    """Return a rule of RFC 5545 in words; without one the days are set anew each year."""
    found = _OF_MONTH.fullmatch(rule)
    if found is not None and int(found[1]) in _NTH:
        words = QCoreApplication.translate("Recurrence", _NTH[int(found[1])])
        return words.format(weekday=weekdays()[_DAYS.index(found[2])])
    said = RULES.get(rule) or OFTEN.get(rule)
    words = said or QT_TRANSLATE_NOOP("Recurrence", "by a rule of its own")
    if not rule:
        words = QT_TRANSLATE_NOOP("Recurrence", "set anew each year")
    return QCoreApplication.translate("Recurrence", words)


def series_rules() -> Mapping[str, str]:
    """Return the rules that a series of posts can have, each in words, the common ones first."""
    nth = [f"FREQ=MONTHLY;BYDAY={number}{day}" for number in (1, -1) for day in _DAYS]
    found = {rule: rule_words(rule) for rule in (*OFTEN, *nth)}
    return {rule: words[:1].upper() + words[1:] for rule, words in found.items()}
