"""What goes outside is there whole or not at all, and never where no file belongs."""

import errno
import os
import stat
import sys

import pytest

from smdesk.system.outside import NotAFileError, prove_writable, written_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions are another thing there")


def put(path, data, **options):
    with written_whole(path, **options) as file:
        file.write(data)


def rights(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_takes_its_place_and_nothing_else_stays(tmp_path):
    put(tmp_path / "a.pdf", b"one")
    put(tmp_path / "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_what_fails_half_way_leaves_the_old_file_and_no_other(tmp_path):
    put(tmp_path / "a.pdf", b"one")

    def fail():
        with written_whole(tmp_path / "a.pdf") as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (tmp_path / "a.pdf").read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


@posix
def test_a_private_file_is_private_from_its_first_byte(tmp_path):
    with written_whole(tmp_path / "a.kdbx", mode=0o600) as file:
        assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == 0o600
        file.write(b"x")
    assert rights(tmp_path / "a.kdbx") == 0o600


@posix
def test_a_file_that_is_there_keeps_its_permissions_and_a_new_one_has_the_usual(tmp_path):
    old = tmp_path / "a.pdf"
    old.write_bytes(b"one")
    old.chmod(0o640)
    put(old, b"two")
    assert rights(old) == 0o640
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    put(tmp_path / "b.pdf", b"new")
    assert rights(tmp_path / "b.pdf") == rights(usual)


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "link to a pipe"])
def test_what_is_no_file_is_refused_and_left_as_it_is(tmp_path, kind):
    place = tmp_path / "there"
    if kind == "folder":
        place.mkdir()
    elif kind == "device":
        place.symlink_to("/dev/full")
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        os.mkfifo(tmp_path / "pipe")
        place.symlink_to(tmp_path / "pipe")
    before = place.lstat().st_mode
    with pytest.raises(NotAFileError) as error:
        put(place, b"x")
    assert error.value.errno == errno.EINVAL
    with pytest.raises(NotAFileError):
        prove_writable(place)
    assert place.lstat().st_mode == before


@posix
def test_a_link_to_a_file_stays_a_link(tmp_path):
    real = tmp_path / "real.pdf"
    real.write_bytes(b"one")
    (tmp_path / "link.pdf").symlink_to(real)
    put(tmp_path / "link.pdf", b"two")
    assert (tmp_path / "link.pdf").is_symlink()
    assert real.read_bytes() == b"two"


def test_a_place_is_tried_without_leaving_a_trace(tmp_path):
    prove_writable(tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileNotFoundError):
        prove_writable(tmp_path / "gone" / "a.pdf")


def test_a_name_with_a_zero_byte_is_no_place_for_a_file(tmp_path):
    path = tmp_path / "a\0b.pdf"
    with pytest.raises(NotAFileError):
        prove_writable(path)
    with pytest.raises(NotAFileError):
        put(path, b"one")
    assert not list(tmp_path.iterdir())


@posix
def test_a_disk_that_takes_no_more_is_found_before_anything_is_made(tmp_path):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    prove_writable(tmp_path / "a.csv", room=4096)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
        with pytest.raises(OSError, match=r"[Ff]ile too large"):
            prove_writable(tmp_path / "a.csv", room=4096)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.iterdir())
