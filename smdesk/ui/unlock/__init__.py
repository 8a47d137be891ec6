"""The door: which cabinet, who one is, the passphrase; and how a new cabinet is set up."""

from smdesk.ui.unlock.page import UnlockPage

__all__ = ["UnlockPage"]
