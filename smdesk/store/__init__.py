"""The drawers of the cabinet: tables, the log of everything done, and the search over both."""
