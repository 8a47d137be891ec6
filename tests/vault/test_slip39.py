"""Shares in words: the form's official vectors, what is typed wrong, and what so many can do."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.secret_text import SecretText
from smdesk.vault import escrow, shamir, slip39
from smdesk.vault.errors import PaperWhy, ShareError
from smdesk.vault.escrow import ShareWords

WORDS = ShareWords(Path(__file__).resolve().parents[2] / "resources" / "words" / "slip39.txt")
VECTORS = json.loads((Path(__file__).parent / "slip39" / "vectors.json").read_text("utf-8"))
SECRET = bytes(range(16))


def shares(needed=3, count=5, secret=SECRET):
    return escrow.split(secret, needed, count)


def pages(*made):
    return [WORDS.written(share) for share in made]


def refusal(call, *args, **more):
    with pytest.raises(ShareError) as caught:
        call(*args, **more)
    return caught.value.why, caught.value.at


def test_all_official_vectors_are_there():
    assert len(VECTORS) == 45


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector[0].split(".")[0])
def test_an_official_vector_gives_its_secret_or_none(vector):
    _, mnemonics, secret, _ = vector
    try:
        read = [WORDS.read(mnemonic.split()) for mnemonic in mnemonics]
        said = slip39.join(read, b"TREZOR").hex()
    except ShareError:
        said = ""
    assert said == secret


def test_the_official_shares_are_written_again_as_they_were():
    for _, mnemonics, secret, _ in VECTORS:
        for mnemonic in mnemonics if secret else ():
            assert " ".join(WORDS.written(WORDS.read(mnemonic.split()))) == mnemonic


def test_the_words_tell_themselves_by_four_letters():
    listed = WORDS.listed()
    assert len({word[:4] for word in listed}) == len(listed) == 1024
    assert list(listed) == sorted(listed)


def test_a_share_of_128_bits_has_twenty_words():
    assert {len(page) for page in pages(*shares())} == {20}


def test_any_three_of_five_bring_the_secret_back_and_their_order_is_none():
    made = shares()
    for some in itertools.permutations(made, 3):
        assert escrow.secret_of(some) == SECRET


@given(
    st.binary(min_size=16, max_size=16),
    st.integers(2, 16).flatmap(lambda n: st.tuples(st.integers(2, n), st.just(n))),
)
def test_any_secret_comes_back_from_as_many_as_are_needed(secret, numbers):
    needed, count = numbers
    made = escrow.split(secret, needed, count)
    assert escrow.secret_of(made[count - needed :]) == secret
    assert escrow.secret_of(made) == secret


def test_one_share_fewer_opens_nothing_and_says_how_many_are_missing():
    made = shares()
    assert refusal(escrow.secret_of, made[:2]) == (PaperWhy.TOO_FEW, 1)
    assert refusal(escrow.secret_of, made[:1]) == (PaperWhy.TOO_FEW, 2)
    assert refusal(escrow.secret_of, []) == (PaperWhy.TOO_FEW, 1)


def test_one_share_fewer_fits_every_secret_there_is():
    """With two of three, each value of the third byte would give another secret, all as likely."""
    parts = shamir.split(SECRET, 3, 3)
    found = set()
    for guess in range(256):
        points = {0: parts[0], 1: parts[1], 2: bytes([guess]) + parts[2][1:]}
        found.add(shamir._at(255, points)[0])
    assert len(found) == 256


def test_numbers_of_shares_that_make_no_sense_are_refused():
    for needed, count in ((0, 3), (4, 3), (2, 17)):
        with pytest.raises(ValueError, match=f"{needed} of {count}"):
            escrow.split(SECRET, needed, count)


def test_shares_of_another_set_are_not_taken_together():
    first, other = shares(), shares()
    assert refusal(escrow.secret_of, [*first[:2], other[2]])[0] is PaperWhy.OTHER_SET


def test_the_same_share_twice_counts_once():
    one, two, *_ = shares()
    assert refusal(escrow.secret_of, [one, two, one]) == (PaperWhy.TWICE, 1)


def test_more_shares_than_are_needed_must_agree():
    made = shares(2, 3)
    forged = slip39.Share(set=made[0].set, place=2, needed=2, value=bytes(16))
    assert refusal(escrow.secret_of, [*made[:2], forged])[0] is PaperWhy.WRONG_TOGETHER


def test_a_share_that_somebody_made_up_is_noticed():
    made = shares(2, 3)
    forged = slip39.Share(set=made[0].set, place=1, needed=2, value=bytes(16))
    assert refusal(escrow.secret_of, [made[0], forged])[0] is PaperWhy.WRONG_TOGETHER


def test_an_unknown_word_is_named():
    page = list(pages(shares()[0])[0])
    page[6] = "library-card"
    assert refusal(WORDS.read, page) == (PaperWhy.UNKNOWN_WORD, 7)


def test_four_letters_of_a_word_are_enough():
    share = shares()[0]
    assert WORDS.read([word[:4].upper() for word in WORDS.written(share)]) == share


def test_a_missing_word_is_no_share():
    page = pages(shares()[0])[0]
    assert refusal(WORDS.read, page[:-1]) == (PaperWhy.LENGTH, 19)


@given(st.integers(0, 19), st.integers(1, 1023))
def test_one_wrong_word_is_pointed_at(place, change):
    numbers = list(slip39.Share(set=77, place=1, needed=3, value=SECRET).numbers())
    numbers[place] = (numbers[place] + change) % 1024
    assert refusal(slip39.read, numbers) == (PaperWhy.CHECKSUM, place + 1)


@given(st.permutations(range(20)).filter(lambda order: list(order) != sorted(order)))
def test_words_in_another_order_are_noticed(order):
    numbers = slip39.Share(set=77, place=1, needed=3, value=SECRET).numbers()
    mixed = [numbers[place] for place in order]
    if mixed != list(numbers):
        assert refusal(slip39.read, mixed)[0] in (PaperWhy.CHECKSUM, PaperWhy.NOT_A_SHARE)


def test_what_is_kept_of_a_share_is_proved_by_its_two_words_and_by_no_others():
    page = SecretText(" ".join(pages(shares()[0])[0]))
    kept, typed = escrow.proof_of(page), escrow.asked(page).reveal()
    first, second = typed.split()
    assert page.reveal().split()[4:6] == [first, second]
    assert escrow.proves(kept, SecretText(typed))
    assert escrow.proves(kept, SecretText(f" {first.upper()}  {second[:4]} "))
    assert not escrow.proves(kept, SecretText(f"{second} {first}")) or first == second
    assert not escrow.proves(kept, SecretText(first))
    assert not escrow.proves(kept, SecretText(""))
    assert len(kept) == 18


def test_what_is_kept_of_all_shares_speaks_of_three_bytes_of_the_secret():
    """The two words of any share are settled by its first three bytes, whatever the others are."""
    made = slip39.Share(set=9, place=0, needed=3, value=SECRET)
    other = slip39.Share(set=9, place=0, needed=3, value=SECRET[:3] + bytes(13))
    asked = [at - 1 for at in escrow.PROOF_WORDS]
    assert [made.numbers()[at] for at in asked] == [other.numbers()[at] for at in asked]


def test_a_share_is_not_shown_by_accident():
    assert SECRET.hex() not in repr(shares(2, 2)[0])
    assert "value" not in repr(shares(2, 2)[0])
