"""A post held against an envelope: what of it differs from the series, and what was agreed to."""

import hashlib
import re
from collections.abc import Collection
from datetime import date, datetime

from smdesk.domain.calendar import Variant
from smdesk.domain.claims import claimed
from smdesk.domain.media import MediaKind
from smdesk.domain.series import PostSeries
from smdesk.domain.voice import Envelope, Media, Outing, Varied

CARRIED = {
    MediaKind.IMAGE: Media.PICTURE,
    MediaKind.VIDEO: Media.VIDEO,
    MediaKind.SOUND: Media.SOUND,
    MediaKind.DOCUMENT: Media.FILE,
}
_BRACES = re.compile(r"(\{[a-z]+\})")


def envelope_digest(envelope: Envelope, pattern: PostSeries | None) -> str:
    """Return the SHA-256, in hex, of all that a yes to the envelope is about.

    Its bounds, and what posts are compared with; not its note, nor how often it was used.
    """
    said = [
        "smdesk/envelope/1",
        envelope.id,
        envelope.series,
        list(envelope.channels),
        sorted(one.value for one in envelope.may_vary),
        envelope.most_letters,
        envelope.most_links,
        sorted(one.value for one in envelope.media),
        envelope.expires_on.isoformat() if envelope.expires_on else None,
        envelope.most_posts,
        envelope.pattern,
        None
        if pattern is None
        else [
            pattern.text,
            pattern.link,
            pattern.first_comment,
            list(pattern.hashtags),
            pattern.rule,
            pattern.begins.isoformat(),
            pattern.clock,
        ],
    ]
    return hashlib.sha256(claimed(said)).hexdigest()


def varied(
    variant: Variant, media: Collection[MediaKind], pattern: PostSeries | None, at: datetime | None
) -> frozenset[Varied]:
    """Return in what the post differs from the series; ``at`` is its time on the library's clock.

    Without a series to compare with, all that the post has is its own.
    """
    found = set()
    if media:
        found.add(Varied.PICTURE)
    if pattern is None:
        if variant.text or variant.first_comment:
            found.add(Varied.TEXT)
        if variant.link:
            found.add(Varied.LINK)
        if variant.hashtags:
            found.add(Varied.HASHTAGS)
        return frozenset(found)
    if not _fits(pattern.text, variant.text):
        found.add(Varied.TEXT)
    if variant.first_comment and not _fits(pattern.first_comment, variant.first_comment):
        found.add(Varied.TEXT)
    if variant.link and not _fits(pattern.link, variant.link):
        found.add(Varied.LINK)
    if variant.hashtags not in ((), pattern.hashtags):
        found.add(Varied.HASHTAGS)
    if at is not None and not _in_time(pattern, at):
        found.add(Varied.TIME)
    return frozenset(found)


def outing(
    variant: Variant, on: date, letters: int, media: Collection[MediaKind], ways: frozenset[Varied]
) -> Outing:
    """Return the post as an envelope looks at it; ``letters`` is as the platform counts them."""
    said = f"{variant.text}\n{variant.first_comment}"
    links = len(re.findall(r"https?://", said, re.IGNORECASE))
    if variant.link and variant.tagged_link not in variant.text:
        links += 1
    return Outing(
        channel=variant.channel,
        on=on,
        letters=letters,
        links=links,
        media=frozenset(CARRIED[one] for one in media),
        varied=ways,
    )


def _fits(pattern: str, text: str) -> bool:
    """Whether the text is the pattern with its gaps filled; every gap holds something."""
    parts = _BRACES.split(pattern.strip())
    made = "".join(".+?" if _BRACES.fullmatch(p) else re.escape(p) for p in parts)
    return re.fullmatch(made, text.strip(), re.DOTALL) is not None


def _in_time(pattern: PostSeries, at: datetime) -> bool:
    from_rule = pattern.recurrence.all(pattern.begins)
    if f"{at:%H:%M}" != pattern.clock:
        return False
    for day in from_rule:
        if day >= at.date():
            return day == at.date()
    return False
