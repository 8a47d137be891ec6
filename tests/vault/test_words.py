"""Words: drawn at random from a list that is whole, and the same for the same keys."""

from pathlib import Path

import pytest

from smdesk.vault.words import LISTED, Words

FILE = Path(__file__).resolve().parents[2] / "resources" / "words" / "eff-large.txt"
KEYS = (b"\x01" * 32, b"\x02" * 32)


@pytest.fixture
def words():
    return Words(FILE)


def test_the_list_is_whole():
    listed = FILE.read_text("utf-8").split()
    assert len(listed) == len(set(listed)) == LISTED == 6**5
    assert listed == sorted(listed)
    assert all(word.replace("-", "").isascii() and word.islower() for word in listed)


def test_a_list_that_is_not_whole_is_not_used(tmp_path):
    short = tmp_path / "short.txt"
    short.write_text("abacus abdomen")
    with pytest.raises(RuntimeError):
        Words(short).passphrase()


def test_a_passphrase_is_six_words_with_hyphens_between(words):
    listed = [word for word in FILE.read_text("utf-8").split() if "-" not in word]
    parts = words.passphrase().split("-")
    assert len([part for part in parts if part in listed]) >= 4
    assert 6 <= len(parts) <= 12
    assert len(words.passphrase()) >= 12 + 5


def test_passphrases_differ_and_come_from_the_whole_list(words):
    drawn = [words.passphrase() for _ in range(500)]
    assert len(set(drawn)) == 500
    first_letters = {passphrase[0] for passphrase in drawn}
    assert len(first_letters) > 15


def test_a_fingerprint_is_five_words_of_both_public_keys(words):
    said = words.fingerprint(*KEYS)
    assert said == words.fingerprint(*KEYS)
    assert len(said.split()) == 5
    assert (
        len({said, words.fingerprint(KEYS[1], KEYS[0]), words.fingerprint(KEYS[0], KEYS[0])}) == 3
    )


def test_fingerprints_and_check_words_stay_the_same_for_ever(words):
    # Frozen: they are on paper.
    assert words.fingerprint(*KEYS) == "zipping croon moonscape tyke footrest"
    assert words.check_words(b"\x03" * 32) == "august cork enchanted urchin"


def test_check_words_are_four_and_no_fingerprint(words):
    said = words.check_words(KEYS[0] + KEYS[1])
    assert len(said.split()) == 4
    assert said != " ".join(words.fingerprint(*KEYS).split()[:4])
