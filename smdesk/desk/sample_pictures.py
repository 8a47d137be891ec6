"""Two drawn pictures for the sample library: rows of seats, and a carpet with children."""

import struct
import zlib
from collections.abc import Callable

WIDTH, HEIGHT = 960, 640
PANE, HIGH, WALL = range(96), range(40, 290), range(300)
BOARD, SEAT, LEGS = range(40), range(34), range(70, 110)
Colour = tuple[int, int, int]
Paint = Callable[[int, int], Colour]


def reading_room() -> bytes:
    """Return a room with high windows and full tables, as a PNG."""

    def paint(x: int, y: int) -> Colour:
        below = y - HEIGHT // 2
        if below < 0:
            window = x % 160 in PANE and y in HIGH
            return (196, 220, 228) if window else (228, 216, 196)
        if below % 110 in BOARD:
            return (150, 104, 66)
        return (52, 92, 104) if x % 80 in SEAT and below % 110 in LEGS else (206, 190, 168)

    return _png(paint)


def story_hour() -> bytes:
    """Return a round carpet with nine figures and one who reads, as a PNG."""
    figures = [(WIDTH // 2 + round(60 * (n - 4) * 1.4), 430 + 22 * (n % 3)) for n in range(9)]
    figures.append((WIDTH // 2, 240))

    def paint(x: int, y: int) -> Colour:
        for n, (left, top) in enumerate(figures):
            if (x - left) ** 2 + (y - top) ** 2 < (44 if n == len(figures) - 1 else 30) ** 2:
                return (90 + 14 * n, 70 + (37 * n) % 90, 110 + (53 * n) % 90)
        if ((x - WIDTH / 2) / 430) ** 2 + ((y - 430) / 170) ** 2 < 1:
            return (176, 72, 62)
        return (236, 226, 208) if y in WALL else (200, 178, 148)

    return _png(paint)


def _png(paint: Paint) -> bytes:
    """Return the picture as a PNG of eight bits a colour (W3C, Portable Network Graphics)."""
    step = 4
    rows = []
    for y in range(0, HEIGHT, step):
        row = bytearray(b"\0")
        for x in range(0, WIDTH, step):
            row += bytes(paint(x, y)) * step
        rows += [bytes(row)] * step
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(rows), 9)
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, said) for name, said in chunks)


def _chunk(name: bytes, said: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + said))
    return struct.pack(">I", len(said)) + name + said + check
