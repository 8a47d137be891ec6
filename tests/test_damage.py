"""Whether a smdesk that is damaged on somebody's computer says so, and one that is whole starts."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import inventory
from smdesk.app import damage
from smdesk.app.damage import DAMAGED, guarded, refuse, sentence
from smdesk.app.self_report import look_at_files, run
from smdesk.system import own_files
from smdesk.system.own_files import CHANGED, LIST, MISSING, REPLACED, SHORT, Flaw

LIBRARY = "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so"
QT = "PySide6/Qt/lib/libQt6Core.so.6"
FONT = "resources/fonts/inter/Inter_400Regular.ttf"
WORDS = "resources/words/eff-large.txt"
A_REAL_LIBRARY = Path(sys.executable).resolve()
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of Linux")


@pytest.fixture
def packed(tmp_path):
    """A bundle's folder with a few files of several parts, and the list of them."""
    folder = tmp_path / "_internal"
    for name in (LIBRARY, QT):
        (folder / name).parent.mkdir(parents=True)
        shutil.copy(A_REAL_LIBRARY, folder / name)
    for name in (FONT, WORDS):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(name.encode() * 200)
    (folder / "libQt6Core.so.6").symlink_to(QT)
    inventory.write(folder)
    return folder


def cut(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def begun(packed, *arguments):
    """Return the exit code with which the program ends at once; None where it goes on."""
    try:
        return refuse(list(arguments), str(packed), run)
    except SystemExit as end:
        return end.code


def start(code=0):
    asked = []

    def begin(arguments):
        asked.append(arguments)
        return code

    return begin, asked


def test_what_is_whole_starts_and_its_exit_code_is_handed_on(packed):
    begin, asked = start(5)
    assert guarded(begin, ["verify"], str(packed)) == 5
    assert asked == [["verify"]]


def test_what_is_whole_has_no_flaws(packed):
    assert own_files.libraries_amiss(str(packed)) == []
    assert own_files.files_amiss(str(packed)) == []
    assert own_files.changes(str(packed)) == []
    assert look_at_files(str(packed)).well


@pytest.mark.parametrize(
    ("name", "part"), [(LIBRARY, "sqlcipher3"), (QT, "Qt"), ("libQt6Core.so.6", "Qt")]
)
def test_a_library_that_is_gone_is_named_before_anything_is_loaded(packed, name, part, capsys):
    (packed / name).unlink()
    assert begun(packed, "verify") == DAMAGED
    told = capsys.readouterr().err
    assert f"{name} (of {part}) is missing" in told or name == QT
    assert f"(of {part})" in told
    assert "is missing" in told
    assert "Install smdesk again" in told
    assert "Traceback" not in told


@LINUX
@pytest.mark.parametrize("name", [LIBRARY, QT])
def test_a_library_that_is_cut_short_is_named_before_it_can_end_the_program(packed, name, capsys):
    cut(packed / name)
    assert begun(packed, "verify") == DAMAGED
    part = "Qt" if name == QT else "sqlcipher3"
    assert f"{name} (of {part}) is there only in part" in capsys.readouterr().err


@pytest.mark.parametrize("length", [0, 20])
def test_a_library_with_nothing_in_it_is_cut_short_too(packed, length):
    (packed / QT).write_bytes(A_REAL_LIBRARY.read_bytes()[:length])
    assert own_files.libraries_amiss(str(packed))[0].kind == SHORT


def test_another_qt_of_yours_starts_and_is_told_but_no_damage(packed):
    with (packed / QT).open("ab") as file:
        file.write(b"built by somebody else")
    assert begun(packed, "verify") is None
    assert own_files.changes(str(packed)) == [Flaw("Qt", QT, REPLACED)]
    step = look_at_files(str(packed))
    assert step.well
    assert f"{QT} (of Qt) was replaced" in step.told


def test_a_start_that_fails_for_want_of_a_file_says_which(packed, capsys):
    (packed / WORDS).unlink()

    def begin(_arguments):
        raise FileNotFoundError("/home/somebody/resources")

    assert guarded(begin, ["verify"], str(packed)) == DAMAGED
    told = capsys.readouterr().err
    assert f"{WORDS} (of word lists of the EFF and of SLIP-0039) is missing" in told
    assert "somebody" not in told


def test_a_start_that_fails_for_another_reason_is_no_damage(packed):
    def begin(_arguments):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        guarded(begin, ["verify"], str(packed))


@pytest.mark.parametrize(
    "break_it",
    [Path.unlink, lambda path: path.write_text("not a list"), lambda p: p.write_text("")],
)
def test_a_list_that_is_gone_or_spoilt_fails_the_self_test(packed, break_it):
    break_it(packed / LIST)
    (packed / QT).unlink()
    assert not look_at_files(str(packed)).well


@pytest.mark.parametrize(
    ("name", "part"),
    [(FONT, "Inter"), (WORDS, "word lists of the EFF and of SLIP-0039"), (LIBRARY, "sqlcipher3")],
)
def test_the_self_test_names_what_is_missing_and_what_is_spoilt(packed, name, part):
    whole = (packed / name).read_bytes()
    middle = len(whole) // 2
    (packed / name).write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    step = look_at_files(str(packed))
    assert not step.well
    assert f"{name} (of {part}) is not as it was packed" in step.told
    (packed / name).unlink()
    assert f"{name} (of {part}) is missing" in look_at_files(str(packed)).told


def test_of_many_damaged_files_five_are_named(packed):
    for number in range(9):
        (packed / "resources" / f"{number}.typ").write_text("x")
    inventory.write(packed)
    for number in range(9):
        (packed / "resources" / f"{number}.typ").unlink()
    assert look_at_files(str(packed)).told.count(" is missing") == 5
    assert "and 4 more." in look_at_files(str(packed)).told


def test_the_self_test_tells_of_a_library_that_is_gone_in_its_report(packed, monkeypatch, capsys):
    (packed / QT).unlink()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(packed), raising=False)
    assert begun(packed, "--self-test") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["well"], told["bundled"]) == (False, True)
    (step,) = told["steps"]
    assert f"{QT} (of Qt) is missing" in step["told"]


def test_the_sentence_counts_what_else_is_amiss():
    flaw = Flaw("Qt", QT, MISSING)
    assert "more" not in sentence([flaw])
    assert "one more of its files is not" in sentence([flaw, flaw])
    assert "2 more of its files are not" in sentence([flaw, flaw, Flaw("Qt", QT, CHANGED)])


@LINUX
def test_who_has_double_clicked_is_told_in_a_window_of_the_desktops(packed, monkeypatch, tmp_path):
    shown = tmp_path / "shown.txt"
    (tmp_path / "bin").mkdir()
    teller = tmp_path / "bin" / "xmessage"
    teller.write_text(f'#!/bin/sh\nprintf "%s" "$2" > "{shown}"\n')
    teller.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("DISPLAY", ":99")
    (packed / QT).unlink()
    assert begun(packed) == DAMAGED
    assert shown.read_text() == sentence(
        [Flaw("Qt", QT, MISSING), Flaw("Qt", "libQt6Core.so.6", MISSING)]
    )


def test_nothing_of_qt_or_of_the_vault_is_loaded_to_tell(packed):
    (packed / QT).unlink()
    code = (
        "import sys; from smdesk.app.damage import refuse\n"
        f"try: refuse(['verify'], {str(packed)!r}, None)\n"
        "except SystemExit: pass\n"
        "bad = [n for n in sys.modules if n.startswith(('PySide6', 'sqlcipher3', 'cryptography'))];"
        "raise SystemExit(bool(bad))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=damage.__file__.partition("/smdesk/app")[0],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "is missing" in done.stderr
