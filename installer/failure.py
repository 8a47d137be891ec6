"""What a build that cannot go on says."""


class BuildError(Exception):
    """A step of the build failed; the message says which and why."""
