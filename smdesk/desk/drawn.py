"""What was drawn to be put on paper, until it lies there and is kept, or is thrown away."""

from dataclasses import dataclass, field

from smdesk.domain.paper_pages import KitPage, SharePage
from smdesk.domain.secret_text import SecretText
from smdesk.vault.escrow import PROOF_WORDS
from smdesk.vault.paper import OnPaper


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who is to hold a share."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class DrawnKit:
    """A kit that was drawn and opens nothing yet."""

    paper: OnPaper = field(repr=False)
    groups: SecretText
    """Eight groups of letters, with a blank between."""
    fingerprint: str
    """Five words that say which kit it is; they stand on the page and in the settings."""

    @property
    def page(self) -> KitPage:
        """What is to be printed."""
        return KitPage(groups=self.groups, fingerprint=self.fingerprint)


@dataclass(frozen=True, slots=True)
class DrawnShare:
    """One trustee's share, to be printed."""

    number: int
    holder: Holder
    words: SecretText
    """Twenty words, with a blank between: none is a secret alone."""


@dataclass(frozen=True, slots=True)
class DrawnShares:
    """Shares that were drawn and open nothing yet."""

    paper: OnPaper = field(repr=False)
    needed: int
    shares: tuple[DrawnShare, ...]
    fingerprint: str

    @property
    def pages(self) -> tuple[SharePage, ...]:
        """What is to be printed, one for each holder."""
        return tuple(
            SharePage(
                number=share.number,
                of=len(self.shares),
                needed=self.needed,
                name=share.holder.name,
                role=share.holder.role,
                words=share.words,
                fingerprint=self.fingerprint,
                proof=PROOF_WORDS,
            )
            for share in self.shares
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """How many accounts' secrets a kit or the shares would open, of how many that have any."""

    held: int
    all: int
