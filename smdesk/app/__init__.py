"""Where smdesk is put together: the only package that knows every floor."""

import gc
import os
import sys
from collections.abc import Sequence

from smdesk.app.request import Request, understood
from smdesk.system.screen import has_screen

NO_SCREEN = 6
"""The exit code for a window that has no screen to open on."""

__all__ = ["NO_SCREEN", "Request", "main"]


def main(arguments: Sequence[str]) -> int:
    """Open the window, or do the headless command that the arguments name.

    Returns the exit code. Qt would abort where there is no screen, so that is found out before.
    """
    if "--self-test" in arguments:
        from smdesk.app.self_report import run as try_all  # noqa: PLC0415 - seldom asked for

        return try_all(arguments)
    request = understood(arguments)
    if request is None:
        from smdesk.app.headless import run as do  # noqa: PLC0415 - the window does without it

        return do(arguments)
    if not has_screen(sys.platform, os.environ):
        sys.stderr.write(
            "smdesk: there is no screen here to open a window on; `smdesk --help` tells what it "
            "does without one: packet, verify, accounts.\n"
        )
        return NO_SCREEN
    # The window collects garbage by itself later on; on the way there is none to be found.
    gc.disable()
    from smdesk.app.opening import run  # noqa: PLC0415 - Qt is for the window alone

    return run(request)
