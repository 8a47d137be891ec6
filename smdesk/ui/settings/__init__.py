"""Settings: the library, its members, this computer, copies and checks, the log, the rules."""

from smdesk.ui.settings.view import SettingsView

__all__ = ["SettingsView"]
