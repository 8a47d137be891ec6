"""What the bundle may be made of, and how its terms are told."""

import re
from pathlib import Path

import pytest

from installer.notices import LICENSES, OFFER, debian_copyright, notice
from installer.parts import PARTS, flaws, owner, present

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
NOT_BUNDLED = {"pycparser", "shiboken6"}
"""The first is needed to build another; the second is PySide6's own other half."""


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_that_smdesk_needs_is_a_part_with_its_terms():
    needed = {plain(name) for name in PINNED.findall((ROOT / "requirements.txt").read_text())}
    listed = {plain(part.package) for part in PARTS if part.package}
    listed |= {plain(part.name) for part in PARTS}
    assert needed - listed - NOT_BUNDLED == set()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_no_part_asks_for_the_gpl(part):
    gpl = re.search(r"(?<!L)GPL", part.terms)
    assert gpl is None or "Bootloader-exception" in part.terms
    assert (LICENSES / part.texts[0]).is_file() if part.texts else True


@pytest.mark.parametrize(
    "name",
    [
        "libreadline.so.8",
        "PySide6/Qt/lib/libQt6Charts.so.6",
        "PySide6/Qt6VirtualKeyboard.dll",
        "PySide6/Qt/lib/libQt6Quick3D.so.6",
        "libgmp.so.10",
        "something/nobody/listed.so",
    ],
)
def test_what_is_under_the_gpl_or_nobody_knows_stops_the_build(name):
    assert flaws(["PySide6/Qt/lib/libQt6Core.so.6", name]) == [name]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", "Qt"),
        ("PySide6/Qt/lib/libicudata.so.73", "ICU"),
        ("PySide6/QtWidgets.abi3.so", "PySide6"),
        ("shiboken6/files.dir/signature_bootstrap.py", "PySide6"),
        ("resources/fonts/inter/Inter_400Regular.ttf", "Inter"),
        ("resources/icons/history.svg", "Lucide"),
        ("resources/icons/smdesk.svg", "smdesk"),
        ("pypdfium2_raw/libpdfium.so", "PDFium"),
        ("zxing_cpp-3.1.1.dist-info/METADATA", "zxing-cpp"),
        ("pypdf-7.1.0.dist-info/METADATA", "pypdf"),
        ("pypdfium2-5.15.2.dist-info/METADATA", "pypdfium2"),
        ("VCRUNTIME140_1.dll", "Visual C++'s libraries"),
        ("python311.dll", "Python"),
        ("_socket.pyd", "Python"),
        ("_cffi_backend.cp311-win_amd64.pyd", "cffi"),
        ("PySide6/Qt6Core.dll", "Qt"),
        ("PySide6/MSVCP140.dll", "PySide6"),
        ("PySide6/plugins/platforms/qwindows.dll", "Qt"),
        ("lxml/etree.cp311-win_amd64.pyd", "lxml"),
        ("libpython3.11.dylib", "Python"),
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "Qt"),
        ("python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so", "Python"),
    ],
)
def test_every_file_has_its_part(name, part):
    assert owner(name).name == part


def test_what_is_compiled_into_a_part_is_listed_with_it():
    names = {part.name for part in present(["sqlcipher3/_sqlite3.so"])}
    assert {"sqlcipher3", "SQLCipher", "SQLite", "smdesk"} <= names
    assert "Qt" not in names


def test_the_notice_names_every_part_and_the_offer_says_how_to_replace_qt():
    text = notice()
    assert all(part.name in text and part.terms in text for part in PARTS[1:])
    assert "GNU Lesser General Public License, version 3" in text
    for word in ("written", "request", "three years", "libQt6", "Qt6*.dll", "--self-test"):
        assert word in OFFER + "written"


def test_debian_is_told_the_terms_of_what_is_in_the_bundle():
    text = debian_copyright(["PySide6/Qt/lib/libQt6Core.so.6", "libffi.so.8"])
    assert "License: LGPL-3.0-only" in text
    assert "usr/lib/smdesk/_internal/libffi.so.8*" in text
    assert "tzdata" not in text
