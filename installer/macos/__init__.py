"""What makes the disk image for macOS of the bundle."""
