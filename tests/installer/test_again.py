"""Whether two builds that differ are told apart, and what the second one is told of its builder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import again
from installer.bundle import BuildError


def heard():
    words = []
    return words, words.append


def test_a_file_that_differs_a_file_too_many_and_other_rights_are_each_named(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        (folder / "inside").mkdir(parents=True)
        (folder / "same").write_text("same")
        (folder / "other").write_text(folder.name)
        (folder / "link").symlink_to("same")
        for path in (folder / "inside", folder / "same"):
            path.chmod(0o755 if path.is_dir() else 0o644)
    (two / "more").touch()
    (two / "inside").chmod(0o700)
    with pytest.raises(BuildError, match=r"3 files differ.*inside.*more.*other"):
        again.refuse_unlike(again.contents(one), again.contents(two))


def test_packages_that_differ_or_are_missing_are_named(tmp_path):
    deb, run = tmp_path / "a.deb", tmp_path / "b.run"
    deb.write_text("a")
    run.write_text("b")
    words, say = heard()
    same = {path.name: again.digest_of(path) for path in (deb, run)}
    again.compare_packages([deb, run], {**same, "SHA256SUMS": "x"}, say)
    assert "all 2 packages" in words[0]
    with pytest.raises(BuildError, match=r"b\.run"):
        again.compare_packages([deb, run], {"a.deb": same["a.deb"]}, say)
    with pytest.raises(BuildError, match=r"a\.deb"):
        again.compare_packages([deb], {"a.deb": "0" * 64}, say)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps most of it to itself")
def test_the_second_build_is_somebody_elses(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")
    told = again.surroundings(tmp_path, tmp_path / "home")
    for name in ("HOME", "USER", "LOGNAME", "TZ", "LC_ALL"):
        assert told[name] != os.environ.get(name), name
    assert told["SOURCE_DATE_EPOCH"] == "1763683200"
    assert told["PATH"] == os.environ["PATH"]


def test_what_the_second_build_runs_is_python_with_a_strict_mask(tmp_path):
    told = f"import os; os.umask({again.STRICT_HABITS})"
    compile(told + again.ELSEWHERE + again.PACKED, "elsewhere", "exec")
    done = subprocess.run(
        [sys.executable, "-c", told + f"\nopen({str(tmp_path / 'made')!r}, 'w')"], check=True
    )
    assert done.returncode == 0
    if sys.platform != "win32":
        assert Path(tmp_path / "made").stat().st_mode & 0o777 == 0o600
