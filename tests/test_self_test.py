"""Whether the self-test tells a smdesk that works from one that does not."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from smdesk.app.self_test import SelfTest
from smdesk.app.unsound import UnsoundError
from smdesk.app.version import version
from smdesk.desk.sample import NORA
from smdesk.system.resources import resources_folder

ROOT = Path(__file__).resolve().parents[1]


def test_the_version_is_the_one_that_is_packaged():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert version() == project["project"]["version"]


AS_BUNDLED = (
    "import sys; sys.modules['_hashlib'] = None; from smdesk.__main__ import main; sys.exit(main())"
)
"""The bundle does without Python's own way to OpenSSL, see installer/trimming.py."""


@pytest.mark.slow
@pytest.mark.parametrize("start", [["-m", "smdesk"], ["-c", AS_BUNDLED]], ids=["source", "bundle"])
def test_it_does_the_main_job_tells_of_it_and_leaves_nothing_behind(start, tmp_path):
    home, report = tmp_path / "home", tmp_path / "report.json"
    (home / "tmp").mkdir(parents=True)
    surroundings = {k: v for k, v in os.environ.items() if "DISPLAY" not in k}
    places = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    done = subprocess.run(
        [sys.executable, *start, "--self-test", "--report", str(report)],
        cwd=ROOT,
        env={**surroundings, **places, "TMPDIR": str(home / "tmp")},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    told = json.loads(report.read_text("utf-8"))
    assert told["well"]
    assert [step["name"] for step in told["steps"] if not step["well"]] == []
    assert {"cabinet", "sealing", "printing", "window"} <= {step["name"] for step in told["steps"]}
    assert [path for path in home.rglob("*") if path.is_file()] == []
    assert NORA.passphrase not in report.read_text("utf-8")


@pytest.mark.slow
def test_a_part_that_is_missing_is_named_and_all_the_rest_is_tried_all_the_same(tmp_path):
    resources = tmp_path / "resources"
    shutil.copytree(resources_folder(), resources)
    shutil.rmtree(resources / "print")
    test = SelfTest(tmp_path, resources)
    test._window = lambda: "left out: there is one window in the tests' process already"
    assert not test.run()
    failed = {step.name: step.told for step in test.steps if not step.well}
    assert failed.keys() == {"printing"}
    assert failed["printing"].startswith("FileNotFoundError < printing/press.py")
    assert str(tmp_path) not in failed["printing"]


def test_what_rests_on_a_cabinet_that_could_not_be_made_is_not_tried(tmp_path):
    test = SelfTest(tmp_path, resources_folder())

    def fail():
        raise OSError("/home/somebody/secret")

    test._cabinet = fail
    assert not test.run()
    told = {step.name: (step.well, step.told) for step in test.steps}
    assert told["parts"][0]
    assert told["cabinet"][1].startswith("OSError")
    assert "somebody" not in repr(told)
    for name in ("sealing", "printing", "window", "reading back"):
        assert told[name] == (False, "not tried: there is no open cabinet")


def test_a_cabinet_in_which_a_secret_lies_open_is_not_sound(tmp_path):
    test = SelfTest(tmp_path, resources_folder())
    path = test._path.parent
    path.mkdir(parents=True)
    (path / "careless.txt").write_text("a word that only the self-test knows")
    with pytest.raises(UnsoundError, match="lies open"):
        test._search_disk()
