"""Duty: who watches, posts and approves in which week, and who takes over when somebody cannot."""

from smdesk.ui.duty.view import DutyView

__all__ = ["DutyView"]
