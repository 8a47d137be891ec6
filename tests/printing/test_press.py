import os
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from struct import unpack

import pytest

from smdesk.domain.organisation import Paper
from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Note, NoteKind, Press, PressError, PressMissingError, Sheet
from tests.printing import libraries
from tests.printing.conftest import Pdf

STAMP = datetime(2026, 11, 21, 13, 5, tzinfo=UTC)


@pytest.fixture
def one_line(tmp_path: Path, resources: Path) -> Path:
    """Resources whose only template prints one text and nothing else."""
    templates = tmp_path / "print"
    (templates / "words").mkdir(parents=True)
    (templates / "line.typ").write_text(
        "#let sheet = json(bytes(sys.inputs.sheet))\n"
        "#set document(title: [Line])\n"
        '#set page(paper: sheet.paper)\n#set text(font: ("Inter", "Noto Emoji"), '
        "lang: sheet.language)\n#sheet.data.text\n",
        encoding="utf-8",
    )
    shutil.copytree(resources / "fonts", tmp_path / "fonts")
    return tmp_path


def line(text: str, **more: object) -> Sheet:
    sheet = Sheet(template="line", data={"text": text}, paper=Paper.A4, timestamp=STAMP)
    return replace(sheet, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ['#import "x.typ": *', "$x^2$ *b* _i_", r"\ \* \u{41}", "`raw` <a> @b // c", "= H #{1}"]
)
def test_text_is_printed_as_it_was_typed(one_line: Path, text: str) -> None:
    assert Pdf(Press(one_line).pdf(line(text)).pdf).text == text


@pytest.mark.parametrize("name", ["Aytən", "Şahin", "Łukasz", "Weiß", "Ana 📚👩‍💻", "❤️ 1️⃣ 👍🏽"])
def test_names_of_many_kinds_keep_the_standards_with_our_fonts_alone(
    one_line: Path, name: str
) -> None:
    printed = Press(one_line, system_fonts=False).pdf(line(name))
    assert printed.notes == ()
    assert b"pdfuaid:part" in Pdf(printed.pdf).everything()


@pytest.mark.parametrize("name", ["مركز المكتبة العامة", "北京公共图书馆", "한국 도서관"])
def test_no_script_stops_the_press(one_line: Path, name: str) -> None:
    assert Pdf(Press(one_line).pdf(line(name)).pdf).pages


def test_a_mark_stands_in_for_characters_that_no_font_has_and_they_are_told(
    one_line: Path,
) -> None:
    printed = Press(one_line, system_fonts=False).pdf(line("Library 한 and 北, 한"))
    assert printed.notes == (Note(NoteKind.NO_FONT, "한北"),)
    pdf = Pdf(printed.pdf)
    assert b"pdfuaid:part" in pdf.everything()
    assert pdf.text == "Library \ufffd and \ufffd, \ufffd"


def test_hundreds_of_characters_without_a_font_are_printed_all_the_same(one_line: Path) -> None:
    rare = "".join(chr(0x4E00 + n) for n in range(500))
    printed = Press(one_line, system_fonts=False).pdf(line(" ".join(rare)))
    assert printed.notes[0].kind is NoteKind.NO_FONT
    assert Pdf(printed.pdf).pages


def test_pages_that_the_standards_refuse_for_another_reason_are_printed_and_told(
    one_line: Path,
) -> None:
    template = one_line / "print" / "line.typ"
    template.write_text(
        template.read_text("utf-8").replace("#set document(title: [Line])\n", ""), "utf-8"
    )
    printed = Press(one_line).pdf(line("untitled"))
    assert printed.notes == (Note(NoteKind.NO_STANDARD),)
    assert Pdf(printed.pdf).text == "untitled"


def test_a_template_that_cannot_be_set_is_a_press_error(one_line: Path) -> None:
    (one_line / "print" / "line.typ").write_text("#nonsense", "utf-8")
    with pytest.raises(PressError, match="unknown variable"):
        Press(one_line).pdf(line("x"))
    with pytest.raises(PressError, match="unknown variable"):
        Press(one_line).pages(line("x"), 40)


def test_a_program_without_the_printing_part_says_so(
    one_line: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(PressMissingError):
        Press(one_line).pdf(line("x"))


def test_the_same_sheet_gives_the_same_bytes_on_every_press(
    our_fonts: Press, resources: Path
) -> None:
    sheet = packet_sheet(libraries.riverside(), libraries.say)
    again = packet_sheet(libraries.riverside(), libraries.say)
    other = Press(resources, system_fonts=False)
    assert our_fonts.pdf(sheet).pdf == other.pdf(again).pdf


def test_another_moment_gives_other_bytes(our_fonts: Press) -> None:
    sheet = packet_sheet(libraries.unwritten(), libraries.say)
    later = replace(sheet, timestamp=datetime(2027, 1, 1, tzinfo=UTC))
    assert our_fonts.pdf(sheet).pdf != our_fonts.pdf(later).pdf


def test_bytes_do_not_depend_on_where_or_when_the_program_runs(resources: Path) -> None:
    script = (
        "import hashlib, sys; from pathlib import Path\n"
        "from smdesk.printing.packet import packet_sheet\n"
        "from smdesk.printing.press import Press\n"
        "from tests.printing import libraries\n"
        "press = Press(Path(sys.argv[1]), system_fonts=False)\n"
        "pdf = press.pdf(packet_sheet(libraries.riverside(), libraries.say)).pdf\n"
        "print(hashlib.sha256(pdf).hexdigest())\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", script, str(resources)],
            capture_output=True,
            text=True,
            check=True,
            cwd=resources.parent,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
        ).stdout
        for zone, seed in (("Asia/Baku", "1"), ("America/New_York", "2"))
    ]
    assert said[0] == said[1]


def test_printing_leaves_no_file_behind(
    tmp_path: Path, resources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in resources.rglob("*")}
    press = Press(resources)
    sheet = packet_sheet(libraries.riverside(), libraries.say)
    press.pdf(sheet)
    press.pages(sheet, 30)
    assert list(tmp_path.rglob("*")) == []
    assert {file: file.stat().st_mtime_ns for file in resources.rglob("*")} == before


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs Linux's list of open files")
def test_printing_opens_nothing_for_writing(press: Press) -> None:
    written: set[str] = set()
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            for entry in Path("/proc/self/fdinfo").iterdir():
                try:
                    flags = entry.read_text("ascii").split("flags:")[1].split()[0]
                    if int(flags, 8) & os.O_ACCMODE != os.O_RDONLY:
                        written.add(str((Path("/proc/self/fd") / entry.name).readlink()))
                except OSError:
                    continue

    watcher = threading.Thread(target=watch)
    before_any = {
        str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()
    }
    watcher.start()
    try:
        press.pdf(packet_sheet(libraries.large(7), libraries.say))
    finally:
        done.set()
        watcher.join()
    assert {name for name in written - before_any if name.startswith("/")} == set()


@pytest.mark.parametrize(
    ("paper", "wide", "high"), [(Paper.A4, 331, 468), (Paper.LETTER, 340, 440)]
)
def test_pages_come_as_pictures_of_the_size_asked_for(
    one_line: Path, paper: Paper, wide: int, high: int
) -> None:
    (picture,) = Press(one_line).pages(line("x", paper=paper), 40)
    assert picture.startswith(b"\x89PNG")
    assert unpack(">II", picture[16:24]) == (wide, high)


def test_pictures_can_be_had_page_by_page(press: Press) -> None:
    sheet = packet_sheet(libraries.unwritten(), libraries.say)
    everything = press.pages(sheet, 20)
    assert len(everything) == len(Pdf(press.pdf(sheet).pdf).pages)
    assert press.pages(sheet, 20, first=2, last=3) == everything[1:3]
    assert press.pages(sheet, 20, first=len(everything)) == everything[-1:]
    assert press.pages(sheet, 20, first=len(everything) + 1) == []


def test_pictures_follow_the_sheet(one_line: Path) -> None:
    press = Press(one_line)
    first = press.pages(line("one"), 30)
    assert press.pages(line("two"), 30) != first
    assert press.pages(line("one"), 30) == first
    press.forget()
    assert press.pages(line("one"), 30) == first


def test_two_threads_can_ask_at_once(press: Press) -> None:
    sheets = [
        packet_sheet(make(), libraries.say) for make in (libraries.riverside, libraries.unwritten)
    ]
    alone = [press.pdf(sheet).pdf for sheet in sheets]
    got: list[bytes] = [b"", b""]

    def ask(which: int) -> None:
        for _ in range(3):
            got[which] = press.pdf(sheets[which]).pdf

    threads = [threading.Thread(target=ask, args=(which,)) for which in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == alone


def test_a_language_without_words_of_ours_is_printed_in_english(press: Press) -> None:
    sheet = packet_sheet(libraries.unwritten(), libraries.say, language="az-AZ")
    pdf = Pdf(press.pdf(sheet).pdf)
    assert pdf.root["/Lang"] == "en"
    assert "Handoff packet" in pdf.text


def test_a_language_needs_nothing_but_its_words(resources: Path, tmp_path: Path) -> None:
    shutil.copytree(resources, tmp_path, dirs_exist_ok=True)
    words = tmp_path / "print" / "words"
    english = (words / "en.toml").read_text("utf-8")
    (words / "az.toml").write_text(english.replace('"Handoff packet"', '"Təhvil paketi"'), "utf-8")
    sheet = packet_sheet(libraries.unwritten(), libraries.say, language="az-AZ")
    pdf = Pdf(Press(tmp_path).pdf(sheet).pdf)
    assert pdf.root["/Lang"] == "az"
    assert "Təhvil paketi" in pdf.pages[0]


def test_the_printing_part_is_not_loaded_before_something_is_printed() -> None:
    script = (
        "import sys, smdesk.printing.packet, smdesk.printing.press; from pathlib import Path\n"
        "smdesk.printing.press.Press(Path('.'))\n"
        "assert 'typst' not in sys.modules and 'PySide6' not in sys.modules\n"
    )
    subprocess.run(
        [sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2], timeout=60
    )
