"""What is tried of the program and its installer under wine, from the first start to the last."""

import json
import shutil
from pathlib import Path

from installer.bundle import BuildError
from installer.facts import NAME
from installer.windows.emulator import (
    PREFIX,
    WORK,
    has_screen,
    running,
    say,
    screen,
    wait_until,
    windows_path,
    wine,
)

KEY = r"Software\Classes\smdesk.cabinet"
OPENS = KEY + r"\shell\open\command"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\smdesk"
IN_USE = 32
"""The exit code that tells IT that smdesk is open."""
ODD = "Programme der Bücherei"
"""A folder such as people have, with spaces and letters beyond English."""
COPY = "Bücher & Co's Kopie.smvault"


def try_it(program: list[str], what: str) -> dict[str, object]:
    """Let the program try itself; return its report. Raises BuildError when it finds fault."""
    report = WORK / "report.json"
    report.unlink(missing_ok=True)
    wine([*program, "--self-test", "--report", windows_path(report)], ends=())
    if not report.exists():
        message = f"{what} did not start"
        raise BuildError(message)
    told: dict[str, object] = json.loads(report.read_text("utf-8"))
    for step in told["steps"]:  # type: ignore[attr-defined]
        say(f"{what}: {step['name']}: {'well' if step['well'] else 'AMISS'}, {step['told']}")
    if not told["well"]:
        message = f"{what} found fault with itself"
        raise BuildError(message)
    return told


def try_setup(made: Path) -> None:
    """Install silently, start, and take away again; a cabinet that is there has to stay."""
    kept = own_folder() / NAME / "cabinets" / "mine.smvault" / "cabinet.db"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(b"kept")
    place = usual_place()
    # An earlier trial may have been broken off.
    shutil.rmtree(place, ignore_errors=True)
    wine([str(made), "/S"])
    see((place / f"{NAME}.exe").exists(), f"the installer put nothing into {place}")
    see(f'{NAME}.exe" "%1"' in registered("HKCU", OPENS), "a double-click opens smdesk")
    see(bool(shortcuts()), "smdesk is in the start menu")
    try_it([str(place / f"{NAME}.exe")], "the installed program")
    take_away(place)
    see(not shortcuts() and kept.exists(), "the start menu is as before, and the cabinet is there")
    for key in (KEY, UNINSTALL):
        see(not registered("HKCU", key), f"{key} is gone")
    say("installed, started and taken away, silently; the cabinet stayed")


def try_over_another(made: Path) -> None:
    """Install over an older version; what is not ours, or beside a portable one, has to stay."""
    place = usual_place()
    wine([str(made), "/S"])
    older, theirs = place / "_internal" / "older.dll", place / "smdesk-data" / "cabinet.db"
    theirs.parent.mkdir()
    for path in (older, theirs, place / "portable.txt"):
        path.write_bytes(b"there")
    wine([str(made), "/S"])
    see(not older.exists(), "nothing of the older version is left")
    portable = try_it([str(place / f"{NAME}.exe")], "the portable program").get("portable", True)
    see(portable is True, "the mark makes it portable")
    take_away(place, "portable.txt", "smdesk-data", "cabinet.db")
    theirs.unlink()
    theirs.parent.rmdir()
    (place / "portable.txt").unlink()
    say("installed over an older version; what was not its own stayed, also when it was taken away")


def try_while_open(made: Path) -> None:
    """See that nothing is replaced or taken away while the stand-in of smdesk is open."""
    place, flag = usual_place(), WORK / "open.txt"
    wine([str(made), "/S"])
    flag.touch()
    program = [str(place / f"{NAME}.exe"), "--stay", windows_path(flag)]
    older = place / "_internal" / "older.dll"
    older.touch()
    with running(program) as still:
        wait_until(lambda: not flag.exists(), "the program is open")
        wine([str(made), "/S"], ends=(IN_USE,))
        wine([str(place / "uninstall.exe"), "/S", f"_?={windows_path(place)}"], ends=(IN_USE,))
        see(older.exists(), "an open program is left alone")
        flag.touch()
        wait_until(lambda: still.poll() is not None, "the program has ended")
    take_away(place)
    say(f"an open program is neither replaced nor taken away; the exit code is {IN_USE}")


def try_elsewhere(made: Path) -> None:
    """Install into a folder of another name, and once more without naming it."""
    place = PREFIX / "drive_c" / ODD / NAME
    wine([str(made), "/S", *f"/D=C:\\{ODD}\\{NAME}".split(" ")])
    see((place / f"{NAME}.exe").exists(), f"it is in {place}")
    wine([str(made), "/S"])
    see(not (usual_place() / f"{NAME}.exe").exists(), "a newer one goes where the older one is")
    take_away(place)
    say(f"installed into {place.relative_to(PREFIX)}")


def try_everybody(made: Path) -> None:
    """Install for everybody on the computer, and open a copy by its ending where there is a screen.

    Wine before 9 looks for what opens a file among everybody's programs alone.
    """
    place = PREFIX / "drive_c" / "Program Files" / NAME
    wine([str(made), "/S", "/ALLUSERS"])
    see(f'{NAME}.exe" "%1"' in registered("HKLM", OPENS), "a double-click opens smdesk")
    see(not registered("HKCU", KEY), "nothing is written for one person alone")
    if has_screen():
        try_double_click()
    take_away(place)
    see(not registered("HKLM", KEY) and not shortcuts(), "nothing is left of it")
    say("installed for everybody, and taken away")


def try_double_click() -> None:
    """Open a copy by its ending; the stand-in has to be told its whole name."""
    copy, told = own_folder() / COPY, WORK / "told.txt"
    copy.touch()
    told.unlink(missing_ok=True)
    with screen() as seen:
        wine(["start", "/wait", "/unix", str(copy)], {"SMDESK_TOLD": windows_path(told), **seen})
    name = told.read_text("utf-8") if told.exists() else ""
    see(name.endswith("\\" + COPY), f"a double-click tells smdesk the name, not {name!r}")
    say(f"a double-click on {COPY} is told to smdesk, letter for letter")


def try_hand_over(bundle: Path) -> None:
    """Start the program twice; the second has to hand over to the first window, and go."""
    program, asked = str(bundle / f"{NAME}.exe"), own_folder() / NAME / "memory" / "asked"
    if asked.exists():
        asked.rmdir()
    copy = own_folder() / COPY
    copy.touch()
    with screen() as seen, running([program], seen) as first:
        wait_until(asked.exists, "the first window is there")
        wine([program, "C:" + windows_path(copy).partition("drive_c")[2]], seen)
        see(first.poll() is None and not list(asked.iterdir()), "the first window took it over")
        wine(["taskkill", "/im", f"{NAME}.exe"], seen, ends=())
        wait_until(lambda: first.poll() is not None, "the window has closed when it was asked to")
    log = (own_folder() / NAME / "Logs" / f"{NAME}.log").read_text("utf-8")
    see(log.rstrip().endswith("stopped"), "it ended in good order")
    say("a second start handed its file over to the first window, which closed in good order")


def take_away(place: Path, *stays: str) -> None:
    """Take it away silently; raises BuildError when more is left than what ``stays``."""
    # Told its folder, the uninstaller does not copy itself away, and is waited for.
    wine([str(place / "uninstall.exe"), "/S", f"_?={windows_path(place)}"])
    left = {path.name for path in place.rglob("*")} if place.exists() else set()
    (place / "uninstall.exe").unlink(missing_ok=True)
    see(left <= {"uninstall.exe", *stays}, f"only {stays} may be left, not {sorted(left)[:10]}")
    see(left >= set(stays), f"{stays} have to be left")


def see(so: bool, what: str) -> None:
    """Raise BuildError unless it is so."""
    if not so:
        message = f"this is not so: {what}"
        raise BuildError(message)


def registered(root: str, key: str) -> str:
    """Return what the registry has at the key; empty for nothing."""
    said = wine(["reg", "query", rf"{root}\{key}", "/s"], ends=())
    return said if "HKEY_" in said else ""


def shortcuts() -> list[Path]:
    """Return smdesk's entries in the start menus."""
    return list((PREFIX / "drive_c").rglob(f"{NAME}*.lnk"))


def own_folder() -> Path:
    """Return the person's own folder for programs and what they keep."""
    return next((PREFIX / "drive_c" / "users").glob("*/AppData/Local"))


def usual_place() -> Path:
    """Return where the program goes when nobody names another folder."""
    return own_folder() / "Programs" / NAME
