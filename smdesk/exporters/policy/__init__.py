"""Policy documents as files for people and programs that have no smdesk."""
