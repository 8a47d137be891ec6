"""Whether there is a screen, and how the computer tells that somebody locked it or left."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

X_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - the place the X protocol fixes


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window could open here.

    ``platform`` is ``sys.platform`` and ``environment`` the process's own. Windows and macOS
    always have a screen. Elsewhere a local display server must answer: a name that is left over
    from a session that ended is no screen. A display on another computer is taken at its word.
    """
    if platform in {"win32", "darwin"}:
        return True
    return _wayland_answers(environment) or _x_answers(environment.get("DISPLAY", ""))


@dataclass(frozen=True, slots=True)
class Notice:
    """A D-Bus signal by which Linux tells that the session is being left.

    ``away_when`` is the value of the first argument that means away; the other value means back.
    None: the signal carries nothing and always means away.
    """

    system_bus: bool
    service: str
    path: str
    interface: str
    signal: str
    away_when: bool | None


NOTICES = (
    Notice(
        system_bus=True,
        service="org.freedesktop.login1",
        path="",
        interface="org.freedesktop.login1.Session",
        signal="Lock",
        away_when=None,
    ),
    Notice(
        system_bus=True,
        service="org.freedesktop.login1",
        path="/org/freedesktop/login1",
        interface="org.freedesktop.login1.Manager",
        signal="PrepareForSleep",
        away_when=True,
    ),
    Notice(
        system_bus=False,
        service="org.freedesktop.ScreenSaver",
        path="/org/freedesktop/ScreenSaver",
        interface="org.freedesktop.ScreenSaver",
        signal="ActiveChanged",
        away_when=True,
    ),
    Notice(
        system_bus=False,
        service="org.gnome.ScreenSaver",
        path="/org/gnome/ScreenSaver",
        interface="org.gnome.ScreenSaver",
        signal="ActiveChanged",
        away_when=True,
    ),
)
"""What to listen for on Linux. An empty path means any: each session has one of its own."""

SESSION_CHANGE = 0x02B1
"""The Windows message that the session changed (WM_WTSSESSION_CHANGE); wParam says how."""
SESSION_LOCKED, SESSION_DISCONNECTED = 0x7, 0x2
POWER_CHANGE = 0x0218
"""The Windows message about power (WM_POWERBROADCAST)."""
GOING_TO_SLEEP = 0x4
THIS_SESSION = 0
"""The flag with which a window asks to be told of its own session only."""


def means_away(message: int, detail: int) -> bool:
    """Whether a Windows message and its wParam say that the session is locked or left."""
    if message == SESSION_CHANGE:
        return detail in {SESSION_LOCKED, SESSION_DISCONNECTED}
    return message == POWER_CHANGE and detail == GOING_TO_SLEEP


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name, folder = environment.get("WAYLAND_DISPLAY", ""), environment.get("XDG_RUNTIME_DIR", "")
    if not name or not (folder or name.startswith("/")):
        return False
    return _answers(str(Path(folder) / name))


def _x_answers(display: str) -> bool:
    host, _, number = display.removeprefix("unix").partition(":")
    if host and number:
        return True
    place = X_SOCKETS + number.partition(".")[0]
    return bool(number) and (_answers("\0" + place) or _answers(place))


def _answers(place: str) -> bool:
    # Where every computer has a screen nothing is asked, and nothing that speaks is loaded. It is
    # the small half: `socket` around it costs milliseconds before the first picture.
    import _socket  # noqa: PLC0415

    door = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        door.settimeout(1)
        door.connect(place)
    except OSError:
        return False
    finally:
        door.close()
    return True
