"""Takes out of Linux libraries the folder of the computer that they were built on.

A library that names such a folder would load others from it, if somebody made one of that name.
The layout is that of the ELF specification: 64 bits, as every computer has that smdesk runs on.
"""

import struct
from pathlib import Path

_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_SECTION = struct.Struct("<IIQQQQIIQQ")
_ENTRY = struct.Struct("<qQ")
DYNAMIC_SECTION = 6
RPATH, RUNPATH = 15, 29
OWN_PLACE = b"$ORIGIN"


def forget_builder(file: Path) -> bool:
    """Take the search paths out that do not begin at the library itself; return whether any did."""
    raw = bytearray(file.read_bytes())
    if raw[:6] != b"\x7fELF\x02\x01":
        return False
    head = _HEADER.unpack_from(raw)
    table, size, count = head[6], head[11], head[12]
    sections = [_SECTION.unpack_from(raw, table + size * number) for number in range(count)]
    found = False
    for section in sections:
        if section[1] == DYNAMIC_SECTION:
            texts = sections[section[6]][4]
            found = _forget(raw, section[4], section[5], texts) or found
    if found:
        file.write_bytes(raw)
    return found


def _forget(raw: bytearray, begin: int, size: int, texts: int) -> bool:
    """Keep the other entries in their order, and fill the rest with ends of the table."""
    entries = [_ENTRY.unpack_from(raw, begin + at) for at in range(0, size, _ENTRY.size)]
    kept = []
    for tag, value in entries:
        if tag in {RPATH, RUNPATH}:
            end = raw.index(0, texts + value)
            path = bytes(raw[texts + value : end])
            if not all(part.startswith(OWN_PLACE) for part in path.split(b":")):
                raw[texts + value : end] = bytes(len(path))
                continue
        kept.append((tag, value))
    if len(kept) == len(entries):
        return False
    kept += [(0, 0)] * (len(entries) - len(kept))
    for number, entry in enumerate(kept):
        _ENTRY.pack_into(raw, begin + number * _ENTRY.size, *entry)
    return True
