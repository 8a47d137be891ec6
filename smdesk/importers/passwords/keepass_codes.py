"""What authenticator codes are made from, in each of the ways that KeePass programs note it."""

import base64
import binascii
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs

from smdesk.domain import totp
from smdesk.domain.secret_text import SecretText

LINK = "otp"
SEED, SETTINGS = "TOTP Seed", "TOTP Settings"
TIMED = "TimeOtp-"


def _of_hex(text: SecretText) -> bytes:
    return binascii.unhexlify("".join(text.reveal().split()))


def _of_base64(text: SecretText) -> bytes:
    return base64.b64decode(text.reveal().strip(), validate=True)


def _of_letters(text: SecretText) -> bytes:
    return text.reveal().encode()


_SECRETS: dict[str, Callable[[SecretText], bytes]] = {
    f"{TIMED}Secret-Base32": totp.key_of,
    f"{TIMED}Secret-Hex": _of_hex,
    f"{TIMED}Secret-Base64": _of_base64,
    f"{TIMED}Secret": _of_letters,
}
_KNOWN = (f"{TIMED}Length", f"{TIMED}Period", f"{TIMED}Algorithm")


def is_one(name: str) -> bool:
    """Whether a field of this name says how codes are made."""
    return name in (LINK, SEED, SETTINGS, *_SECRETS, *_KNOWN)


def names(fields: Mapping[str, SecretText]) -> set[str]:
    """Return the names of the fields that say how codes are made."""
    return set(filter(is_one, fields))


def link_of(fields: Mapping[str, SecretText], account: str) -> SecretText | None:
    """Return an otpauth link; None where the fields speak of no codes.

    Raises NoCodesError for codes that no authenticator here can make, such as Steam's.
    """
    if fields.get(LINK):
        return _of_link(fields[LINK], account)
    if fields.get(SEED):
        return _of_seed(fields[SEED], fields.get(SETTINGS), account)
    for name, key_of in _SECRETS.items():
        if fields.get(name):
            try:
                key = key_of(fields[name])
            except (ValueError, binascii.Error):
                raise totp.NoCodesError(totp.NoCodesWhy.NOT_A_SECRET) from None
            told = {known.removeprefix(TIMED): fields[known].reveal() for known in _KNOWN
                    if fields.get(known)}  # fmt: skip
            return _link(
                key,
                account,
                period=told.get("Period", ""),
                digits=told.get("Length", ""),
                algorithm=told.get("Algorithm", ""),
            )
    return None


def _of_link(text: SecretText, account: str) -> SecretText:
    """Return the link as it stands, or one made from the older kind (key=…&step=…)."""
    told = text.reveal().strip()
    if "key=" in told and "://" not in told:
        asked = {name: values[0] for name, values in parse_qs(told, max_num_fields=20).items()}
        key = totp.key_of(SecretText(asked.get("key", "")))
        algorithm = asked.get("otpHashMode", "")
        return _link(key, account, period=asked.get("step", ""), digits=asked.get("size", ""),
                     algorithm=algorithm)  # fmt: skip
    totp.read(text)
    return text


def _of_seed(seed: SecretText, settings: SecretText | None, account: str) -> SecretText:
    period, _, rest = (settings.reveal() if settings else "").partition(";")
    digits = rest.partition(";")[0].strip()
    if digits.upper().startswith("S"):
        raise totp.NoCodesError(totp.NoCodesWhy.STEAM)
    return _link(totp.key_of(seed), account, period=period.strip(), digits=digits, algorithm="")


def _link(key: bytes, account: str, *, period: str, digits: str, algorithm: str) -> SecretText:
    return totp.Authenticator(
        key,
        _algorithm(algorithm),
        _number(digits, 6, totp.NoCodesWhy.DIGITS),
        _number(period, 30, totp.NoCodesWhy.PERIOD),
        account=account,
    ).link()


def _algorithm(told: str) -> totp.Algorithm:
    plain = told.upper().replace("-", "").removeprefix("HMAC")
    try:
        return totp.Algorithm(plain) if plain else totp.Algorithm.SHA1
    except ValueError:
        raise totp.NoCodesError(totp.NoCodesWhy.ALGORITHM) from None


def _number(told: str, usual: int, why: totp.NoCodesWhy) -> int:
    if not told:
        return usual
    if not (told.isascii() and told.isdigit()) or len(told) > 4:  # noqa: PLR2004 - digits
        raise totp.NoCodesError(why)
    return int(told)
