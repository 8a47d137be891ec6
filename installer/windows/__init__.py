"""What makes the installer for Windows of the bundle."""
