"""What no tool checks for us: how modules begin, what they may never do, what is never named."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "smdesk").rglob("*.py"))
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in MODULES}
ALLOWED_IN_DOMAIN = {*sys.stdlib_module_names, "smdesk"}
NETWORKS = {"asyncio", "ftplib", "http", "smtplib", "socketserver", "ssl", "telnetlib", "urllib"}
WITHIN_THIS_COMPUTER = {"smdesk/system/screen.py"}
"""Modules that use sockets to speak to the screen."""
NEVER_IN_DOMAIN = {"logging", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "time"}
FOLDERS_OF_ONE_MACHINE = ("/wo" + "rk/", "/ro" + "ot/", "/opt/smdesk" + "-venv", "/tm" + "p/w/")
HOSTS_OF_PACKAGES = ("pypi" + ".org", "python" + "hosted", "/sim" + "ple/", "file:" + "///opt")
FOLDERS = ("smdesk", "tests", "docs", "resources", "installer", ".ci")
TEXT = {".py", ".toml", ".md", ".txt", ".yaml", ".typ", ".sql", ".svg", ""}


def calls(tree, method):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == method:
            yield node


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("name", TREES)
def test_every_module_begins_with_one_sentence(name):
    first = (ast.get_docstring(TREES[name]) or "").split("\n\n")[0].replace("\n", " ")
    assert first.endswith((".", "?")), "a module begins with a sentence that says what it is"
    assert ". " not in first, "one sentence; more may follow in a paragraph of its own"


@pytest.mark.parametrize("name", TREES)
def test_no_signal_is_connected_to_a_lambda_or_a_partial(name):
    for call in calls(TREES[name], "connect"):
        for given in call.args:
            assert not isinstance(given, ast.Lambda), f"line {call.lineno} keeps its widget alive"
            made_by = getattr(given, "func", None)
            assert getattr(made_by, "id", getattr(made_by, "attr", "")) != "partial", call.lineno


@pytest.mark.parametrize("name", TREES)
def test_no_thread_is_made_by_qt_and_no_signal_is_disconnected(name):
    names = {node.id for node in ast.walk(TREES[name]) if isinstance(node, ast.Name)}
    assert "QThread" not in names
    assert not list(calls(TREES[name], "disconnect"))
    assert not list(calls(TREES[name], "processEvents"))


@pytest.mark.parametrize("name", [name for name in TREES if "/ui/" in name])
def test_no_dialog_runs_a_loop_of_its_own(name):
    """Locking deletes the widgets; a dialog that waits inside a call would be pulled from under."""
    for method in ("exec", "getOpenFileName", "getSaveFileName", "getExistingDirectory", "getText"):
        assert not list(calls(TREES[name], method)), method


@pytest.mark.parametrize("name", [name for name in TREES if name.startswith("smdesk/domain/")])
def test_the_domain_imports_python_alone_and_never_touches_the_computer(name):
    tops = {module.partition(".")[0] for module in imported(TREES[name])}
    assert tops <= ALLOWED_IN_DOMAIN
    assert not tops & NEVER_IN_DOMAIN


@pytest.mark.parametrize("name", [name for name in TREES if "/ui/" not in name])
def test_nothing_below_the_window_asks_for_a_translation(name):
    assert not list(calls(TREES[name], "tr"))


@pytest.mark.parametrize("name", [name for name in TREES if "/ui/" in name])
def test_only_whole_sentences_are_translated(name):
    """Qt's collector of texts takes f-strings with their braces and cannot see sums."""
    for method, place in (("tr", 0), ("translate", 1)):
        for call in calls(TREES[name], method):
            pieced = call.args[place : place + 1]
            assert not isinstance(pieced and pieced[0], ast.JoinedStr | ast.BinOp), call.lineno


@pytest.mark.parametrize("name", TREES)
def test_nobody_takes_how_far_the_clock_is_from_utc_today_for_the_zone(name):
    """Half a year away it is an hour off; OwnZone knows the summer time of this computer."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Attribute) and node.attr == "tzinfo":
            asked = node.value
            called = isinstance(asked, ast.Call) and getattr(asked.func, "attr", "")
            assert not (called == "astimezone" and not asked.args), f"line {node.lineno}"


@pytest.mark.parametrize("name", TREES)
def test_nothing_speaks_over_a_network(name):
    # Taking a link apart opens no connection; everything else in that package does.
    modules = set(imported(TREES[name])) - {"urllib.parse"}
    assert not {module.partition(".")[0] for module in modules} & NETWORKS
    assert "PySide6.QtNetwork" not in modules
    assert not {"socket", "_socket"} & modules or name in WITHIN_THIS_COMPUTER


def test_no_module_is_called_after_nothing_in_particular():
    vague = {"utils", "helpers", "manager", "common", "misc", "util", "helper", "base"}
    assert not [path for path in MODULES if path.stem in vague]


def test_no_file_names_a_folder_of_one_machine_or_a_host_of_packages():
    ours = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    for path in [*ours, *ROOT.glob("*")]:
        if path.suffix in TEXT and path.is_file():
            text = path.read_text("utf-8")
            told = [word for word in FOLDERS_OF_ONE_MACHINE + HOSTS_OF_PACKAGES if word in text]
            assert not told, f"{path.relative_to(ROOT)} names {told}"
