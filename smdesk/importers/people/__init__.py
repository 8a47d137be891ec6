"""People as other programs write them down: tables, and cards."""
