"""The main window: where the screens stand, and what closes the cabinet."""
