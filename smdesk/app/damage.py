"""Says in a sentence that smdesk itself is damaged, where it would just be gone otherwise."""

import os
import sys
from collections.abc import Callable, Sequence

from smdesk.app.request import understood
from smdesk.system.own_files import (
    CHANGED,
    MISSING,
    REPLACED,
    SHORT,
    Flaw,
    files_amiss,
    libraries_amiss,
)

DAMAGED = 7
"""The exit code for a smdesk whose own files are not all there."""
HOW = {
    MISSING: "is missing",
    SHORT: "is there only in part",
    CHANGED: "is not as it was packed",
    REPLACED: "was replaced",
}
TITLE = "smdesk cannot start"
WINDOWS_ERROR = 0x10
"""MessageBox's mark for an error."""


def refuse(
    arguments: Sequence[str], folder: str, self_test: Callable[[Sequence[str]], int]
) -> None:
    """Say what is damaged and end the program, where a library is; do nothing where all are whole.

    ``folder`` is that of the bundle's files and their list. ``self_test`` tells it in its report,
    where that is asked for.
    """
    found = libraries_amiss(folder)
    if not found:
        return
    if "--self-test" in arguments:
        raise SystemExit(self_test(arguments))
    say(sentence(found), window=understood(arguments) is not None)
    raise SystemExit(DAMAGED)


def guarded(start: Callable[[Sequence[str]], int], arguments: Sequence[str], folder: str) -> int:
    """Start smdesk, and say so where that fails because a file of its own is damaged.

    Returns the exit code. What fails for another reason than a damaged file is raised on.
    """
    try:
        return start(arguments)
    except Exception:
        found = _missed(folder)
        if not found:
            raise
    say(sentence(found), window=understood(arguments) is not None)
    return DAMAGED


def _missed(folder: str) -> list[Flaw]:
    """Return what may have made the start fail; parts that somebody replaced are named last."""
    try:
        found = files_amiss(folder)
    except (OSError, ValueError):
        return [Flaw("smdesk", "FILES.txt", SHORT)]
    return sorted(found, key=lambda flaw: flaw.kind == REPLACED)


def sentence(flaws: Sequence[Flaw]) -> str:
    """Tell what is damaged, what that means, and what to do; there is at least one flaw."""
    first, rest = flaws[0], len(flaws) - 1
    more = f", and {rest} more of its files are not as they should be" if rest > 1 else ""
    more = more or (", and one more of its files is not as it should be" if rest else "")
    return (
        f"smdesk is not whole on this computer: {told(first)}{more}. Your cabinets are as they "
        "were. Install smdesk again, or unpack it anew."
    )


def told(flaw: Flaw) -> str:
    """Tell of one file in a few words."""
    return f"{flaw.name} (of {flaw.part}) {HOW[flaw.kind]}"


def say(text: str, *, window: bool) -> None:
    """Say it in the terminal, and to who has double-clicked in a window that is the system's own.

    Qt may be what is damaged, so that it is not asked.
    """
    if sys.stderr is not None:
        sys.stderr.write(text + "\n")
    if not window:
        return
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only when something is amiss

        ctypes.windll.user32.MessageBoxW(None, text, TITLE, WINDOWS_ERROR)
    elif not (sys.stderr is not None and sys.stderr.isatty()):
        _in_a_window(text)


def _in_a_window(text: str) -> None:
    """Let the first program of the desktop's that can show a sentence do so."""
    import shutil  # noqa: PLC0415 - only when something is amiss
    import subprocess  # noqa: PLC0415 - only when something is amiss

    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    # What the bundle sets for its own libraries would mislead a program of the system's.
    surroundings = {k: v for k, v in os.environ.items() if k != "LD_LIBRARY_PATH"}
    if "LD_LIBRARY_PATH_ORIG" in os.environ:
        surroundings["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH_ORIG"]
    for command in (
        ["zenity", "--error", "--no-markup", f"--title={TITLE}", f"--text={text}"],
        ["kdialog", "--title", TITLE, "--error", text],
        ["xmessage", "-center", text],
        ["notify-send", TITLE, text],
    ):
        if shutil.which(command[0]):
            subprocess.run(  # noqa: S603 - our own words, and the names of our own files
                command,
                env=surroundings,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            return
