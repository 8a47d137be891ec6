"""Tests of what the printing system is told, and of what of ours it is not told."""

import shlex

from hypothesis import given
from hypothesis import strategies as st

from smdesk.system import spooler
from smdesk.system.spooler import Order, arguments, plain_environment


def order(**more):
    return Order(printer="office", title="Handoff packet", media="A4", **more)


def test_what_was_chosen_is_passed_on():
    said = arguments(
        order(
            copies=2,
            sides="two-sided-long-edge",
            grey=True,
            options=(("page-ranges", "2-3,5"), ("job-billing", ""), ("number-up", "2")),
        )
    )
    assert said[:6] == ["-d", "office", "-t", "Handoff packet", "-n", "2"]
    assert said[6:] == [
        "-o", "media=A4", "-o", "sides=two-sided-long-edge", "-o", "print-color-mode=monochrome",
        "-o", "page-ranges=2-3,5", "-o", "number-up=2",
    ]  # fmt: skip


def test_what_nobody_chose_is_left_to_the_printer():
    assert arguments(order())[6:] == ["-o", "media=A4"]


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=1))
def test_a_value_stays_one_value(value):
    said = arguments(order(options=(("job-billing", value),)))[-1]
    name, _, quoted = said.partition("=")
    assert name == "job-billing"
    if " " in value or "'" in value or "\\" in value:
        assert quoted[0] == quoted[-1] == "'"
        inner = quoted[1:-1].replace("\\'", "\0").replace("\\\\", "\\").replace("\0", "'")
        assert inner == value or "\\" in value
    else:
        assert shlex.split(shlex.quote(quoted)) == [value]


def test_a_bundled_program_lends_its_libraries_to_no_other():
    ours = {"LD_LIBRARY_PATH": "/opt/ours", "LD_LIBRARY_PATH_ORIG": "/usr/theirs", "LANG": "C"}
    assert plain_environment(ours)["LD_LIBRARY_PATH"] == "/usr/theirs"
    assert "LD_LIBRARY_PATH" not in plain_environment({"LD_LIBRARY_PATH": "/opt/ours"})
    assert plain_environment(ours)["LANG"] == "C"


def test_there_is_no_pipe_on_windows(monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    assert spooler.lp() is None
