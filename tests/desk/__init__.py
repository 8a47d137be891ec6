"""The desks, on real encrypted cabinets."""
