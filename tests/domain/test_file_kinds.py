"""What a file is, by how it begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.file_kinds import file_kind
from smdesk.domain.media import MediaKind


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", (MediaKind.IMAGE, "jpg")),
        (b"\x89PNG\r\n\x1a\n", (MediaKind.IMAGE, "png")),
        (b"RIFF\0\0\0\0WEBPVP8 ", (MediaKind.IMAGE, "webp")),
        (b"RIFF\0\0\0\0WAVEfmt ", (MediaKind.SOUND, "wav")),
        (b"RIFF\0\0\0\0AVI LIST", None),
        (b"\0\0\0\x18ftypheic", (MediaKind.IMAGE, "heic")),
        (b"\0\0\0\x18ftypisom", (MediaKind.VIDEO, "mp4")),
        (b"%PDF-1.7", (MediaKind.DOCUMENT, "pdf")),
        (b"MZ\x90\0", None),
        (b"<svg xmlns", None),
        (b"", None),
    ],
)
def test_the_beginning_tells(begins, kind):
    assert file_kind(begins) == kind


@given(st.binary(max_size=32))
def test_no_bytes_stop_it(begins):
    found = file_kind(begins)
    assert found is None or isinstance(found[0], MediaKind)
