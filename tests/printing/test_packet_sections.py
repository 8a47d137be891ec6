"""The packet's lists: every section and every list says something, even that there is nothing."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smdesk.domain.packet_sections import (
    EVERY_PART,
    NUMBERS,
    RESTRICTED,
    Block,
    Section,
)
from smdesk.printing.packet import DIGEST, packet_sheet
from smdesk.printing.press import Press
from tests.printing import libraries
from tests.printing.conftest import RESOURCES, Pdf


def contents():
    return replace(libraries.riverside(), sections=libraries.SECTIONS)


@pytest.fixture(scope="module")
def make(press: Press) -> Callable[..., Pdf]:
    def made(**how) -> Pdf:
        printed = press.pdf(packet_sheet(contents(), libraries.say, **how))
        assert printed.notes == ()
        return Pdf(printed.pdf)

    return made


@pytest.fixture(scope="module")
def pdf(make) -> Pdf:
    return make()


def titles(pdf: Pdf) -> list[str]:
    return [title.split()[0] for depth, title in pdf.titles() if depth == 0]


def test_every_section_of_the_packet_is_there(pdf: Pdf) -> None:
    assert titles(pdf) == list(EVERY_PART)
    assert len(NUMBERS) == 17


def test_an_empty_list_says_none_and_an_unkept_one_has_room_to_write(pdf: Pdf) -> None:
    page = next(page for page in pdf.pages if "2 Why we do this What" in page)
    assert "Objectives, and how far they are (none)" in page
    assert "The strategy in half a page Not kept in smdesk yet" in page


def test_days_choices_and_weekdays_are_words(pdf: Pdf) -> None:
    text = " ".join(pdf.pages)
    assert "2 Nov 2026" in text
    assert "Mon, Fri 09:00" in text
    assert "Story hour draft" in text
    assert "People who have to approve a post: 2." in text


def test_restricted_parts_bear_a_band_and_can_be_left_out(make, pdf: Pdf) -> None:
    assert "Maren Oduya" in pdf.text
    assert pdf.text.count("Restricted: for the team alone") == len(RESTRICTED)
    less = make(parts=[part for part in EVERY_PART if part not in RESTRICTED], recipient="Board")
    assert "Maren Oduya" not in less.text
    assert b"Maren" not in less.everything()
    assert "Restricted" not in less.text
    assert "Left out for this recipient: 4R, 5R, 8R." in less.text
    assert "For Board" in less.pages[0]


@pytest.mark.parametrize("parts", [(), ("1",), ("16",), ("4", "5R"), ("13", "14")])
def test_any_choice_of_sections_prints(make, parts: tuple[str, ...]) -> None:
    assert titles(make(parts=parts)) == [p for p in EVERY_PART if p in {"0", *parts}]


def test_sections_of_which_nothing_is_kept_share_a_page(pdf: Pdf) -> None:
    assert any("13 Money and kit What" in p and "14 Officers What" in p for p in pdf.pages)


def test_the_digest_has_two_pages_and_the_words_of_the_packet(make) -> None:
    digest = make(template=DIGEST)
    assert len(digest.pages) == 2
    assert "Story hour" in digest.pages[1]
    assert "Maren Oduya" not in digest.text


def test_a_digest_of_a_full_library_still_has_two_pages(press: Press) -> None:
    printed = press.pdf(packet_sheet(libraries.large(7), libraries.say, template=DIGEST))
    assert len(Pdf(printed.pdf).pages) == 2


def test_every_list_that_is_gathered_has_its_words() -> None:
    words = tomllib.loads((RESOURCES / "print" / "words" / "en.toml").read_text("utf-8"))
    gathered = [one for one in Path("smdesk/desk").glob("packet_*.py") if one.is_file()]
    code = "".join(one.read_text("utf-8") for one in gathered)
    for key in words["block"]:
        assert f'"{key}"' in code


def test_who_does_not_get_a_section_gets_none_of_its_open_points(make, pdf: Pdf) -> None:
    said = "Recovery of"
    assert said in pdf.text
    less = make(parts=[part for part in EVERY_PART if part not in {"5", "5R"}])
    assert said not in less.text
    assert "Open points that belong there, and are not listed:" in less.text
    short = make(parts=("1",), template=DIGEST)
    assert "All accounts at a glance" not in short.text
    assert said not in short.text


@pytest.mark.parametrize(
    "name",
    ["Səfərli Şükriyyə", "Łukasz Groß", "مكتبة المدينة", "图书馆志愿者", "Ana 🎈 Lima", "ไทย"],
)
def test_names_in_every_script_print_in_every_list(press: Press, name: str) -> None:
    sections = (
        Section("12", (Block("projects", ((name, name, name, name, None, name),)),)),
        Section("16", (Block("sittings", ((date(2026, 1, 2), (name, name), name, name),)),)),
    )
    data = replace(libraries.riverside(), sections=sections)
    printed = press.pdf(packet_sheet(data, libraries.say, recipient=name))
    assert len(Pdf(printed.pdf).pages) > 10
    assert all(note.text for note in printed.notes)
