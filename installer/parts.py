"""What the bundle is made of: to which part every file belongs, and what may not be in it."""

import re

from installer.part import Part
from installer.parts_here import HERE
from installer.parts_within import WITHIN

__all__ = ["PARTS", "Part", "files_of", "flaws", "holders", "owner", "present"]

PARTS = HERE + WITHIN
"""Every part. Which of them is in a bundle is told by its files, and by the marks in them."""

UNDER_THE_GPL = re.compile(
    r"(^|/)(lib(readline|history|gdbm|ncurses|tinfo|gmp)|(lib)?Qt6?(Charts|DataVisualization|Graphs|"
    r"HttpServer|Lottie|NetworkAuth|Quick3D|QuickTimeline|ShaderTools|VirtualKeyboard|"
    r"WaylandCompositor))[\w-]*[.]",
    re.IGNORECASE,
)
"""Parts of Python, of Linux and of Qt whose terms would ask for smdesk's own to be the GPL."""


def owner(name: str) -> Part | None:
    """Return the part that a file of the bundle belongs to; None for one that nobody knows."""
    return next((part for part in PARTS if part.claims(name)), None)


def flaws(names: list[str]) -> list[str]:
    """Return the files that may not be in the bundle: under the GPL, or nobody's we know of."""
    return [name for name in names if UNDER_THE_GPL.search(name) or owner(name) is None]


def present(names: list[str]) -> list[Part]:
    """Return the parts that are in a bundle of these files, with what is inside them."""
    found = {part.name for part in map(owner, names) if part is not None} | {"smdesk"}
    return [part for part in PARTS if part.name in found or part.inside in found]


def holders(part: Part, names: list[str]) -> list[str]:
    """Return the files of a bundle in which a part lies: its own, or those it is compiled into."""
    if not part.inside:
        return files_of(part, names)
    outer = next(other for other in PARTS if other.name == part.inside)
    return [name for name in names if owner(name) is outer]


def files_of(part: Part, names: list[str]) -> list[str]:
    """Return the part's own files in a bundle of these."""
    return [name for name in names if owner(name) is part]
