"""What else a day is, in the few words that stand under its posts."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from smdesk.domain.dates import DAY, Span
from smdesk.domain.overlays import DAYS, RHYTHM, TERMS, Overlay, OverlayKind
from smdesk.ui.calendar.asked import Layer
from smdesk.ui.kit.year import words_of

KINDS = {
    Layer.TERMS: TERMS,
    Layer.DUTY: frozenset({OverlayKind.DUTY}),
    Layer.EVENTS: frozenset({OverlayKind.EVENT}),
    Layer.DAYS: DAYS,
    Layer.GAPS: RHYTHM,
    Layer.REVIEWS: frozenset({OverlayKind.REVIEW}),
}


def shown_kinds(layers: Collection[Layer]) -> frozenset[OverlayKind]:
    """Return what the layers ask for."""
    return frozenset().union(*(KINDS[layer] for layer in layers))


def layer_words(layer: Layer) -> str:
    """Return what the layer is called."""
    return {
        Layer.TERMS: QCoreApplication.translate("Calendar", "Terms"),
        Layer.DUTY: QCoreApplication.translate("Calendar", "Duty"),
        Layer.EVENTS: QCoreApplication.translate("Calendar", "Events"),
        Layer.DAYS: QCoreApplication.translate("Calendar", "Days"),
        Layer.GAPS: QCoreApplication.translate("Calendar", "Gaps"),
        Layer.REVIEWS: QCoreApplication.translate("Calendar", "Policy reviews"),
    }[layer]


def notes_of(overlays: Iterable[Overlay], span: Span) -> dict[date, tuple[str, ...]]:
    """Return the notes of each day of the span that has any; people on duty share a line."""
    said: dict[date, list[str]] = {}
    on_duty: dict[date, list[str]] = {}
    for one in overlays:
        days = Span(one.first, one.last).overlap(span)
        if days is None:
            continue
        for number in range(days.days):
            day = days.first + number * DAY
            if one.kind is OverlayKind.DUTY:
                on_duty.setdefault(day, []).append(one.text.split()[0])
            else:
                said.setdefault(day, []).append(words_of(one))
    for day, names in on_duty.items():
        words = QCoreApplication.translate("Calendar", "Duty: {names}")
        told = ", ".join(dict.fromkeys(sorted(names)))
        said.setdefault(day, []).append(words.format(names=told))
    return {day: tuple(words) for day, words in said.items()}


def sources_of(overlays: Iterable[Overlay]) -> dict[str, str]:
    """Return where what is noted was looked up, or what it rests on, by its words."""
    return {words_of(one): one.source for one in overlays if one.source}


def told(notes: Iterable[str], sources: Mapping[str, str]) -> str:
    """Return all that is noted of a day, each in a line, with where it comes from."""
    words = QCoreApplication.translate("Calendar", "{note} (source: {source})")
    return "\n".join(
        words.format(note=note, source=sources[note]) if note in sources else note for note in notes
    )
