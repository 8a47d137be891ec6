"""Rules by which days come again, as people say them."""

from PySide6.QtCore import QCoreApplication

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

RULES = {
    "FREQ=YEARLY": QT_TRANSLATE_NOOP("Recurrence", "the same day each year"),
    "FREQ=MONTHLY": QT_TRANSLATE_NOOP("Recurrence", "the same day each month"),
    "FREQ=WEEKLY": QT_TRANSLATE_NOOP("Recurrence", "the same weekday each week"),
}
"""The rules that a form offers; any other is one that was brought in."""


def rule_words(rule: str) -> str:
    """Return a rule of RFC 5545 in words; without one the days are set anew each year."""
    words = RULES.get(rule) or QT_TRANSLATE_NOOP("Recurrence", "by a rule of its own")
    if not rule:
        words = QT_TRANSLATE_NOOP("Recurrence", "set anew each year")
    return QCoreApplication.translate("Recurrence", words)
