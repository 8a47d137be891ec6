import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([\w.-]+)==([\w.]+)", re.MULTILINE)


class Calls(list):
    """Stands in for starting programs: keeps what was to be started and says how it ended."""

    def __init__(self, code=0):
        super().__init__()
        self.code = code

    def __call__(self, command, **_settings):
        self.append([Path(command[0]).name, *command[1:]])
        return self.code


@pytest.fixture
def calls(monkeypatch):
    started = Calls()
    monkeypatch.setattr(dev.subprocess, "call", started)
    return started


@pytest.fixture
def fitted(monkeypatch):
    """Let the computer seem to have all that is needed."""
    monkeypatch.setattr(dev, "missing_libraries", list)
    monkeypatch.setattr(dev, "welcome", lambda programs, without: None)
    monkeypatch.setattr(dev, "environment", lambda requirements, venv=None: Path("bin/python"))


def as_root(monkeypatch, *, root, apt):
    monkeypatch.setattr(dev, "is_root", lambda: root)
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/apt-get" if apt else None)


def test_a_python_that_is_too_old_can_read_dev_py_far_enough_to_be_told_so():
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize(
    ("newer", "advice"),
    [("python3.12", "type python3.12 in place of python3"), (None, "install one and try again")],
)
def test_a_python_that_is_too_old_is_told_what_would_do(monkeypatch, newer, advice):
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 2))
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name == newer else None)
    with pytest.raises(SystemExit, match=rf"needs Python 3\.11 or newer .* {advice}"):
        dev.main(["run"])


def test_missing_packages_are_installed_by_root(monkeypatch, calls):
    as_root(monkeypatch, root=True, apt=True)
    dev.provide(["libegl1", "libgl1"])
    assert [command[:2] for command in calls] == [["apt-get", "update"], ["apt-get", "install"]]
    assert calls[1][-2:] == ["libegl1", "libgl1"]


def test_missing_packages_are_named_to_others_with_the_command_to_type(monkeypatch, calls):
    as_root(monkeypatch, root=False, apt=True)
    with pytest.raises(SystemExit, match=r"Type: sudo apt-get install libegl1 libgl1$"):
        dev.provide(["libegl1", "libgl1"])
    assert calls == []


def test_missing_packages_are_named_where_there_is_no_apt(monkeypatch, calls):
    as_root(monkeypatch, root=True, apt=False)
    with pytest.raises(SystemExit, match="lacks what Debian calls libegl1"):
        dev.provide(["libegl1"])


def test_an_installation_that_fails_ends_with_a_sentence(monkeypatch, calls):
    as_root(monkeypatch, root=True, apt=True)
    calls.code = 100
    with pytest.raises(SystemExit, match="could not install libegl1"):
        dev.provide(["libegl1"])


def test_nothing_missing_means_nothing_done(monkeypatch, calls):
    as_root(monkeypatch, root=True, apt=True)
    dev.provide([])
    assert calls == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages")
def test_what_is_only_good_to_have_is_never_in_the_way(monkeypatch, calls, capsys):
    as_root(monkeypatch, root=True, apt=False)
    dev.welcome({"nosuch": "nosuch-bin"}, without="a few tests are left out")
    assert calls == []
    assert capsys.readouterr().out == "dev.py: without nosuch-bin a few tests are left out\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages")
def test_a_library_that_is_not_there_is_found_missing(monkeypatch):
    monkeypatch.setattr(dev, "LIBRARIES", {"libc.so.6": "libc6", "libnosuch.so.9": "nosuch"})
    assert dev.missing_libraries() == ["nosuch"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages")
def test_a_computer_without_fonts_is_given_some(monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "LIBRARIES", {})
    monkeypatch.setattr(dev, "FONT_FOLDERS", (str(tmp_path),))
    assert dev.missing_libraries() == ["fonts-dejavu-core"]
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "Some.ttf").touch()
    assert dev.missing_libraries() == []


def test_a_python_that_cannot_make_environments_names_its_debian_package(monkeypatch):
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    assert dev.missing_venv() == [f"python3.{sys.version_info.minor}-venv"]


def test_test_checks_everything_and_ends_with_the_tests(calls, fitted):
    assert dev.main(["test"]) == 0
    assert [command[0] for command in calls] == ["ruff", "ruff", "mypy", "lint-imports", "python"]
    assert calls[-1][1:3] == ["-m", "pytest"]


def test_test_runs_the_tests_even_when_a_check_fails_and_says_so_last(calls, fitted, capsys):
    calls.code = 1
    assert dev.main(["test"]) == 1
    assert calls[-1][1:3] == ["-m", "pytest"]
    assert "format, lint, types, floors" in capsys.readouterr().out.splitlines()[-1]


def test_naming_tests_runs_only_those(calls, fitted):
    dev.main(["test", "tests/domain", "-k", "undo"])
    assert calls == [["python", "-m", "pytest", "tests/domain", "-k", "undo"]]


def test_quick_leaves_out_the_checks_and_the_slow_tests(calls, fitted):
    dev.main(["test", "--quick"])
    assert len(calls) == 1
    assert calls[0][-2:] == ["-m", "not slow"]


@pytest.mark.usefixtures("fitted")
@pytest.mark.parametrize(("screen", "last"), [(True, dev.SAMPLE.name), (False, "tour")])
def test_run_opens_a_window_or_tells_each_step(monkeypatch, calls, tmp_path, screen, last):
    monkeypatch.setattr(dev, "SAMPLE", tmp_path / "build" / dev.SAMPLE.name)
    monkeypatch.setattr("smdesk.system.screen.has_screen", lambda platform, environment: screen)
    assert dev.main(["run"]) == 0
    assert calls[0][1:4] == ["-m", "smdesk", "--sample"]
    assert Path(calls[0][-1]).name == last


@pytest.mark.parametrize("chore", ["run", "lock"])
def test_a_chore_that_takes_no_names_refuses_them(calls, fitted, chore, capsys):
    with pytest.raises(SystemExit):
        dev.main([chore, "--fast"])
    assert "--fast" in capsys.readouterr().err
    assert calls == []


@pytest.mark.slow
def test_the_environment_is_made_once_kept_and_made_anew_when_its_list_changes(
    monkeypatch, tmp_path
):
    for name, file in (("RUNTIME", "run.txt"), ("CHECK", "check.txt")):
        (tmp_path / file).touch()
        monkeypatch.setattr(dev, name, tmp_path / file)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / "venv")
    python = dev.environment(dev.RUNTIME)
    subprocess.run([python, "-c", "import pip"], check=True)
    witness = tmp_path / "venv" / "witness"
    witness.touch()

    assert dev.environment(dev.RUNTIME) == python
    dev.environment(dev.CHECK)
    dev.environment(dev.RUNTIME)
    assert witness.exists()

    dev.RUNTIME.write_text("# another list\n")
    dev.environment(dev.RUNTIME)
    assert not witness.exists()


def test_build_hands_on_what_was_asked_and_leaves_room_for_other_work(calls, fitted, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert dev.main(["build", "--twice"]) == 0
    assert calls == [["nice", "-n", "15", "bin/python", "-m", "installer", "--twice"]]


def pins(file):
    return dict(PINNED.findall((ROOT / file).read_text("utf-8")))


def test_what_runs_is_what_is_tested():
    assert pins("requirements.txt").items() <= pins("requirements-check.txt").items()


def test_what_runs_is_what_is_bundled_and_no_developers_package_with_it():
    bundled = pins("requirements-build.txt")
    assert pins("requirements.txt").items() <= bundled.items()
    assert not {"pytest", "mypy", "ruff", "hypothesis"} & bundled.keys()


@pytest.mark.parametrize(
    "file", ["requirements.txt", "requirements-check.txt", "requirements-build.txt"]
)
def test_every_requirement_is_locked_by_hash(file):
    text = (ROOT / file).read_text("utf-8")
    for entry in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]:
        assert "==" in entry.splitlines()[0]
        assert "--hash=sha256:" in entry


def test_the_locked_versions_are_those_that_pyproject_allows():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["check"]
    locked = {canonicalize_name(name): version for name, version in pins(dev.CHECK.name).items()}
    for requirement in map(Requirement, wanted):
        assert locked[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_the_continuous_check_is_the_test_command_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ["set -eu", 'cd "$(dirname "$0")/.."', "exec python3 dev.py test </dev/null"]


def test_the_readme_begins_with_the_two_commands_and_no_other():
    first_screen = (ROOT / "README.md").read_text("utf-8").splitlines()[:15]
    begin, end = (number for number, line in enumerate(first_screen) if line.startswith("```"))
    commands = [line.partition("#")[0].strip() for line in first_screen[begin + 1 : end]]
    assert commands == ["python3 dev.py run", "python3 dev.py test"]
