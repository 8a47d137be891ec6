"""Whether this computer remembers how smdesk is liked here, and survives a spoiled file."""

import pytest
from PySide6.QtCore import QByteArray

from smdesk.ui.kit.sheet import Density
from smdesk.ui.kit.theme import Look, Scheme
from smdesk.ui.window.preferences import FILE_NAME, Preferences

LIKED = Look(scheme=Scheme.DARK, density=Density.ROOMY, text_percent=150)


def test_the_look_is_remembered_from_one_start_to_the_next(tmp_path):
    Preferences(tmp_path / "new").keep_look(LIKED)
    assert Preferences(tmp_path / "new").look() == LIKED


def test_where_nothing_is_remembered_everything_is_as_usual(tmp_path):
    assert Preferences(tmp_path).look() == Look()
    assert Preferences(tmp_path).geometry().isEmpty()


@pytest.mark.parametrize(
    "spoiled",
    [b"\xff\x00\xfe nothing like it", b"[look]\nscheme=pink\ndensity=7\ntext_percent=-4000\n"],
)
def test_a_spoiled_file_counts_as_none(tmp_path, spoiled):
    (tmp_path / FILE_NAME).write_bytes(spoiled)
    assert Preferences(tmp_path).look() == Look()


def test_where_the_window_was_is_remembered(tmp_path):
    Preferences(tmp_path).keep_geometry(QByteArray(b"\x01\x02 somewhere"))
    assert Preferences(tmp_path).geometry() == QByteArray(b"\x01\x02 somewhere")


def test_each_persons_habits_come_back_as_they_were_kept(tmp_path):
    habit = '{"face":"week","kept":[{"states":["draft","idea"]}]}'
    Preferences(tmp_path).keep_habit("calendar", "f00d", habit)
    assert Preferences(tmp_path).habit("calendar", "f00d") == habit
    assert not Preferences(tmp_path).habit("calendar", "beef")


def test_spoiled_habits_are_none(tmp_path):
    (tmp_path / FILE_NAME).write_text("[calendar]\nf00d=one, two, three\n", "utf-8")
    assert not Preferences(tmp_path).habit("calendar", "f00d")
