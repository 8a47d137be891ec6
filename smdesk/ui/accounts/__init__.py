"""The accounts: what the library posts from, who can open it, and its secrets."""

from smdesk.ui.accounts.clock_memory import ClockMemory
from smdesk.ui.accounts.view import AccountsView

__all__ = ["AccountsView", "ClockMemory"]
