"""Which version each part of a bundle has, as the part itself tells, or whoever packed it."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import quote

from installer.failure import BuildError
from installer.part import Part
from installer.parts import PARTS, holders

ASKS = """
import ctypes, decimal, json, sys
from importlib import import_module
from PySide6.QtCore import qVersion
import pyexpat, pypdfium2.version, sqlcipher3.dbapi2 as cipher
from lxml import etree
asked = cipher.connect(":memory:")
def dots(version): return ".".join(str(number) for number in version)
try:
    number = ctypes.c_int.in_dll(ctypes.CDLL(etree.__file__), "_libiconv_version").value
    iconv = f"{number >> 8}.{number & 255}"
except (OSError, ValueError):
    iconv = ""
print(json.dumps({
    "Qt": qVersion(),
    "Python": sys.version.split()[0],
    "SQLite": cipher.sqlite_version,
    "SQLCipher": asked.execute("PRAGMA cipher_version").fetchone()[0].split()[0],
    "PDFium": str(pypdfium2.version.PDFIUM_INFO).split("@")[0],
    "libxml2": dots(etree.LIBXML_VERSION),
    "libxslt and libexslt": dots(etree.LIBXSLT_VERSION),
    "libiconv": iconv,
    "Expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
    "libmpdec": decimal.__libmpdec_version__,
}))
"""
ICU_TELLS = (rb"\0(\d\d\.\d)\0", "libicuuc")


@dataclass(frozen=True, slots=True)
class Origin:
    """The package of the system that a library was copied from."""

    package: str
    version: str

    def upstream(self) -> str:
        """Return the version that its makers gave it, without what the packager added."""
        version = self.version.partition(":")[2] or self.version
        version = version.rpartition("-")[0] or version
        return re.sub(r"[.+~](really|dfsg|ds|repack|git).*$", "", version)

    def purl(self) -> str:
        """Return its address as scanners for known weaknesses read it."""
        told = _os_release()
        maker = told.get("ID", "debian")
        return (
            f"pkg:deb/{maker}/{self.package}@{quote(self.version, safe='.+~-')}"
            f"?arch={_architecture()}&distro={maker}-{told.get('VERSION_ID', 'unstable')}"
        )


def found(bundle: Path, names: list[str], parts: list[Part]) -> dict[str, str]:
    """Return the version of each of the parts that is there, empty where nobody can tell it.

    A part whose mark is missing is not in this bundle. Raises BuildError for one whose mark has to
    be there, because then its makers write it otherwise now, and nobody would be told of it.
    """
    versions = asked() | _icu(bundle, names)
    there = {}
    for part in parts:
        if not part.mark:
            there[part.name] = versions.get(part.name) or part.version or version_of(part.package)
            continue
        seen = look(bundle, part, names)
        if seen is not None:
            there[part.name] = seen
        elif part.sure and sys.platform == "linux":
            message = f"{part.name} is not found any more in what {part.inside} brings: look why"
            raise BuildError(message)
    return there


def look(bundle: Path, part: Part, names: list[str]) -> str | None:
    """Return what the part's mark says in the bundle's files; None where it is in none of them."""
    for name in holders(part, names):
        if not re.search(part.mark_in, name):
            continue
        seen = re.search(part.mark, (bundle / "_internal" / name).read_bytes())
        if seen is not None:
            return seen.group(1).decode() if seen.groups() else ""
    return None


def asked() -> dict[str, str]:
    """Return the versions that no package notes down, as the parts themselves tell them."""
    done = subprocess.run([sys.executable, "-c", ASKS], capture_output=True, text=True, check=True)
    told: dict[str, str] = json.loads(done.stdout)
    return told


def _icu(bundle: Path, names: list[str]) -> dict[str, str]:
    pattern, word = ICU_TELLS
    for name in names:
        if word in name:
            seen = re.search(pattern, (bundle / "_internal" / name).read_bytes())
            return {"ICU": seen.group(1).decode()} if seen else {}
    return {}


def version_of(package: str) -> str:
    """Return the version of an installed package, or nothing."""
    try:
        return metadata.version(package) if package else ""
    except metadata.PackageNotFoundError:
        return ""


def origins(names: list[str]) -> dict[str, Origin]:
    """Return for each library that was copied from a Debian system which package it is of."""
    carried = {n for part in PARTS if part.carried for n in holders(part, names) if "/" not in n}
    if not carried or not Path("/var/lib/dpkg/status").exists():
        return {}
    told = {}
    listing = _said("/sbin/ldconfig", "-p")
    for name in sorted(carried):
        place = re.search(rf"^\s*{re.escape(name)} .*=> (\S+)$", listing, re.MULTILINE)
        origin = _origin(place.group(1)) if place else None
        if origin is not None:
            told[name] = origin
    return told


def _origin(place: str) -> Origin | None:
    # Debian may know the file by the folder from before /usr was merged.
    for path in (place, os.path.realpath(place), place.removeprefix("/usr")):
        owner = _said("dpkg-query", "-S", path).partition(":")[0].strip()
        if owner:
            return Origin(owner, _said("dpkg-query", "-W", "-f=${Version}", owner))
    return None


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def _architecture() -> str:
    return _said("dpkg", "--print-architecture").strip() or "amd64"


def _os_release() -> dict[str, str]:
    place = Path("/etc/os-release")
    lines = place.read_text("utf-8").splitlines() if place.exists() else []
    return {
        key: value.strip('"') for key, _, value in (line.partition("=") for line in lines) if value
    }
