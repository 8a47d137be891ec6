"""What goes with the bundle for whoever wants to know its terms, or to replace a part of it."""

import shutil
from importlib import metadata
from pathlib import Path

from installer import crates
from installer.facts import NAME, ROOT, VERSION
from installer.failure import BuildError
from installer.parts import PARTS, Part, owner
from installer.versions import version_of

LICENSES = ROOT / "installer" / "licenses"
OFFER = """\
Source of Qt, PySide6, shiboken6 and libiconv
=============================================
smdesk {version} comes with Qt, PySide6 and shiboken6 {qt} under the GNU Lesser General Public
License, version 3. Both texts that it consists of are in the folder "licenses" beside this file.
They are unchanged but for two modules of shiboken6 that write stub files for developers,
enum_sig.py and pyi_generator.py in "_internal/shiboken6/files.dir": since November 2026 smdesk
leaves them empty, because the window waits for them and never uses them.

It also comes with GNU libiconv under the GNU Lesser General Public License, version 2.1 or later,
unchanged and compiled into lxml {lxml}. The text is in "licenses", as "LGPL-2.1.txt".

The complete source of all these, and lxml's with what builds it, lies beside the packages of every
release, under the same address, as the release checklist of smdesk demands. For three years from
the day you received this copy, and as long as we give support for it, we also send it on request,
at no more than the cost of sending; write to whoever gave you this copy, or open an issue where
smdesk is published.

Putting in another Qt
=====================
Qt's parts are separate files that smdesk loads when it starts. To use a version of your own,
changed or rebuilt from source:

1. Close smdesk.
2. Find the folder "_internal/PySide6" beside the program: /usr/lib/smdesk where the package for
   Debian put it, ~/.local/lib/smdesk for the .run file, the folder of the program on Windows, and
   smdesk.app/Contents/Frameworks on macOS.
3. Replace the files of Qt there by yours, under the same names: on Linux Qt/lib/libQt6*.so.6 and
   what is in Qt/plugins; on Windows Qt6*.dll and plugins; on macOS the Qt*.framework folders. A Qt
   {qt} that you changed or built anew, with the same options, fits file by file. Of another
   {minor}, replace all files of Qt together with those of the same version of PySide6 and shiboken6
   beside them (the folders PySide6 and shiboken6), because each patch release marks what belongs
   together. Still other versions need bindings built for them.
4. Start smdesk. "smdesk --self-test" tells whether it works with your Qt.

Nothing in smdesk keeps you from replacing these files: the self-test tells that they were, and goes
on. You may also change them for your own use, and take them apart to find faults in such changes.
On macOS a changed program has to be signed anew on your own computer:
codesign --force --deep --sign - smdesk.app

Putting in another libiconv
===========================
Build lxml {lxml} from its source with your libiconv, as lxml's own notes on static libraries tell
(STATIC_DEPS=true pip wheel --no-binary lxml lxml=={lxml}), with the minor version of Python that
"smdesk --self-test" names, and replace the library "etree" in "_internal/lxml" by yours.

Source of parts under the Mozilla Public License 2.0
====================================================
spylls: https://github.com/zverok/spylls ; the crate option-ext, inside typst:
https://github.com/soc/option-ext . Both are unchanged, and come on request as all the above does.
"""
CHANGED = """\
What smdesk {version} is made of
{rule}
smdesk comes under the Apache License 2.0. It uses the parts below, each under its own terms; the
texts are in the folder "licenses". The machine-readable list with every part of a part is published
beside the packages, as a CycloneDX file.

Qt and PySide6 are used under the GNU Lesser General Public License, version 3, and GNU libiconv
under its version 2.1 or later. SOURCE.txt says how to get their source and how to put in another
version.

"""


def write_all(added: Path) -> None:
    """Write licences, notices and the offer of source into what is laid into the bundle.

    Raises BuildError where something is compiled in whose terms smdesk cannot come under.
    """
    (added / "NOTICE.txt").write_text(notice(), "utf-8", newline="\n")
    qt = version_of("PySide6_Essentials")
    minor = qt.rpartition(".")[0]
    offer = OFFER.format(version=VERSION, qt=qt, minor=minor, lxml=version_of("lxml"))
    (added / "SOURCE.txt").write_text(offer, "utf-8", newline="\n")
    shutil.copy(ROOT / "CHANGELOG.md", added / "CHANGELOG.md")
    place = added / "licenses"
    place.mkdir(parents=True)
    for file in sorted(LICENSES.glob("*.txt")):
        shutil.copy(file, place / file.name)
    for part in PARTS:
        for name, text in texts_of(part):
            (place / name).write_bytes(text)
        unfit = crates.unfit(part) if part.package else []
        if unfit:
            message = f"{part.name} has these inside, whose terms ask too much: {unfit}"
            raise BuildError(message)
        within = crates.notice(part, version_of(part.package)) if part.package else ""
        if within:
            name = f"{part.name} - crates.txt"
            (place / name).write_text(within, "utf-8", newline="\n")


def texts_of(part: Part) -> list[tuple[str, bytes]]:
    """Return the licences that a Python package brings along, by the name they get here."""
    if not part.package or part.package == "pyinstaller":
        return []
    found: list[tuple[str, bytes]] = []
    for file in metadata.files(part.package) or ():
        within = file.as_posix().lower()
        known = any(word in within for word in ("/licen", "/copying", "/notice"))
        if known and "dist-info" in within and "__pycache__" not in within:
            path = Path(str(file.locate()))
            if path.is_file():
                name = f"{part.name} - {file.name}".replace("/", "-")
                found.append((name, _as_utf_8(path.read_bytes())))
    return sorted(found)


def _as_utf_8(text: bytes) -> bytes:
    """Return the same words in the one encoding that every reader takes by itself."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1").encode()
    return text


def notice() -> str:
    """Return the list of parts with their terms, for people."""
    title = f"What {NAME} {VERSION} is made of"
    lines = [CHANGED.format(version=VERSION, rule="=" * len(title))]
    for part in PARTS[1:]:
        which = f" {version_of(part.package)}" if part.package else ""
        by = f", by {part.maker}" if part.maker else ""
        within = f", inside {part.inside}" if part.inside else ""
        told = f"{part.name}{which}{within}{by}\n    {part.terms}\n    {part.home}\n"
        lines.append(told + _where_texts(part))
    return "\n".join(lines)


def _where_texts(part: Part) -> str:
    """Return the files of "licenses" in which a part's terms stand."""
    own = [name for name, _ in texts_of(part)] + [*part.texts]
    return f"    in {', '.join(dict.fromkeys(own))}\n" if own else ""


def debian_copyright(names: list[str]) -> str:
    """Return the terms in the form that Debian's programs read, for a bundle of these files."""
    head = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {NAME}\n"
        "Comment: What is not smdesk itself comes unchanged from its makers, but for two modules\n"
        " of shiboken6 that are left empty; SOURCE.txt names them.\n"
        " The full texts are in /usr/lib/smdesk/_internal/licenses.\n"
    )
    own = "Files: *\nCopyright: 2026 smdesk contributors\nLicense: Apache-2.0\n"
    paragraphs = [head, own]
    for part in PARTS[1:]:
        tops = sorted({name.partition("/")[0] for name in names if owner(name) is part})
        if tops:
            terms = part.terms.replace(" OR ", " or ").replace(" AND ", " and ")
            files = "\n".join(f" usr/lib/smdesk/_internal/{top}*" for top in tops)
            makers = f"{part.maker}, {part.home}"
            paragraphs.append(f"Files:\n{files}\nCopyright: {makers}\nLicense: {terms}\n")
    for terms, text in (
        ("Apache-2.0", "/usr/share/common-licenses/Apache-2.0"),
        ("LGPL-3.0-only", "/usr/share/common-licenses/LGPL-3, with GPL-3 beside it"),
    ):
        paragraphs.append(f"License: {terms}\n On Debian systems, the text is in\n {text}.\n")
    return "\n".join(paragraphs)
