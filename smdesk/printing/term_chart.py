"""The seats with their terms as bars and as a table: a sheet of its own, and part of the packet."""

from datetime import UTC, date, tzinfo

from smdesk.domain.dates import DAY, Span, gaps
from smdesk.domain.imprint import Imprint
from smdesk.domain.term_chart import Bar, Chart, Row, TermState, lanes
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "terms"
STATES = {TermState.ACTIVE: "now", TermState.AHEAD: "next", TermState.OVER: "past"}


def terms_sheet(
    chart: Chart, imprint: Imprint, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return the terms of this academic year and the next as a sheet for the press."""
    years = chart.years
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(imprint, zone),
            "people": {
                "chart": chart_data(chart),
                "seats": [seat_data(row, chart, within=years) for row in chart.rows],
            },
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def chart_data(chart: Chart) -> dict[str, Json]:
    """Return what is drawn: all places are parts of the two years, 0 at their beginning."""
    whole = chart.years
    return {
        "years": [_stretch(year, whole) for year in (chart.this, chart.following)],
        "months": _months(whole),
        "today": _part(chart.today, whole),
        "seats": [_lanes(row, whole) for row in chart.rows],
    }


def seat_data(row: Row, chart: Chart, *, within: Span | None = None) -> dict[str, Json]:
    """Return a seat for the table: its terms, all or those within, and what lies ahead empty."""
    ahead = Span(chart.today, chart.following.last)
    return {
        "name": row.seat.name,
        "duties": row.seat.duties,
        "terms": [
            _term(bar) for bar in row.bars if within is None or bar.span.overlap(within) is not None
        ],
        "gaps": [_stretch(gap, chart.years) for gap in gaps([b.span for b in row.bars], ahead)],
    }


def _term(bar: Bar) -> dict[str, Json]:
    term = bar.term
    return {
        "name": bar.name,
        "first": term.first.isoformat(),
        "last": term.last.isoformat(),
        "state": STATES[bar.state],
        "decision": term.decision,
        "note": term.note,
        "ended_early": term.ended_early,
        "planned": bar.planned.isoformat() if bar.extended else None,
        "short": bar.reason if bar.short else "",
    }


def _part(day: date, whole: Span) -> float:
    """Return how far into the span a day begins: 0 at its start, 1 after its last day."""
    return round((day - whole.first).days / whole.days, 5)


def _stretch(span: Span, whole: Span) -> dict[str, Json]:
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "from": _part(max(span.first, whole.first), whole),
        "to": _part(min(span.last, whole.last) + DAY, whole),
    }


def _months(whole: Span) -> list[Json]:
    """Return where each month begins in the chart; part of a month at its start counts as one."""
    found: list[Json] = []
    day = whole.first
    while day <= whole.last:
        found.append({"month": day.month, "from": _part(day, whole)})
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found


def _lanes(row: Row, whole: Span) -> dict[str, Json]:
    """Return a seat's bars, those that overlap on lanes of their own, and its empty stretches."""
    seen = [bar for bar in row.bars if bar.span.overlap(whole) is not None]
    places = lanes([bar.span for bar in seen])
    return {
        "name": row.seat.name,
        "lanes": max(places, default=0) + 1,
        "bars": [_drawn(bar, lane, whole) for bar, lane in zip(seen, places, strict=True)],
        "gaps": [_stretch(gap, whole) for gap in gaps([b.span for b in row.bars], whole)],
    }


def _drawn(bar: Bar, lane: int, whole: Span) -> dict[str, Json]:
    term, meant = bar.term, min(bar.planned, whole.last)
    since = bar.planned + DAY if bar.extended else None
    early = bar.cut_short and term.last <= whole.last
    return {
        **_stretch(bar.span, whole),
        "lane": lane,
        "name": bar.name,
        "state": STATES[bar.state],
        "before": term.first < whole.first,
        "after": term.last > whole.last,
        "early": early,
        "meant": _part(meant + DAY, whole) if early and meant > term.last else None,
        "since": _part(since, whole) if since is not None and since in whole else None,
        "short": bar.short and term.first >= whole.first,
    }
