"""What the self-test tells of each thing it tried."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was tried: whether it went well, how long it took, and what was seen."""

    name: str
    well: bool
    ms: int
    told: str


class UnsoundError(Exception):
    """Something is not as it should be; ``what`` says so in a few words of our own."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
