"""The list of its files that a bundle carries, so that damage is noticed and told."""

from pathlib import Path

from installer.parts import owner
from smdesk.system.own_files import END, LIST, Packed, digest_of

LIBRARY = (".so", ".dll", ".pyd", ".dylib", ".zip")
"""What is looked at before every start: without one of them nothing could say what is amiss."""


def write(inner: Path) -> Path:
    """Write the list of everything in a bundle's ``_internal``, and return it."""
    packed = [_packed(inner, path) for path in sorted(inner.rglob("*")) if _counts(inner, path)]
    libraries = [entry for entry in packed if is_library(entry.name)]
    others = [entry for entry in packed if not is_library(entry.name)]
    text = "\n".join("".join(entry.line() for entry in block) for block in (libraries, others))
    made = inner / LIST
    made.write_text(text + END, "utf-8", newline="\n")
    made.chmod(0o644)
    return made


def is_library(name: str) -> bool:
    """Whether the file is one that Python or Qt loads to run it."""
    last = name.rpartition("/")[2]
    return last.endswith(LIBRARY) or ".so." in last


def _counts(inner: Path, path: Path) -> bool:
    return path != inner / LIST and (path.is_symlink() or path.is_file())


def _packed(inner: Path, path: Path) -> Packed:
    name = path.relative_to(inner).as_posix()
    target = path.resolve().relative_to(inner.resolve()).as_posix() if path.is_symlink() else name
    part = owner(target)
    size = path.stat().st_size
    digest = f"->{path.readlink().as_posix()}" if path.is_symlink() else digest_of(str(path))
    return Packed(size, digest, part.name if part else "smdesk", name)
