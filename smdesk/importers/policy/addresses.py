"""Where links in a file may lead, and what becomes of those that may not."""

import re

from smdesk.domain.policy.blocks import Link, Span, Text
from smdesk.importers.policy.found import Notice, Noticed

_ALLOWED = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
_LOCAL = re.compile(r"\s*(?:file:|[a-z]:[\\/]|\\\\|smb:)", re.IGNORECASE)
_SCRIPT = re.compile(
    r"[\s\x00-\x1f]*(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE
)


def allowed(url: str) -> bool:
    """Whether a link may lead there: the web, a mail box or a telephone."""
    return bool(_ALLOWED.match(url))


def judged(text: str, url: str, noticed: Noticed) -> Span:
    """Return a link that leads somewhere harmless; of others the words alone, and take note.

    One within the file, as in ``#here``, stays until it is known what it leads to.
    """
    if allowed(url) or url.startswith("#"):
        return Link(text or url.removeprefix("#"), url)
    noticed.note(notice_of(url))
    return Text(text)


def notice_of(url: str) -> Notice:
    """Return what is wrong with an address that is not allowed."""
    if _SCRIPT.match(url):
        return Notice.SCRIPT
    return Notice.LOCAL_FILE if _LOCAL.match(url) else Notice.LINK
