"""Writes XML that every program reads back as it was."""

import re

_NEVER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way of writing."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def clean(text: str) -> str:
    """Return the text without the signs that XML cannot hold."""
    return _NEVER.sub("", text)


def escaped(text: str) -> str:
    """Return the text as it stands in a document."""
    return clean(text).translate(_ESCAPES)


def tag(name: str, text: str, **attributes: str) -> str:
    """Return an element that holds a text."""
    said = "".join(f' {key}="{escaped(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{escaped(text)}</{name}>"
