"""The list of parts for machines: every part of the bundle with its version, in CycloneDX."""

import hashlib
import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from installer.bundle import names_in
from installer.facts import NAME, VERSION, machine, system
from installer.notices import version_of
from installer.parts import Part, present

SPACE = UUID("6c9f1d1e-5f0e-4f56-9a35-6f0f3c1f7a55")
"""What the list's serial number is made with, so that the same list has the same number."""
ASKS = """
import json, sys
from cryptography.hazmat.backends.openssl import backend
from PySide6.QtCore import qVersion
import pypdfium2.version, sqlcipher3.dbapi2 as cipher
asked = cipher.connect(":memory:")
print(json.dumps({
    "Qt": qVersion(),
    "Python": sys.version.split()[0],
    "SQLite": cipher.sqlite_version,
    "SQLCipher": asked.execute("PRAGMA cipher_version").fetchone()[0].split()[0],
    "OpenSSL": backend.openssl_version_text().split()[1],
    "PDFium": str(pypdfium2.version.PDFIUM_INFO).split("@")[0],
}))
"""


def write(bundle: Path, into: Path) -> Path:
    """Write the list of the bundle's parts and return it."""
    # Each system's packages are made of other parts, and all of them lie side by side in the end.
    made = into / f"{NAME}-{VERSION}-{system()}-{machine()}.cdx.json"
    text = json.dumps(listed(bundle), indent=2, sort_keys=True) + "\n"
    made.write_text(text, "utf-8", newline="\n")
    return made


def listed(bundle: Path) -> dict[str, Any]:
    """Return the list: CycloneDX 1.6, with what the parts' own makers list of theirs."""
    names = names_in(bundle)
    versions = asked_versions(names)
    own = present(names)
    components = [component(part, versions) for part in own if part.name != NAME]
    components += [found for part in own for found in within(part)]
    unique = {item["bom-ref"]: item for item in components}
    ordered = [unique[ref] for ref in sorted(unique)]
    serial = uuid5(SPACE, json.dumps(ordered, sort_keys=True))
    main = {
        "type": "application", "bom-ref": NAME, "name": NAME, "version": VERSION,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }  # fmt: skip
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": main},
        "components": ordered,
        "dependencies": [{"ref": NAME, "dependsOn": sorted(unique)}],
    }


def component(part: Part, versions: dict[str, str]) -> dict[str, Any]:
    """Return one part as CycloneDX has it."""
    version = versions.get(part.name) or (version_of(part.package) if part.package else "")
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"part:{part.name}",
        "name": part.name,
        "licenses": [{"expression": part.terms}],
        "externalReferences": [{"type": "website", "url": part.home}],
    }
    if version:
        told["version"] = version
    if part.package:
        told["purl"] = f"pkg:pypi/{part.package.lower().replace('_', '-')}@{version}"
    if part.inside:
        told["properties"] = [{"name": "smdesk:inside", "value": part.inside}]
    return told


def within(part: Part) -> list[dict[str, Any]]:
    """Return what a package's makers list as compiled into it, such as its crates of Rust."""
    found: list[dict[str, Any]] = []
    if not part.package:
        return found
    for file in metadata.files(part.package) or ():
        if "/sboms/" in file.as_posix() and file.suffix == ".json":
            told = json.loads(Path(str(file.locate())).read_text("utf-8"))
            for item in told.get("components", ()):
                name, version = item.get("name", ""), item.get("version", "")
                kept = {key: item[key] for key in ("type", "name", "version", "purl", "licenses")
                        if key in item}  # fmt: skip
                # What its makers built it on is their own folder, which is of no use to others.
                if "file:" in kept.get("purl", ""):
                    del kept["purl"]
                kept["bom-ref"] = f"{part.name}:{name}@{version}"
                kept["properties"] = [{"name": "smdesk:inside", "value": part.name}]
                found.append(kept)
    return found


def asked_versions(names: list[str]) -> dict[str, str]:
    """Return the versions that no package notes down, as the parts themselves tell them."""
    done = subprocess.run(
        [sys.executable, "-c", ASKS],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    versions: dict[str, str] = json.loads(done.stdout)
    icu = [found.group(1) for name in names if (found := re.search(r"icudata\.so\.(\d+)", name))]
    if icu:
        versions["ICU"] = icu[0]
    return versions


def sums(packages: list[Path]) -> str:
    """Return the checksums of the packages as ``sha256sum --check`` reads them."""
    digests = ((hashlib.sha256(path.read_bytes()).hexdigest(), path) for path in sorted(packages))
    return "".join(f"{digest}  {path.name}\n" for digest, path in digests)
