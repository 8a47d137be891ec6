"""What the bundle may be made of, and how its terms are told."""

import re
from pathlib import Path

import pytest

from installer import crates
from installer.notices import LICENSES, OFFER, debian_copyright, notice, texts_of
from installer.parts import PARTS, flaws, owner, present

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
NOT_BUNDLED = {"pycparser"}
"""Needed to build another."""

WITH_TEXT_ELSEWHERE = {
    "Visual C++'s libraries",  # Windows has it
    "PyInstaller's starter",  # its exception asks for nothing
    "SQLite",  # in the public domain
    "PDFium", "Inter", "Noto Emoji", "Lucide", "SCOWL's word lists for spelling",
}  # fmt: skip
"""Most have it beside them in the bundle; PDFium's comes with pypdfium2."""


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


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_part_has_a_maker_a_home_and_a_text_of_its_terms(part):
    assert part.maker
    assert part.home.startswith("http") or part.name == "smdesk"
    assert [name for name in part.texts if not (LICENSES / name).is_file()] == []
    beside = part.name in WITH_TEXT_ELSEWHERE or part.name.endswith("in PDFium")
    assert part.texts or texts_of(part) or beside


def test_what_is_compiled_in_is_compiled_into_a_part_that_there_is():
    names = {part.name for part in PARTS}
    assert len(names) == len(PARTS)
    assert {part.inside for part in PARTS if part.inside} <= names


def test_a_text_of_the_licences_is_some_parts():
    named = {name for part in PARTS for name in part.texts} | {file for _, file in crates.TEXTS}
    assert {path.name for path in LICENSES.iterdir()} == named


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
        ("shiboken6/files.dir/signature_bootstrap.py", "shiboken6"),
        ("libxcb-render-util.so.0", "libxcb-render-util"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11"),
        ("FILES.txt", "smdesk"),
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
    for word in (
        "on request", "three years", "libQt6", "Qt6*.dll", "--self-test", "libiconv",
        "2.1 or later",
        "Mozilla Public License", "Both texts",
    ):  # fmt: skip
        assert word in OFFER


def test_the_notice_says_in_which_files_the_terms_stand():
    text = notice()
    for name in ("Qt - parts of others.txt", "LGPL-2.1.txt", "cryptography - LICENSE.BSD"):
        assert name in text


def test_debian_is_told_the_terms_of_what_is_in_the_bundle():
    text = debian_copyright(["PySide6/Qt/lib/libQt6Core.so.6", "libffi.so.8"])
    assert "License: LGPL-3.0-only" in text
    assert "usr/lib/smdesk/_internal/libffi.so.8*" in text
    assert "tzdata" not in text
