"""Whether it is noticed that the program was updated while it is open."""

from smdesk.system.exchanged import Exchanged


def test_a_program_that_is_left_alone_is_the_one_that_was_started(tmp_path):
    program = tmp_path / "smdesk"
    program.write_bytes(b"old")
    exchanged = Exchanged(program)
    assert not exchanged()


def test_an_update_and_a_removal_are_noticed(tmp_path):
    program = tmp_path / "smdesk"
    program.write_bytes(b"old")
    exchanged = Exchanged(program)
    (tmp_path / "smdesk.dpkg-new").write_bytes(b"new")
    (tmp_path / "smdesk.dpkg-new").replace(program)
    assert exchanged()
    program.unlink()
    assert exchanged()


def test_where_it_is_run_from_its_source_there_is_nothing_to_watch():
    assert not Exchanged()()
