"""Codes of authenticator apps: the RFCs' own answers, and whatever people paste."""

import base64
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import (
    LONGEST_KEY,
    REACH,
    Algorithm,
    Authenticator,
    NoCodesError,
    NoCodesWhy,
    counted,
    key_of,
    read,
)

KEY = b"12345678901234567890"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
LONGER = {
    Algorithm.SHA1: KEY,
    Algorithm.SHA256: KEY + b"123456789012",
    Algorithm.SHA512: KEY * 3 + b"1234",
}
RFC_6238 = [
    (59, Algorithm.SHA1, "94287082"),
    (59, Algorithm.SHA256, "46119246"),
    (59, Algorithm.SHA512, "90693936"),
    (1111111109, Algorithm.SHA1, "07081804"),
    (1111111109, Algorithm.SHA256, "68084774"),
    (1111111109, Algorithm.SHA512, "25091201"),
    (1111111111, Algorithm.SHA1, "14050471"),
    (1111111111, Algorithm.SHA256, "67062674"),
    (1111111111, Algorithm.SHA512, "99943326"),
    (1234567890, Algorithm.SHA1, "89005924"),
    (1234567890, Algorithm.SHA256, "91819424"),
    (1234567890, Algorithm.SHA512, "93441116"),
    (2000000000, Algorithm.SHA1, "69279037"),
    (2000000000, Algorithm.SHA256, "90698825"),
    (2000000000, Algorithm.SHA512, "38618901"),
    (20000000000, Algorithm.SHA1, "65353130"),
    (20000000000, Algorithm.SHA256, "77737706"),
    (20000000000, Algorithm.SHA512, "47863826"),
]
RFC_4226 = "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489".split()  # noqa: SIM905

names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=12)
authenticators = st.builds(
    Authenticator,
    key=st.binary(min_size=8, max_size=64),
    algorithm=st.sampled_from(Algorithm),
    digits=st.integers(6, 8),
    period=st.integers(5, 600),
    issuer=names.filter(lambda name: name.casefold() != "steam"),
    account=names,
)


def at(second):
    return datetime.fromtimestamp(second, UTC)


@pytest.mark.parametrize(("second", "algorithm", "digits"), RFC_6238)
def test_the_codes_are_those_of_rfc_6238(second, algorithm, digits):
    made = Authenticator(LONGER[algorithm], algorithm=algorithm, digits=8)
    assert made.code(at(second)).digits.reveal() == digits


def test_counted_codes_are_those_of_rfc_4226():
    assert [counted(KEY, counter) for counter in range(10)] == RFC_4226


def test_a_code_says_how_long_it_still_holds():
    made = Authenticator(KEY)
    assert made.code(at(59)).seconds_left == 1
    assert made.code(at(60)).seconds_left == 30
    assert made.code(at(60)).period == 30


@given(authenticators, st.integers(10_000, 2**36), st.integers(-REACH, REACH))
def test_a_clock_that_is_off_is_found_by_a_code_of_one_that_is_right(made, second, steps):
    typed = made.code(at(second)).digits
    found = made.offset(typed, at(second + steps * made.period))
    assert found is not None
    assert abs(found.steps) <= abs(steps)
    counter = second // made.period + steps - found.steps
    assert counted(made.key, counter, made.digits, made.algorithm) == typed.reveal()
    assert found.seconds == found.steps * made.period


def test_ahead_is_above_zero_and_behind_below():
    made, code = Authenticator(KEY), SecretText(counted(KEY, 1000))
    assert made.offset(code, at(1004 * 30 + 7)).steps == 4
    assert made.offset(code, at(997 * 30)).steps == -3
    assert made.offset(code, at(1000 * 30 + 29)).steps == 0


def test_a_clock_further_off_or_a_code_of_another_secret_is_not_guessed_at():
    made, code = Authenticator(KEY), counted(KEY, 1000)
    assert made.offset(SecretText(code), at((1000 + REACH) * 30)).steps == REACH
    assert made.offset(SecretText(code), at((1001 + REACH) * 30)) is None
    other = Authenticator(b"another secret altogether")
    assert other.offset(SecretText(code), at(1000 * 30)) is None


@pytest.mark.parametrize("typed", ["", " ", "12345", "abcdef", "١٢٣٤٥٦", "-12345", "9" * 40])
def test_what_is_no_code_matches_none(typed):
    assert Authenticator(KEY).offset(SecretText(typed), at(30_000)) is None


def test_a_code_is_compared_however_it_is_spaced_and_from_the_first_instant_on():
    made, code = Authenticator(KEY), counted(KEY, 0)
    assert made.offset(SecretText(f" {code[:3]} {code[3:]} "), at(3)).steps == 0


@given(authenticators)
def test_what_is_written_as_a_link_is_read_as_the_same(made):
    assert read(made.link()) == made


@given(authenticators, st.integers(0, 2**36))
def test_a_code_has_its_digits_and_holds_for_its_period(made, second):
    code = made.code(at(second))
    assert len(code.digits.reveal()) == made.digits
    assert code.digits.reveal().isdecimal()
    assert 1 <= code.seconds_left <= made.period
    begun = second - (made.period - code.seconds_left)
    assert made.code(at(begun)).digits.reveal() == code.digits.reveal()
    assert made.code(at(begun)).seconds_left == made.period


@pytest.mark.parametrize(
    "typed",
    [
        SECRET,
        SECRET.lower(),
        "gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
        "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ",
        f"  {SECRET}====\n",
        "GEZDGNBVGY3TQOJQ\u00a0GEZDGNBVGY3TQOJQ",
    ],
)
def test_a_typed_secret_is_read_however_it_is_spaced(typed):
    assert key_of(SecretText(typed)) == KEY
    assert read(SecretText(typed)) == Authenticator(KEY)


@pytest.mark.parametrize(
    ("link", "issuer", "account"),
    [
        (
            f"otpauth://totp/Instagram:lantern?secret={SECRET}&issuer=Instagram",
            "Instagram",
            "lantern",
        ),
        (
            f"otpauth://totp/Big%20Corp%3A%20alice%40x.org?secret={SECRET}",
            "Big Corp",
            "alice@x.org",
        ),
        (f"OTPAUTH://TOTP/alice?SECRET={SECRET.lower()}", "", "alice"),
        (f" otpauth://totp/?secret={SECRET}\n", "", ""),
        (f"otpauth://totp/Old:alice?secret={SECRET}&issuer=New", "New", "alice"),
    ],
)
def test_links_are_read_as_apps_write_them(link, issuer, account):
    made = read(SecretText(link))
    assert (made.key, made.issuer, made.account) == (KEY, issuer, account)


def test_algorithm_digits_and_period_are_heeded():
    link = f"otpauth://totp/x?secret={SECRET}&algorithm=HmacSHA256&digits=8&period=60"
    made = read(SecretText(link))
    assert (made.algorithm, made.digits, made.period) == (Algorithm.SHA256, 8, 60)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", NoCodesWhy.EMPTY),
        (" - ", NoCodesWhy.EMPTY),
        ("otpauth://totp/x?issuer=y", NoCodesWhy.EMPTY),
        ("not a secret!", NoCodesWhy.NOT_A_SECRET),
        ("10189", NoCodesWhy.NOT_A_SECRET),
        ("GEZDGNBVG", NoCodesWhy.NOT_A_SECRET),
        ("ＧＥＺＤＧＮＢＶＧＹ３ＴＱＯＪＱ", NoCodesWhy.NOT_A_SECRET),
        ("GEZDGNBV", NoCodesWhy.CUT_OFF),
        ("https://example.org", NoCodesWhy.NOT_A_LINK),
        (f"otpauth://yaotp/x?secret={SECRET}", NoCodesWhy.NOT_A_LINK),
        ("otpauth://[/x", NoCodesWhy.NOT_A_LINK),
        (f"otpauth://hotp/x?secret={SECRET}&counter=1", NoCodesWhy.COUNTED),
        (f"steam://{SECRET}", NoCodesWhy.STEAM),
        (f"otpauth://totp/Steam:me?secret={SECRET}", NoCodesWhy.STEAM),
        (f"otpauth://totp/me?secret={SECRET}&encoder=steam", NoCodesWhy.STEAM),
        ("otpauth-migration://offline?data=CjEKCkhlbGxv", NoCodesWhy.SEVERAL),
        (f"otpauth://totp/x?secret={SECRET}&algorithm=MD5", NoCodesWhy.ALGORITHM),
        (f"otpauth://totp/x?secret={SECRET}&digits=5", NoCodesWhy.DIGITS),
        (f"otpauth://totp/x?secret={SECRET}&digits=six", NoCodesWhy.DIGITS),
        (f"otpauth://totp/x?secret={SECRET}&period=0", NoCodesWhy.PERIOD),
        (f"otpauth://totp/x?secret={SECRET}&period=99999", NoCodesWhy.PERIOD),
    ],
)
def test_what_makes_no_codes_is_refused_with_its_reason(text, why):
    with pytest.raises(NoCodesError) as error:
        read(SecretText(text))
    assert error.value.why is why
    stack = traceback.TracebackException.from_exception(error.value, capture_locals=True).stack
    within = [frame for frame in stack if "smdesk" in Path(frame.filename).parts]
    assert not any(SECRET in value for one in within for value in (one.locals or {}).values())


@given(st.text())
def test_any_text_is_read_or_refused_and_no_error_carries_it(text):
    refused = None
    try:
        read(SecretText(text)).code(at(0))
    except NoCodesError as error:
        refused = error
    if refused is not None:
        assert refused.__cause__ is None
        assert refused.__suppress_context__ or refused.__context__ is None
        assert str(refused) in NoCodesWhy.__members__


def test_neither_key_nor_code_is_printed_by_accident():
    made = Authenticator(KEY, issuer="X")
    told = f"{made!r} {made.link()!r} {made.code(at(0))!r}"
    assert str(KEY) not in told
    assert SECRET not in told
    assert made.code(at(0)).digits.reveal() not in told


LONGEST = base64.b32encode(b"k" * LONGEST_KEY).decode()
TOO_LONG = [
    "A" * 32_767,
    base64.b32encode(b"k" * (LONGEST_KEY + 1)).decode(),
    f"otpauth://totp/{'x' * 300}?secret={SECRET}",
    f"otpauth://totp/X?secret={SECRET}&issuer={'x' * 300}",
]


@pytest.mark.parametrize("text", TOO_LONG, ids=["line", "key", "account", "issuer"])
def test_what_is_longer_than_any_key_or_name_was_copied_by_mistake(text):
    with pytest.raises(NoCodesError) as error:
        read(SecretText(text))
    assert error.value.why is NoCodesWhy.TOO_LONG


def test_the_longest_key_makes_codes():
    assert len(read(SecretText(LONGEST)).code(at(0)).digits.reveal()) == 6
