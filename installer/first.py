"""Looks at the libraries before Qt is loaded, of which half would end the program."""

import sys
from collections.abc import Sequence

from smdesk.app.damage import refuse


def report(arguments: Sequence[str]) -> int:
    """Let the self-test tell what is damaged."""
    from smdesk.app.self_report import run  # noqa: PLC0415 - only when something is amiss

    return run(arguments)


if sys.platform != "darwin":
    # There the signature covers every file, and the system itself looks whether they are whole.
    refuse(sys.argv[1:], str(getattr(sys, "_MEIPASS", "")), report)
