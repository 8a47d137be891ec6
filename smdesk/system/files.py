"""Whether a file is where somebody wrote that it is, as far as this computer can know."""

from pathlib import Path


def is_there(written: str) -> bool | None:
    """Say whether there is a file or a folder at the path.

    None for what is no whole path, and where not even the folder can be reached: the drive may be
    another computer's.
    """
    try:
        path = Path(written.strip()).expanduser()
        if not path.is_absolute():
            return None
        if path.exists():
            return True
        return False if path.parent.is_dir() else None
    except (OSError, ValueError, RuntimeError):
        return None
