"""The library's written policy: its clauses, their numbers, what changed, and who agreed to it."""
