"""The list of parts for machines: every part of the bundle with its version, in CycloneDX."""

import hashlib
import json
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from installer import crates
from installer.bundle import names_in, program_in
from installer.facts import MAKERS, NAME, VERSION, epoch, machine, system
from installer.part import Part
from installer.parts import files_of, present
from installer.versions import Origin, found, origins, version_of

SPACE = UUID("6c9f1d1e-5f0e-4f56-9a35-6f0f3c1f7a55")
"""What the list's serial number is made with, so that the same list has the same number."""


def write(bundle: Path, into: Path) -> Path:
    """Write the list of the bundle's parts and return it."""
    # Each system's packages are made of other parts, and all of them lie side by side in the end.
    made = into / f"{NAME}-{VERSION}-{system()}-{machine()}.cdx.json"
    text = json.dumps(listed(bundle), indent=1, sort_keys=True) + "\n"
    made.write_text(text, "utf-8", newline="\n")
    return made


def listed(bundle: Path) -> dict[str, Any]:
    """Return the list: CycloneDX 1.6, with what the parts' own makers list of theirs.

    Raises BuildError where a part cannot be found any more.
    """
    names = names_in(bundle)
    parts = [part for part in present(names) if part.name != NAME]
    versions, whence = found(bundle, names, parts), origins(names)
    parts = [part for part in parts if part.name in versions]
    components = [component(part, versions[part.name], whence, names, bundle) for part in parts]
    components += [item for part in parts if part.package for item in crates.listed(part)]
    unique = {item["bom-ref"]: item for item in components}
    ordered = [unique[ref] for ref in sorted(unique)]
    serial = uuid5(SPACE, json.dumps(ordered, sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": about(bundle, names),
        "components": ordered,
        "dependencies": dependencies(ordered),
    }


def about(bundle: Path, names: list[str]) -> dict[str, Any]:
    """Return what is said of the list and of smdesk itself."""
    own = present(names)[0]
    files = [file_told(path, path.name) for path in programs(bundle)]
    files += [file_told(bundle / "_internal" / name, name) for name in files_of(own, names)]
    return {
        "timestamp": datetime.fromtimestamp(epoch(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "lifecycles": [{"phase": "build"}],
        "supplier": {"name": MAKERS},
        "tools": {"components": [{"type": "application", "name": "smdesk's installer",
                                  "version": VERSION}]},
        # Whoever builds it anew has to have these, or gets other bytes.
        "properties": [
            {"name": "smdesk:built-with:python", "value": platform.python_version()},
            {"name": "smdesk:built-with:pyinstaller", "value": version_of("pyinstaller")},
        ],
        "component": {
            "type": "application", "bom-ref": NAME, "name": NAME, "version": VERSION,
            "purl": f"pkg:generic/{NAME}@{VERSION}", "supplier": {"name": MAKERS},
            "licenses": [{"license": {"id": "Apache-2.0"}}], "components": files,
        },
    }  # fmt: skip


def programs(bundle: Path) -> list[Path]:
    """Return what is started; it also holds all that is written in Python."""
    return sorted({program_in(bundle), *bundle.glob("*.exe")})


def component(
    part: Part, version: str, whence: dict[str, Origin], names: list[str], bundle: Path
) -> dict[str, Any]:
    """Return one part as CycloneDX has it, with each of its files."""
    own = files_of(part, names)
    origin = next((whence[name] for name in own if name in whence), None)
    version = version or (origin.upstream() if origin else "")
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": reference(part.name),
        "name": part.name,
        "supplier": {"name": part.maker, "url": [part.home]},
        "licenses": [{"expression": part.terms}],
        "externalReferences": [{"type": "website", "url": part.home}],
    }
    if version:
        told["version"] = version
        address = origin.purl() if origin else purl(part, version)
        if address:
            told["purl"] = address
        if part.known_as:
            told["cpe"] = f"cpe:2.3:a:{part.known_as}:{version}:*:*:*:*:*:*:*"
    if part.inside:
        told["properties"] = [{"name": "smdesk:inside", "value": part.inside}]
    if part.carried:
        told["properties"] = [{"name": "smdesk:not-in", "value": "the package for Debian"}]
    if own:
        told["components"] = [file_told(bundle / "_internal" / name, name) for name in own]
    return told


def reference(name: str) -> str:
    """Return the name by which the list itself refers to a part."""
    return f"part:{name}"


def purl(part: Part, version: str) -> str:
    """Return the part's address as scanners read it; empty where nobody keeps it under a name."""
    if part.package:
        return f"pkg:pypi/{part.package.lower().replace('_', '-')}@{version}"
    product = part.known_as.rpartition(":")[2]
    return f"pkg:generic/{product}@{version}" if product else ""


def file_told(path: Path, name: str) -> dict[str, Any]:
    """Return a file with its digest, by which it can be found again wherever it turns up."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}


def dependencies(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is inside of what: smdesk has the parts, and a part those compiled into it."""
    inside: dict[str, list[str]] = {NAME: []}
    for item in components:
        told = {entry["name"]: entry["value"] for entry in item.get("properties", ())}
        holder = told.get("smdesk:inside", NAME)
        key = NAME if holder == NAME else reference(holder)
        inside.setdefault(key, []).append(item["bom-ref"])
    return [{"ref": ref, "dependsOn": sorted(refs)} for ref, refs in sorted(inside.items())]


def sums(packages: list[Path]) -> str:
    """Return the checksums of the packages as ``sha256sum --check`` reads them."""
    digests = ((hashlib.sha256(path.read_bytes()).hexdigest(), path) for path in sorted(packages))
    return "".join(f"{digest}  {path.name}\n" for digest, path in digests)
