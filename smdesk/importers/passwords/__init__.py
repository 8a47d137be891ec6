"""What other programs for passwords write, read into one shape."""
