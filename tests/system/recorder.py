"""A stand-in for macOS's library: it keeps every message that it is sent, with all its bytes."""

import ctypes
import platform

ID = ctypes.c_void_p
FIRST = 0x1000
LARGEST_SELF = 1 << 40
"""Numbers of objects are small, so that they are told from addresses."""

can_record = platform.machine() in {"x86_64", "AMD64", "aarch64", "arm64"}
"""Where a call with fewer arguments than declared may be answered: they come in registers."""


class Recorder:
    """Has the functions that are used of the real library, as C functions of the same shape.

    The object that a message gives is told by what it was made of, so that what is recorded can
    be read: ``NSString('public.utf8-plain-text')``.
    """

    def __init__(self):
        self.said = []
        self.change = 41
        self._names = {}
        self._numbers = {}
        self.objc_getClass = self._made(self._class, ctypes.c_char_p)
        self.sel_registerName = self._made(self._class, ctypes.c_char_p)
        self.objc_autoreleasePoolPush = self._made(self._push)
        self.objc_autoreleasePoolPop = self._made(self._pop, ID)
        self.objc_msgSend = self._made(self._send, ID, ID, ID, ID)

    def number(self, name):
        """Return the number that stands for the object."""
        if name not in self._numbers:
            number = FIRST + 16 * len(self._numbers)
            self._numbers[name], self._names[number] = number, name
        return self._numbers[name]

    @staticmethod
    def _made(function, *kinds):
        return ctypes.CFUNCTYPE(ID, *kinds)(function)

    def _class(self, name):
        return self.number(name.decode())

    def _push(self):
        self.said.append("push")
        return self.number("pool")

    def _pop(self, pool):
        self.said.append(f"pop {self._names[pool]}")

    def _send(self, receiver, selector, first, second):
        receiver, selector = self._names[receiver], self._names[selector]
        given = [first, second][: selector.count(":")]
        answer = f"{receiver}.{selector}"
        if selector == "dataWithBytes:length:":
            told = [ctypes.string_at(first, second or 0)]
            answer = f"NSData({told[0]!r})"
        elif selector == "stringWithUTF8String:":
            told = [ctypes.string_at(first)]
            answer = f"NSString({told[0].decode()!r})"
        else:
            told = [self._names.get(one, one) for one in given]
        self.said.append((receiver, selector, *told))
        if selector in {"changeCount", "prepareForNewContentsWithOptions:"}:
            self.change += selector != "changeCount"
            return self.change
        return self.number(answer)
