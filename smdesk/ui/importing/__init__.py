"""Bringing accounts in from other programs' files."""

from smdesk.ui.importing.dialog import ImportDialog

__all__ = ["ImportDialog"]
