"""Whether the list of parts for machines is complete, and true of what is really inside."""

import json
import re
from pathlib import Path

import pytest

from installer import bill, crates, versions
from installer.bundle import BuildError
from installer.notices import write_all
from installer.parts import PARTS
from installer.versions import Origin

PART = {part.name: part for part in PARTS}
SQLCIPHER = "sqlcipher3/_sqlite3.so"
QT_CORE = "PySide6/Qt/lib/libQt6Core.so.6"
QT_GUI = "PySide6/Qt/lib/libQt6Gui.so.6"
MARKS = {
    SQLCIPHER: b"\0OpenSSL 3.6.0 1 Oct 2025\0",
    QT_CORE: b"\x0017.0.0\x0010.49 2026-09-28\0",
    QT_GUI: b"\x0014.6.0\0 libpng version 1.6.59\n",
    "PySide6/Qt/plugins/imageformats/libqjpeg.so": b"libjpeg-turbo version 3.2.0 (build )",
    "PySide6/Qt/lib/libicuuc.so.73": b"\x0073.2\0",
    "resources/fonts/inter/Inter_400Regular.ttf": b"a font",
}
ASKED = {"Qt": "6.11.3", "SQLite": "3.53.4", "SQLCipher": "4.19.0"}


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    folder = tmp_path / "smdesk"
    for name, contents in MARKS.items():
        path = folder / "_internal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"before" + contents + b"after")
    (folder / "smdesk").write_bytes(b"the program")
    monkeypatch.setattr(versions, "asked", lambda: dict(ASKED))
    monkeypatch.setattr(bill, "origins", lambda _names: {})
    monkeypatch.setattr(bill, "program_in", lambda _bundle: folder / "smdesk")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")
    return folder


def by_name(told):
    return {item["name"]: item for item in told["components"]}


def test_what_is_compiled_in_has_the_version_that_the_files_tell(bundle):
    told = by_name(bill.listed(bundle))
    assert told["OpenSSL in sqlcipher3"]["version"] == "3.6.0"
    assert told["OpenSSL in sqlcipher3"]["cpe"].startswith("cpe:2.3:a:openssl:openssl:3.6.0:")
    assert told["PCRE2"]["version"] == "10.49"
    assert told["HarfBuzz"]["version"] == "14.6.0"
    assert told["libpng"]["version"] == "1.6.59"
    assert told["libjpeg-turbo"]["version"] == "3.2.0"
    assert told["ICU"]["version"] == "73.2"
    assert told["SQLite"]["version"] == "3.53.4"


def test_what_leaves_no_mark_here_is_not_listed(bundle):
    told = by_name(bill.listed(bundle))
    assert "FreeType" not in told
    assert "OpenSSL in typst" not in told
    assert "libiconv" not in told


def test_a_part_that_cannot_be_found_any_more_stops_the_build(bundle, monkeypatch):
    (bundle / "_internal" / SQLCIPHER).write_bytes(b"OpenSSL is here but says no version")
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(BuildError, match="OpenSSL in sqlcipher3 is not found any more"):
        bill.listed(bundle)


def test_every_file_stands_under_its_part_with_its_digest(bundle):
    told = bill.listed(bundle)
    items = [*told["components"], told["metadata"]["component"]]
    files = [file for item in items for file in item.get("components", ())]
    assert {file["name"] for file in files} == {*MARKS, "smdesk"}
    assert all(re.fullmatch("[0-9a-f]{64}", file["hashes"][0]["content"]) for file in files)


def test_the_list_says_what_is_inside_of_what(bundle):
    tree = {entry["ref"]: entry["dependsOn"] for entry in bill.listed(bundle)["dependencies"]}
    assert "part:OpenSSL in sqlcipher3" in tree["part:sqlcipher3"]
    assert "part:Qt" in tree["smdesk"]
    assert "part:PCRE2" not in tree["smdesk"]


def test_the_same_bundle_has_the_same_list_and_the_moment_of_the_source(bundle, tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = bill.write(bundle, tmp_path / "one").read_bytes()
    assert bill.write(bundle, tmp_path / "two").read_bytes() == first
    assert json.loads(first)["metadata"]["timestamp"] == "2025-11-21T00:00:00Z"
    assert str(tmp_path).encode() not in first


def test_every_component_has_a_supplier_and_terms(bundle):
    for item in bill.listed(bundle)["components"]:
        assert item["supplier"]["name"], item["name"]
        assert item["licenses"], item["name"]


def test_the_parts_really_tell_their_versions_here():
    told = versions.asked()
    for name in ("Qt", "Python", "SQLite", "SQLCipher", "PDFium", "libxml2", "Expat", "libmpdec"):
        assert re.match(r"\d+\.\d+", told[name]), name
    assert set(told) <= set(PART)


@pytest.mark.parametrize(
    ("debian", "upstream"),
    [
        ("1:1.2.13.dfsg-1", "1.2.13"),
        ("3.0.19-1~deb12u2", "3.0.19"),
        ("0.4.0-1+b2", "0.4.0"),
        ("5.6.1+really5.4.5-1", "5.6.1"),
        ("2", "2"),
    ],
)
def test_a_packagers_version_is_led_back_to_its_makers(debian, upstream):
    assert Origin("x", debian).upstream() == upstream


def test_a_library_of_the_system_has_an_address_that_scanners_know():
    told = Origin("zlib1g", "1:1.2.13.dfsg-1").purl()
    assert re.fullmatch(r"pkg:deb/\w+/zlib1g@1%3A1\.2\.13\.dfsg-1\?arch=\w+&distro=\S+", told)


@pytest.mark.parametrize(
    ("terms", "well"),
    [
        ("MIT OR Apache-2.0", True),
        ("Apache-2.0 OR GPL-2.0-only", True),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", True),
        ("MIT/Apache-2.0", True),
        ("Apache-2.0  OR  MIT", True),
        ("GPL-2.0-only", False),
        ("LGPL-2.1-or-later", False),
        ("MIT AND GPL-3.0-only", False),
        ("(GPL-3.0-only) AND MIT", False),
        ("", False),
    ],
)
def test_terms_are_met_by_choosing_among_them_or_not_at_all(terms, well):
    assert crates.acceptable(terms) is well


@pytest.mark.parametrize("name", ["cryptography", "typst for Python"])
def test_every_crate_is_named_with_its_authors_and_comes_under_terms_that_suit(name):
    part = PART[name]
    assert crates.unfit(part) == []
    text = crates.notice(part, "1.0")
    for item in crates.listed(part):
        assert f"\n{item['name']} {item['version']}\n    {item['supplier']['name']}\n" in text
        assert "file:" not in item.get("purl", "")
    assert "@" not in text.replace("NAME/VERSION", "")


def test_a_crate_under_the_gpl_alone_stops_the_build(tmp_path, monkeypatch):
    crate = {"name": "viral", "version": "1", "licenses": [{"license": {"id": "GPL-3.0-only"}}]}
    monkeypatch.setattr(crates, "_told", lambda _package: [crate])
    with pytest.raises(BuildError, match=r"viral \(GPL-3.0-only\)"):
        write_all(tmp_path)


def test_what_only_built_a_package_is_not_listed():
    names = {item["name"] for item in crates.listed(PART["typst for Python"])}
    assert "typst" in names
    assert not names & {"cc", "autocfg", "pkg-config"}


def test_the_licences_that_go_along_have_every_text(tmp_path):
    write_all(tmp_path)
    there = {path.name for path in (tmp_path / "licenses").iterdir()}
    assert {"typst for Python - crates.txt", "cryptography - crates.txt"} <= there
    assert {name for part in PARTS for name in part.texts} <= there
    assert all(path.stat().st_size for path in (tmp_path / "licenses").iterdir())
    assert "{" not in (tmp_path / "SOURCE.txt").read_text()
    assert Path(tmp_path / "NOTICE.txt").read_text().count("\n    in ") > 40
