"""What somebody signs of a fact: all that it says, in bytes that are the same each time."""

import json
from collections.abc import Callable, Sequence
from dataclasses import Field, replace
from typing import Any, ClassVar, Protocol, TypeVar


class Claim(Protocol):
    """A record with a field ``signature``, by which whoever made it vouches for all the rest."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def claim(self, vault: str) -> bytes:
        """Return what is signed: everything but the signature, for this cabinet alone."""


ClaimT = TypeVar("ClaimT", bound=Claim)


def signed(fact: ClaimT, vault: str, sign: Callable[[bytes], bytes]) -> ClaimT:
    """Return the fact with the signature of whoever vouches for it."""
    return replace(fact, signature=sign(fact.claim(vault)))


def claimed(said: Sequence[object]) -> bytes:
    """Return values as the bytes that are signed; the same values are always the same bytes."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
