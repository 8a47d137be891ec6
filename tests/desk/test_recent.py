"""The cabinets that were opened on this computer, remembered whatever their folders are called."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smdesk.desk.recent import Recent

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    [
        "Bücherei (Müller) 100%",
        "two\nlines",
        pytest.param(
            "latin-\udcfc",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="no such names there"),
        ),
    ],
)
def test_any_folder_that_a_disk_can_hold_is_remembered(tmp_path, name):
    folder = Path(tmp_path / name)
    folder.mkdir()
    recent = Recent(tmp_path / "memory")
    recent.remember(folder, "Bücherei", NOON)
    [known] = recent.all()
    assert (known.path, known.name, known.there) == (folder, "Bücherei", True)
