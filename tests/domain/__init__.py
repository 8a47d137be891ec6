"""The rules, without a cabinet."""
