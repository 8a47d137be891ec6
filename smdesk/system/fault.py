"""Which error it was and where in the code, told without a value or a name of anybody's."""

import traceback
from pathlib import Path

DEPTH = 3


def where(error: BaseException) -> str:
    """Return the kind of error and the last few lines of code it came through, without values."""
    steps = traceback.extract_tb(error.__traceback__)[-DEPTH:]
    places = [f"{_short(step.filename)}:{step.lineno}" for step in reversed(steps)]
    return " < ".join([type(error).__name__, *places])


def _short(file: str) -> str:
    """Name the file by its last two parts; the folders above would tell who is logged in."""
    return "/".join(Path(file).parts[-2:])
