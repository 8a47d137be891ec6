"""What a build does in which order, and what is laid into every bundle."""

import json
import sys
from pathlib import Path

import pytest

from installer import __main__ as building
from installer import again, bill, bundle, facts


@pytest.mark.usefixtures("qapp")
def test_licences_notices_and_icons_are_there_before_the_bundle_is(tmp_path):
    added = tmp_path / "added"
    added.mkdir()
    (added / "left-over.txt").touch()
    bundle.lay_out(added)
    beside = {path.name for path in tmp_path.iterdir()}
    assert beside == {"added", "smdesk.ico", "smdesk.icns", "version.txt"}
    assert {"NOTICE.txt", "SOURCE.txt", "licenses"} <= {path.name for path in added.iterdir()}
    assert not (added / "left-over.txt").exists()


@pytest.mark.usefixtures("qapp")
def test_the_second_build_elsewhere_has_all_that_the_first_had(tmp_path, monkeypatch):
    built = []
    monkeypatch.setattr(bundle, "WORK", tmp_path / "bundle")
    monkeypatch.setattr(bundle, "build", lambda into, added: built.append((into, added)))
    exec(again.ELSEWHERE, {})  # noqa: S102 - our own words
    ((into, added),) = built
    assert into == Path("dist").resolve()
    assert (added / "NOTICE.txt").exists()
    assert (added.parent / "smdesk.ico").exists()


def test_two_builds_are_compared_before_one_of_them_is_signed(tmp_path, monkeypatch):
    done = []

    def makes(made, into):
        done.append("packed and signed")
        package = into / "smdesk.package"
        package.write_bytes(b"packed")
        return package

    def lists(made, into):
        (into / "smdesk.cdx.json").write_text("{}")
        return into / "smdesk.cdx.json"

    made = tmp_path / "dist" / "smdesk"
    monkeypatch.setattr(building, "DIST", tmp_path / "dist")
    monkeypatch.setattr(building, "ROOT", tmp_path)
    monkeypatch.setattr(building, "makers", lambda: [makes])
    monkeypatch.setattr(bundle, "lay_out", lambda added: None)
    monkeypatch.setattr(bundle, "build", lambda into, added: made.mkdir() or made)
    monkeypatch.setattr(bundle, "self_test", lambda made: {"ms": 1})
    monkeypatch.setattr(bill, "write", lists)
    monkeypatch.setattr(again, "compare", lambda made, say: done.append("compared"))
    packages = building.build(twice=True)
    assert done == ["compared", "packed and signed"]
    assert [path.name for path in packages] == ["smdesk.package", "smdesk.cdx.json"]
    assert len((tmp_path / "dist" / "SHA256SUMS").read_text().splitlines()) == 2


def test_the_lists_of_parts_of_all_systems_can_lie_side_by_side(tmp_path, monkeypatch):
    monkeypatch.setattr(bill, "listed", lambda bundle: {"components": []})
    names = []
    for platform, machine in (("linux", "x86_64"), ("win32", "AMD64"), ("darwin", "arm64")):
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(facts.platform, "machine", lambda kind=machine: kind)
        written = bill.write(tmp_path, tmp_path)
        assert json.loads(written.read_text()) == {"components": []}
        names.append(written.name)
    assert [name.removeprefix(f"smdesk-{facts.VERSION}-") for name in names] == [
        "linux-x86_64.cdx.json",
        "windows-x86_64.cdx.json",
        "macos-aarch64.cdx.json",
    ]
