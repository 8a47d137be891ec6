"""Puts together what the commands without a window need, and runs the one that was asked for."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from smdesk.app.clock import now, today
from smdesk.app.version import version
from smdesk.desk.front import FrontDesk
from smdesk.system.log import Log
from smdesk.system.paths import places
from smdesk.system.process import harden
from smdesk.system.resources import PASSWORD_RULES, resources_folder
from smdesk.terminal import Streams, Terminal, add_commands
from smdesk.vault.words import Words


def run(arguments: Sequence[str]) -> int:
    """Do the command and return the exit code; a wrong command line is explained by the parser."""
    chosen = _parser().parse_args(arguments)
    if chosen.command is None:
        _parser().error("name a command, or a folder to open in the window")
    harden()
    own, resources = places(), resources_folder()
    front = FrontDesk(
        memory=own.memory,
        default_place=own.cabinets,
        words=Words(resources / "words" / "eff-large.txt"),
        password_rules=resources / PASSWORD_RULES,
        now=now,
        today=today,
    )
    try:
        return Terminal(front, resources, Streams(sys.stdout, sys.stderr)).run(chosen)
    except Exception as error:
        # A traceback could quote what was typed; the log has the place and nothing else.
        Log(own.log).failed(error)
        sys.stderr.write(f"smdesk met a fault of its own ({type(error).__name__}).\n")
        return FAULT


FAULT = 70
"""The exit code for a fault of the program itself."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="smdesk",
        description="An encrypted, offline file cabinet for a library's social media team. "
        "Without a command it opens its window: smdesk [FOLDER or FILE.smvault].",
    )
    parser.add_argument("--version", action="version", version=f"smdesk {version()}")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="try everything on a cabinet made up for it, and tell as JSON; with --report FILE "
        "the report goes there",
    )
    parser.add_argument(
        "--new-window", action="store_true", help="open a window of its own beside an open one"
    )
    parser.add_argument(
        "--sample", type=Path, metavar="FOLDER", help="the invented sample library, made if missing"
    )
    add_commands(parser)
    return parser
