"""The words of one line of Markdown: emphasis, links, pointers, terms, places to fill in."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from smdesk.domain.policy.blocks import Span, Spans, Term, Text, Variable
from smdesk.importers.policy.addresses import judged
from smdesk.importers.policy.found import Notice, Noticed, merged

_VARIABLE = re.compile(r"\{\{([^{}\n]+)\}\}")
_ACTIVE = re.compile(r"<\s*/?\s*(script|iframe|object|embed|img|link|style|form)", re.IGNORECASE)
_TURNS = {
    **dict.fromkeys(("strong_open", "<b>", "<strong>"), (1, 0)),
    **dict.fromkeys(("strong_close", "</b>", "</strong>"), (-1, 0)),
    **dict.fromkeys(("em_open", "<i>", "<em>"), (0, 1)),
    **dict.fromkeys(("em_close", "</i>", "</em>"), (0, -1)),
}
"""What makes words bold or italic, and what ends it."""


@dataclass(slots=True)
class Inline:
    """Turns the pieces of one line into spans; ``pointer`` says what an anchor names."""

    noticed: Noticed
    pointer: Callable[[str], Span | None]

    def spans(self, pieces: Sequence[Token]) -> Spans:
        """Return what the pieces say, one after the other."""
        return _Line(self).read(pieces)


class _Line:
    def __init__(self, inline: Inline) -> None:
        self._inline = inline
        self._kept: list[Span] = []
        self._bold = self._italic = 0
        self._url: str | None = None
        self._gathered: list[str] | None = None
        """Words of a link or a term, until it ends."""

    def read(self, pieces: Sequence[Token]) -> Spans:
        for piece in pieces:
            html = piece.content.casefold() if piece.type == "html_inline" else ""
            turn = _TURNS.get(html or piece.type)
            if turn:
                self._bold = max(0, self._bold + turn[0])
                self._italic = max(0, self._italic + turn[1])
            elif piece.type == "link_open" or html == "<dfn>":
                self._url = str(piece.attrs["href"]) if piece.type == "link_open" else None
                self._gathered = []
            elif piece.type == "link_close" or html == "</dfn>":
                self._end()
            elif piece.type == "image":
                self._picture(str(piece.attrs.get("src", "")))
            elif html and _ACTIVE.match(html):
                self._inline.noticed.note(Notice.SCRIPT)
            else:
                self._say(piece)
        return merged(self._kept)

    def _say(self, piece: Token) -> None:
        words = words_of(piece)
        if self._gathered is not None:
            self._gathered.append(words)
        elif piece.type == "text":
            self._kept += _filled(words, bold=self._bold > 0, italic=self._italic > 0)
        else:
            self._kept.append(Text(words, self._bold > 0, self._italic > 0))

    def _end(self) -> None:
        words = "".join(self._gathered or ())
        self._gathered = None
        if self._url is None:
            self._kept.append(Term(words))
            return
        pointed = self._inline.pointer(self._url[1:]) if self._url.startswith("#") else None
        self._kept.append(pointed or judged(words, self._url, self._inline.noticed))

    def _picture(self, source: str) -> None:
        remote = "//" in source
        self._inline.noticed.note(Notice.REMOTE if remote else Notice.PICTURE)


def words_of(piece: Token) -> str:
    """Return what a piece says; a line break of the file is a space, one that is meant stays."""
    if piece.type in ("softbreak", "hardbreak"):
        return " "
    if piece.type == "html_inline":
        return "\n" if piece.content.casefold().startswith("<br") else ""
    return piece.content


def _filled(words: str, *, bold: bool, italic: bool) -> Iterator[Span]:
    done = 0
    for found in _VARIABLE.finditer(words):
        yield Text(words[done : found.start()], bold, italic)
        yield Variable(found[1])
        done = found.end()
    yield Text(words[done:], bold, italic)
