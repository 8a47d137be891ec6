"""Today: what needs whom, and how the team stands."""

from smdesk.ui.today.view import TodayView

__all__ = ["TodayView"]
