import sys

import pytest

from smdesk.system.paths import BESIDE, MARK, places, portable_folder


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def test_asking_for_the_places_makes_none_of_them(home):
    places()
    assert list(home.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places of Linux")
def test_on_linux_the_places_are_those_of_the_desktop_standard(home):
    found = places()
    assert found.cabinets == home / ".local/share/smdesk/cabinets"
    assert found.memory == home / ".local/state/smdesk/memory"
    assert found.log == home / ".local/state/smdesk/log"


def test_no_two_things_share_a_place():
    found = places()
    assert len({found.cabinets, found.memory, found.log}) == 3


def program_with_mark(folder, mark_in):
    folder.mkdir(parents=True)
    (folder / "smdesk").touch()
    (mark_in / MARK).touch()
    return folder / "smdesk"


def test_a_mark_beside_the_program_makes_it_portable(tmp_path):
    home = tmp_path.resolve() / "stick"
    assert portable_folder(program_with_mark(home, home)) == home / BESIDE
    (home / MARK).unlink()
    assert portable_folder(home / "smdesk") is None


def test_on_macos_the_mark_lies_beside_what_looks_like_one_file(tmp_path):
    stick = tmp_path.resolve()
    program = program_with_mark(stick / "smdesk.app" / "Contents" / "MacOS", stick)
    assert portable_folder(program) == stick / BESIDE


def test_a_portable_program_keeps_everything_beside_itself(tmp_path, monkeypatch):
    home = tmp_path.resolve() / "stick"
    monkeypatch.setattr(sys, "executable", str(program_with_mark(home, home)))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    found = places()
    for place in (found.cabinets, found.memory, found.log):
        assert place.is_relative_to(home / BESIDE)


def test_python_itself_is_never_taken_for_a_portable_program(tmp_path, monkeypatch):
    home = tmp_path / "python"
    monkeypatch.setattr(sys, "executable", str(program_with_mark(home, home)))
    assert portable_folder() is None
