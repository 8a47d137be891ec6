import os
import stat
from datetime import UTC, datetime

import pytest

from smdesk.system.log import KEPT, LARGEST, Event, Log

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SECRET = "correct horse battery staple"


@pytest.fixture
def log(tmp_path):
    return Log(tmp_path / "log", now=lambda: NOON)


def test_an_event_is_one_line_with_its_numbers(log):
    log.note(Event.STARTED)
    log.note(Event.PRINTED, pages=12)
    assert log.file.read_text("utf-8") == (
        "2026-11-21T12:00:00.000+00:00 started\n2026-11-21T12:00:00.000+00:00 printed pages=12\n"
    )


def test_words_are_not_taken_for_numbers(log):
    with pytest.raises(ValueError, match="invalid literal"):
        log.note(Event.PRINTED, pages=SECRET)
    assert not log.file.exists()


def test_an_error_is_told_by_its_kind_and_line_and_never_by_its_words(log):
    def inner():
        raise ValueError(SECRET)

    def outer():
        try:
            inner()
        except ValueError as error:
            raise RuntimeError(f"could not use {SECRET}") from error

    try:
        outer()
    except RuntimeError as error:
        log.failed(error)
    line = log.file.read_text("utf-8")
    assert "failed because of RuntimeError < test_log.py:" in line
    assert "because of ValueError < test_log.py:" in line
    assert not any(word in line for word in SECRET.split())


def test_an_error_from_our_own_code_names_the_file_and_no_folder_above_it(log, tmp_path):
    try:
        Log(tmp_path, now=lambda: None).note(Event.STARTED)  # type: ignore[arg-type,return-value]
    except AttributeError as error:
        log.failed(error)
    line = log.file.read_text("utf-8")
    assert "AttributeError < system/log.py:" in line
    assert str(tmp_path) not in line
    assert "smdesk/system" not in line


def test_errors_that_caused_each_other_in_a_circle_are_told_once(log):
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first
    log.failed(first)
    assert log.file.read_text("utf-8").count("because of") == 2


def test_the_log_never_grows_beyond_a_few_files(log):
    line = len("2026-11-21T12:00:00.000+00:00 started\n")
    log.note(Event.STARTED)
    for _ in range(KEPT + 2):
        log.file.write_bytes(b"." * LARGEST)
        log.note(Event.STARTED)
    files = sorted(path.name for path in log.file.parent.iterdir())
    assert files == ["smdesk.log", "smdesk.log.1", "smdesk.log.2", "smdesk.log.3"]
    assert log.file.stat().st_size == line


def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path):
    (tmp_path / "log").write_text("a file where the folder should be")
    Log(tmp_path / "log").note(Event.STARTED)
    assert (tmp_path / "log").read_text() == "a file where the folder should be"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_its_owner_can_read_the_log(log):
    log.note(Event.STARTED)
    assert stat.S_IMODE(log.file.stat().st_mode) == 0o600
