"""What a term or a gap of the timeline is, in words: for the ear, for the card and the table."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from smdesk.domain.dates import Span
from smdesk.domain.term_chart import Bar
from smdesk.ui.kit import wording
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.team.lists import standing
from smdesk.ui.team.timeline.places import Item


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


def nobody_word() -> str:
    """Return the word of a gap."""
    return _tr("nobody")


def today_word() -> str:
    """Return the word of today's line."""
    return _tr("Today")


def who(item: Item) -> str:
    """Return who holds the seat."""
    return item.name if isinstance(item, Bar) else nobody_word()


def seat(item: Item) -> str:
    """Return the name of the seat."""
    return item.seat if isinstance(item, Bar) else item.seat.name


def stands(item: Item, today: date) -> str:
    """Return where it stands, as in ``ends in 41 days``."""
    if isinstance(item, Bar):
        return standing(item.term, today)
    if item.span.first > today:
        return _tr("empty {when}").format(when=wording.until(item.span.first, today))
    return _tr("empty now") if item.span.last >= today else _tr("was empty")


def flags(item: Item) -> list[tuple[str, Tone, str]]:
    """Return what is out of the ordinary: in two words, their tone, and the reason or nothing."""
    if not isinstance(item, Bar):
        return []
    found = []
    if item.cut_short:
        found.append((_tr("Ended early"), Tone.WARNING, item.term.ended_early))
    if item.extended:
        words = _tr("was to end on {day}").format(day=wording.day(item.planned))
        found.append((_tr("Extended"), Tone.INFO, "; ".join(filter(None, (words, item.reason)))))
    if item.short:
        why = item.why_short or _tr("no decision and no reason")
        found.append((_tr("Under a year"), Tone.WARNING, why))
    return found


def shared_words(item: Item, shared: tuple[Span, ...]) -> str:
    """Return on which days somebody else holds the seat as well."""
    if not isinstance(item, Bar):
        return ""
    found = [both for run in shared if (both := item.span.overlap(run)) is not None]
    return "; ".join(
        _tr("{days} shared, {span}").format(
            days=wording.days_long(run.days), span=wording.span(run.first, run.last)
        )
        for run in found
    )


def told(item: Item, today: date) -> str:
    """Return everything about it in one sentence."""
    flagged = [": ".join(filter(None, (words, why))) for words, _, why in flags(item)]
    parts = (
        f"{seat(item)}, {who(item)}",
        wording.span(item.span.first, item.span.last),
        stands(item, today),
        item.term.decision if isinstance(item, Bar) else "",
        *flagged,
    )
    return ", ".join(filter(None, parts))


def moving(span: Span) -> str:
    """Return the days that a bar would have, and how many these are."""
    return f"{wording.span(span.first, span.last)} ({wording.days_long(span.days)})"
