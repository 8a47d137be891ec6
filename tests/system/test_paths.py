import sys

import pytest

from smdesk.system.paths import places


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
