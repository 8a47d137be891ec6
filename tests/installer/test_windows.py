"""The installer for Windows: what its script may do, and that it can be made."""

import re
import shutil
import struct
from pathlib import Path

import pytest

from installer import icons
from installer.bundle import BuildError
from installer.facts import VERSION
from installer.windows import about, setup

SCRIPT = setup.SCRIPT.read_text("utf-8")


def section(name):
    return re.search(rf'^Section "{name}"\n(.*?)^SectionEnd', SCRIPT, re.M | re.S).group(1)


def test_taking_it_away_touches_nothing_but_the_program():
    gone = re.findall(r"^\s*(?:RMDir|Delete)\b(.*)$", section("Uninstall"), re.M)
    folders = [words for words in gone if "/r" in words.split(";")[0]]
    assert [re.search(r'"(.+?)"', words).group(1) for words in folders] == ["$INSTDIR\\_internal"]
    for place in ("$APPDATA", "$DOCUMENTS", "$LOCALAPPDATA", "$PROFILE"):
        assert place not in section("Uninstall")


def test_it_is_for_one_person_without_an_administrator_unless_told_otherwise():
    assert "RequestExecutionLevel user" in SCRIPT
    assert "/ALLUSERS" in SCRIPT
    written = re.findall(r"^\s*(?:WriteReg\w+|DeleteRegKey) (\S+)", SCRIPT, re.M)
    assert set(written) == {"SHCTX"}


def test_every_question_has_an_answer_for_silence():
    assert all("/SD ID" in line for line in SCRIPT.splitlines() if "MessageBox" in line)


def test_the_programs_tell_windows_what_they_are():
    def noted(kind):
        return lambda *words, **named: (kind, words, named)

    kinds = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct",
             "VarFileInfo", "VarStruct")  # fmt: skip
    _, _, told = eval(about.version_text(), {kind: noted(kind) for kind in kinds})  # noqa: S307
    numbers = told["ffi"][2]["filevers"]
    assert len(numbers) == 4
    assert ".".join(map(str, numbers)) == f"{VERSION}.0"
    ((table,),) = told["kids"][0][1:2]
    strings = table[0][1][1]
    said = {words[0]: words[1] for _, words, _ in strings}
    assert (said["FileDescription"], said["ProductVersion"]) == ("smdesk", VERSION)


@pytest.mark.usefixtures("qapp")
def test_the_side_of_the_last_page_is_a_picture_that_nsis_takes(tmp_path):
    raw = icons.side_picture(tmp_path / "side.bmp").read_bytes()
    width, height = struct.unpack_from("<ii", raw, 18)
    (bits,) = struct.unpack_from("<H", raw, 28)
    assert raw[:2] == b"BM"
    assert ((width, abs(height)), bits) == (icons.SIDE_PICTURE, 24)


def test_without_nsis_the_build_says_so_instead_of_making_no_installer(tmp_path, monkeypatch):
    monkeypatch.setattr(setup.shutil, "which", lambda name: None)
    monkeypatch.setattr(setup, "USUAL", tmp_path / "makensis.exe")
    with pytest.raises(BuildError, match="NSIS 3"):
        setup.build(tmp_path, tmp_path)


@pytest.mark.usefixtures("qapp")
def test_the_icon_has_pictures_of_every_side(tmp_path):
    raw = icons.windows_icon(tmp_path / "smdesk.ico").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", raw)
    assert (kind, count) == (1, len(icons.WINDOWS_SIDES))
    for number in range(count):
        size, at = struct.unpack_from("<II", raw, 6 + 16 * number + 8)
        assert raw[at : at + 4] == b"\x89PNG"
        assert at + size <= len(raw)
    mac = icons.mac_icon(tmp_path / "smdesk.icns").read_bytes()
    assert mac[:4] == b"icns"
    assert struct.unpack_from(">I", mac, 4)[0] == len(mac)


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS makes it")
@pytest.mark.usefixtures("qapp")
def test_it_can_be_made_and_is_the_same_twice(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    shutil.copy(Path(__file__).parents[2] / "LICENSE", tmp_path / "LICENSE")
    bundle = tmp_path / "smdesk"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "smdesk.exe").write_bytes(b"MZ")
    (bundle / "_internal" / "python311.dll").write_bytes(b"MZ")
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(setup.build(bundle, tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert made[0][:2] == b"MZ"
