"""The codes of authenticator apps: read from a link or a typed secret, made for an instant.

Codes are those of RFC 6238, made from RFC 4226. Links are written as Google's key URI format has
them, which every authenticator app reads.
"""

import base64
import binascii
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

from smdesk.domain.records import SmdeskError
from smdesk.domain.secret_text import SecretText

FEWEST_DIGITS, MOST_DIGITS = 6, 8
SHORTEST_PERIOD, LONGEST_PERIOD = 5, 600
REACH = 10
"""Steps before and after this one that are looked through when a clock is checked: five minutes
for nearly every site. Clocks further off are seen without smdesk."""
SHORTEST_KEY = 8
"""Bytes. Standards ask for 16; platforms are known to give 10. What is shorter was cut off."""
LONGEST_KEY = 128
"""Bytes in a block of the longest hash, SHA-512; RFC 2104 hashes longer keys down to less."""
LONGEST_NAME = 256
"""Signs in an issuer or an account that a link names."""


class Algorithm(Enum):
    """How the codes are hashed; nearly every platform uses the first."""

    SHA1 = "SHA1"
    SHA256 = "SHA256"
    SHA512 = "SHA512"


class NoCodesWhy(Enum):
    """Why no codes can be made from what was put in."""

    EMPTY = "empty"
    NOT_A_SECRET = "not_a_secret"  # noqa: S105 - a name, not a secret
    """Signs that a secret never has: it is written with A to Z and 2 to 7."""
    CUT_OFF = "cut_off"
    TOO_LONG = "too_long"
    """Longer than any key: something else was pasted."""
    NOT_A_LINK = "not_a_link"
    COUNTED = "counted"
    """Codes by a counter (HOTP) instead of the clock."""
    STEAM = "steam"
    NOT_SEEN = "not_seen"
    """A picture without a square code that can be read."""
    SEVERAL = "several"
    """A move of several accounts at once, as one app exports them to another."""
    ALGORITHM = "algorithm"
    DIGITS = "digits"
    PERIOD = "period"


class NoCodesError(SmdeskError):
    """No codes can be made from what was put in; ``why`` says what is the matter."""

    def __init__(self, why: NoCodesWhy) -> None:
        super().__init__(why.name)
        self.why = why


@dataclass(frozen=True, slots=True)
class Code:
    """A code, how long each holds, and how many seconds this one still does (at least one)."""

    digits: SecretText
    period: int
    seconds_left: int


@dataclass(frozen=True, slots=True)
class ClockOffset:
    """How far this computer's clock is from that of whoever made a code of the same secret.

    ``steps`` are whole codes, each ``period`` seconds long: above zero it is ahead, below behind.
    """

    steps: int
    period: int

    @property
    def seconds(self) -> int:
        """Return about how many seconds the clock is ahead; below zero it is behind."""
        return self.steps * self.period


@dataclass(frozen=True, slots=True)
class Authenticator:
    """What an authenticator app keeps for one account."""

    key: bytes = field(repr=False)
    algorithm: Algorithm = Algorithm.SHA1
    digits: int = 6
    period: int = 30
    issuer: str = ""
    account: str = ""

    def __post_init__(self) -> None:
        if len(self.key) < SHORTEST_KEY:
            raise NoCodesError(NoCodesWhy.CUT_OFF)
        if len(self.key) > LONGEST_KEY or max(len(self.issuer), len(self.account)) > LONGEST_NAME:
            raise NoCodesError(NoCodesWhy.TOO_LONG)
        if not FEWEST_DIGITS <= self.digits <= MOST_DIGITS:
            raise NoCodesError(NoCodesWhy.DIGITS)
        if not SHORTEST_PERIOD <= self.period <= LONGEST_PERIOD:
            raise NoCodesError(NoCodesWhy.PERIOD)

    def code(self, at: datetime) -> Code:
        """Return the code that holds at the instant, which is aware."""
        second = int(at.timestamp())
        digits = counted(self.key, second // self.period, self.digits, self.algorithm)
        return Code(SecretText(digits), self.period, self.period - second % self.period)

    def offset(self, typed: SecretText, at: datetime) -> ClockOffset | None:
        """Return how far the clock that says ``at`` is from the one that made the typed code.

        The nearest answer counts. None means that no code within REACH steps is the typed one: it
        comes from another secret, was mistyped, or the clock is further off. Steps are those of
        RFC 6238, section 6.
        """
        digits = "".join(typed.reveal().split())
        if not (digits.isascii() and digits.isdigit()):
            return None
        now = int(at.timestamp()) // self.period
        for steps in sorted(range(-REACH, REACH + 1), key=abs):
            counter = now - steps
            if counter >= 0 and hmac.compare_digest(
                counted(self.key, counter, self.digits, self.algorithm), digits
            ):
                return ClockOffset(steps, self.period)
        return None

    def link(self) -> SecretText:
        """Return it as an otpauth link, with everything said that could be left out."""
        named = quote(self.account, safe="")
        if self.issuer:
            named = f"{quote(self.issuer, safe='')}:{named}"
        secret = base64.b32encode(self.key).decode().rstrip("=")
        return SecretText(
            f"otpauth://totp/{named}?secret={secret}&issuer={quote(self.issuer, safe='')}"
            f"&algorithm={self.algorithm.value}&digits={self.digits}&period={self.period}"
        )


def counted(
    key: bytes, counter: int, digits: int = 6, algorithm: Algorithm = Algorithm.SHA1
) -> str:
    """Return the code for the counter, with leading zeros (RFC 4226, section 5.3)."""
    digest = hmac.digest(key, counter.to_bytes(8), algorithm.value.lower())
    start = digest[-1] & 0xF
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def read(text: SecretText) -> Authenticator:
    """Return the authenticator that a link or a typed secret stands for; raises NoCodesError."""
    made = _made(text)
    if isinstance(made, NoCodesWhy):
        # Raised here, where no value in reach holds any of the text.
        raise NoCodesError(made)
    return made


def _made(text: SecretText) -> Authenticator | NoCodesWhy:
    scheme = text.reveal().strip().partition("://")[0].casefold()
    if scheme == "otpauth-migration":
        return NoCodesWhy.SEVERAL
    if scheme == "steam":
        return NoCodesWhy.STEAM
    if scheme != "otpauth" and "://" in text.reveal():
        return NoCodesWhy.NOT_A_LINK
    try:
        return _of_link(text) if scheme == "otpauth" else Authenticator(key_of(text))
    except NoCodesError as error:
        return error.why


def key_of(typed: SecretText) -> bytes:
    """Return the key of a secret typed in base32, however it is spaced; raises NoCodesError."""
    try:
        return _decoded("".join(typed.reveal().split()).replace("-", "").rstrip("=").upper())
    except (binascii.Error, ValueError):
        # The error of the text would carry the text along.
        raise NoCodesError(NoCodesWhy.NOT_A_SECRET) from None


def _decoded(clean: str) -> bytes:
    if not clean:
        raise NoCodesError(NoCodesWhy.EMPTY)
    return base64.b32decode(clean + "=" * (-len(clean) % 8))


def _of_link(text: SecretText) -> Authenticator:
    try:
        parts = urlsplit(text.reveal().strip())
        asked = parse_qs(parts.query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        raise NoCodesError(NoCodesWhy.NOT_A_LINK) from None
    said = {name.casefold(): values[0].strip() for name, values in asked.items()}
    kind = parts.netloc.casefold()
    issuer, account = _names(parts, said)
    if kind == "steam" or "steam" in (issuer.casefold(), said.get("encoder", "").casefold()):
        raise NoCodesError(NoCodesWhy.STEAM)
    if kind == "hotp":
        raise NoCodesError(NoCodesWhy.COUNTED)
    if kind != "totp":
        raise NoCodesError(NoCodesWhy.NOT_A_LINK)
    return Authenticator(
        key=key_of(SecretText(said.get("secret", ""))),
        algorithm=_algorithm(said.get("algorithm", "")),
        digits=_number(said.get("digits", ""), 6, NoCodesWhy.DIGITS),
        period=_number(said.get("period", ""), 30, NoCodesWhy.PERIOD),
        issuer=issuer,
        account=account,
    )


def _names(parts: SplitResult, said: dict[str, str]) -> tuple[str, str]:
    """Return issuer and account; the link may name the issuer twice, or before the account only."""
    path = parts.path.removeprefix("/")
    before, colon, after = path.partition(":")
    if not colon and "issuer" not in said:
        before, colon, after = unquote(path).partition(":")
        return (before.strip(), after.strip()) if colon else ("", before.strip())
    label = unquote(after if colon else before).strip()
    return said.get("issuer") or (unquote(before).strip() if colon else ""), label


def _algorithm(said: str) -> Algorithm:
    plain = said.upper().replace("-", "").removeprefix("HMAC")
    for algorithm in Algorithm:
        if plain in ("", algorithm.value):
            return algorithm
    raise NoCodesError(NoCodesWhy.ALGORITHM)


def _number(said: str, usual: int, why: NoCodesWhy) -> int:
    if not said:
        return usual
    if not (said.isascii() and said.isdigit()) or len(said) > len(str(LONGEST_PERIOD)):
        raise NoCodesError(why)
    return int(said)
