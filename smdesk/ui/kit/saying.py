"""The words that fill the gaps of templates for a day, as the person's language writes them."""

from collections.abc import Mapping
from datetime import date

from smdesk.ui.kit import wording


def saying(day: date) -> Mapping[str, str]:
    """Return the day and its weekday, as in ``4 December 2026`` and ``Friday``."""
    return {"day": wording.long_day(day), "weekday": wording.weekday(day)}
