import socket
import sys

import pytest

from smdesk.system import screen
from smdesk.system.screen import has_screen, means_away

needs_sockets = pytest.mark.skipif(sys.platform == "win32", reason="no such sockets")


@pytest.fixture
def server(tmp_path, monkeypatch):
    """Return a display server's socket: display :7 of X, and a Wayland name in its folder."""
    place = tmp_path / "X7"
    monkeypatch.setattr(screen, "X_SOCKETS", str(tmp_path / "X"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(place))
        listening.listen()
        yield place


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(platform):
    assert has_screen(platform, {})


@needs_sockets
@pytest.mark.parametrize("display", [":7", ":7.0", "unix:7"])
def test_a_display_server_that_answers_is_a_screen(server, display):
    assert has_screen("linux", {"DISPLAY": display})


@needs_sockets
@pytest.mark.parametrize("display", ["", ":", ":8", "nonsense"])
def test_a_display_that_nobody_serves_is_none(server, display):
    assert not has_screen("linux", {"DISPLAY": display})


@needs_sockets
def test_a_wayland_server_that_answers_is_a_screen(server):
    told = {"WAYLAND_DISPLAY": server.name, "XDG_RUNTIME_DIR": str(server.parent)}
    assert has_screen("linux", told)
    assert has_screen("linux", {"WAYLAND_DISPLAY": str(server)})


@needs_sockets
def test_a_wayland_name_left_over_from_an_ended_session_is_no_screen(tmp_path):
    told = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not has_screen("linux", told)
    assert not has_screen("linux", {"WAYLAND_DISPLAY": "wayland-0"})


def test_a_display_on_another_computer_is_taken_at_its_word():
    assert has_screen("linux", {"DISPLAY": "localhost:10.0"})


def test_windows_tells_of_leaving_by_locking_disconnecting_and_sleeping():
    assert means_away(screen.SESSION_CHANGE, 0x7)
    assert means_away(screen.SESSION_CHANGE, 0x2)
    assert means_away(screen.POWER_CHANGE, 0x4)


def test_windows_tells_other_things_too():
    unlocked, resumed, close = 0x8, 0x12, 0x10
    assert not means_away(screen.SESSION_CHANGE, unlocked)
    assert not means_away(screen.POWER_CHANGE, resumed)
    assert not means_away(close, 0x7)


def test_every_notice_of_linux_names_all_that_a_listener_needs():
    for notice in screen.NOTICES:
        assert notice.service.count(".") >= 2
        assert notice.interface.startswith(notice.service)
        assert notice.signal.isidentifier()
        assert notice.path == "" or notice.path == "/" + notice.service.replace(".", "/")
