"""The handoff: what is missing, the letter, the first month, and the packet in print."""

from smdesk.ui.handoff.view import HandoffView

__all__ = ["HandoffView"]
