"""What the team works with and the rules it goes by: no window, no file, no clock."""
