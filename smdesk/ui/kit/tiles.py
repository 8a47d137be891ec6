"""The letters on the tiles that stand for accounts."""

from smdesk.domain.accounts import Platform
from smdesk.ui.kit.paint import initials

LETTERS = {
    Platform.FACEBOOK: "FB",
    Platform.INSTAGRAM: "IG",
    Platform.YOUTUBE: "YT",
    Platform.X: "X",
    Platform.THREADS: "TH",
    Platform.LINKEDIN: "LI",
    Platform.TIKTOK: "TT",
    Platform.MASTODON: "MA",
    Platform.BLUESKY: "BS",
    Platform.PINTEREST: "PI",
    Platform.FLICKR: "FL",
    Platform.NEWSLETTER: "NL",
    Platform.WEBSITE: "WS",
}
"""Letters instead of the platforms' own marks, which are theirs."""


def letters(platform: Platform | None, name: str) -> str:
    """Return the one or two letters of the account's tile."""
    known = LETTERS.get(platform) if platform is not None else None
    return known or initials(name)
