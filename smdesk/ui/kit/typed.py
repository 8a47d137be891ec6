"""What people typed or pasted, as it can be kept: nothing in it that no page can print."""

from unicodedata import category

UNFIT = frozenset({"Cc", "Cs"})
"""Signs that steer a machine, and halves of signs: nobody means to type them."""

SEEN = "LNPS"
"""Letters, numbers, punctuation and symbols, as Unicode sorts them."""


def printable(text: str) -> str:
    """Return the text with a blank for each sign that no page can print; lines are kept.

    Where there is nothing to see, as with marks on no letter, it is empty.
    """
    if not any(category(sign)[0] in SEEN for sign in text):
        return ""
    signs = (" " if category(sign) in UNFIT and sign != "\n" else sign for sign in text)
    return "".join(signs).strip()
