"""What is written in Rust and compiled into a Python package, as its makers list it with it."""

import json
import re
from importlib import metadata
from pathlib import Path
from typing import Any

from installer.part import Part

OURS = frozenset({
    "Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "Unicode-3.0", "Zlib", "MPL-2.0", "0BSD",
    "CC0-1.0", "Unlicense", "BSL-1.0", "ISC", "Apache-2.0 WITH LLVM-exception",
})  # fmt: skip
"""Terms under which anything may come along. The texts of these are in ``installer/licenses``."""
TEXTS = (
    ("MIT", "MIT.txt"), ("BSD-2-Clause", "BSD-2-Clause.txt"), ("BSD-3-Clause", "BSD-3-Clause.txt"),
    ("Unicode-3.0", "Unicode.txt"), ("Zlib", "zlib.txt"), ("MPL-2.0", "MPL-2.0.txt"),
    ("Apache-2.0", "Apache-2.0.txt"), ("LLVM-exception", "LLVM-exception.txt"),
    ("CC0-1.0", "CC0-1.0.txt"),
)  # fmt: skip
KEPT = ("type", "name", "version", "purl", "licenses", "hashes")
HEAD = """\
What {name} {version} has inside that is written in Rust
{rule}
The makers of the package list the crates below as compiled into it. Each is its authors', who hold
the rights, and stands under the terms named with it; of terms joined by "OR", smdesk takes those
whose text is named here. The texts are in this folder, in the files {texts}.
The source of every crate, for those under the Mozilla Public License 2.0 as of all others, is at
https://crates.io/crates/NAME/VERSION.

"""


def listed(part: Part) -> list[dict[str, Any]]:
    """Return the crates of a package as CycloneDX has them; none where it tells of none."""
    found = []
    for item in _told(part.package):
        if item.get("scope") == "excluded" or item.get("purl", "").startswith("pkg:generic/"):
            # Used to build it and not in it; and OpenSSL, which is a part of its own.
            continue
        kept: dict[str, Any] = {key: item[key] for key in KEPT if key in item}
        # What its makers built it on is their own folder, which is of no use to others.
        if "file:" in kept.get("purl", ""):
            del kept["purl"]
        kept["supplier"] = {"name": makers(item, part)}
        kept["bom-ref"] = f"{part.name}:{item['name']}@{item['version']}"
        kept["properties"] = [{"name": "smdesk:inside", "value": part.name}]
        found.append(kept)
    return found


def notice(part: Part, version: str) -> str:
    """Return the crates with their authors and terms, for people; nothing where there are none."""
    items = listed(part)
    if not items:
        return ""
    title = f"What {part.name} {version} has inside that is written in Rust"
    named = ", ".join(f'"{file}"' for _, file in TEXTS)
    text = HEAD.format(name=part.name, version=version, rule="=" * len(title), texts=named)
    for item in sorted(items, key=lambda crate: (crate["name"], crate["version"])):
        text += f"{item['name']} {item['version']}\n    {item['supplier']['name']}\n"
        text += f"    {terms(item)}\n"
    return text


def unfit(part: Part) -> list[str]:
    """Return the crates that leave no choice but terms which smdesk cannot come under."""
    return [
        f"{item['name']} ({terms(item)})" for item in listed(part) if not acceptable(terms(item))
    ]


def acceptable(expression: str) -> bool:
    """Whether terms, as SPDX writes them, can be met by choosing among those in OURS."""
    flat = re.sub(r"\s+", " ", expression.strip())
    while "(" in flat:
        inner = re.search(r"\(([^()]*)\)", flat)
        if inner is None:
            return False
        word = "MIT" if acceptable(inner.group(1)) else "unfit"
        flat = flat[: inner.start()] + word + flat[inner.end() :]
    either = re.split(r" OR |/", flat)
    return any(all(one.strip() in OURS for one in way.split(" AND ")) for way in either)


def terms(item: dict[str, Any]) -> str:
    """Return a component's terms as SPDX writes them."""
    told = [
        entry.get("expression") or entry["license"].get("id") or entry["license"].get("name", "")
        for entry in item.get("licenses", ())
    ]
    return " AND ".join(told)


def makers(item: dict[str, Any], part: Part) -> str:
    """Return a crate's authors without their addresses."""
    author = re.sub(r"\s*<[^>]*>?|\s+\S+@\S+", "", str(item.get("author") or ""))
    if author:
        return author
    own = "file:" in item.get("purl", "") or "purl" not in item
    return part.maker if own else f"the {item['name']} developers"


def _told(package: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        return []
    for file in files:
        if "/sboms/" in file.as_posix() and file.suffix == ".json":
            told = json.loads(Path(str(file.locate())).read_text("utf-8"))
            found += told.get("components", ())
    return found
