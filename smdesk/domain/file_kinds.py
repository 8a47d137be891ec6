"""Tells by how a file begins what kind of file it is; its name may say anything."""

from smdesk.domain.media import MediaKind

_BEGINS: tuple[tuple[bytes, MediaKind, str], ...] = (
    (b"\xff\xd8\xff", MediaKind.IMAGE, "jpg"),
    (b"\x89PNG\r\n\x1a\n", MediaKind.IMAGE, "png"),
    (b"GIF87a", MediaKind.IMAGE, "gif"),
    (b"GIF89a", MediaKind.IMAGE, "gif"),
    (b"BM", MediaKind.IMAGE, "bmp"),
    (b"II*\x00", MediaKind.IMAGE, "tiff"),
    (b"MM\x00*", MediaKind.IMAGE, "tiff"),
    (b"\x1aE\xdf\xa3", MediaKind.VIDEO, "webm"),
    (b"ID3", MediaKind.SOUND, "mp3"),
    (b"\xff\xfb", MediaKind.SOUND, "mp3"),
    (b"OggS", MediaKind.SOUND, "ogg"),
    (b"fLaC", MediaKind.SOUND, "flac"),
    (b"%PDF-", MediaKind.DOCUMENT, "pdf"),
)
"""As the formats' own specifications have it."""
_RIFF = {b"WEBP": (MediaKind.IMAGE, "webp"), b"WAVE": (MediaKind.SOUND, "wav")}
_STILL = {b"heic", b"heix", b"mif1", b"msf1", b"avif"}
"""Brands of the boxes in which pictures come that look like films."""
ENOUGH = 16
"""Bytes from the beginning that tell."""


def file_kind(beginning: bytes) -> tuple[MediaKind, str] | None:
    """Return the kind and the usual ending of its name; None for what nobody shows in a post."""
    if beginning[:4] == b"RIFF" and len(beginning) >= ENOUGH - 4:
        return _RIFF.get(beginning[8:12])
    if beginning[4:8] == b"ftyp":
        brand = beginning[8:12]
        if brand in _STILL:
            return MediaKind.IMAGE, "avif" if brand == b"avif" else "heic"
        return (MediaKind.SOUND, "m4a") if brand == b"M4A " else (MediaKind.VIDEO, "mp4")
    for begins, kind, ending in _BEGINS:
        if beginning.startswith(begins):
            return kind, ending
    return None
