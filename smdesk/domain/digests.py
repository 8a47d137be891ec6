"""What an approval is about, as one number: whatever of it changes, the number does."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from smdesk.domain.calendar import Variant


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture or film as the approvers see it: its file by its hash, and its description."""

    sha256: str
    alt: str


def digest_of(variant: Variant, media: Sequence[Shown]) -> str:
    """Return the SHA-256, in hex, of all that an approval is about (C4).

    Channel, text, link with its tags, first comment, hashtags, and each picture with its
    description in order. Not the time, and not the team's notes.
    """
    said = [
        "smdesk/content/1",
        variant.channel,
        variant.text,
        variant.tagged_link,
        variant.first_comment,
        list(variant.hashtags),
        variant.political,
        [[one.sha256, one.alt] for one in media],
    ]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
