"""Sends messages to the objects of macOS, for the few things that Qt has no words for."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

RUNTIME = "objc"
KITS = ("Foundation", "AppKit")

Argument = int | bytes
"""A number or the id of an object; or bytes, which are handed over by their address."""


class Messages(Protocol):
    """Whoever carries messages to objects, which are known by their numbers."""

    def kind(self, name: str) -> int:
        """Return the class of this name; 0 for none."""

    def send(self, receiver: int, selector: str, *arguments: Argument) -> int:
        """Send the message and return its answer: an object, a number, or 0."""

    def pool(self) -> AbstractContextManager[None]:
        """Return what holds the objects that nobody owns, and lets them go afterwards."""


class Runtime(Protocol):
    """The functions that are used of macOS's own library, by their addresses."""

    objc_getClass: Any  # noqa: N815 - its own name
    sel_registerName: Any  # noqa: N815 - its own name
    objc_msgSend: Any  # noqa: N815 - its own name
    objc_autoreleasePoolPush: Any  # noqa: N815 - its own name
    objc_autoreleasePoolPop: Any  # noqa: N815 - its own name


class ObjectiveC:
    """Messages carried by the runtime; each is called with exactly the arguments it has.

    The runtime's one function for messages takes any arguments. On Apple's own processors it must
    still be called as if it had been declared with just those, so it is declared anew each time.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._class = _declared(runtime.objc_getClass, ctypes.c_char_p)
        self._selector = _declared(runtime.sel_registerName, ctypes.c_char_p)
        self._push = _declared(runtime.objc_autoreleasePoolPush)
        self._pop = _declared(runtime.objc_autoreleasePoolPop, ctypes.c_void_p)
        self._send = runtime.objc_msgSend

    def kind(self, name: str) -> int:
        """Return the class of this name; 0 for none."""
        return self._class(name.encode()) or 0

    def send(self, receiver: int, selector: str, *arguments: Argument) -> int:
        """Send the message and return its answer: an object, a number, or 0."""
        kinds = [ctypes.c_char_p if isinstance(a, bytes) else ctypes.c_void_p for a in arguments]
        call = _declared(self._send, ctypes.c_void_p, ctypes.c_void_p, *kinds)
        return call(receiver, self._selector(selector.encode()), *arguments) or 0

    @contextmanager
    def pool(self) -> Iterator[None]:
        """Let go of the objects that nobody owns when this is left."""
        held = self._push()
        try:
            yield
        finally:
            self._pop(held)


def objective_c() -> ObjectiveC:
    """Return the real thing. For macOS only; raises OSError elsewhere."""
    # It imports much, and every start elsewhere would wait for it.
    from ctypes.util import find_library  # noqa: PLC0415

    for kit in KITS:
        ctypes.CDLL(f"/System/Library/Frameworks/{kit}.framework/{kit}")
    return ObjectiveC(ctypes.CDLL(find_library(RUNTIME)))


def _declared(function: "ctypes._NamedFuncPointer", *kinds: type) -> Callable[..., int | None]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(ctypes.c_void_p, *kinds)(address or 0)
