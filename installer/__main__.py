"""Builds what people install: ``python3 dev.py build``."""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from installer import bundle
from installer.bundle import BuildError
from installer.facts import ROOT, VERSION

DIST = ROOT / "dist"
MEGABYTE = 1_000_000


def main(arguments: list[str]) -> int:
    """Build, say what is done, and return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py build")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--twice", action="store_true")
    parser.parse_args(arguments)
    try:
        build()
    except BuildError as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    return 0


def build() -> None:
    """Make everything that this system can make, into dist."""
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    say(f"smdesk {VERSION} for {sys.platform}: putting the bundle together")
    added = bundle.WORK / "added"
    shutil.rmtree(added, ignore_errors=True)
    added.mkdir(parents=True)
    made = bundle.build(DIST, added)
    report = bundle.self_test(made)
    say(f"the bundle has {bundle.size_of(made) / MEGABYTE:.0f} MB; its self-test took "
        f"{report['ms']} ms and all went well")  # fmt: skip
    for make in makers():
        say_made(make(made, DIST))


def makers() -> list[Callable[[Path, Path], Path | None]]:
    """Return what makes packages of the bundle on this system."""
    return []


def say_made(made: Path | None) -> None:
    """Tell of a package and its size."""
    if made is not None:
        say(f"{made.relative_to(ROOT)} has {made.stat().st_size / MEGABYTE:.1f} MB")


def say(text: str) -> None:
    """Tell the person at the terminal what happens."""
    print(f"build: {text}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
