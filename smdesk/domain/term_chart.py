"""The seats drawn as lines and their terms as bars: what is a bar, what a gap, what is shared."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from smdesk.domain.dates import DAY, Span, academic_year, gaps
from smdesk.domain.records import RecordId
from smdesk.domain.roster import FULL_TERM_DAYS, Seat, Term
from smdesk.domain.terms import shared


class TermState(Enum):
    """Where a term stands on a day."""

    AHEAD = "ahead"
    ACTIVE = "active"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Story:
    """What the log tells of a term's last day."""

    planned: date
    """The last day that was meant when the term began."""
    reason: str = ""
    """Why the last day is what it is, where somebody was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One term as it is drawn."""

    term: Term
    name: str
    """Of the person."""
    seat: str
    state: TermState
    lane: int
    """Counts from 0: terms that overlap lie in lanes of their own."""
    planned: date
    """The last day that was meant when the term began."""
    reason: str = ""

    @property
    def span(self) -> Span:
        """The days of the term."""
        return self.term.span

    @property
    def short(self) -> bool:
        """Whether it was to last less than a year."""
        return (max(self.planned, self.term.last) - self.term.first).days + 1 < FULL_TERM_DAYS

    @property
    def extended(self) -> bool:
        """Whether it lasts longer than was meant when it began."""
        return self.planned < self.term.last and not self.term.ended_early

    @property
    def cut_short(self) -> bool:
        """Whether it was ended before its time."""
        return bool(self.term.ended_early)

    @property
    def why_short(self) -> str:
        """The decision or the reason that a term under a year rests on."""
        return self.term.decision or self.reason or self.term.note


@dataclass(frozen=True, slots=True)
class Row:
    """One seat: its bars by their first days, the days nobody holds it, and those two share."""

    seat: Seat
    bars: tuple[Bar, ...]
    gaps: tuple[Span, ...]
    shared: tuple[Span, ...]

    @property
    def lanes(self) -> int:
        """How many lanes its bars take; one at least."""
        return 1 + max((bar.lane for bar in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class Chart:
    """The seats by name, this academic year and the next, and today."""

    rows: tuple[Row, ...]
    this: Span
    following: Span
    today: date

    @property
    def years(self) -> Span:
        """Both academic years."""
        return Span(self.this.first, self.following.last)

    @property
    def span(self) -> Span:
        """From the first day of any term, or of this academic year, to the last."""
        first = min((row.bars[0].term.first for row in self.rows if row.bars), default=self.today)
        last = max((b.term.last for row in self.rows for b in row.bars), default=self.today)
        return Span(min(first, self.this.first), max(last, self.following.last))


def chart(
    seats: Collection[Seat],
    terms: Collection[Term],
    names: Mapping[RecordId, str],
    *,
    stories: Mapping[RecordId, Story],
    today: date,
    year_starts: tuple[int, int],
) -> Chart:
    """Return the chart on the day; ``year_starts`` is month and day of the academic year."""
    this = academic_year(today, *year_starts)
    after = academic_year(this.last + DAY, *year_starts)
    held: dict[RecordId, list[Term]] = {seat.id: [] for seat in seats}
    for term in sorted(terms, key=lambda t: (t.first, t.last, t.id)):
        if term.seat in held:
            held[term.seat].append(term)
    rows = []
    for seat in sorted(seats, key=lambda s: (s.name.casefold(), s.id)):
        mine = held[seat.id]
        spans = [term.span for term in mine]
        begins = min(today, mine[0].first) if mine else today
        rows.append(
            Row(
                seat,
                _bars(seat, mine, names, stories, today),
                tuple(gaps(spans, Span(begins, max(after.last, begins)))),
                tuple(shared(spans)),
            )
        )
    return Chart(tuple(rows), this, after, today)


def standing(term: Term, today: date) -> TermState:
    """Return where the term stands on the day."""
    if term.active(today):
        return TermState.ACTIVE
    return TermState.OVER if term.last < today else TermState.AHEAD


def lanes(spans: Sequence[Span]) -> list[int]:
    """Return for each span, they being sorted, the first lane where nothing lies in its way."""
    free: list[date] = []
    found = []
    for span in spans:
        lane = next((n for n, day in enumerate(free) if day <= span.first), len(free))
        free[lane : lane + 1] = [span.last + DAY]
        found.append(lane)
    return found


def _bars(
    seat: Seat,
    terms: Sequence[Term],
    names: Mapping[RecordId, str],
    stories: Mapping[RecordId, Story],
    today: date,
) -> tuple[Bar, ...]:
    made = []
    for term, lane in zip(terms, lanes([t.span for t in terms]), strict=True):
        story = stories.get(term.id, Story(term.last))
        made.append(
            Bar(
                term=term,
                name=names.get(term.person, ""),
                seat=seat.name,
                state=standing(term, today),
                lane=lane,
                planned=story.planned,
                reason=story.reason,
            )
        )
    return tuple(made)
