"""The clipboard of macOS, written by its own names: Qt would put a prefix before the marks."""

from collections.abc import Sequence

from smdesk.system.objective_c import Messages

THIS_COMPUTER_ONLY = 1
"""NSPasteboardContentsCurrentHostOnly: not to be carried over to the person's other devices."""


class Pasteboard:
    """The general pasteboard, as far as secrets need it."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def put(self, offered: Sequence[tuple[str, bytes]]) -> int:
        """Offer each format with its bytes, on this computer only; return the change's number."""
        tell = self._messages
        with tell.pool():
            board = self._board()
            change = tell.send(board, "prepareForNewContentsWithOptions:", THIS_COMPUTER_ONLY)
            for name, content in offered:
                data = tell.send(
                    tell.kind("NSData"), "dataWithBytes:length:", content, len(content)
                )
                kind = tell.send(tell.kind("NSString"), "stringWithUTF8String:", name.encode())
                tell.send(board, "setData:forType:", data, kind)
            return change

    def clear(self, change: int) -> bool:
        """Empty it if nothing was put there since that change; return whether it was emptied.

        The system counts the changes, so what others have copied need not be read to tell.
        """
        with self._messages.pool():
            board = self._board()
            if self._messages.send(board, "changeCount") != change:
                return False
            self._messages.send(board, "clearContents")
            return True

    def _board(self) -> int:
        return self._messages.send(self._messages.kind("NSPasteboard"), "generalPasteboard")
