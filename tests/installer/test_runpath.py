"""Whether the folder of the computer that built a library is gone from it, and all else is not."""

import shutil
import subprocess
import sys

import pytest

from installer.linux.runpath import forget_builder

CC = shutil.which("cc")
pytestmark = pytest.mark.skipif(
    CC is None or not sys.platform.startswith("linux"), reason="makes libraries of Linux"
)


def library(folder, *paths):
    source, made = folder / "one.c", folder / "libone.so"
    source.write_text("int one(void) { return 1; }")
    options = [f"-Wl,-rpath,{path}" for path in paths]
    subprocess.run([CC, "-shared", "-fPIC", "-o", made, source, *options], check=True)
    return made


def told(path):
    reader = [sys.executable, "-c", f"import ctypes; print(ctypes.CDLL({str(path)!r}).one())"]
    return subprocess.run(reader, capture_output=True, text=True, check=True).stdout.strip()


def test_a_folder_of_the_builders_is_forgotten_and_the_library_still_works(tmp_path):
    made = library(tmp_path, "/home/builder/python/lib")
    assert forget_builder(made)
    assert b"/home/builder" not in made.read_bytes()
    assert told(made) == "1"
    assert not forget_builder(made)


def test_a_place_beside_the_library_is_kept(tmp_path):
    made = library(tmp_path, "$ORIGIN/Qt/lib")
    before = made.read_bytes()
    assert not forget_builder(made)
    assert made.read_bytes() == before


def test_what_is_no_library_is_left_alone(tmp_path):
    text = tmp_path / "read.me"
    text.write_text("only words")
    assert not forget_builder(text)
    assert text.read_text() == "only words"
