"""What is printed to bring somebody back in: the kit's page, and one page for each trustee."""

from dataclasses import dataclass

from smdesk.domain.secret_text import SecretText


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPage:
    """A paper kit, as it is printed once."""

    groups: SecretText
    """Eight groups of letters, with a blank between."""
    fingerprint: str
    """Five words that say which kit it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePage:
    """One trustee's share, as it is printed once."""

    number: int
    """Counted from 1."""
    of: int
    needed: int
    name: str
    role: str
    words: SecretText
    """Twenty words, with a blank between: none is a secret alone."""
    fingerprint: str
    proof: tuple[int, ...]
    """Which words the trustee types to say that the page has arrived, counted from 1."""
