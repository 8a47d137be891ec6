"""Settings: the library, its members, this computer, copies and checks, the log, the rules."""

from smdesk.ui.settings.appearance import Wardrobe
from smdesk.ui.settings.view import SettingsView, ThisComputer

__all__ = ["SettingsView", "ThisComputer", "Wardrobe"]
