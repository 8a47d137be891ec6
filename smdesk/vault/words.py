"""Words for what is hard to read: passphrases drawn at random, fingerprints, check words."""

import hashlib
import secrets
from pathlib import Path

from smdesk.vault.escrow import ShareWords

LISTED = 7776
"""How many words the list holds: one for each throw of five dice."""
FINGERPRINT_WORDS = 5
CHECK_WORDS = 4


class Words:
    """The word list, read when it is first used, and the list for shares that lies beside it."""

    def __init__(self, file: Path) -> None:
        self.shares = ShareWords(file.with_name("slip39.txt"))
        self._file = file
        self._listed: tuple[str, ...] = ()

    def passphrase(self, words: int = 6) -> str:
        """Return that many words drawn at random, 12.9 bits each, with hyphens between."""
        return "-".join(secrets.choice(self._list()) for _ in range(words))

    def fingerprint(self, public_seal: bytes, public_sign: bytes) -> str:
        """Return five words that differ, but once in 2**64 tries, for any other public keys."""
        said = b"smdesk/fingerprint/v1" + public_seal + public_sign
        return self._told(hashlib.sha256(said).digest(), FINGERPRINT_WORDS)

    def check_words(self, digest: bytes) -> str:
        """Return four words for the head of the log, to be printed and compared."""
        return self._told(hashlib.sha256(b"smdesk/check/v1" + digest).digest(), CHECK_WORDS)

    def listed(self) -> tuple[str, ...]:
        """Return every word of the list."""
        return self._list()

    def _told(self, digest: bytes, words: int) -> str:
        number, said = int.from_bytes(digest), []
        for _ in range(words):
            number, which = divmod(number, LISTED)
            said.append(self._list()[which])
        return " ".join(said)

    def _list(self) -> tuple[str, ...]:
        if not self._listed:
            self._listed = tuple(self._file.read_text("utf-8").split())
            if len(set(self._listed)) != LISTED:
                message = "the word list is not whole"
                raise RuntimeError(message)
        return self._listed
