"""Which smdesk this is."""

UNKNOWN = "0.1.0"
"""The version of the source tree, which nobody has installed."""


def version() -> str:
    """Return the version that was installed, or the source tree's own."""
    from importlib import metadata  # noqa: PLC0415 - seldom asked, slow to import

    try:
        return metadata.version("smdesk")
    except metadata.PackageNotFoundError:
        return UNKNOWN
