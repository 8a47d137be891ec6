from hypothesis import given
from hypothesis import strategies as st

from smdesk.printing.clean import clean, clean_all


def test_what_no_page_can_show_is_left_out() -> None:
    assert clean("a\x00b\x07c\x1b[31m\x7f\ue000\U000f0001\ufffe\ufeffd") == "abc[31md"


def test_marks_that_turn_names_around_are_left_out() -> None:
    assert clean("photo\u202egpj.exe") == "photogpj.exe"


def test_half_a_pair_does_not_stop_the_press() -> None:
    assert clean("a\ud800b") == "ab"


def test_every_kind_of_line_end_becomes_one() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\u0085f\tg") == "a\nb\nc\nd\ne\nf g"


def test_letters_and_their_accents_are_brought_together() -> None:
    assert clean("Ines\u0327") == "Ineş"


def test_joiners_and_other_scripts_stay() -> None:
    text = "👩\u200d💻 ə Ş Ł ß مركز 北京 \u2067עברית\u2069 ❤\ufe0f"
    assert clean(text) == text


def test_data_is_cleaned_wherever_text_is() -> None:
    data = {"a": ["x\x00", {"b": "y\x00"}], "n": 1, "none": None, "yes": True}
    assert clean_all(data) == {"a": ["x", {"b": "y"}], "n": 1, "none": None, "yes": True}


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters()))
def test_what_is_left_can_be_sent_as_utf_8(text: str) -> None:
    assert clean(text).encode().decode() == clean(text)
