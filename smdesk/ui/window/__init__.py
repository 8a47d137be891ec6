"""The main window: where the screens stand, and what closes the cabinet."""

from smdesk.ui.window.main import Locked, MainWindow

__all__ = ["Locked", "MainWindow"]
