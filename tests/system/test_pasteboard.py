"""The clipboard of macOS is told exactly this, in this order."""

import sys

import pytest

from smdesk.system.clipboard import offered
from smdesk.system.objective_c import ObjectiveC, objective_c
from smdesk.system.pasteboard import Pasteboard
from tests.system.recorder import Recorder, can_record

pytestmark = pytest.mark.skipif(not can_record, reason="arguments do not come in registers here")
BOARD = "NSPasteboard.generalPasteboard"
TEXT, CONCEALED, TRANSIENT = (
    "public.utf8-plain-text",
    "org.nspasteboard.ConcealedType",
    "org.nspasteboard.TransientType",
)


@pytest.fixture
def recorder():
    return Recorder()


@pytest.fixture
def board(recorder):
    return Pasteboard(ObjectiveC(recorder))


def put(name, content):
    return [
        ("NSData", "dataWithBytes:length:", content),
        ("NSString", "stringWithUTF8String:", name.encode()),
        (BOARD, "setData:forType:", f"NSData({content!r})", f"NSString({name!r})"),
    ]


def test_a_secret_goes_there_for_this_computer_alone_with_both_marks(board, recorder):
    assert board.put(offered("darwin", "h0rse\0Ø")) == 42
    assert recorder.said == [
        "push",
        ("NSPasteboard", "generalPasteboard"),
        (BOARD, "prepareForNewContentsWithOptions:", 1),
        *put(TEXT, b"h0rse\x00\xc3\x98"),
        *put(CONCEALED, b""),
        *put(TRANSIENT, b""),
        "pop pool",
    ]


def test_it_is_cleared_while_nothing_was_copied_since(board, recorder):
    change = board.put(offered("darwin", "x"))
    recorder.said.clear()
    assert board.clear(change)
    assert recorder.said == [
        "push",
        ("NSPasteboard", "generalPasteboard"),
        (BOARD, "changeCount"),
        (BOARD, "clearContents"),
        "pop pool",
    ]


def test_what_was_copied_since_is_neither_read_nor_cleared(board, recorder):
    change = board.put(offered("darwin", "x"))
    recorder.said.clear()
    recorder.change += 1
    assert not board.clear(change)
    assert [said[1] for said in recorder.said[1:-1]] == ["generalPasteboard", "changeCount"]


def test_the_pool_is_left_even_if_a_message_fails(recorder, monkeypatch):
    messages = ObjectiveC(recorder)

    def fail(*given):
        raise RuntimeError

    monkeypatch.setattr(messages, "send", fail)
    with pytest.raises(RuntimeError):
        Pasteboard(messages).put(())
    assert recorder.said == ["push", "pop pool"]


@pytest.mark.skipif(sys.platform == "darwin", reason="it is there on macOS")
def test_elsewhere_the_library_is_not_to_be_had():
    with pytest.raises(OSError, match="Foundation"):
        objective_c()


@pytest.mark.skipif(sys.platform != "darwin", reason="only macOS has this clipboard")
def test_on_macos_itself_a_secret_goes_there_and_off_again():
    board = Pasteboard(objective_c())
    assert board.clear(board.put(offered("darwin", "a secret of nobody's")))
