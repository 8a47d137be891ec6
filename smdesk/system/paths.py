"""Where on this computer smdesk keeps what is its own."""

from dataclasses import dataclass
from pathlib import Path

NAME = "smdesk"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that belong to smdesk for the person who is logged in. They may not exist yet."""

    cabinets: Path
    """Where a new cabinet is offered to be kept. Not the documents folder: that is often synced."""
    memory: Path
    """What this computer remembers from one start to the next; it holds no secret."""
    log: Path


def places() -> Places:
    """Return the places that this operating system sets aside for programs like smdesk."""
    import platformdirs  # noqa: PLC0415 - not every start asks for a place

    own = platformdirs.PlatformDirs(NAME, appauthor=False)
    return Places(
        cabinets=own.user_data_path / "cabinets",
        memory=own.user_state_path / "memory",
        log=own.user_log_path,
    )
