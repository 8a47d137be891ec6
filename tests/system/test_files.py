"""A path is there, is not there, or cannot be known from here."""

from smdesk.system.files import is_there


def test_a_file_and_a_folder_are_there(tmp_path):
    (tmp_path / "poster.ott").write_text("x")
    assert is_there(f" {tmp_path / 'poster.ott'} ") is True
    assert is_there(str(tmp_path)) is True


def test_a_file_that_was_renamed_is_missing(tmp_path):
    assert is_there(str(tmp_path / "old name.ott")) is False


def test_what_another_computer_holds_cannot_be_known(tmp_path):
    for written in (
        "the binder in room 4",
        "",
        str(tmp_path / "no such drive" / "poster.ott"),
        "https://library.example/poster",
        "relative/poster.ott",
        "~nobody-at-all/poster",
    ):
        assert is_there(written) is None, written
