"""The calendar: what is to be posted, month by month, week by week and as lists."""

from smdesk.ui.calendar.asked import Memory
from smdesk.ui.calendar.composer_parts import Composing
from smdesk.ui.calendar.looking import Source
from smdesk.ui.calendar.view import CalendarView

__all__ = ["CalendarView", "Composing", "Memory", "Source"]
