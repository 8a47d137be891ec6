"""Underlined letters: each leads to one thing, and the words stay as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smdesk.ui.kit.mnemonics import letter_of, share_letters, with_another


def window(qtbot, *texts):
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    told = []
    for text in texts:
        button = QPushButton(text, made)
        column.addWidget(button)
        told.append(button)
    return made, told


def plain(text):
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def test_whoever_comes_later_gets_another_letter(qtbot):
    made, (name, forth) = window(qtbot, "&Name", "&Next")
    share_letters(made)
    assert (name.text(), forth.text()) == ("&Name", "N&ext")


def test_those_that_come_first_keep_their_letters(qtbot):
    made, (name, forth) = window(qtbot, "&Name of the library", "&Next")
    share_letters(made, (forth,))
    assert (name.text(), forth.text()) == ("Name &of the library", "&Next")


def test_labels_share_with_buttons_and_boxes(qtbot):
    made, (save,) = window(qtbot, "&Save")
    line, box = QLineEdit(made), QCheckBox("&sealed", made)
    label = QLabel("&Seat", made)
    label.setBuddy(line)
    share_letters(made, (save,))
    assert [save.text(), box.text(), label.text()] == ["&Save", "s&ealed", "Se&at"]


def test_what_is_hidden_or_grey_takes_no_letter(qtbot):
    made, (hidden, grey, there) = window(qtbot, "&Send", "&Sign", "&Save")
    hidden.hide()
    grey.setEnabled(False)
    share_letters(made)
    assert there.text() == "&Save"


def test_where_all_letters_are_taken_none_is_underlined():
    assert with_another("&No", {"n", "o"}) == "No"


def test_an_ampersand_in_the_words_stays_one():
    assert letter_of("Text && &pictures") == "p"
    assert with_another("Te&xt && pictures", {"t", "x"}) == "Text && &pictures"


@pytest.mark.parametrize("text", ["", "…", "1", "Ərizə"])
def test_what_has_no_letter_to_underline_is_left(text):
    assert with_another(text, set("abcdefghijklmnopqrstuvwxyz")) == text


@given(st.text(alphabet="abz &éə…1", max_size=12), st.sets(st.sampled_from("abz")))
def test_the_words_stay_as_they_were(text, taken):
    shown = with_another(text.replace("&", "&&"), taken)
    assert plain(shown) == text
    assert letter_of(shown) not in taken
