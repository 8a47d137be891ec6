"""Passwords that were in use before: when each of them came into use."""

from collections.abc import Iterable
from datetime import UTC, datetime

from smdesk.domain.secret_text import SecretText
from smdesk.importers.passwords.entry import OldPassword

_LAST = datetime.max.replace(tzinfo=UTC)


def in_turn(
    ended: Iterable[tuple[SecretText, datetime | None]], created: datetime | None
) -> tuple[tuple[OldPassword, ...], datetime | None]:
    """Return the old passwords, the oldest first, and since when the one in use is in use.

    ``ended`` says of each when it was given up, which is when the next came into use; the first
    one came with the login itself, at ``created``.
    """
    known = sorted(ended, key=lambda one: one[1] or _LAST)
    since, old = created, []
    for text, end in known:
        old.append(OldPassword(text, since))
        since = end
    return tuple(old), since
