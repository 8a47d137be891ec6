"""Which smdesk this is."""

VERSION = "0.1.0"
"""The same as in pyproject.toml, which a test watches; a bundled program has no such file."""


def version() -> str:
    """Return the version of this smdesk."""
    return VERSION
