"""The sealed annex on paper: one account to half a page, and the face of the envelope.

These pages hold the passwords themselves. They are made in memory, apart from the packet, and are
no archive: a locked PDF claims PDF/UA-1 alone, because PDF/A allows no lock.
"""

import base64
from datetime import UTC, tzinfo

from smdesk.domain import totp
from smdesk.domain.annex import AnnexAccount, AnnexPages, AnnexSecret
from smdesk.domain.custody import SecretKind
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import SmdeskError
from smdesk.printing.clean import Json, clean
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet
from smdesk.printing.square_code import dots

ANNEX_TEMPLATE = "annex"
COPIED = frozenset({SecretKind.PASSWORD, SecretKind.API_KEY})
"""Kinds that are typed sign by sign: they are set in groups of four and spelled out."""


def annex_sheet(
    pages: AnnexPages,
    imprint: Imprint,
    *,
    zone: tzinfo = UTC,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return the envelope's face, the list of what is in it and every account's half page."""
    annex = pages.annex
    return Sheet(
        template=ANNEX_TEMPLATE,
        data={
            **imprint_data(imprint, zone),
            "annex": {
                "number": annex.number,
                "recipient": annex.recipient,
                "reason": annex.reason,
                "secrets": annex.secrets,
                "accounts": [_account(account) for account in pages.accounts],
            },
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
        archived=False,
    )


def _account(account: AnnexAccount) -> dict[str, Json]:
    return {
        "name": account.name,
        "platform": account.platform.value,
        "url": account.url,
        "login": account.login_name,
        "files": account.files,
        "secrets": [_secret(secret) for secret in account.secrets],
    }


def _secret(secret: AnnexSecret) -> dict[str, Json]:
    said = secret.text.reveal()
    square: list[Json] = []
    if secret.what is SecretKind.TOTP:
        square = list(dots(said))
        said = _key(secret)
    return {
        "what": secret.what.value,
        "label": secret.label,
        "since": secret.made_on.isoformat(),
        "copied": secret.what in COPIED or bool(square),
        "text": said,
        "square": square,
        # What no page can show would be left out without a word, and the password be wrong.
        "exact": clean(said) == said,
        "codes": [{"text": one.text.reveal(), "used": one.used} for one in secret.codes],
    }


def _key(secret: AnnexSecret) -> str:
    """Return the key that an authenticator's link holds, as platforms show it for typing."""
    try:
        key = totp.read(secret.text).key
    except SmdeskError:
        return secret.text.reveal()
    return base64.b32encode(key).decode("ascii").rstrip("=")
