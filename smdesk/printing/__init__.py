"""Paper: from records to plain data to pages. No window, no database."""
