"""Paper: from records to plain data to pages, without a window or a database."""
