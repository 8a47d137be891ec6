"""Starts smdesk: ``python -m smdesk``."""

import sys

from smdesk.app import main as start


def main() -> int:
    """Run smdesk with the arguments it was started with and return its exit code."""
    return start(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
