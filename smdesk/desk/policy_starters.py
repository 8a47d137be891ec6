"""The documents that come with smdesk, to begin one's own from."""

from collections.abc import Mapping
from pathlib import Path

from smdesk.domain.policy.starters import Starter, parse


class Starters:
    """Reads the starters when they are first asked for; ``folder`` holds one file for each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: tuple[Starter, ...] | None = None

    def all(self) -> tuple[Starter, ...]:
        """Return the starters by the names of their files, which say their order."""
        if self._read is None:
            files = sorted(self._folder.glob("*.txt"))
            self._read = tuple(
                parse(file.stem.partition("-")[2], file.read_text("utf-8")) for file in files
            )
        return self._read

    def one(self, key: str) -> Starter | None:
        """Return the starter, or None for a document that was begun from none."""
        return next((one for one in self.all() if one.key == key), None) if key else None

    def binds(self, key: str) -> Mapping[str, str]:
        """Return the clauses' keys that rules are bound to at first publication, by rule."""
        starter = self.one(key)
        return starter.binds if starter else {}
