"""Cards of every version are read, a broken one is told with its line, and none stops the rest."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.roster import Person
from smdesk.exporters.people import CardVersion, people_cards
from smdesk.importers.errors import ImporterError, NotThisFormatError
from smdesk.importers.people.entry import MOST_LETTERS, Problem, ReadPerson, Remark
from smdesk.importers.people.vcard import is_vcard, read_vcards


def one(*lines: str, ending: str = "\r\n", encoding: str = "utf-8") -> ReadPerson:
    text = ending.join(("BEGIN:VCARD", *lines, "END:VCARD", ""))
    (found,) = read_vcards(text.encode(encoding))
    return found


def test_a_card_of_version_3_is_read() -> None:
    found = one(
        "VERSION:3.0",
        "N:Səfərli;Aytən;;;",
        "FN:Aytən Səfərli",
        "EMAIL;TYPE=INTERNET:aytan@library.example",
        "TEL;TYPE=WORK:+1 555 010 0100",
        "TITLE:Cataloguer",
        r"NOTE:Films\, cuts\nand captions",
    )
    assert found == ReadPerson(
        row=1,
        name="Aytən Səfərli",
        email="aytan@library.example",
        phone="+1 555 010 0100",
        work="Cataloguer",
        note="Films, cuts\nand captions",
    )


def test_a_card_of_version_2_1_has_bare_parameters_and_soft_line_breaks() -> None:
    found = one(
        "VERSION:2.1",
        "N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:S=C9=99f=C9=99rli;Ayt=C9=99n",
        "NOTE;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Caf=E9 on the corner, =",
        "open late",
        "EMAIL;HOME:one@library.example",
        "EMAIL;PREF;INTERNET:two@library.example",
    )
    assert found.name == "Aytən Səfərli"
    assert found.email == "two@library.example"
    assert found.note == "Café on the corner, open late\none@library.example"
    assert found.remarks == (Remark.MORE_TO_NOTE,)


def test_a_card_of_version_4_has_numbers_for_preference_and_addresses_with_schemes() -> None:
    found = one(
        "VERSION:4.0",
        "FN:Mara",
        "item1.EMAIL;PREF=50:b@library.example",
        "EMAIL;PREF=1:mailto:a@library.example",
        'TEL;VALUE=uri;TYPE="voice,home":tel:+1-555-0100;ext=12',
        "ORG:Library;Reference",
    )
    assert (found.email, found.phone) == ("a@library.example", "+1-555-0100")
    assert found.work == "Library, Reference"


def test_folded_lines_are_put_together_even_within_a_letter() -> None:
    raw = b"BEGIN:VCARD\r\nFN:Ayt" + b"\xc9\r\n \x99n\r\nEND:VCARD\r\n"
    assert read_vcards(raw)[0].name == "Aytən"


def test_a_card_without_a_charset_in_windows_letters_is_read_all_the_same() -> None:
    assert one("FN:Bjørn Müller", encoding="cp1252").name == "Bjørn Müller"


def test_a_card_in_utf_16_is_read() -> None:
    raw = "BEGIN:VCARD\r\nFN:Aytən\r\nEND:VCARD\r\n".encode("utf-16")
    assert is_vcard(raw)
    assert read_vcards(raw)[0].name == "Aytən"


def test_pictures_and_what_nobody_knows_are_passed_over() -> None:
    found = one("FN:Mara", "PHOTO;ENCODING=b:AAAA", " AAAA", "X-THING:1", "no property at all")
    assert (found.name, found.problem) == ("Mara", None)


def test_a_broken_card_is_told_with_its_line_and_the_next_is_read() -> None:
    raw = b"BEGIN:VCARD\nFN:First\nBEGIN:VCARD\nFN:Second\nEND:VCARD"
    raw += b"\nBEGIN:VCARD\nN:;;;;\nEND:VCARD"
    found = read_vcards(raw)
    assert [(card.row, card.name, card.problem) for card in found] == [
        (1, "First", Problem.BROKEN),
        (3, "Second", None),
        (6, "", Problem.NO_NAME),
    ]


def test_what_is_far_too_long_is_refused_and_not_cut() -> None:
    assert one("FN:" + "x" * 100_000).problem is Problem.TOO_LONG
    assert one("FN:" + "x" * MOST_LETTERS).problem is None


def test_what_is_no_address_goes_into_the_note() -> None:
    found = one("FN:Mara", "EMAIL:ask at the desk")
    assert (found.email, found.note) == ("", "ask at the desk")
    assert found.remarks == (Remark.ADDRESS_TO_NOTE,)


def test_a_file_without_cards_is_none() -> None:
    with pytest.raises(NotThisFormatError):
        read_vcards(b"Name,E-mail\n")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_whatever_stands_in_a_file_is_read_or_refused_with_a_kind_of_error(junk: bytes) -> None:
    for data in (junk, b"BEGIN:VCARD\n" + junk + b"\nEND:VCARD\n"):
        try:
            found = read_vcards(data)
        except ImporterError:
            continue
        assert all(card.row >= 1 for card in found)


WORDS = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" ,;\\\n'"), max_size=90
).map(str.strip)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            Person,
            name=WORDS.map(lambda said: said.replace("\n", "")).filter(
                lambda said: said.strip() == said != "" and said[0] not in "'=+-@"
            ),
            email=st.sampled_from(["", "mara@library.example"]),
            phone=st.sampled_from(["", "+1 555 010 0100"]),
            note=WORDS.filter(lambda said: said.splitlines() in ([], [said])),
        ),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(CardVersion),
)
def test_cards_that_were_written_are_read_back_whole(
    people: list[Person], version: CardVersion
) -> None:
    raw = people_cards(people, version)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    found = read_vcards(raw)
    assert [(f.name, f.email, f.phone) for f in found] == [
        (p.name, p.email, p.phone) for p in people
    ]
