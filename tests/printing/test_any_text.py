"""Whatever people type is printed with the standards kept; what no font has is told."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smdesk.printing.clean import Json
from smdesk.printing.press import NoteKind, Press, Sheet
from tests.printing.conftest import Pdf
from tests.printing.every_sheet import EVERY

NAMES = (
    "Aytən Məmmədova",
    "Şəhla Ğ. Öz",
    "Łukasz Wiśniewski",
    "Jürgen Weiß",
    "مركز المكتبة العامة",
    "ליאת כהן",
    "北京公共图书馆",
    "ชมพู่ สุขใจ",
    "नेहा शर्मा",
    "Ana 📚👩‍💻🏳️‍🌈",
    "e\u0301\u0323 Zoe\u0308",
    "Mixed עברית and English, 12 (ok) عربي!",
    "\u202egnirts sdrawkcab\u202c",
    "\U000e0001\ufff9\u2067\u061c\ufdd0",
    "W" * 90,
)
"""Of many scripts, and of none; what turns the order of letters around; a word without an end."""
WORST = ("packet", "digest", "annex", "policy", "contacts", "month", "certificate", "leaving")
KEYS = {"title", "name", "text", "says", "seat", "by", "work", "note", "words", "person", "account"}
"""What people type, among what is printed; other fields are dates, sizes and words of ours."""


def typed(data: Json, said: str, most: int = 40) -> Json:
    """Return the data with the text put in where people type, a few times."""
    left = [most]

    def put(value: Json, key: str = "") -> Json:
        if isinstance(value, str):
            if key in KEYS and value and left[0] > 0:
                left[0] -= 1
                return said
            return value
        if isinstance(value, dict):
            return {name: put(one, name) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [put(one, key) for one in value]
        return value

    return put(data)


def with_text(kind: str, said: str) -> Sheet:
    sheet = EVERY[kind]()
    data = typed(dict(sheet.data), said)
    assert isinstance(data, dict)
    return replace(sheet, data=data)


@pytest.mark.parametrize("kind", WORST)
def test_names_of_all_the_world_are_printed_on_every_sheet(press: Press, kind: str) -> None:
    printed = press.pdf(with_text(kind, " · ".join(NAMES[:12])))
    assert NoteKind.NO_STANDARD not in {note.kind for note in printed.notes}
    pdf = Pdf(printed.pdf)
    assert b"pdfuaid:part" in pdf.everything()
    assert "Aytən Məmmədova" in pdf.text.replace("\n", " ")


@pytest.mark.parametrize("name", NAMES)
def test_no_name_stops_the_packet(our_fonts: Press, press: Press, name: str) -> None:
    """Neither with the fonts of this computer nor with ours alone."""
    for one in (press, our_fonts):
        printed = one.pdf(with_text("digest", name))
        assert {note.kind for note in printed.notes} <= {NoteKind.NO_FONT}
        assert Pdf(printed.pdf).pages


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=st.text(min_size=1, max_size=60))
def test_any_text_is_printed_with_its_standards(our_fonts: Press, said: str) -> None:
    printed = our_fonts.pdf(with_text("contacts", said))
    assert {note.kind for note in printed.notes} <= {NoteKind.NO_FONT}
    assert printed.pdf.startswith(b"%PDF-")
