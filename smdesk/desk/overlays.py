"""What is laid over the calendar, gathered from the desks that know it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from smdesk.desk.occasions import OccasionsDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.rota import RotaDesk
from smdesk.domain.dates import Span
from smdesk.domain.occasions import Keeping
from smdesk.domain.overlays import DAYS, RHYTHM, TERMS, Overlay, OverlayKind
from smdesk.domain.records import RecordId

_KINDS = {
    Keeping.AWARENESS: OverlayKind.AWARENESS,
    Keeping.HOLIDAY: OverlayKind.HOLIDAY,
    Keeping.OWN: OverlayKind.OWN_DAY,
}


Reviews = Callable[[], Iterable[tuple[str, date]]]


class OverlaysDesk:
    """Answers what the days of a span are; keeps nothing itself."""

    def __init__(
        self,
        roster: RosterDesk,
        rota: RotaDesk,
        occasions: OccasionsDesk,
        reviews: Reviews,
        *,
        as_of: Callable[[], object],
    ) -> None:
        """``reviews`` gives the documents in force, and when each is to be looked at again.

        ``as_of`` changes with whatever the cabinet keeps, and with the day.
        """
        self._as_of = as_of
        self._last: tuple[object, list[Overlay]] = (None, [])
        self._roster, self._rota, self._occasions = roster, rota, occasions
        self._reviews = reviews

    def within(self, span: Span, kinds: Collection[OverlayKind]) -> list[Overlay]:
        """Return what of these kinds touches the days, by its first day.

        What was asked for last is kept until something changes: a screen asks at every key.
        """
        key = (span, frozenset(kinds), self._as_of())
        if self._last[0] != key:
            self._last = (key, self._read(span, kinds))
        return list(self._last[1])

    def _read(self, span: Span, kinds: Collection[OverlayKind]) -> list[Overlay]:
        found: list[Overlay] = []
        if TERMS.intersection(kinds):
            found += (one for one in self._terms(span) if one.kind in kinds)
        if OverlayKind.DUTY in kinds:
            found += self._duty(span)
        if OverlayKind.EVENT in kinds:
            found += self._events(span)
        if DAYS.intersection(kinds):
            found += (one for one in self._days(span) if one.kind in kinds)
        if OverlayKind.REVIEW in kinds:
            found += (
                Overlay(day, day, OverlayKind.REVIEW, name)
                for name, day in self._reviews()
                if day in span
            )
        if RHYTHM.intersection(kinds):
            found += (one for one in self._rhythm(span) if one.kind in kinds)
        return sorted(found, key=lambda one: (one.first, one.kind.value, one.text))

    def _terms(self, span: Span) -> Iterator[Overlay]:
        names = self._names()
        for term in self._roster.terms.all():
            name = names.get(term.person, "")
            ends = ((term.first, OverlayKind.TERM_BEGINS), (term.last, OverlayKind.TERM_ENDS))
            for day, kind in ends:
                if name and day in span:
                    yield Overlay(day, day, kind, name, term.decision)

    def _events(self, span: Span) -> Iterator[Overlay]:
        for event in self._occasions.events_within(span):
            text = f"{event.clock} {event.name}".strip()
            yield Overlay(event.first, event.last, OverlayKind.EVENT, text, event.source)

    def _days(self, span: Span) -> Iterator[Overlay]:
        for days, one in self._occasions.occasions_within(span):
            yield Overlay(days.first, days.last, _KINDS[one.keeping], one.name, one.source)

    def _rhythm(self, span: Span) -> Iterator[Overlay]:
        """Yield which usual times are free, and at the end of a week what it is short of."""
        rhythm = self._occasions.rhythm(span)
        for day, time in rhythm.free:
            text = f"{time.clock} {time.label}".strip()
            yield Overlay(day, day, OverlayKind.FREE, text)
        for one in rhythm.short:
            yield Overlay(
                one.sunday,
                one.sunday,
                OverlayKind.GAP,
                one.channel,
                count=one.count,
                wanted=one.least,
            )

    def _duty(self, span: Span) -> Iterator[Overlay]:
        """Yield who is on duty, each once for the days of a shift, whatever the channel."""
        names = self._names()
        seen = set()
        for shift in self._rota.shifts(span):
            days = shift.span.overlap(span)
            name = names.get(shift.person, "")
            if days is not None and name and (days, name) not in seen:
                seen.add((days, name))
                yield Overlay(days.first, days.last, OverlayKind.DUTY, name)

    def _names(self) -> dict[RecordId, str]:
        return {person.id: person.name for person in self._roster.people.all()}
