"""Tries the packages on a Debian with nothing in it: installed, started, looked at, removed.

Needs to be root, debootstrap, and the computer's own source of Debian packages.
"""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from installer.bundle import BuildError
from installer.facts import ROOT

ROOTS = ROOT / "build" / "roots"
WELCOME = ("desktop-file-utils", "shared-mime-info")
READER = "reader"
"""Somebody who is no administrator."""
REPORT = "/tmp/report.json"  # noqa: S108 - inside the clean root
WINDOW_WAITS_S = 60


class CleanRoot:
    """A folder with a small Debian in it, used up by one check."""

    def __init__(self, folder: Path, say: Callable[[str], object]) -> None:
        self.folder, self._say = folder, say

    def run(self, *command: str, user: str = "", before: Sequence[str] = ()) -> str:
        """Run a command in there and return what it said; raises BuildError when it fails.

        ``before`` is put before the whole, outside of the root: a program that looks on.
        """
        inside = ["chroot", str(self.folder)]
        if user:
            inside = ["chroot", f"--userspec={user}:{user}", str(self.folder)]
        home = f"/home/{user}" if user else "/root"
        surroundings = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": home,
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            "DISPLAY": os.environ.get("SMDESK_SHOWN_ON", ""),
        }
        done = subprocess.run(
            [*before, *inside, *command],
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            message = f"{' '.join(command[:3])}: {(done.stdout + done.stderr).strip()[-2000:]}"
            raise BuildError(message)
        return done.stdout

    def files(self) -> set[str]:
        """Return everything that is installed, but what the package programs note down."""
        found = set()
        for top in ("usr", "etc", "opt"):
            for path in (self.folder / top).rglob("*"):
                name = path.relative_to(self.folder).as_posix()
                if (
                    not path.is_dir()
                    and "cache" not in name
                    and not name.startswith("usr/share/mi")
                ):
                    found.add(name)
        return found

    def self_test(self, program: str, before: Sequence[str] = ()) -> None:
        """Let the program try itself as somebody who is no administrator."""
        report = self.folder / REPORT.lstrip("/")
        report.unlink(missing_ok=True)
        self.run(program, "--self-test", "--report", REPORT, user=READER, before=before)
        told = json.loads(report.read_text("utf-8"))
        if not (told["well"] and told["bundled"]):
            message = f"{program} found fault with itself: {told['steps']}"
            raise BuildError(message)
        screens = next(step["told"] for step in told["steps"] if step["name"] == "window")
        self._say(f"{program} tried itself, all went well in {told['ms']} ms; {screens}")


def check(packages: Sequence[Path], say: Callable[[str], object]) -> None:
    """Install, start and remove each package in a clean root; raises BuildError."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("debootstrap")):
        message = "a clean root needs an administrator, and debootstrap"
        raise BuildError(message)
    with clean_root(say) as root:
        for package in packages:
            shutil.copy(package, root.folder / "tmp" / package.name)
        for package in packages:
            if package.suffix == ".deb":
                _debian(root, f"/tmp/{package.name}", say)  # noqa: S108 - inside the clean root
        for package in packages:
            if package.suffix == ".run":
                _run_file(root, f"/tmp/{package.name}", say)  # noqa: S108 - inside it too
            elif package.suffix == ".xz":
                _portable(root, f"/tmp/{package.name}", say)  # noqa: S108 - inside it too


def _debian(root: CleanRoot, package: str, say: Callable[[str], object]) -> None:
    root.run("apt-get", "install", "-qq", "--no-install-recommends", *WELCOME, "xz-utils")
    bare = root.files()
    root.run("apt-get", "install", "-qq", "--no-install-recommends", package)
    if (root.folder / "usr/bin/python3").exists():
        message = "the clean root has a Python, so that nothing would be proved"
        raise BuildError(message)
    kinds = root.folder / "usr/share/applications/mimeinfo.cache"
    if "application/x-smvault=smdesk.desktop" not in kinds.read_text("utf-8"):
        message = "a double-click on a cabinet would not open smdesk"
        raise BuildError(message)
    heard = ROOTS / "calls.txt"
    looks_on = []
    if shutil.which("strace"):
        looks_on = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(heard)]
    root.self_test("/usr/bin/smdesk", looks_on)
    if looks_on:
        _refuse_networks(heard, say)
    _window(root, say)
    root.run("apt-get", "purge", "-qq", "-y", "smdesk")
    left = {name for name in root.files() - bare if "smdesk" in name or "smvault" in name}
    if left or (root.folder / "usr/lib/smdesk").exists():
        message = f"the removed package left {sorted(left)[:20]}"
        raise BuildError(message)
    say(f"{package}: installed, started and removed; nothing was left")


def _run_file(root: CleanRoot, package: str, say: Callable[[str], object]) -> None:
    home = root.folder / "home" / READER
    root.run("sh", package, "--quiet", user=READER)
    if not (home / ".local/share/applications/smdesk.desktop").exists():
        message = "the .run file made no menu entry"
        raise BuildError(message)
    root.self_test(f"/home/{READER}/.local/bin/smdesk")
    kept = home / ".local/share/smdesk/cabinets/mine.smvault"
    kept.mkdir(parents=True)
    root.run("sh", package, "--quiet", user=READER)  # over itself, as an update does
    place = f"/home/{READER}/.local/lib/smdesk/uninstall.sh"
    root.run("sh", place, "--uninstall", "--quiet", user=READER)
    own = (home / ".local/share/smdesk", home / ".local/state/smdesk")
    found = [*(home / ".local").rglob("*smdesk*"), *(home / ".local").rglob("*smvault*")]
    left = [path for path in found if not any(path.is_relative_to(place) for place in own)]
    if left or not kept.is_dir():
        message = f"the .run file left {left}, or took a cabinet away"
        raise BuildError(message)
    say(f"{package}: installed twice, started and removed without an administrator")


def _portable(root: CleanRoot, package: str, say: Callable[[str], object]) -> None:
    root.run("tar", "-C", f"/home/{READER}", "-xf", package, user=READER)
    folder = next((root.folder / "home" / READER).glob("smdesk-*"))
    program = f"/home/{READER}/{folder.name}/smdesk"
    root.self_test(program)
    told = json.loads((root.folder / REPORT.lstrip("/")).read_text("utf-8"))
    if not told["portable"]:
        message = "the portable archive is not portable"
        raise BuildError(message)
    say(f"{package}: unpacked and started where it lies")


def _refuse_networks(heard: Path, say: Callable[[str], object]) -> None:
    calls = heard.read_text("utf-8", "replace").splitlines()
    outward = [line for line in calls if "AF_INET" in line]
    if outward:
        message = f"smdesk opened a socket to a network: {outward[0]}"
        raise BuildError(message)
    say(f"looked on at its calls of the system: {len(calls)} about sockets, none to a network")


def _window(root: CleanRoot, say: Callable[[str], object]) -> None:
    """Start it on a screen of its own and see whether its window appears."""
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        return
    number = ":97"
    screen = subprocess.Popen(
        ["Xvfb", number, "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(1.5)
    command = [
        str(shutil.which("chroot")),
        f"--userspec={READER}:{READER}",
        str(root.folder),
        "/usr/bin/smdesk",
    ]
    surroundings = {"PATH": "/usr/sbin:/usr/bin:/bin", "HOME": f"/home/{READER}", "DISPLAY": number}
    program = subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + WINDOW_WAITS_S
        look = ["xdotool", "search", "--onlyvisible", "--name", "smdesk"]
        seen = False
        while not seen and time.monotonic() < until:
            done = subprocess.run(
                look, env={**os.environ, "DISPLAY": number}, capture_output=True, check=False
            )
            seen = done.returncode == 0
            time.sleep(0.2)
        if not seen:
            message = "no window appeared in the clean root"
            raise BuildError(message)
        say("its window appeared, on a system without Python")
    finally:
        program.terminate()
        program.wait()
        screen.terminate()
        screen.wait()


def _let_go(folder: Path) -> None:
    """Unmount what a run that was broken off left there, before anything is taken away."""
    mounted = (line.split()[1] for line in Path("/proc/mounts").read_text("utf-8").splitlines())
    for place in sorted((p for p in mounted if Path(p).is_relative_to(folder)), reverse=True):
        _must("umount", place)


@contextmanager
def clean_root(say: Callable[[str], object]) -> Iterator[CleanRoot]:
    """Give a root with nothing in it; the first one is fetched, later ones are copied."""
    suite = _suite()
    base, work = ROOTS / suite, ROOTS / "used"
    if not (base / "ready").exists():
        say(f"fetching a clean {suite}; this takes a minute or two")
        _let_go(ROOTS)
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir(parents=True)
        _must("debootstrap", "--variant=minbase", suite, str(base), _mirror())
        (base / "ready").touch()
    _must("rm", "-rf", str(work))
    _must("cp", "-a", str(base), str(work))
    for place in ("/etc/apt/sources.list", "/etc/apt/sources.list.d"):
        if Path(place).exists():
            _must("cp", "-a", place, str(work / "etc" / "apt"))
    _must("mount", "-t", "proc", "proc", str(work / "proc"))
    root = CleanRoot(work, say)
    try:
        root.run("useradd", "-m", READER)
        root.run("apt-get", "update", "-qq")
        yield root
    finally:
        _must("umount", str(work / "proc"))
        shutil.rmtree(work, ignore_errors=True)


def _suite() -> str:
    for line in Path("/etc/os-release").read_text("utf-8").splitlines():
        if line.startswith("VERSION_CODENAME="):
            return line.partition("=")[2].strip('"')
    return "stable"


def _mirror() -> str:
    """Return where this computer gets its Debian packages from."""
    told = _must("apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages")
    return told.split()[0]


def _must(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{command[0]}: {(done.stdout + done.stderr).strip()[-2000:]}"
        raise BuildError(message)
    return done.stdout
