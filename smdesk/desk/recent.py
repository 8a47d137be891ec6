"""The cabinets that were opened on this computer: where they lie and what they are called.

No secret, no member's name and nothing from inside a cabinet is kept here.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FILE = "recent.json"
KEPT = 12


@dataclass(frozen=True, slots=True)
class Known:
    """A cabinet that was opened here once."""

    path: Path
    name: str
    opened: datetime
    there: bool
    """Whether its folder is still where it was."""


class Recent:
    """Remembers the latest cabinets in a small file; a file that cannot be read counts as none."""

    def __init__(self, memory: Path) -> None:
        """``memory`` is this computer's folder for such things; made when first written."""
        self._file = memory / FILE

    def all(self) -> list[Known]:
        """Return the cabinets that were opened here, the latest first."""
        try:
            told = json.loads(self._file.read_text("utf-8"))
            found = [_known(line) for line in told]
        except (OSError, ValueError, TypeError, KeyError):
            return []
        return sorted(found, key=lambda known: known.opened, reverse=True)

    def remember(self, path: Path, name: str, now: datetime) -> None:
        """Put the cabinet first; a disk that does not take it is no reason not to go on."""
        others = [known for known in self.all() if known.path != path]
        self._write([Known(path, name, now, there=True), *others[: KEPT - 1]])

    def forget(self, path: Path) -> None:
        """Leave the cabinet out from now on; the cabinet itself stays where it is."""
        self._write(known for known in self.all() if known.path != path)

    def _write(self, known: Iterable[Known]) -> None:
        lines = [
            {"path": str(one.path), "name": one.name, "opened": one.opened.isoformat()}
            for one in known
        ]
        beside = self._file.with_suffix(".tmp")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(lines, indent=1), "ascii")
            os.replace(beside, self._file)  # noqa: PTH105 - the call that replaces at one stroke


def _known(line: dict[str, str]) -> Known:
    path = Path(line["path"])
    opened = datetime.fromisoformat(line["opened"]).astimezone(UTC)
    return Known(path, line["name"], opened, there=path.is_dir())
