"""The shape of a rule's sentences."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A rule's words before they are translated. ``chip`` is one or two words for a list."""

    chip: str
    what: str
    why: str
    who: str
    action: str
