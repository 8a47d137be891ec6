"""What is told to a person: what is the matter, why, who can help, what to press."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message, in whole sentences but for ``action``, the words of a button."""

    what: str
    why: str = ""
    who: str = ""
    action: str = ""
    mild: bool = False
    """True where nothing is broken or lost: the person only has to do something else first."""
