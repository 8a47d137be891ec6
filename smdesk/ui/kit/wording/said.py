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


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - read by the translators' tool
    """Mark words for the translators, who find this by its name, and return them as they are.

    Qt's own function of this name does the same and says that it returns an object.
    """
    return text
