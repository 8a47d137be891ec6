"""Where a web address leads: its host, and which platform that is."""

from urllib.parse import urlsplit

from smdesk.domain.accounts import Platform

_BRANDS = {
    Platform.FACEBOOK: "facebook fb meta messenger katana",
    Platform.INSTAGRAM: "instagram",
    Platform.YOUTUBE: "youtube youtu",
    Platform.X: "twitter",
    Platform.THREADS: "threads",
    Platform.LINKEDIN: "linkedin",
    Platform.TIKTOK: "tiktok musically",
    Platform.MASTODON: "mastodon mstdn fosstodon hachyderm glammr ausglam",
    Platform.BLUESKY: "bsky bluesky",
    Platform.PINTEREST: "pinterest",
    Platform.FLICKR: "flickr",
    Platform.NEWSLETTER: "mailchimp substack buttondown mailerlite brevo constantcontact listmonk",
    Platform.WEBSITE: "wordpress squarespace wix drupal typo3 joomla",
}
_OF_LABEL = {brand: platform for platform, brands in _BRANDS.items() for brand in brands.split()}
_OF_WORD = _OF_LABEL | {
    platform.value: platform for platform in Platform if platform is not Platform.OTHER
}
_OF_HOST = {
    "x.com": Platform.X,
    "mas.to": Platform.MASTODON,
    "social.lol": Platform.MASTODON,
}
_FRONTS = ("www.", "m.", "mobile.")

ONE_HOST = frozenset(
    {
        Platform.FACEBOOK,
        Platform.INSTAGRAM,
        Platform.YOUTUBE,
        Platform.X,
        Platform.THREADS,
        Platform.LINKEDIN,
        Platform.TIKTOK,
        Platform.BLUESKY,
        Platform.PINTEREST,
        Platform.FLICKR,
    }
)
"""Platforms on which a login name means one account, whatever the address says beside."""


def host_of(address: str) -> str:
    """Return the host that an address leads to, without what stands before its own name.

    An app's address gives the app's name. Empty where there is none.
    """
    said = address.strip()
    try:
        host = urlsplit(said if "://" in said else f"//{said}").hostname or ""
    except ValueError:
        return ""
    front = next((front for front in _FRONTS if host.startswith(front)), "")
    rest = host.removeprefix(front)
    return rest if "." in rest else host


def platform_of(host: str) -> Platform:
    """Return the platform that lives at the host; OTHER where nobody in particular does."""
    for known, platform in _OF_HOST.items():
        if host == known or host.endswith(f".{known}"):
            return platform
    found = (_OF_LABEL.get(label) for label in reversed(host.split(".")))
    return next((platform for platform in found if platform is not None), Platform.OTHER)


def platform_called(name: str) -> Platform:
    """Return the platform that the name of an account speaks of; OTHER where it is of none."""
    found = (_OF_WORD.get(word) for word in name.casefold().split())
    return next((platform for platform in found if platform is not None), Platform.OTHER)


def login_key(platform: Platform, host: str, name: str, username: str) -> tuple[str, str]:
    """Return what two logins have in common that lead to the same account.

    The platform stands for its host where it has one alone; without a host, the name does.
    """
    where = platform.value if platform in ONE_HOST else host or f"={name.strip().casefold()}"
    return where, username.strip().removeprefix("@").casefold()
