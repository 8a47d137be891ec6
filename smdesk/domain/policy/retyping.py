"""Words typed over in a plain field: what was not touched keeps its links and its emphasis."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate

from smdesk.domain.policy.blocks import (
    CrossReference,
    Link,
    Span,
    Spans,
    Term,
    Text,
    Variable,
    span_text,
)


def retyped(spans: Spans, words: str) -> Spans:
    """Return the spans as they are after somebody typed so that they read ``words``.

    Words that are the same stay as they are. What came is as what it stands in, or instead of;
    beside a link or a reference it is plain. A reference that was typed in is gone, and its words
    are words.
    """
    before = "".join(map(span_text, spans))
    old, new = _WORDS.findall(before), _WORDS.findall(words)
    was, now = _begins(old), _begins(new)
    made: list[Span] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            made += _cut(spans, was[i1], was[i2])
        else:
            made += _come(spans, was[i1], was[i2], words[now[j1] : now[j2]])
    return tuple(_joined(made))


_WORDS = re.compile(r"\w+|\s|[^\w\s]")


def _begins(words: list[str]) -> list[int]:
    """Return where each word begins, and where the last one ends."""
    return [0, *accumulate(map(len, words))]


def _cut(spans: Spans, first: int, end: int) -> Iterator[Span]:
    """Yield what stands between two places; half a reference is words."""
    for start, stop, span in _places(spans):
        begin, finish = max(first, start), min(end, stop)
        if begin >= finish:
            continue
        if not isinstance(span, CrossReference | Variable):
            yield replace(span, text=span.text[begin - start : finish - start])
        elif (begin, finish) == (start, stop):
            yield span
        else:
            yield Text(span_text(span)[begin - start : finish - start])


def _come(spans: Spans, first: int, end: int, came: str) -> Iterator[Span]:
    """Yield what was typed, as what it stands in or after."""
    if not came:
        return
    written = [
        (start, stop, span)
        for start, stop, span in _places(spans)
        if not isinstance(span, CrossReference | Variable)
    ]
    for start, stop, span in written:
        if start <= first and end <= stop and (first < end or start < first < stop):
            yield replace(span, text=came)
            return
    for start, stop, span in written:
        if isinstance(span, Text) and start < first <= stop:
            yield replace(span, text=came)
            return
    yield Text(came)


def _joined(spans: list[Span]) -> list[Span]:
    """Return the spans with those that look alike in one."""
    made: list[Span] = []
    for span in spans:
        before = made[-1] if made else None
        alike = (
            isinstance(before, Text)
            and isinstance(span, Text)
            and (before.bold, before.italic) == (span.bold, span.italic)
        )
        if (
            before is not None
            and not isinstance(span, CrossReference | Variable)
            and (alike or _one_kind(before, span))
        ):
            made[-1] = replace(span, text=span_text(before) + span.text)
        else:
            made.append(span)
    return made


def _one_kind(before: Span, span: Span) -> bool:
    """Whether both are of one link, or both defined words."""
    if isinstance(before, Link) and isinstance(span, Link):
        return before.url == span.url
    return isinstance(before, Term) and isinstance(span, Term)


def _places(spans: Spans) -> Iterator[tuple[int, int, Span]]:
    """Yield where each span begins and ends."""
    at = 0
    for span in spans:
        wide = len(span_text(span))
        yield at, at + wide, span
        at += wide
