"""Builds what people install: ``python3 dev.py build``."""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from installer import again, bill, bundle
from installer.bundle import BuildError
from installer.facts import ROOT, VERSION

DIST = ROOT / "dist"
MEGABYTE = 1_000_000


def main(arguments: list[str]) -> int:
    """Build, say what is done, and return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py build")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--twice", action="store_true")
    chosen = parser.parse_args(arguments)
    try:
        made = build(twice=chosen.twice)
        if chosen.check:
            judge(made)
    except BuildError as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    return 0


def build(*, twice: bool) -> list[Path]:
    """Make everything that this system can make, into dist; return the packages.

    ``twice``: build the bundle elsewhere too, and see that it is the same.
    """
    if sys.platform.startswith("linux"):
        from installer.linux import deb  # noqa: PLC0415 - for Linux alone

        # Said before minutes of work, not after.
        say(f"{deb.maker()} answers for the packages")
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    say(f"smdesk {VERSION} for {sys.platform}: putting the bundle together")
    added = bundle.WORK / "added"
    bundle.lay_out(added)
    made = bundle.build(DIST, added)
    report = bundle.self_test(made)
    say(f"the bundle has {bundle.size_of(made) / MEGABYTE:.0f} MB; its self-test took "
        f"{report['ms']} ms and all went well")  # fmt: skip
    # Before it is signed, which only its makers can do again.
    others = again.compare(made, say) if twice else {}
    packages = [package for make in makers() if (package := make(made, DIST)) is not None]
    packages.append(bill.write(made, DIST))
    if others:
        again.compare_packages(packages, others, say)
    (DIST / "SHA256SUMS").write_text(bill.sums(packages), "utf-8", newline="\n")
    for package in packages:
        say(f"{package.relative_to(ROOT)} has {package.stat().st_size / MEGABYTE:.1f} MB")
    say("dist/SHA256SUMS has their checksums")
    return packages


def judge(packages: list[Path]) -> None:
    """Have the packages judged, and try them on a clean system; raises BuildError."""
    if not sys.platform.startswith("linux"):
        say("only the packages for Linux are tried on a clean system; see installer")
        return
    from installer.linux import clean_root, deb  # noqa: PLC0415 - for Linux alone

    for package in packages:
        found = deb.judged(package) if package.suffix == ".deb" else []
        if found:
            message = "lintian finds fault: " + "; ".join(found[:20])
            raise BuildError(message)
    clean_root.check(packages, say)


def makers() -> list[Callable[[Path, Path], Path | None]]:
    """Return what makes packages of the bundle on this system."""
    # Each system's tools are imported on that system alone.
    if sys.platform == "win32":
        from installer.windows import setup  # noqa: PLC0415

        return [setup.build]
    if sys.platform == "darwin":
        from installer.macos import image  # noqa: PLC0415

        return [image.build]
    from installer.linux import archives, deb  # noqa: PLC0415

    return [deb.build, archives.portable, archives.self_installing]


def say(text: str) -> None:
    """Tell the person at the terminal what happens."""
    print(f"build: {text}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
