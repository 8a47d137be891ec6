"""What makes packages for Linux of the bundle."""
