"""Texts are counted as each platform counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from smdesk.domain.counting import (
    COUNT,
    Counter,
    links,
    mastodon,
    threads,
    utf8_bytes,
    utf16_units,
    weighted_x,
)
from smdesk.domain.graphemes import graphemes

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
CJK = "故人西辞黄鹤楼，烟花三月下扬州。"
KANA = "あいうえおかきくけこ"
CROSSES = "xxxxxxxxxx-"

PUNCTUATION = (
    "This is a tweet with general punctuation characters: \u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d ‐ ‑ ‒ – — ― ‖  ‗ ‘ ’ ‚ ‛ “ ” „ ‟ ′ ″ ‴ ‵ ‶ ‷"
)

# Facts from the conformance suite of twitter-text (twitter/twitter-text, conformance/validate.yml,
# Apache-2.0), for the configuration of version 3, in which pictures of several parts count two.
VECTORS = [
    ("Hi http://test.co", 26),
    ("http://test.co", 23),
    ("https://test.com", 23),
    ("test.com", 23),
    ("Test https://test.com test https://test.com test.com test", 86),
    ("This is a test.", 15),
    ("285 chars-" + 25 * CROSSES, 285),
    ("285 chars- http://www.twitter.com/jack " + 24 * CROSSES, 299),
    (24 * CROSSES + " http://www.twitter.com/jack ", 289),
    (10 * "https://www.twitter.com/aloha ", 240),
    (10 * CJK, 320),
    ("the" + 10 * CJK, 323),
    (160 * "\U0001f637", 320),
    ("A\u0301B", 2),
    ("A\ufb2c", 4),
    ("\U0001f637\U0001f47e\U0001f621\U0001f525\U0001f4a9", 10),
    (140 * FAMILY, 280),
    ("1\u20e3", 2),
    (f"Unicode 10.0 emoji: \U0001f92a; \U0001f9d5; \U0001f9d5\U0001f3fe; {ENGLAND}", 34),
    ("Unicode 9.0 emoji: \U0001f920; \U0001f483; \U0001f483\U0001f3fe", 29),
    (PUNCTUATION, 112),
    ("randomurlrandomurlrandomurlrandomurlrandomurlrandomurlrandomurls.com", 68),
    (12 * KANA + " http://" + 5 * KANA + "あいう.com", 358),
    (12 * KANA + " http://" + 5 * KANA + "あい.com", 264),
    ("\u2066\u202ahttp://foobar.پاکستان/\u202c\u2069", 31),
    ("ABC\u202a\uffffABC\ufffe", 12),
]
# The ends of the ranges that weigh one, and their neighbours that weigh two.
ENDS = [
    ("\u10ff", 1), ("\u1100", 2), ("\u1fff", 2), ("\u200d", 1), ("\u200e", 2), ("\u200f", 2),
    ("\u2010", 1), ("\u201f", 1), ("\u2020", 2), ("\u2031", 2), ("\u2032", 1), ("\u2037", 1),
    ("\u2038", 2),
]  # fmt: skip
VECTORS += ENDS


@pytest.mark.parametrize(("text", "length"), VECTORS, ids=range(len(VECTORS)))
def test_x_weighs_as_its_own_suite_says(text, length):
    assert weighted_x(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("\U0001f1e9\U0001f1ea", 2),
        ("\u00a9", 1),
        ("\u00a9\ufe0f", 2),
        ("\u2764\ufe0f", 2),
        ("See (https://x.org/a_(b)).", 30),
        ("mail ada@library.org", 20),
        ("Open 9.30-17.00, p.12", 21),
        ("https://192.168.0.1/a?b=c", 23),
    ],
)
def test_x_weighs_by_the_published_ranges(text, length):
    assert weighted_x(text) == length


def test_links_leave_out_the_mark_that_ends_the_sentence():
    text = "Look at https://x.org/a, or (https://y.org/b_(c)). Or z.org!"
    found = [text[first:last] for first, last in links(text)]
    assert found == ["https://x.org/a", "https://y.org/b_(c)", "z.org"]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("", 0),
        ("a\r\nb", 3),
        ("e\u0301", 1),
        (FAMILY, 1),
        (ENGLAND, 1),
        ("\U0001f1e9\U0001f1ea\U0001f1eb", 2),
        ("각", 1),
        ("\uac01\u1161", 2),
        ("\u2764\U0001f1e6\U0001f1e6", 2),
        ("\u1100\u1161\u11a8", 1),
        ("क्षि", 1),
        ("நி", 1),
        ("กำ", 1),
        ("Z\u0351\u036b\u0343A", 2),
    ],
)
def test_a_sign_is_what_people_see(text, signs):
    assert graphemes(text) == signs


def boundaries(text):
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    count = 0
    while finder.toNextBoundary() != -1:
        count += 1
    return count


# Without flags: behind another picture, Qt takes the two halves of one apart.
ALPHABET = (
    "a \r\n\u0301\u200d\u200c\ufe0f\u1100\u1161\u11a8\uac00\uac01\u0600é中א"
    "\U0001f3fb\U0001f468\U0001f469\u2764\u00a9\U000e0067\U000e007f"
)


@given(st.text(st.sampled_from(ALPHABET), max_size=12))
def test_signs_are_found_where_qt_finds_them(text):
    assert graphemes(text) == boundaries(text)


@given(st.text(st.characters(max_codepoint=0x085F, exclude_categories=["Cs", "Cn"]), max_size=8))
def test_letters_are_signs_as_in_qt_but_for_asia_where_it_has_its_own(text):
    assert graphemes(text) == boundaries(text)


@given(st.text())
def test_every_counter_counts_any_text_and_nothing_of_none(text):
    for count in COUNT.values():
        assert count("") == 0
        assert count(text) >= 0
    assert utf8_bytes(text) >= len(text)
    assert utf16_units(text) >= len(text)


def test_every_counter_that_the_file_names_is_there():
    assert set(COUNT) == set(Counter)


def test_mastodon_counts_links_as_23_and_names_without_their_server():
    assert mastodon("https://library.example/a/very/long/way") == 23
    assert mastodon("test.com") == 8
    assert mastodon("Hi @ada@social.library.example!") == len("Hi @ada!")
    assert mastodon(FAMILY) == 1


def test_threads_counts_pictures_by_their_bytes():
    assert threads("Ä") == 1
    assert threads("a\U0001f600") == 5
    assert threads(FAMILY) == utf8_bytes(FAMILY) == 25


def test_a_hundred_thousand_letters_are_counted_at_once():
    long = "word https://x.org é \U0001f600 " * 4000
    for count in COUNT.values():
        assert count(long) > 0
