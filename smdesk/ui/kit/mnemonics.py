"""The underlined letters of what is on the screen: each leads to one thing only."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

AND = "&"


def share_letters(root: QWidget, first: Collection[QWidget] = ()) -> None:
    """Let no two things that can be seen in ``root`` answer to the same letter.

    Whoever has a letter keeps it, those in ``first`` before all others; who comes later to a letter
    gets another one of their words, or none. Alt and a letter would else only move the focus to
    and fro.
    """
    told = [w for w in _answering(root) if w.isEnabled() and w.isVisibleTo(root)]
    taken: set[str] = set()
    later: list[QAbstractButton | QLabel] = []
    for widget in sorted(told, key=lambda one: one not in first):
        letter = letter_of(widget.text())
        if letter and letter in taken:
            later.append(widget)
        else:
            taken.add(letter)
    for widget in later:
        text = with_another(widget.text(), taken)
        taken.add(letter_of(text))
        widget.setText(text)


def letter_of(text: str) -> str:
    """Return the underlined letter of the text in lower case, empty without one."""
    return QKeySequence.mnemonic(text).toString().rpartition("+")[2].casefold()


def with_another(text: str, taken: Collection[str]) -> str:
    """Return the text with another letter underlined that is not taken; with none if all are."""
    signs = _signs(text)
    beginnings = [at for at in range(len(signs)) if at == 0 or signs[at - 1] == " "]
    for at in (*beginnings, *range(len(signs))):
        sign = signs[at].casefold()
        if sign.isascii() and sign.isalpha() and sign not in taken:
            return "".join([*signs[:at], AND, *signs[at:]])
    return "".join(signs)


def _answering(root: QWidget) -> Iterator[QAbstractButton | QLabel]:
    yield from root.findChildren(QAbstractButton)
    for label in root.findChildren(QLabel):
        if label.buddy() is not None:
            yield label


def _signs(text: str) -> Sequence[str]:
    """Return the signs of the text without the mark of a letter; a doubled one is one sign."""
    marked = text.replace(AND * 2, "\0").replace(AND, "")
    return [AND * 2 if sign == "\0" else sign for sign in marked]
