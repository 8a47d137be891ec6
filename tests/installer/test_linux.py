"""The packages for Linux, made of a bundle of nothing, and what they do to a home folder."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from installer import bill, facts
from installer.bundle import BuildError
from installer.linux import archives, deb, shared
from smdesk.app.headless import _parser
from smdesk.app.request import COPY_ENDING
from smdesk.system.paths import MARK

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the packages of Linux"
)
DPKG = pytest.mark.skipif(
    not (shutil.which("dpkg-deb") and shutil.which("dpkg-shlibdeps")), reason="Debian's own tools"
)


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """Something with the shape of a bundle, whose program is /bin/true."""
    folder = tmp_path / "smdesk"
    (folder / "_internal" / "resources").mkdir(parents=True)
    shutil.copy("/bin/true", folder / "smdesk")
    (folder / "_internal" / "resources" / "print").touch()
    (folder / "_internal" / "libz.so.1").write_text("the system's own in Debian")
    for module, name in ((deb, "deb"), (archives, "archives")):
        monkeypatch.setattr(module, "WORK", tmp_path / "work" / name)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")
    return folder


def dist(tmp_path, name="dist"):
    folder = tmp_path / name
    folder.mkdir()
    return folder


def test_the_menu_entry_opens_cabinets_and_is_the_windows_own():
    text = shared.filled("smdesk.desktop")
    assert "Exec=smdesk %f" in text
    assert f"MimeType={facts.MIME_TYPE};" in text
    assert "StartupWMClass=smdesk" in text
    assert "Terminal=false" in text


def test_the_kind_of_file_is_the_one_that_smdesk_opens():
    kind = ET.fromstring(shared.filled("smdesk-mime.xml"))
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    found = kind.find("m:mime-type", space)
    assert found.get("type") == facts.MIME_TYPE
    assert found.find("m:glob", space).get("pattern") == f"*{COPY_ENDING}"


def test_the_shop_entry_has_the_version_and_leads_to_the_menu_entry():
    entry = ET.fromstring(shared.filled("org.smdesk.smdesk.metainfo.xml"))
    assert entry.findtext("id") == facts.IDENTIFIER
    assert entry.find("releases/release").get("version") == facts.VERSION
    assert entry.findtext("launchable") == "smdesk.desktop"


def test_the_manual_has_every_option_and_command():
    manual = shared.filled("smdesk.1").replace("\\-", "-")
    parser = _parser()
    [commands] = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    for one in (parser, *commands.choices.values()):
        for action in one._actions:
            for option in action.option_strings:
                assert option in manual or option in ("-h", "--help"), option
    for command in commands.choices:
        assert re.search(rf"^\.BI? \"?{command}\b", manual, re.MULTILINE), command
    assert "@" not in manual


def test_the_manual_has_every_exit_code_that_the_page_for_terminals_has():
    page = (facts.ROOT / "docs" / "headless.md").read_text("utf-8")
    codes = re.findall(r"^\| (\d+) \|", page, re.MULTILINE)
    manual = shared.filled("smdesk.1")
    told = manual[manual.index(".SH EXIT STATUS") : manual.index(".SH FILES")]
    assert len(codes) > 5
    assert [code for code in codes if not re.search(rf"\b{code}\s", told)] == []


@pytest.mark.skipif(shutil.which("man") is None, reason="no man")
def test_the_manual_can_be_read_without_a_complaint(tmp_path):
    (tmp_path / "smdesk.1").write_text(shared.filled("smdesk.1"))
    done = subprocess.run(
        ["man", "--warnings=all", "-l", tmp_path / "smdesk.1"],
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "--paper a4|us-letter" in done.stdout


@DPKG
def test_the_package_has_what_debian_expects_and_none_of_debians_own(bundle, tmp_path):
    made = deb.build(bundle, dist(tmp_path))
    told = subprocess.run(["dpkg-deb", "-c", made], capture_output=True, text=True, check=True)
    names = re.findall(r"\./(\S+)", told.stdout)
    for name in (
        "usr/lib/smdesk/smdesk",
        "usr/bin/smdesk",
        "usr/share/applications/smdesk.desktop",
        "usr/share/mime/packages/smdesk.xml",
        "usr/share/metainfo/org.smdesk.smdesk.metainfo.xml",
        "usr/share/icons/hicolor/scalable/apps/smdesk.svg",
        "usr/share/man/man1/smdesk.1.gz",
        "usr/share/doc/smdesk/copyright",
        "usr/share/doc/smdesk/changelog.gz",
    ):
        assert name in names
    assert "usr/lib/smdesk/_internal/libz.so.1" not in names
    assert "root/root" in told.stdout
    field = subprocess.run(
        ["dpkg-deb", "-f", made, "Depends"], capture_output=True, text=True, check=True
    )
    assert "libc6" in field.stdout


@DPKG
def test_the_same_bundle_makes_the_same_package(bundle, tmp_path):
    first = deb.build(bundle, dist(tmp_path, "one")).read_bytes()
    assert deb.build(bundle, dist(tmp_path, "two")).read_bytes() == first


@pytest.mark.skipif(shutil.which("xz") is None, reason="xz packs it")
def test_the_archive_is_portable_the_same_twice_and_belongs_to_nobody(bundle, tmp_path):
    made = archives.portable(bundle, dist(tmp_path, "one"))
    assert archives.portable(bundle, dist(tmp_path, "two")).read_bytes() == made.read_bytes()
    with tarfile.open(made) as archive:
        entries = {entry.name.partition("/")[2]: entry for entry in archive}
    assert MARK in entries
    assert entries["smdesk"].mode & 0o111
    assert {entry.uname for entry in entries.values()} == {"root"}


@pytest.mark.skipif(shutil.which("makeself") is None, reason="makeself makes it")
def test_the_run_file_is_the_same_twice_and_names_no_folder_of_its_builder(bundle, tmp_path):
    first = archives.self_installing(bundle, dist(tmp_path, "one")).read_bytes()
    place = tmp_path / "elsewhere"
    place.mkdir()
    copy = shutil.copytree(bundle, place / "smdesk", symlinks=True)
    assert archives.self_installing(copy, dist(tmp_path, "two")).read_bytes() == first
    assert str(tmp_path).encode() not in first


@DPKG
def test_strict_habits_of_the_builder_make_no_other_package(bundle, tmp_path):
    first = deb.build(bundle, dist(tmp_path, "one")).read_bytes()
    archive = archives.portable(bundle, dist(tmp_path, "three")).read_bytes()
    bundle.chmod(0o700)
    before = os.umask(0o077)
    try:
        assert deb.build(bundle, dist(tmp_path, "two")).read_bytes() == first
        assert archives.portable(bundle, dist(tmp_path, "four")).read_bytes() == archive
    finally:
        os.umask(before)


def test_a_folder_counts_for_the_same_on_every_kind_of_disk(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    (tmp_path / "file").write_bytes(bytes(1025))
    counted = [deb.kilobytes_of(tmp_path / name) for name in ("folder", "link", "file")]
    assert counted == [1, 1, 2]


class Home:
    """A folder in which the .run file's own script installs."""

    def __init__(self, folder, bundle):
        self.prefix, self.unpacked = folder / ".local", folder / "unpacked"
        self.unpacked.mkdir(parents=True)
        shutil.copytree(bundle, self.unpacked / "smdesk")
        shared.lay_out(self.unpacked / "share")
        shutil.copy(shared.HERE / "install.sh", self.unpacked / "install.sh")

    def run(self, script, *words, umask=-1):
        return subprocess.run(
            ["sh", script, "--prefix", self.prefix, *words],
            capture_output=True, text=True, check=False, umask=umask,
        )  # fmt: skip


def test_the_run_file_installs_updates_and_takes_away_all_but_what_is_somebodys(bundle, tmp_path):
    home = Home(tmp_path / "home of mine", bundle)
    cabinet = home.prefix / "share/smdesk/cabinets/mine.smvault"
    cabinet.mkdir(parents=True)
    assert home.run(home.unpacked / "install.sh").returncode == 0
    old = home.prefix / "lib/smdesk/_internal/of-an-older-version"
    old.touch()
    assert home.run(home.unpacked / "install.sh", "--quiet").stdout == ""
    assert not old.exists()
    started = subprocess.run([home.prefix / "bin/smdesk"], check=False)
    assert started.returncode == 0
    entry = (home.prefix / "share/applications/smdesk.desktop").read_text()
    assert f'Exec="{home.prefix}/lib/smdesk/smdesk" %f' in entry

    uninstall = home.prefix / "lib/smdesk/uninstall.sh"
    assert home.run(uninstall, "--uninstall").returncode == 0
    left = [path for path in home.prefix.rglob("*") if not path.is_dir() or "smvault" in path.name]
    # What desktops make anew of all that is installed stays, without a word of smdesk in it.
    caches = (home.prefix / "share/mime", home.prefix / "share/applications/mimeinfo.cache")
    made = [path for path in left if any(path.is_relative_to(cache) for cache in caches)]
    assert [path for path in left if path not in made] == [cabinet]
    assert not any(b"smvault" in path.read_bytes() for path in made)


def test_what_an_administrator_installs_for_everybody_can_be_used_by_everybody(bundle, tmp_path):
    """What unpacks the .run file takes all rights from others; that must not be handed on."""
    home = Home(tmp_path / "usr", bundle)
    for path in home.unpacked.rglob("*"):
        path.chmod(path.stat().st_mode & 0o700)
    assert home.run(home.unpacked / "install.sh", umask=0o077).returncode == 0
    made = [path for path in home.prefix.rglob("*") if not path.is_symlink()]
    assert len(made) > 10
    assert [path for path in made if not path.stat().st_mode & 0o004] == []
    reached = [path for path in made if path.is_dir() or path.name in ("smdesk", "uninstall.sh")]
    assert [path for path in reached if path.stat().st_mode & 0o055 != 0o055] == []


def test_a_program_that_is_open_is_not_replaced_beneath_somebodys_hands(bundle, tmp_path):
    home = Home(tmp_path / "mine", bundle)
    shutil.copy(shutil.which("sleep"), home.unpacked / "smdesk" / "smdesk")
    assert home.run(home.unpacked / "install.sh").returncode == 0
    program = home.prefix / "lib/smdesk/smdesk"
    before = program.stat()
    running = subprocess.Popen([home.prefix / "bin/smdesk", "600"])
    try:
        done = home.run(home.unpacked / "install.sh", "--quiet")
    finally:
        running.kill()
        running.wait()
    assert (done.returncode, done.stdout) == (3, "")
    assert "Close it" in done.stderr
    # That it was read, to be started, is noted as well on some disks.
    assert (program.stat().st_ino, program.stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )
    assert home.run(home.unpacked / "install.sh").returncode == 0


def test_a_folder_with_signs_that_mean_something_elsewhere_is_installed_to(bundle, tmp_path):
    home = Home(tmp_path / "R&D | press", bundle)
    assert home.run(home.unpacked / "install.sh").returncode == 0
    entry = (home.prefix / "share/applications/smdesk.desktop").read_text()
    assert f'Exec="{home.prefix}/lib/smdesk/smdesk" %f' in entry
    assert f"TryExec={home.prefix}/lib/smdesk/smdesk\n" in entry


def test_what_takes_it_away_knows_where_it_is_installed(bundle, tmp_path, monkeypatch):
    mine, everybodys = Home(tmp_path / "mine", bundle), Home(tmp_path / "usr", bundle)
    for home in (mine, everybodys):
        assert home.run(home.unpacked / "install.sh").returncode == 0
    monkeypatch.setenv("HOME", str(tmp_path / "mine"))
    done = subprocess.run([everybodys.prefix / "lib/smdesk/uninstall.sh"], check=False)
    assert done.returncode == 0
    assert not (everybodys.prefix / "lib/smdesk").exists()
    assert not (everybodys.prefix / "bin/smdesk").is_symlink()
    assert (mine.prefix / "bin/smdesk").exists()


def test_a_run_file_with_nothing_in_it_says_so_and_changes_nothing(bundle, tmp_path):
    home = Home(tmp_path / "home", bundle)
    shutil.rmtree(home.unpacked / "smdesk")
    done = home.run(home.unpacked / "install.sh")
    assert (done.returncode, home.prefix.exists()) == (1, False)
    assert "not beside this script" in done.stderr


def test_a_word_that_the_run_file_does_not_know_is_explained(bundle, tmp_path):
    home = Home(tmp_path / "home", bundle)
    done = home.run(home.unpacked / "install.sh", "--all-users")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_checksums_are_such_as_sha256sum_checks(tmp_path):
    (tmp_path / "one.deb").write_text("one")
    (tmp_path / "two.run").write_text("two")
    (tmp_path / "SHA256SUMS").write_text(bill.sums(sorted(tmp_path.iterdir())))
    subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def test_the_moment_in_packages_is_that_of_the_last_commit_or_the_one_that_is_said(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")
    assert facts.epoch() == 1_763_683_200
    assert shared.day() == "2025-11-21"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert facts.epoch() >= 1_700_000_000
    monkeypatch.setattr(facts, "ROOT", Path("/nowhere"))
    assert facts.epoch() == facts.UNDATED


def test_a_release_says_who_answers_for_it_or_is_not_built(monkeypatch):
    monkeypatch.setenv("SMDESK_RELEASE", "1")
    monkeypatch.delenv("DEBEMAIL", raising=False)
    monkeypatch.delenv("DEBFULLNAME", raising=False)
    with pytest.raises(BuildError, match="DEBEMAIL"):
        deb.maker()
    monkeypatch.setenv("DEBEMAIL", "packages@library.example")
    assert deb.maker() == "smdesk contributors <packages@library.example>"
    monkeypatch.setenv("DEBFULLNAME", "Nora Haldane")
    assert deb.maker() == "Nora Haldane <packages@library.example>"


def test_what_is_only_tried_bears_an_address_that_can_never_exist(monkeypatch):
    monkeypatch.delenv("SMDESK_RELEASE", raising=False)
    monkeypatch.delenv("DEBEMAIL", raising=False)
    monkeypatch.delenv("DEBFULLNAME", raising=False)
    assert deb.maker() == "smdesk contributors <nobody@smdesk.invalid>"
